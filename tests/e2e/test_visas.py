"""The actions of `visas`, as a user runs them, over a real clone with a ledger."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
import yaml

from reglament.cli import main
from reglament.gate.reviews import State
from tests.unit.pipeline.gating_scene import Request
from tests.unit.pipeline.test_gating import DOSSIER, Clone

ROOT = Path(__file__).resolve().parents[2]
SHEET = """kind: approval_sheet  # written by hand
act: acts/2026/tazalyq/act
registered: {number: "Ж-118", date: 2026-11-02}
# asked first
requests:
  - unit: finance   # money
    sent: 2026-11-04
    received: 2026-11-04
    registered: 2026-11-04
    due: {date: 2026-11-12, by: {person: bolzhamov, position: deputy-akim-infrastructure}, decided: 2026-11-05}
  - {unit: economy, sent: 2026-11-02, received: 2026-11-02,
     reply: {kind: agreed, date: 2026-11-03, person: zhosparov, position: head-economy}}
# the end
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Clone:
    """A request with a visa, remarks of a unit and of a deputy, a refusal, and those who have not answered yet."""
    root = tmp_path_factory.mktemp("visas") / "clone"
    root.mkdir()
    clone = Clone(root)
    (root / DOSSIER / "approval.yml").write_text(SHEET, encoding="utf-8")
    clone.commit("sheet")
    request = Request(clone)
    request.look()
    request.review("qazynaev", State.APPROVED, "1. Қаржы көзі көрсетілсін.\n2. Указать источник: «бюджет».")
    request.review("zhosparov")
    request.review("bulaqova")
    request.review("zheruiyqov", State.CHANGES_REQUESTED, "Противоречит Земельному кодексу по срокам.")
    request.look()
    request.review("baptarov")
    request.review("sozdikova")
    request.review("bolzhamov", State.APPROVED, "Уточнить срок исполнения пункта 5.")
    request.look()
    return clone


@pytest.fixture
def clone(made: Clone) -> Iterator[Clone]:
    yield made
    made("checkout", "-q", "-f", "draft")
    made("clean", "-q", "-f", "-d")


def visas(clone: Clone, *words: str) -> int:
    return main(["visas", *words, "--root", str(clone.root), "--lang", "en", "--as-of", "2026-11-05"])


def test_status_tells_all_and_asks_nobody(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    assert visas(clone, "status") == 1
    said = capsys.readouterr().out
    assert "request 7" in said
    assert "remarks without an answer: 2" in said
    assert visas(clone, "status", "--format", "json") == 1
    data = json.loads(capsys.readouterr().out)
    assert (data["request"], data["outcome"], data["dossier"]) == (7, "blocked", "acts/2026/tazalyq")
    standings = {one["position"]: one["standing"] for one in data["roles"]}
    assert standings["head-economy"] == "visa"
    assert standings["head-digital"] == "pending"


def test_status_without_a_ledger_shows_who_will_be_asked(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    clone("checkout", "-q", "-b", "another")
    clone("commit", "-q", "--allow-empty", "-m", "not seen yet")
    assert visas(clone, "status", "--format", "json") == 1
    data = json.loads(capsys.readouterr().out)
    clone("checkout", "-q", "draft")
    clone("branch", "-q", "-D", "another")
    assert (data["request"], data["outcome"]) == (0, "pending")
    assert {one["standing"] for one in data["roles"]} == {"pending"}


def test_status_that_cannot_be_decided_is_three(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    clone("checkout", "-q", "--detach", "main")
    clone.write("content/registry/persons.yml", "id: 1007,", "id: 1008,")
    clone.commit("a slip")
    slip = clone("rev-parse", "HEAD")
    assert visas(clone, "status", "--base", slip, "--head", "draft") == 3
    assert "1008" in capsys.readouterr().out
    assert visas(clone, "status", "--head", "nowhere") == 2
    assert visas(clone, "status", "--request", "99", "--head", "draft") == 2


def test_route_from_files_that_are_not_committed(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    clone("checkout", "-q", "main")
    clone("checkout", "-q", "draft", "--", DOSSIER)
    clone("reset", "-q")
    clone.write(f"{DOSSIER}/act.yml", "expenses: true", "expenses: false")
    assert visas(clone, "route", str(clone.root / DOSSIER)) == 0
    assert f"{DOSSIER}/act.yml" in capsys.readouterr().out
    (clone.root / DOSSIER / "annex-9.kk.md").symlink_to("/etc/hostname")
    assert visas(clone, "route", str(clone.root / DOSSIER), "--format", "json") == 1
    data = json.loads(capsys.readouterr().out)
    assert data["flaws"]
    assert {one["position"] for one in data["roles"]} >= {"head-finance", "akim", "head-legal"}


def test_record_adds_and_keeps_everything(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    file = clone.root / DOSSIER / "approval.yml"
    assert visas(clone, "record", "--dry-run") == 1
    assert file.read_text(encoding="utf-8") == SHEET
    assert visas(clone, "record") == 1, "economy: the sheet says otherwise than the ledger"
    assert "03.11.2026" in capsys.readouterr().err
    text = file.read_text(encoding="utf-8")
    lines = iter(text.splitlines())
    assert all(line in lines for line in SHEET.splitlines()), "every line is there, in its order"
    assert file.stat().st_mode & 0o777 == 0o644
    data = yaml.safe_load(text)
    finance = data["requests"][0]["reply"]
    assert [one["id"] for one in finance["remarks"]] == ["7001.1", "7001.2"]
    assert finance["remarks"][0]["text"]["kk"] == "Қаржы көзі көрсетілсін."
    assert finance["remarks"][1]["text"]["ru"] == "Указать источник: «бюджет»."
    assert [one["unit"] for one in data["requests"][2:]] == ["ecology", "land", "digital"]
    assert data["officials"][0]["remarks"][0]["id"] == "7007.1"
    assert data["expertise"]["person"] == "baptarov"
    assert visas(clone, "record") == 1
    assert file.read_text(encoding="utf-8") == text, "twice is once"
    assert main(["check", str(file), "--root", str(clone.root), "--lang", "en"]) == 1
    assert "[[accepted / rejected]]" in capsys.readouterr().out


def test_an_answer_counts_and_a_place_left_open_does_not(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    visas(clone, "record")
    clone.commit("recorded")
    assert visas(clone, "status", "--request", "7") == 1
    assert "remarks without an answer: 2" in capsys.readouterr().out
    file = clone.root / DOSSIER / "approval.yml"
    text = file.read_text(encoding="utf-8").replace("[[accepted / rejected]]", "accepted")
    file.write_text(text.replace("[[жауап]]", "Ескерілді.").replace("[[ответ]]", "Учтено."), encoding="utf-8")
    clone.commit("answered")
    visas(clone, "status", "--request", "7", "--format", "json")
    standing = {one["position"]: one["passes"] for one in json.loads(capsys.readouterr().out)["roles"]}
    assert standing["head-finance"]
    assert standing["deputy-akim-infrastructure"]
    clone("reset", "-q", "--hard", "HEAD~2")


def test_a_sheet_is_begun_where_there_is_none(clone: Clone) -> None:
    file = clone.root / DOSSIER / "approval.yml"
    file.unlink()
    clone.commit("no sheet")
    assert visas(clone, "record", "--request", "7") == 0
    assert yaml.safe_load(file.read_text(encoding="utf-8"))["registered"]["number"].startswith("[[")
    clone("reset", "-q", "--hard", "HEAD~1")


@pytest.mark.parametrize("spoil", ["requests: [\n", "\tx: y\n"])
def test_a_sheet_that_cannot_be_read_is_left_alone(clone: Clone, spoil: str) -> None:
    file = clone.root / DOSSIER / "approval.yml"
    file.write_text(SHEET + spoil, encoding="utf-8")
    assert visas(clone, "record") == 2
    assert file.read_text(encoding="utf-8") == SHEET + spoil


def test_the_sheet_in_words_and_as_papers(clone: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert visas(clone, "sheet") == 0
    said = capsys.readouterr().out
    assert "remark 7001.1" in said
    assert "DISAGREEMENTS" in said
    assert visas(clone, "sheet", "--format", "pdf", "--output", str(tmp_path)) == 0
    pdf = pypdfium2.PdfDocument(tmp_path / "approval.ru.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    assert "Қаржы көзі көрсетілсін" in text
    assert "[[" not in text
    assert "03.11.2026" not in text, "what somebody wrote into the file is not what the ledger says"
    assert "03.11.2026" in capsys.readouterr().err
    assert (tmp_path / "disagreement.kk.pdf").is_file()


def test_the_example_of_the_documentation_is_played(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    example = ROOT / "docs/examples/visas.yml"
    assert visas(clone, "simulate", str(example), "--brief") == 0
    assert visas(clone, "simulate", str(example), "--head", "draft", "--format", "json") == 0
    steps = json.loads(capsys.readouterr().out.partition("\n[")[2].join(["[", ""]))
    assert steps[-1]["decision"]["outcome"] == "satisfied"


SCENARIOS = {
    "another outcome": ("  - expect: {outcome: satisfied}\n", 1, "scenario.yml:4"),
    "an unknown event": ("  - aprove: {by: qazynaev}\n", 2, "`approve`"),
    "nobody": ("  - approve: {by: nobody}\n", 2, "scenario.yml:4:19"),
    "a review that is none": ("  - dismiss: {of: x}\n", 2, "scenario.yml:4:19"),
    "a text that is not there": ("  - push: {file: act.ru.md, old: qwerty, new: x}\n", 2, "act.ru.md"),
    "another folder": ("  - push: {file: ../../x, new: x}\n", 2, "scenario.yml:4"),
    "without who": ("  - approve: {body: x}\n", 2, "`by`"),
}


@pytest.mark.parametrize("name", SCENARIOS)
def test_a_scenario_is_told_where_it_is_wrong(
    clone: Clone, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    event, code, told = SCENARIOS[name]
    file = tmp_path / "scenario.yml"
    file.write_text(f"kind: visa_scenario\nstart: 2026-11-04\nevents:\n{event}", encoding="utf-8")
    assert visas(clone, "simulate", str(file), "--dossier", DOSSIER) == code
    said = capsys.readouterr()
    assert told in said.out + said.err


def test_code_owners_are_written_and_compared(clone: Clone, capsys: pytest.CaptureFixture[str]) -> None:
    file = clone.root / ".github/CODEOWNERS"
    assert visas(clone, "codeowners", "--check") == 1
    assert not file.exists()
    assert visas(clone, "codeowners") == 0
    assert visas(clone, "codeowners", "--check") == 0
    assert "/content/registry/ @tiyanaqov @baptarov @khattamaeva" in file.read_text(encoding="utf-8")
    file.write_text(file.read_text(encoding="utf-8").replace("@baptarov", "@somebody"), encoding="utf-8")
    assert visas(clone, "codeowners", "--check") == 1
    assert visas(clone, "codeowners", "--syntax", "gitea", "--output", "-") == 0
    assert "\n!content/.* @tiyanaqov" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words", [("visas",), ("visas", "stat"), ("visas", "status", "--formt", "json"), ("hook",), ("hook", "post")]
)
def test_a_slip_of_the_command_line_is_two(words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), *words, "--lang", "en"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "Traceback" not in done.stderr
