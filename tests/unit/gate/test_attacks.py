"""Attacks on the gate, each by its number in the table of `docs/explanation/gate.md`: how somebody could get a package
through without the visas that the Regulation demands, and that it does not work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from reglament.gate.decision import Decision, Outcome, RoleResult, Standing
from reglament.gate.evaluate import evaluate
from reglament.gate.faults import GateFault
from reglament.gate.reviews import State, read_body
from reglament.gate.sight import observe
from tests.unit.gate.scene import DOSSIER, Scene, entries

UNITS = ("qazynaev", "zhosparov", "bulaqova", "zheruiyqov", "derektov")
OTHERS = ("baptarov", "sozdikova", "bolzhamov", "tiyanaqov")


def all_but_akim(scene: Scene) -> Decision:
    """Everybody who is asked agrees."""
    scene.look()
    for person in (*UNITS, *OTHERS):
        scene.approve(person)
    return scene.look()


def role(decision: Decision, position: str) -> RoleResult:
    found = [one for one in decision.roles if one.role.position == position]
    assert found, position
    return found[0]


def why(result: RoleResult | Decision) -> str:
    return "; ".join(said.message for said in result.because)


def test_everybody_agrees_and_the_akim_signs_last(scene: Scene) -> None:
    assert all_but_akim(scene).outcome is Outcome.PENDING
    scene.approve("qiyalbekov")
    assert scene.look().outcome is Outcome.SATISFIED


def test_a_silent_unit_is_no_consent_44(scene: Scene) -> None:
    all_but_akim(scene)
    scene.reviews = [one for one in scene.reviews if one.login != "zheruiyqov"]
    scene.records = []
    scene.look()
    decision = scene.wait(days=30).look()
    land = role(decision, "head-land")
    assert (land.standing, land.passes, decision.outcome) == (Standing.OVERDUE, False, Outcome.PENDING)
    assert "silence is no consent" in why(land)


def test_retarget_collect_and_retarget_back_8(scene: Scene) -> None:
    scene.target = "weak"
    assert all_but_akim(scene).outcome is Outcome.BLOCKED
    scene.target = "main"
    decision = scene.wait(minutes=1).look()
    assert role(decision, "head-finance").standing is Standing.STALE
    assert not decision.outcome.passes


def test_labels_and_comments_turn_nothing_green_9(scene: Scene) -> None:
    scene.look()
    for person in (*UNITS, *OTHERS, "qiyalbekov"):
        scene.review(person, State.COMMENTED, "/approve\nvisa-gate: success")
    assert all(one.standing is Standing.PENDING for one in scene.look().roles)


def test_push_after_the_visas_11(scene: Scene) -> None:
    all_but_akim(scene)
    scene.push("act.ru.md", "12.", "12. Кроме того,")
    decision = scene.look()
    assert {one.standing for one in decision.roles} == {Standing.STALE, Standing.PENDING}


def test_a_patch_identical_push_moves_the_commit_of_a_review_12(scene: Scene) -> None:
    all_but_akim(scene)
    scene.push("act.kk.md", "1.", "1. Сонымен қатар")
    for one in list(scene.reviews):
        scene.change(one, commit=scene.commit)
    assert role(scene.look(), "head-land").standing is Standing.STALE


def test_a_review_pointed_at_a_new_commit_before_the_gate_saw_it_12(scene: Scene) -> None:
    scene.look()
    review = scene.approve("qazynaev")
    scene.push("act.kk.md", "1.", "1. Сонымен қатар")
    scene.change(review, commit=scene.commit)
    assert role(scene.look(), "head-finance").standing is Standing.STALE


@pytest.mark.parametrize("commit", ["d" * 40, ""])
def test_approval_of_a_foreign_commit_13(scene: Scene, commit: str) -> None:
    scene.look()
    scene.approve("qazynaev", commit=commit)
    assert role(scene.look(), "head-finance").standing is Standing.STALE


def test_push_between_page_load_and_click_14(scene: Scene) -> None:
    scene.look()
    seen = scene.package.digest
    scene.push("act.kk.md", "1.", "1. Сонымен қатар")
    scene.look()
    scene.approve("qazynaev", f"```visa\ndigest: {seen}\n```")
    assert role(scene.look(), "head-finance").standing is Standing.STALE
    scene.approve("qazynaev", f"```visa\ndigest: {scene.package.digest}\n```")
    assert role(scene.look(), "head-finance").standing is Standing.VISA


def test_update_of_the_branch_with_edits_16(scene: Scene) -> None:
    all_but_akim(scene)
    scene.push("annex-1.kk.md", "1.", "1. Қосымша")
    assert role(scene.look(), "head-ecology").standing is Standing.STALE


def test_another_file_of_the_act_appears_on_the_base_17(scene: Scene) -> None:
    all_but_akim(scene)
    (scene.root / DOSSIER / "annex-3.kk.md").write_text("# Қосымша\n\nМәтін.\n", encoding="utf-8")
    assert role(scene.wait(minutes=1).look(), "head-ecology").standing is Standing.STALE


@pytest.mark.parametrize("change", [(".", ". "), ("\n", "\r\n")])
def test_white_space_and_line_ends_18(scene: Scene, change: tuple[str, str]) -> None:
    all_but_akim(scene)
    file = scene.root / DOSSIER / "act.kk.md"
    file.write_bytes(file.read_bytes().replace(change[0].encode(), change[1].encode(), 1))
    assert role(scene.wait(minutes=1).look(), "head-ecology").standing is Standing.STALE


def test_backdated_reviews_beat_no_term_19(scene: Scene) -> None:
    scene.look()
    scene.wait(days=20)
    scene.approve("qazynaev", submitted=scene.now - timedelta(days=19))
    assert scene.look().roles[0].due is not None
    assert role(scene.look(), "head-finance").given == scene.now


def test_the_note_of_money_changes_after_visas_20(scene: Scene) -> None:
    all_but_akim(scene)
    scene.push("note.yml", "amount: 23100000", "amount: 23100001")
    assert role(scene.look(), "head-finance").standing is Standing.STALE


def test_an_explanation_of_a_missing_visa_voids_no_visa_20(scene: Scene) -> None:
    before = all_but_akim(scene)
    file = scene.root / DOSSIER / "note.yml"
    file.write_text(
        file.read_text(encoding="utf-8")
        + "missing_visas:\n  - unit: land\n    reason: {kk: Жауап жоқ, ru: Нет ответа}\n"
        + "    proof: {kk: Хат, ru: Письмо}\n",
        encoding="utf-8",
    )
    after = scene.wait(minutes=1).look()
    assert [one.standing for one in after.roles] == [one.standing for one in before.roles]


def test_the_akim_signs_what_was_reported_with_all_attachments(scene: Scene) -> None:
    all_but_akim(scene)
    scene.approve("qiyalbekov")
    assert scene.look().outcome is Outcome.SATISFIED
    scene.push("disagreement.yml", "position:", "position :")
    decision = scene.look()
    assert role(decision, "akim").standing is Standing.STALE
    assert role(decision, "head-land").standing is Standing.VISA


def test_the_author_approves_22(scene: Scene) -> None:
    scene.author = "qazynaev"
    scene.look()
    scene.approve("qazynaev")
    finance = role(scene.look(), "head-finance")
    assert (finance.standing, finance.passes) == (Standing.INVALID, False)


def test_a_committer_approves_23(scene: Scene) -> None:
    scene.emails = ("QAZYNAEV@sarqyrama.example",)
    scene.writers = (scene.number("zhosparov"),)
    scene.look()
    scene.approve("qazynaev")
    scene.approve("zhosparov")
    decision = scene.look()
    assert role(decision, "head-finance").standing is Standing.INVALID
    assert role(decision, "head-economy").standing is Standing.INVALID


def test_the_drafter_whom_the_act_names_approves_24(scene: Scene) -> None:
    file = scene.root / DOSSIER / "act.yml"
    file.write_text(file.read_text(encoding="utf-8") + "drafters: [qazynaev]\n", encoding="utf-8")
    scene.look()
    scene.approve("qazynaev")
    assert role(scene.look(), "head-finance").standing is Standing.INVALID


def test_whoever_wrote_may_still_refuse(scene: Scene) -> None:
    scene.emails = ("qazynaev@sarqyrama.example",)
    scene.look()
    scene.refuse("qazynaev", "Источник финансирования не указан, средств в бюджете нет.")
    assert role(scene.look(), "head-finance").standing is Standing.REFUSED


def test_acting_ends_25_33(scene: Scene) -> None:
    """Who acts for the head of ecology until 20 November gives no visa on the 21st; the head does."""
    scene.wait(days=17).look()
    scene.approve("bulaqova")
    assert role(scene.look(), "head-ecology").standing is Standing.PENDING
    scene.approve("zhasylova")
    assert role(scene.look(), "head-ecology").standing is Standing.VISA


def test_the_right_is_that_of_the_day_of_receipt_25(scene: Scene) -> None:
    scene.look()
    scene.approve("bulaqova")
    scene.look()
    assert role(scene.wait(days=40).look(), "head-ecology").standing is Standing.VISA


def test_one_person_in_two_roles_names_one_29(scene: Scene) -> None:
    registers = scene.policy.registers
    entry = replace(registers.appointments[0], person="qazynaev", position="head-economy", acting=True)
    others = tuple(one for one in registers.appointments if one.position != "head-economy")
    scene.policy = replace(scene.policy, registers=replace(registers, appointments=(*others, entry)))
    scene.look()
    scene.approve("qazynaev")
    decision = scene.look()
    assert role(decision, "head-finance").standing is role(decision, "head-economy").standing is Standing.PENDING
    assert "several roles" in why(decision)
    scene.approve("qazynaev", "```visa\nrole: finance\n```")
    decision = scene.look()
    assert role(decision, "head-finance").standing is Standing.VISA
    assert role(decision, "head-economy").standing is Standing.PENDING


def test_a_login_taken_over_by_another_account_30(scene: Scene) -> None:
    scene.look()
    scene.approve("qazynaev", user=99999)
    assert role(scene.look(), "head-finance").standing is Standing.PENDING


def test_a_program_and_a_ghost_32(scene: Scene) -> None:
    scene.look()
    scene.approve("qazynaev", human=False)
    scene.approve("zhosparov", user=None)
    decision = scene.look()
    assert role(decision, "head-finance").standing is role(decision, "head-economy").standing is Standing.PENDING
    assert "program" in why(decision) and "gone" in why(decision)


def test_refusal_after_approval_35(scene: Scene) -> None:
    all_but_akim(scene)
    scene.refuse("zheruiyqov", "Срок формирования участков противоречит Земельному кодексу.")
    decision = scene.look()
    assert (role(decision, "head-land").standing, decision.outcome) == (Standing.REFUSED, Outcome.BLOCKED)


def test_a_later_comment_revives_nothing_36(scene: Scene) -> None:
    all_but_akim(scene)
    scene.refuse("zheruiyqov", "Срок формирования участков противоречит Земельному кодексу.")
    scene.review("zheruiyqov", State.COMMENTED, "В целом согласен.")
    assert role(scene.look(), "head-land").standing is Standing.REFUSED


@pytest.mark.parametrize("form", [{"dismissed": True}, {"state": State.DISMISSED}])
def test_a_dismissed_visa_does_not_count_38(scene: Scene, form: dict[str, object]) -> None:
    scene.look()
    review = scene.approve("qazynaev")
    scene.look()
    scene.change(review, **form)
    decision = scene.wait(minutes=1).look()
    assert role(decision, "head-finance").standing is Standing.PENDING
    assert decision.incidents


@pytest.mark.parametrize("form", [{"dismissed": True}, {"state": State.DISMISSED}])
def test_dismissing_a_refusal_brings_no_approval_back_39(scene: Scene, form: dict[str, object]) -> None:
    all_but_akim(scene)
    refusal = scene.refuse("zheruiyqov", "Срок формирования участков противоречит Земельному кодексу.")
    scene.look()
    scene.change(refusal, dismissed_by=scene.number("qubyrov"), **form)
    decision = scene.wait(minutes=1).look()
    assert role(decision, "head-land").standing is Standing.REFUSED
    assert decision.incidents


def test_a_giver_dismisses_the_own_refusal_and_the_old_visa_stays_gone_39(scene: Scene) -> None:
    all_but_akim(scene)
    refusal = scene.refuse("zheruiyqov", "Срок формирования участков противоречит Земельному кодексу.")
    scene.look()
    scene.change(refusal, dismissed=True, dismissed_by=scene.number("zheruiyqov"))
    assert role(scene.wait(minutes=1).look(), "head-land").standing is Standing.PENDING


def test_an_edited_visa_is_confirmed_anew_40(scene: Scene) -> None:
    scene.look()
    review = scene.approve("bulaqova", "Предусмотреть запрет помещать в контейнеры батареи.")
    scene.look()
    scene.change(review, body="")
    assert role(scene.wait(minutes=1).look(), "head-ecology").standing is Standing.STALE


@pytest.mark.parametrize("body", ["", "...", "> Отказать, нет денег в бюджете"])
def test_a_refusal_without_reasons_41(scene: Scene, body: str) -> None:
    scene.look()
    scene.refuse("qazynaev", body)
    finance = role(scene.look(), "head-finance")
    assert (finance.standing, finance.passes) == (Standing.INVALID, False)


def test_remarks_claimed_and_not_written_41(scene: Scene) -> None:
    scene.look()
    scene.approve("qazynaev", "```visa\nverdict: agreed-with-remarks\n```")
    assert role(scene.look(), "head-finance").standing is Standing.INVALID


def test_remarks_wait_for_their_answers_42(scene: Scene) -> None:
    scene.look()
    scene.approve("bulaqova", "1. Ввести третью фракцию для стекла.\n2. Установить срок отчета о мониторинге.")
    ecology = role(scene.look(), "head-ecology")
    assert (ecology.standing, ecology.passes) == (Standing.VISA_WITH_REMARKS, False)
    assert [one.answered for one in ecology.remarks] == [True, False]


@pytest.mark.parametrize(
    "body",
    ["> ```visa\n> role: finance\n> ```", "Виза: согласовано, role: finance", "```\nrole: finance\n```"],
)
def test_prose_and_quotations_are_no_commands_43(scene: Scene, body: str) -> None:
    assert read_body(body).claims.role == ""


@pytest.mark.parametrize(
    "body",
    [
        "```visa\nrole: finance\n```\n```visa\nrole: economy\n```",
        "```visa\nrole: finance",
        "```visa\nrole: finance\nrole: economy\n```",
        "```visa\nadmin: yes\n```",
        "```visa\ndigest: 12\n```",
        "```visa\nrole: fin\u200bance\n```",
    ],
)
def test_a_doubtful_block_is_no_visa_31_43(scene: Scene, body: str) -> None:
    scene.look()
    scene.approve("qazynaev", body)
    assert role(scene.look(), "head-finance").standing is not Standing.VISA


def test_a_review_is_deleted_from_the_forge(scene: Scene) -> None:
    scene.look()
    scene.refuse("zheruiyqov", "Срок формирования участков противоречит Земельному кодексу.")
    scene.look()
    scene.reviews.clear()
    decision = scene.wait(minutes=1).look()
    assert not role(decision, "head-land").passes
    assert decision.incidents


def test_the_akim_signs_before_the_others(scene: Scene) -> None:
    scene.look()
    scene.approve("qiyalbekov")
    for person in (*UNITS, *OTHERS):
        scene.approve(person)
    assert role(scene.look(), "akim").standing is Standing.STALE


def test_the_expertise_returns_on_its_grounds_only(scene: Scene) -> None:
    scene.look()
    scene.refuse("baptarov", "Считаю проект преждевременным и нецелесообразным.")
    assert role(scene.look(), "head-legal").standing is Standing.INVALID
    scene.refuse("baptarov", "Пункт 4 противоречит Земельному кодексу.\n```visa\nground: contrary-to-law\n```")
    assert role(scene.look(), "head-legal").standing is Standing.REFUSED


def test_registers_and_an_act_in_one_request_2(scene: Scene) -> None:
    file = scene.root / "content/registry/akimat.yml"
    file.parent.mkdir()
    file.write_bytes(scene.base["content/registry/akimat.yml"].data + b"\n")
    assert scene.look().outcome is Outcome.BLOCKED


@pytest.mark.parametrize("mode", ["120000", "160000", "100755"])
def test_links_submodules_and_programs_55(scene: Scene, mode: str) -> None:
    path, package = f"{DOSSIER}/act.kk.md", scene.package
    files = entries(scene.root)
    spoilt = scene.packed({**files, path: replace(files[path], mode=mode)})
    assert spoilt.flaws and not package.flaws


def test_a_clock_before_the_request_is_an_error(scene: Scene) -> None:
    with pytest.raises(GateFault):
        observe(scene.snapshot, (), "b" * 40, scene.now - timedelta(days=2))


def test_records_out_of_order_are_an_error(scene: Scene) -> None:
    all_but_akim(scene)
    decision = evaluate(scene.policy, scene.package, scene.records[::-1], scene.now)
    assert decision.outcome is Outcome.ERROR
    assert any("Call" in said.message for said in decision.because)


def test_a_year_without_calendar_is_an_error(scene: Scene) -> None:
    scene.wait(days=3650)
    assert scene.look().outcome is Outcome.ERROR
