"""Defences of the gate, each switched off by one small change of its source, and the tests that must then fail.

A defence whose removal no test notices is not proven: `test_mutants.py` removes them one after the other.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import CodeType, FunctionType, ModuleType
from typing import Any

from reglament.gate.package import Change
from tests.unit.gate import test_attacks as attacks
from tests.unit.gate import test_edges as edges
from tests.unit.gate import test_keeping as keeping

Test = tuple[Callable[..., None], Mapping[str, Any]]


def t(test: Callable[..., None], **given: object) -> Test:
    """A test with what its parameters are."""
    return test, given


@dataclass(frozen=True)
class Mutant:
    """A defence switched off: in a module of `reglament.gate`, `old` becomes `new`; one of `tests` must fail."""

    name: str
    module: str
    old: str
    new: str
    tests: tuple[Test, ...]

    @contextmanager
    def on(self) -> Iterator[None]:
        """The defence is off inside. Functions get other code, so that whoever imported them has it too."""
        module = importlib.import_module(f"reglament.gate.{self.module}")
        source = inspect.getsource(module)
        if source.count(self.old) != 1:
            raise AssertionError(f"{self.name}: the source of {self.module} does not have it exactly once")
        codes = _codes(compile(source.replace(self.old, self.new), str(module.__file__), "exec"))
        functions = dict(_functions(module))
        before = {name: function.__code__ for name, function in functions.items()}
        changed = [name for name, code in before.items() if name in codes and _differ(code, codes[name])]
        if not changed:
            raise AssertionError(f"{self.name}: nothing that runs has changed")
        try:
            for name in changed:
                functions[name].__code__ = codes[name]
            yield
        finally:
            for name in changed:
                functions[name].__code__ = before[name]


def _codes(code: CodeType, prefix: str = "") -> dict[str, CodeType]:
    """Code of functions and methods by qualified name."""
    found = {}
    for const in code.co_consts:
        if isinstance(const, CodeType):
            name = f"{prefix}{const.co_name}"
            found[name] = const
            found.update(_codes(const, f"{name}."))
    return found


def _functions(module: ModuleType) -> Iterator[tuple[str, FunctionType]]:
    for name, value in vars(module).items():
        if getattr(value, "__module__", "") != module.__name__:
            continue
        if isinstance(value, FunctionType):
            yield name, value
        elif isinstance(value, type):
            for key, given in vars(value).items():
                plain = given.fget if isinstance(given, property) else getattr(given, "__func__", given)
                if isinstance(plain, FunctionType):
                    yield f"{name}.{key}", plain


def _differ(one: CodeType, other: CodeType) -> bool:
    inner = zip(one.co_consts, other.co_consts, strict=False)
    return (
        one.co_code != other.co_code
        or one.co_names != other.co_names
        or len(one.co_consts) != len(other.co_consts)
        or any(_differ(a, b) if isinstance(a, CodeType) and isinstance(b, CodeType) else a != b for a, b in inner)
    )


MUTANTS = (
    Mutant(
        "any digest is accepted",
        "standing",
        "if before != after:",
        "if False:",
        (t(attacks.test_push_after_the_visas_11), t(attacks.test_update_of_the_branch_with_edits_16)),
    ),
    Mutant(
        "a visa stands whatever branch the request goes to",
        "standing",
        "if vote.target != ground.target:",
        "if False:",
        (t(edges.test_a_visa_recorded_for_another_branch_8),),
    ),
    Mutant(
        "the target is not compared with the guarded branch",
        "evaluate",
        "if head.target != policy.settings.target:",
        "if False:",
        (t(attacks.test_retarget_collect_and_retarget_back_8),),
    ),
    Mutant(
        "a visa of doubtful text counts",
        "standing",
        "    if not before:\n",
        "    if not before:\n        return None\n    if not before:\n",
        (t(attacks.test_a_review_pointed_at_a_new_commit_before_the_gate_saw_it_12),),
    ),
    Mutant(
        "the forge's commit is believed whenever it was clicked",
        "sight",
        "if head.commit == review.commit and head.at <= review.submitted]",
        "if head.commit == review.commit]",
        (t(attacks.test_a_review_pointed_at_a_new_commit_before_the_gate_saw_it_12),),
    ),
    Mutant(
        "a review binds to the present head whatever commit it was about",
        "sight",
        "shown = [head for head in heads if head.commit == review.commit and",
        "shown = [head for head in heads if",
        (t(attacks.test_approval_of_a_foreign_commit_13, commit="d" * 40),),
    ),
    Mutant(
        "a quoted digest is not compared",
        "sight",
        '    if not named:\n        return "", ""\n',
        "    if not named:\n        named = list(heads)\n",
        (t(edges.test_a_quoted_digest_of_another_text_14),),
    ),
    Mutant(
        "the mode of a file is not digested",
        "digest",
        'f"{entry.mode} {entry.path} {_content',
        'f"{entry.path} {_content',
        (t(edges.test_the_mode_of_a_file_is_digested_18),),
    ),
    Mutant(
        "the note of money is not digested",
        "digest",
        "return name in _METADATA or",
        "return name == 'act.yml' or",
        (t(attacks.test_the_note_of_money_changes_after_visas_20),),
    ),
    Mutant(
        "explanations are digested",
        "digest",
        "    if name in LATER:\n",
        "    if False:\n",
        (t(attacks.test_an_explanation_of_a_missing_visa_voids_no_visa_20),),
    ),
    Mutant(
        "comments count",
        "votes",
        "if draft.state in (State.COMMENTED, State.PENDING):",
        "if draft.state is State.PENDING:",
        (t(edges.test_a_comment_takes_no_visa_36),),
    ),
    Mutant(
        "authors approve",
        "votes",
        "if right.person in excluded and not role.own:",
        "if False:",
        (t(attacks.test_the_author_approves_22), t(attacks.test_a_committer_approves_23)),
    ),
    Mutant(
        "who opened the request is not among its writers",
        "votes",
        "if isinstance(record, Opened) and record.author is not None:",
        "if False:",
        (t(attacks.test_the_author_approves_22),),
    ),
    Mutant(
        "addresses of commits are not looked up",
        "votes",
        "emails.update(mail.lower() for mail in record.emails)",
        "pass",
        (t(attacks.test_a_committer_approves_23),),
    ),
    Mutant(
        "drafters whom the act names approve",
        "votes",
        "excluded = _writers(records, policy) | drafters",
        "excluded = _writers(records, policy)",
        (t(attacks.test_the_drafter_whom_the_act_names_approves_24),),
    ),
    Mutant(
        "days of a delegation are ignored",
        "policy",
        "one.person == person and one.covers(on) and holder",
        "one.person == person and holder",
        (t(edges.test_a_delegation_counts_on_its_days_25, first=edges.FUTURE, last=None, counts=False),),
    ),
    Mutant(
        "the right is that of today, not of the day of receipt",
        "votes",
        "options, fault = _roles_of(person, body.claims, route, policy, seen.at, sure",
        "options, fault = _roles_of(person, body.claims, route, policy, __import__('datetime').datetime(2026, 12, 15, "
        "tzinfo=seen.at.tzinfo), sure",
        (t(attacks.test_the_right_is_that_of_the_day_of_receipt_25),),
    ),
    Mutant(
        "vacant offices are delegated",
        "policy",
        "one.covers(on) and holder:",
        "one.covers(on):",
        (t(edges.test_nobody_delegates_a_vacant_office_26),),
    ),
    Mutant(
        "officials delegate to themselves",
        "policy",
        "if registers.holds(person, position, first):",
        "if False:",
        (t(edges.test_a_delegation_to_oneself_is_an_error_26),),
    ),
    Mutant(
        "one hand gathers visas by delegation",
        "votes",
        "second = vote.agrees and",
        "second = False and",
        (t(edges.test_one_hand_gathers_no_two_visas_by_delegation_27, own_first=True),),
    ),
    Mutant(
        "signatures are delegated",
        "votes",
        "if right.basis is Basis.DELEGATE and role.stage is Stage.SIGNATURE:",
        "if False:",
        (t(edges.test_a_signature_cannot_be_delegated_27),),
    ),
    Mutant(
        "a delegate lifts the refusal of the principal",
        "standing",
        "return vote.person == refusal.person or basis is Basis.HOLDER or acts",
        "return True",
        (t(edges.test_the_principal_refuses_after_the_delegate_agreed_28),),
    ),
    Mutant(
        "the last visa goes before that of the holder",
        "standing",
        "if chosen := holders or group:",
        "if chosen := group:",
        (t(edges.test_the_remarks_of_the_principal_outlive_the_plain_visa_of_the_delegate_28),),
    ),
    Mutant(
        "one click counts in every role of its giver",
        "votes",
        "    if len(options) > 1:\n",
        "    if False:\n",
        (t(attacks.test_one_person_in_two_roles_names_one_29),),
    ),
    Mutant(
        "programs approve",
        "votes",
        "if not seen.human:",
        "if False:",
        (t(attacks.test_a_program_and_a_ghost_32),),
    ),
    Mutant(
        "a review whose account went stays",
        "sight",
        "    if review.user is None:\n        return True\n",
        "    if review.user is None:\n        return False\n",
        (t(edges.test_the_account_of_a_giver_goes_32),),
    ),
    Mutant(
        "a later refusal is passed over",
        "standing",
        "    if refusal is not None:\n",
        "    if False:\n",
        (t(attacks.test_refusal_after_approval_35), t(attacks.test_a_later_comment_revives_nothing_36)),
    ),
    Mutant(
        "a badly written refusal is nobody's",
        "votes",
        "sure=draft.state is State.APPROVED)",
        "sure=True)",
        (
            t(
                edges.test_a_refusal_that_is_badly_written_is_one_35,
                body=f"{edges.REASONS}\n```visa\nrole: finance\n```",
            ),
            t(edges.test_a_refusal_that_names_none_of_several_roles_holds_up_all_29_35),
        ),
    ),
    Mutant(
        "dismissed visas count",
        "standing",
        "cuts[vote.person] = max(cuts.get(vote.person, -1), taken.record)",
        "pass",
        (t(attacks.test_a_dismissed_visa_does_not_count_38, form={"dismissed": True}),),
    ),
    Mutant(
        "anybody dismisses a refusal",
        "standing",
        "if vote.refuses and any(one.own for one in vote.dismissed):",
        "if vote.refuses and vote.dismissed:",
        (t(attacks.test_dismissing_a_refusal_brings_no_approval_back_39, form={"dismissed": True}),),
    ),
    Mutant(
        "a refusal dismissed before it was seen is forgotten",
        "standing",
        "if approval is not None and not unread:",
        "if approval is not None:",
        (t(edges.test_an_unread_refusal_holds_up_the_visa_of_a_delegate_39),),
    ),
    Mutant(
        "a review that disappears is not missed",
        "sight",
        "if key not in there and not one.gone)",
        "if False)",
        (t(edges.test_a_deleted_visa_brings_no_older_one_back_39),),
    ),
    Mutant(
        "edited visas stand",
        "standing",
        "    if vote.edited:\n",
        "    if False:\n",
        (t(attacks.test_an_edited_visa_is_confirmed_anew_40),),
    ),
    Mutant(
        "edits are not noticed",
        "sight",
        "if before.gone or review.body != before.body or _other_state(review, before):",
        "if before.gone:",
        (t(attacks.test_an_edited_visa_is_confirmed_anew_40),),
    ),
    Mutant(
        "a refusal needs no reasons",
        "standing",
        "if not says_something(vote.prose):",
        "if False:",
        (t(attacks.test_a_refusal_without_reasons_41, body=""),),
    ),
    Mutant(
        "remarks need not be written",
        "standing",
        'if vote.claims.verdict == "agreed-with-remarks":',
        "if False:",
        (t(attacks.test_remarks_claimed_and_not_written_41),),
    ),
    Mutant(
        "remarks need no answer",
        "standing",
        "    if open_ones:\n",
        "    if False:\n",
        (t(attacks.test_remarks_wait_for_their_answers_42),),
    ),
    Mutant(
        "quoted lines are read",
        "reviews",
        'elif not line.lstrip().startswith(">"):',
        "else:",
        (t(attacks.test_a_refusal_without_reasons_41, body="> Отказать, нет денег в бюджете"),),
    ),
    Mutant(
        "of several blocks the first is read",
        "reviews",
        "if len(blocks) > 1 or open_ended:",
        "if False:",
        (
            t(
                attacks.test_a_doubtful_block_is_no_visa_31_43,
                body="```visa\nrole: finance\n```\n```visa\nrole: economy\n```",
            ),
        ),
    ),
    Mutant(
        "silence is consent",
        "standing",
        "            passes = passes or not lacking\n    if ground",
        "            passes = True\n    if ground",
        (t(attacks.test_a_silent_unit_is_no_consent_44),),
    ),
    Mutant(
        "a dismissed reply is silence",
        "standing",
        "if any(vote.meddled for vote in own):",
        "if False:",
        (t(edges.test_a_reply_that_somebody_dismissed_is_no_silence_44),),
    ),
    Mutant(
        "the akim decides on any day",
        "dossier",
        "not since <= day <= today",
        "False",
        (t(edges.test_a_decision_older_than_the_refusal_does_not_answer_it),),
    ),
    Mutant(
        "the order of stages is dropped",
        "evaluate",
        "if signed and (early or not ready):",
        "if False:",
        (t(attacks.test_the_akim_signs_before_the_others),),
    ),
    Mutant(
        "the akim may sign before a term is over",
        "evaluate",
        " or (one.given is not None and policy.settings.day(one.given) <= silent)",
        "",
        (t(edges.test_the_akim_signs_before_the_term_of_a_silent_unit_is_over_30_44),),
    ),
    Mutant(
        "the akim signs for less than was reported",
        "standing",
        "before, after = (vote.whole, ground.package.whole) if signed else",
        "before, after = (vote.digest, ground.package.digest) if signed else",
        (t(attacks.test_the_akim_signs_what_was_reported_with_all_attachments),),
    ),
    Mutant(
        "the expertise returns on any ground",
        "standing",
        "if role.stage is Stage.EXPERTISE and not vote.claims.ground:",
        "if False:",
        (t(attacks.test_the_expertise_returns_on_its_grounds_only),),
    ),
    Mutant(
        "a text without visas is registered by the apparatus",
        "keeping",
        "if before and before == after and settled and adds:",
        "if before and before == after and adds:",
        (
            t(
                keeping.test_only_a_text_that_has_its_visas_is_kept,
                before="a",
                after="a",
                settled=False,
                expected=Change.ACT,
            ),
        ),
    ),
    Mutant(
        "what was said of a draft is rewritten with its records",
        "keeping",
        "if before and before == after and settled and adds:",
        "if before and before == after and settled:",
        (t(keeping.test_records_only_come),),
    ),
    Mutant(
        "a broken ledger lets an act go",
        "keeping",
        "if before and not after and settled is False:",
        "if before and not after and not settled:",
        (
            t(
                keeping.test_only_a_text_that_has_its_visas_is_kept,
                before="a",
                after="",
                settled=None,
                expected=Change.ACT,
            ),
        ),
    ),
    Mutant(
        "a text changes with its records",
        "keeping",
        "if before and before == after and settled and adds:",
        "if before and settled and adds:",
        (
            t(
                keeping.test_only_a_text_that_has_its_visas_is_kept,
                before="a",
                after="b",
                settled=True,
                expected=Change.ACT,
            ),
        ),
    ),
    Mutant(
        "an act with its visas goes with the apparatus",
        "keeping",
        "if before and not after and settled is False:",
        "if before and not after:",
        (
            t(
                keeping.test_only_a_text_that_has_its_visas_is_kept,
                before="a",
                after="",
                settled=True,
                expected=Change.ACT,
            ),
        ),
    ),
    Mutant(
        "opening signs whatever comes later",
        "evaluate",
        "heads[-1].digest != heads[0].digest or ",
        "",
        (t(edges.test_who_opened_it_signs_what_was_in_it_then_11),),
    ),
    Mutant(
        "opening signs what others had pushed",
        "evaluate",
        " or not _alone(opener, heads[0], policy)",
        "",
        (
            t(
                edges.test_what_somebody_else_has_written_before_the_first_look_is_not_signed_by_opening_23,
                who="an address",
            ),
        ),
    ),
    Mutant(
        "a comment of anybody signs",
        "votes",
        "and author is not None and draft.seen.user == author",
        "and author is not None",
        (
            t(edges.test_no_other_comment_signs_36, person="qazynaev", how={}),
            t(edges.test_a_comment_of_who_stands_in_signs_nothing_36),
        ),
    ),
    Mutant(
        "a draft of a request passes",
        "evaluate",
        "    if sent is None:\n        return Outcome.PENDING\n",
        "",
        (t(edges.test_a_request_that_is_a_draft_waits_22),),
    ),
    Mutant(
        "registers ride with an act",
        "package",
        'return (Change.POLICY, "") if len(policy) == len(changed) else (Change.MIXED, "")',
        "changed = [path for path in changed if path not in policy]",
        (t(attacks.test_registers_and_an_act_in_one_request_2),),
    ),
    Mutant(
        "one guardian counts for each office",
        "evaluate",
        "agreed = {one.person for one in results",
        "agreed = {one.role.id for one in results",
        (t(edges.test_one_person_in_two_guardian_offices_counts_once_5),),
    ),
    Mutant(
        "a draft names its developer",
        "route",
        "    yield _developer(act, policy)\n",
        "",
        (t(edges.test_the_developer_does_not_name_itself_2),),
    ),
    Mutant(
        "a paper names whoever signs it",
        "route",
        "sound = sound and known and policy.rank(str(position)) in ranks",
        "sound = sound and known",
        (t(edges.test_a_paper_names_somebody_who_may_not_sign_it_2),),
    ),
    Mutant(
        "links are files",
        "package",
        'if entry.mode != REGULAR and not (entry.mode == "100755" and change is Change.POLICY):',
        "if False:",
        (t(attacks.test_links_submodules_and_programs_55, mode="120000"),),
    ),
    Mutant(
        "names collide",
        "package",
        "        if other != path:\n",
        "        if False:\n",
        (t(edges.test_names_that_collide_with_a_file_that_is_there_57),),
    ),
    Mutant(
        "pointers are files",
        "package",
        "if entry.data.startswith(_LFS):",
        "if False:",
        (t(edges.test_pointers_huge_files_and_too_many_21_61),),
    ),
    Mutant(
        "the clock runs back",
        "sight",
        "if now < shown.created:",
        "if False:",
        (t(attacks.test_a_clock_before_the_request_is_an_error),),
    ),
    Mutant(
        "records stand in any order",
        "evaluate",
        "if times != sorted(times) or (times and now < times[-1]):",
        "if False:",
        (t(edges.test_records_in_another_order_are_an_error),),
    ),
    Mutant(
        "the package is not compared with the ledger",
        "evaluate",
        "if head.digest != package.digest:",
        "if False:",
        (t(edges.test_a_package_that_the_ledger_never_saw_is_an_error),),
    ),
    Mutant(
        "the ledger is not chained",
        "ledger",
        'or given.pop("after", None) != previous:',
        'or given.pop("after", None) is None:',
        (t(edges.test_a_ledger_without_one_of_its_lines_is_an_error),),
    ),
    Mutant(
        "an unknown state of a review is ignored",
        "reviews",
        "if name not in _STATES:",
        "if name not in _STATES:\n        return None\n    if False:",
        (t(edges.test_an_unknown_state_is_an_error),),
    ),
    Mutant(
        "two reviews have one number",
        "sight",
        "if len(set(numbers)) < len(numbers):",
        "if False:",
        (t(edges.test_two_reviews_with_one_number_are_an_error),),
    ),
)
