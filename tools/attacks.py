"""Write the attacks and their proofs into docs/explanation/gate.md: `python tools/attacks.py` prints the counts.

A test proves an attack when its name ends in the attack's number. Tests of other parts are named here by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from generated import keep  # noqa: E402 - found beside this file

TARGET = ROOT / "docs" / "explanation" / "gate.md"
BEGIN, END = "<!-- attacks: begin -->", "<!-- attacks: end -->"
NUMBERED = (
    "contract/test_attacks.py",
    "contract/test_workflows.py",
    "e2e/test_hook.py",
    "e2e/test_visas*.py",
    "e2e/test_workflows.py",
    "unit/forge/test_*.py",
    "unit/gate/test_*.py",
    "unit/loading/test_pictures.py",
    "unit/pipeline/test_gating*.py",
)
"""Files whose tests may end in the number of an attack."""


@dataclass(frozen=True)
class Attack:
    """One way to get a paper through without its visas: `how`, `defence`, tests beside the numbered ones.

    `reason` says what no test of this repository can prove, and who answers for it.
    """

    number: int
    how: str
    defence: str
    tests: tuple[str, ...] = ()
    reason: str = ""


GATING = "unit/pipeline/test_gating.py::"
HOOK = "e2e/test_hook.py::"
HAZARD = "e2e/test_hazards.py::test_a_hazard_is_one_finding_and_the_run_goes_on"
HOSTILE = "unit/exchange/test_hostile.py::test_hostile_files_are_refused_with_a_reason"

GROUPS: Mapping[str, tuple[Attack, ...]] = {
    "The policy": (
        Attack(
            1,
            "A request enters its own author in the register of officials.",
            "Registers, calendar, settings and schemas are read from the base branch.",
            (f"{GATING}test_the_policy_is_that_of_the_base",),
        ),
        Attack(
            2,
            "A request bends what the route is computed from, so that a visa is not asked for.",
            "Rules come from the base; a policy may not ride with papers; the developer's head signs; who may sign a "
            "paper follows from ranks, not from the paper.",
        ),
        Attack(
            3,
            "A request changes the gate or its workflow.",
            "The job with rights takes code from the default branch alone; such files are policy and need guardians.",
            ("unit/gate/test_attacks.py::test_registers_and_an_act_in_one_request_2",),
        ),
        Attack(
            4,
            "A second workflow reports success under the gate's name.",
            "The gate merges by itself, and only the head that it judged; on a bare server the hook decides.",
            (
                "unit/forge/test_adapters.py::test_a_merge_only_of_what_was_judged_15",
                f"{HOOK}test_a_ledger_of_ones_own_under_another_name_counts_for_nothing",
            ),
            "That the required check is bound to the gate's own account is a setting of the forge: the guide names it.",
        ),
        Attack(
            5,
            "Two steps: first the register, then the act.",
            "A change of the policy needs several guardians, each person once, its author not among them; records "
            "keep the commit of the policy.",
        ),
        Attack(
            6,
            "A key or an id that stands twice puts one official in the place of another.",
            "Keys that stand twice are refused by the reader; ids, accounts and addresses by the policy.",
            (HAZARD, "unit/loading/test_yaml_source.py::test_duplicate_key_names_the_first_place"),
        ),
        Attack(
            7,
            "YAML that grows, nests without end, or makes objects.",
            "No aliases, tags or merge keys; limits of size, depth and number. In a register of the base: ERROR.",
            (HAZARD, f"{GATING}test_a_broken_register_of_the_base_is_an_error"),
        ),
        Attack(
            8,
            "Visas are gathered for a weak branch, and the request is turned back to the guarded one.",
            "The target is part of the digest and of every visa.",
        ),
        Attack(
            9,
            "A label, a title or the words of a comment turn the gate green.",
            "Nothing but reviews is read, and comments count for nothing.",
        ),
        Attack(
            10,
            "An administrator pushes past the gate.",
            "The hook of a bare server knows no administrator. Afterwards `visas verify` proves the ledgers and names "
            "every commit of the guarded branch that is no request with its visas, and a branch that was written anew.",
            (
                f"{HOOK}test_a_request_without_visas_does_not_come_in_and_one_with_them_does",
                f"{HOOK}test_the_guarded_branch_is_not_deleted_nor_written_anew",
                "unit/pipeline/test_gating_verify.py::test_a_conclusion_that_was_made_up",
            ),
            "On a forge only its own protection forbids it beforehand, and leaves ledgers to the gate alone: the "
            "guides name the settings.",
        ),
    ),
    "The text under a visa": (
        Attack(11, "A push after the visa.", "The digest of the visa is no longer that of the text."),
        Attack(
            12,
            "A force-push with the same patch: the forge points old reviews at the new head.",
            "The digest decides; the forge's commit is believed only for a head that the gate had seen before.",
        ),
        Attack(
            13,
            "A review of an old or foreign commit.",
            "A visa is bound to the head of its commit, and to none when the gate never saw it.",
        ),
        Attack(
            14,
            "A push between the loading of the page and the click.",
            "The button is bound by commit and time; the block of the comment quotes the digest that was on the page.",
        ),
        Attack(
            15,
            "A merge in the moment before visas fall.",
            "The gate merges with the commit that it judged; the forge refuses another one.",
        ),
        Attack(
            16,
            "An update from the base branch that carries changes of its own.",
            "The digest is that of the merge result, whoever made the merge.",
            (f"{HOOK}test_a_merge_with_something_of_its_own_is_refused",),
        ),
        Attack(
            17,
            "Another file of the act appears on the base branch.",
            "The digest covers the dossier as it will be merged.",
            (f"{GATING}test_a_file_of_the_dossier_that_came_to_the_base_is_in_the_package",),
        ),
        Attack(18, "White space, line ends, the mode of a file.", "Modes and raw bytes are digested."),
        Attack(
            19,
            "Dates of commits or reviews beat a term.",
            "Time is that of receipt, by the clock of the forge or the server.",
            ("unit/forge/test_adapters.py::test_a_clock_of_several_machines_does_not_run_back",),
        ),
        Attack(
            20,
            "The explanatory note changes after the visas.",
            "The note with its sums is endorsed; what explains a missing visa is not, so that it voids none.",
        ),
        Attack(
            21,
            "An annex that only points at something.",
            "Submodules, links and pointers bar the request.",
            (f"{GATING}test_a_link_in_a_dossier_is_a_flaw",),
        ),
    ),
    "Who gives it": (
        Attack(22, "The author approves.", "Numbers of accounts are compared; who opened the request is excluded."),
        Attack(23, "A co-author approves.", "So are accounts and addresses of all who wrote its commits."),
        Attack(24, "The drafter opens it from another account.", "Drafters whom the act names are excluded."),
        Attack(
            25,
            "A delegation that has ended, has not begun, or was taken back.",
            "The day of receipt decides, in the akimat's own time, by the registers of the base.",
        ),
        Attack(26, "A chain of delegations, a circle, oneself.", "One step only, from who is appointed to the office."),
        Attack(
            27,
            "The delegate wrote the draft, or gathers several visas.",
            "Writers are excluded; who gives one visa gives none by delegation; a signature cannot be delegated.",
        ),
        Attack(
            28,
            "Principal and delegate disagree.",
            "The principal's word goes first; a refusal stays until its giver or the principal takes it back.",
        ),
        Attack(29, "One click for two roles.", "A consent names its role; a refusal that names none holds up all."),
        Attack(30, "A login is given up and taken by somebody else.", "Accounts are known by their numbers."),
        Attack(
            31,
            "Letters that look alike in a name.",
            "The block of a visa has plain letters only; logins decide nothing.",
        ),
        Attack(
            32,
            "A program, a ghost, a suspended account.",
            "Only people; a giver whose account goes gives no more visa.",
        ),
        Attack(33, "An official left the office, the account lives.", "Appointments end; the day of receipt decides."),
        Attack(
            34,
            "A stolen session votes.",
            "The ledger keeps who, when and before what; the giver takes the visa back by a refusal.",
            ("unit/gate/test_attacks.py::test_refusal_after_approval_35",),
            "Who sits at a keyboard is proven by the forge's second factor, not by the gate; electronic signatures of "
            "officials would need a decision of their own.",
        ),
    ),
    "What it says": (
        Attack(
            35, "An old consent counts although a refusal followed.", "The last decisive review of each person counts."
        ),
        Attack(36, "A later comment clears or revives a vote.", "Comments change nothing."),
        Attack(37, "A refusal on the second page.", "Lists are read to their end, or it is an ERROR."),
        Attack(38, "A dismissed visa that the forge still calls approved.", "The flag is read beside the state."),
        Attack(
            39,
            "A refusal is dismissed, deleted or never shown, and the older consent comes up.",
            "A refusal goes only by its giver or the principal; whatever is dismissed takes all older consent with it.",
        ),
        Attack(40, "A visa is edited later.", "The body is kept at first sight; another one must be confirmed."),
        Attack(
            41,
            "A refusal without reasons, remarks that are not there.",
            "Neither a refusal nor a consent: no valid visa.",
        ),
        Attack(42, "Remarks are accepted and forgotten.", "Each remark has its answer, else the visa does not pass."),
        Attack(
            43,
            "Prose or a quotation is read as a command.",
            "One fenced block of a strict form; quoted lines are nobody's.",
        ),
        Attack(
            44,
            "Silence counts as consent.",
            "Silence passes with a reason, proof and the akim's decision after the term, and is shown as disagreement.",
        ),
    ),
    "Continuous integration": (
        Attack(
            45,
            "The job with rights runs code of the request.",
            "It takes the default branch and reads the request as data.",
            (),
        ),
        Attack(
            46,
            "Names of branches and titles become commands.",
            "No expression stands in a script; played with hostile names.",
            (),
        ),
        Attack(
            47,
            "A job that is skipped counts as passed.",
            "No job has a condition; the light is set by name, and absent means waiting.",
            (),
        ),
        Attack(
            48,
            "The result lands on another commit.",
            "The light is set by the commit that was judged.",
            ("unit/forge/test_adapters.py::test_a_status_by_its_commit",),
        ),
        Attack(
            49,
            "An old light stays.",
            "Looking is idempotent; a sweep looks at every open request.",
            (),
        ),
        Attack(
            50,
            "A cache or an artefact is poisoned.",
            "The job with rights takes neither.",
            (),
        ),
        Attack(
            51,
            "An action under a tag that moves.",
            "Actions are named by their commit, the same everywhere; linters of security look at them.",
            (),
        ),
        Attack(
            52,
            "Something stays behind on a runner of one's own.",
            "The workflows ask for machines of the forge.",
            (),
            "Where an organisation has runners of its own, only it can make them new for every job: the guides say so.",
        ),
        Attack(
            53,
            "A request from a fork reads secrets.",
            "Workflows of requests have neither secrets nor rights to write.",
            (),
        ),
        Attack(
            54,
            "The forge fails, refuses, or cuts its answer short.",
            "Retried, then ERROR with the reason; never a pass.",
        ),
    ),
    "Content": (
        Attack(
            55,
            "A link to a file of the machine.",
            "Only plain files; nothing of a request is checked out.",
            (f"{GATING}test_a_link_in_a_dossier_is_a_flaw", HAZARD),
        ),
        Attack(
            56,
            "A reference out of the folder.",
            "References are ids of papers that were read; a picture lies beside its text; `serve` gives no other file.",
            (
                "e2e/test_commands.py::test_serve_gives_nothing_from_outside_the_site",
                "e2e/test_bad_input.py::test_a_reference_to_nothing_is_told_where_it_stands",
            ),
        ),
        Attack(
            57,
            "Names that collide on another machine.",
            "Plain letters; no two names that differ in case alone, also with files that did not change.",
        ),
        Attack(
            58,
            "Raw blocks and includes of the converter.",
            "Texts are read by the tool's own reader into a tree; no text of a drafter reaches pandoc as markup.",
            (
                "unit/render/test_docx.py::test_raw_openxml_holds_no_text_of_a_drafter",
                "unit/render/test_docx.py::test_any_text_arrives_whole",
            ),
        ),
        Attack(59, "A converter that writes outside its folder.", "Its version is pinned past that fault."),
        Attack(
            60,
            "Typesetting reads files, loads packages, or never ends.",
            "Text is data, never code; a folder of plain files; limits of time, memory and size.",
            (
                "unit/render/test_typst.py::test_nothing_of_a_text_is_code",
                "e2e/test_hostile_papers.py::test_typst_sees_a_folder_of_regular_files",
                "e2e/test_hostile_papers.py::test_a_hostile_paper_costs_one_finding",
            ),
        ),
        Attack(
            61,
            "Huge files, too many files, more commits than a list shows.",
            "Limits; files and commits come from git, not from a list that is cut short.",
            ("unit/loading/test_fuzz.py::test_a_text_beyond_its_limits_is_one_finding",),
        ),
        Attack(
            62,
            "A DOCX that unpacks without end, entities, macros.",
            "Read in a stream under limits; entities and macros are refused.",
            (HOSTILE, "unit/exchange/test_limits.py::test_a_file_that_takes_too_much_memory"),
        ),
        Attack(
            63,
            "Scripts and links that act in the portal.",
            "Escaped, then cleaned by a list of what is allowed.",
            (
                "unit/portal/test_stage.py::test_nothing_in_a_paper_acts_on_a_page",
                "unit/portal/test_links.py::test_bad_addresses_are_named_with_their_page",
            ),
        ),
        Attack(
            64,
            "Invisible letters change what is read.",
            "They are told by their codes and never reach the tree.",
            (
                "unit/loading/test_markdown.py::test_hidden_characters_never_reach_the_tree",
                "unit/report/test_text.py::test_a_stranger_cannot_write_on_the_terminal",
            ),
        ),
        Attack(
            65,
            "Text that officials do not see.",
            "Papers are made from the source that was endorsed; hidden and white text of a DOCX is told and left out.",
            (
                "unit/exchange/test_reading.py::test_hidden_and_white_text_is_told_of_and_left_out",
                "unit/exchange/test_reading.py::test_text_hidden_by_a_style",
            ),
        ),
        Attack(
            66,
            "What is echoed becomes a command or markup.",
            "Escaped for each reader: terminal, annotations, comments.",
            (
                "unit/report/test_formats.py::test_a_stranger_cannot_write_a_command_or_mark_up",
                "unit/report/test_text.py::test_a_stranger_cannot_write_on_the_terminal",
            ),
        ),
    ),
}
"""The attacks, by what they are after."""

_TEST = re.compile(r"^def (test_\w+)\(", re.MULTILINE)
_ENDING = re.compile(r"(?:_[0-9]{1,2})+$")


def attacks() -> Iterable[Attack]:
    """All of them in order."""
    return (one for group in GROUPS.values() for one in group)


def exists(test: str) -> bool:
    """Whether there is a test `path::name` (the path from tests/)."""
    path, _, name = test.partition("::")
    file = ROOT / "tests" / path
    return file.is_file() and name in _TEST.findall(file.read_text(encoding="utf-8"))


def numbered() -> Mapping[int, list[str]]:
    """Tests by the numbers that their names end in."""
    found: dict[int, list[str]] = {}
    for pattern in NUMBERED:
        for path in sorted((ROOT / "tests").glob(pattern)):
            for name in _TEST.findall(path.read_text(encoding="utf-8")):
                ending = _ENDING.search(name)
                for number in ending[0].split("_")[1:] if ending else ():
                    found.setdefault(int(number), []).append(f"{path.relative_to(ROOT / 'tests').as_posix()}::{name}")
    return found


def proofs() -> Mapping[int, list[str]]:
    """Of each attack the tests that prove its defence."""
    by_name = numbered()
    return {one.number: list(dict.fromkeys([*by_name.get(one.number, []), *one.tests])) for one in attacks()}


def summary() -> str:
    """The counts, as a sentence."""
    proven = proofs()
    tests = {test for given in proven.values() for test in given}
    open_ones = [one for one in attacks() if one.reason]
    untested = [one for one in attacks() if not proven[one.number]]
    return (
        f"{len(proven)} attacks; {len(proven) - len(untested)} have tests, {len(tests)} tests in all. Of "
        f"{len(open_ones)} a part is proven by nobody here, and why is said."
    )


def section() -> str:
    """The generated part of the page."""
    proven = proofs()
    parts = [BEGIN, summary(), ""]
    for title, group in GROUPS.items():
        parts += [f"### {title}", ""]
        for one in group:
            parts.append(f"{one.number}. **{one.how}** {one.defence}{' ' + one.reason if one.reason else ''}")
            parts += [f"    - `{test}`" for test in proven[one.number]]
        parts.append("")
    return "\n".join([*parts, END])


def page() -> str:
    """The page with its generated part anew."""
    before, _, rest = TARGET.read_text(encoding="utf-8").partition(BEGIN)
    return f"{before}{section()}{rest.partition(END)[2]}"


if __name__ == "__main__":
    status = keep({TARGET: page()})
    sys.stdout.write(f"{summary()}\n")
    sys.exit(status)
