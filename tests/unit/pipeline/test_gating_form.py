"""Papers in a form in which the gate and other programs, or other machines, could see different things."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from reglament.gate.decision import Decision, Outcome
from reglament.gate.faults import GateFault
from reglament.gate.reviews import State
from reglament.pipeline import gating
from tests.unit.pipeline.gating_scene import Request
from tests.unit.pipeline.test_gating import DOSSIER, Clone

LETTER = "content/letters/2026/qala.yml"
MEETING = "content/meetings/2026/10-29"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("template") / "clone"
    root.mkdir()
    Clone(root)
    return root


@pytest.fixture
def clone(template: Path, tmp_path: Path) -> Clone:
    made = object.__new__(Clone)
    made.root = tmp_path / "clone"
    shutil.copytree(template, made.root)
    return made


def put(clone: Clone, path: str, text: str) -> None:
    file = clone.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def looked(clone: Clone) -> Decision:
    clone.commit("more")
    return Request(clone).look()


def barred(clone: Clone, *paths: str) -> str:
    """What bars the request for the sake of these files."""
    decision = looked(clone)
    assert decision.outcome is Outcome.BLOCKED
    told = [one for one in decision.because if one.params.get("path") in paths]
    assert {str(one.params["path"]) for one in told} == set(paths)
    return " ".join(one.message for one in told)


@pytest.mark.parametrize(("paper", "name"), [("act", "qauly"), ("note", "zhazba")])
def test_what_visas_stand_under_has_its_name_11_20(clone: Clone, paper: str, name: str) -> None:
    """Under another name the digest would pass over its text, and a push after the visas would void none."""
    for file in sorted((clone.root / DOSSIER).glob(f"{paper}.*")):
        file.rename(file.with_name(f"{name}{file.name.removeprefix(paper)}"))
    assert "must be called" in barred(clone, f"{DOSSIER}/{name}.yml")


@pytest.mark.parametrize("key", ['"kind"', "? kind\n"])
def test_a_second_act_that_the_gate_would_not_see_2_65(clone: Clone, key: str) -> None:
    act = (clone.root / DOSSIER / "act.yml").read_text(encoding="utf-8")
    assert act.startswith("kind: decree") or "\nkind: decree" in act
    put(clone, f"{DOSSIER}/ekinshi.yml", act.replace("kind: decree", f"{key}: decree"))
    put(clone, f"{DOSSIER}/ekinshi.ru.md", "# О другом\n\nДругое.\n")
    assert barred(clone, f"{DOSSIER}/ekinshi.yml")


@pytest.mark.parametrize(
    ("path", "kind"),
    [(LETTER, "decree"), (LETTER, "persons"), (f"{MEETING}/act.yml", "order"), ("content/acts/2026/act.yml", "decree")],
)
def test_a_paper_where_it_has_no_place_2(clone: Clone, path: str, kind: str) -> None:
    """An act, or a register, that the apparatus alone would let in among letters."""
    clone("checkout", "-q", "-B", "draft", "main")
    put(clone, path, f"kind: {kind}\n")
    assert "no place" in barred(clone, path)


@pytest.mark.parametrize("name", [f"{DOSSIER}/.gitattributes", "content/letters/.x/y.md"])
def test_a_file_that_tells_git_how_to_change_texts_65(clone: Clone, name: str) -> None:
    """`ident` and encodings change what a text is when it is checked out: not what its visas stand under."""
    put(clone, name, "* ident\n")
    clone("add", "-f", name)
    assert barred(clone, name)


@pytest.mark.parametrize("name", [f"{MEETING}/Protocol.kk.md", "content/Registry/persons.kk.md"])
def test_a_name_that_another_machine_takes_for_a_file_that_is_there_57(clone: Clone, name: str) -> None:
    clone("checkout", "-q", "-B", "draft", "main")
    put(clone, name, "text\n")
    assert "capitals" in barred(clone, name)


@pytest.mark.parametrize("folder", [DOSSIER, MEETING])
def test_a_name_that_is_no_text_57_64(clone: Clone, folder: str) -> None:
    """Bytes that are no UTF-8 made the gate fall, so that no light was set at all."""
    if folder == MEETING:
        clone("checkout", "-q", "-B", "draft", "main")
    try:
        Path(os.fsdecode(os.fsencode(clone.root / folder) + b"/a\xff.md")).write_text("x")
    except OSError:
        pytest.skip("this file system has no such names")
    assert barred(clone, rf"{folder}/a\xff.md")


def asked(clone: Clone) -> set[str]:
    clone.commit("more")
    return {one.role.position for one in Request(clone).look().roles}


@pytest.fixture
def meeting(clone: Clone) -> Clone:
    """A request that changes papers of a meeting; the branch has a reference of a unit there, with a picture."""
    clone("checkout", "-q", "main")
    put(clone, f"{MEETING}/anyqtama.yml", "kind: reference\nvisa: {person: zheruiyqov, position: head-land}\n")
    put(clone, f"{MEETING}/anyqtama.ru.md", "# Справка\n\n![Схема](protocol.png)\n")
    clone.commit("a reference")
    clone("checkout", "-q", "-B", "draft", "main")
    return clone


def test_a_paper_in_the_place_of_another_2(meeting: Clone) -> None:
    """Whoever names officials in a paper could name friends over a paper that others had signed."""
    put(meeting, f"{MEETING}/protocol.yml", "kind: reference\nvisa: {person: zheruiyqov, position: head-land}\n")
    assert asked(meeting) == {"head-land", "head-of-apparatus"}


def test_a_paper_that_changes_its_officials_2(meeting: Clone) -> None:
    put(meeting, f"{MEETING}/anyqtama.ru.md", "# Справка\n\nИначе.\n")
    assert asked(meeting) == {"head-land"}
    put(meeting, f"{MEETING}/anyqtama.yml", "kind: reference\nvisa: {person: qazynaev, position: head-finance}\n")
    assert asked(meeting) == {"head-finance", "head-of-apparatus"}


def test_a_picture_is_asked_of_those_who_signed_the_text_that_shows_it_2_65(meeting: Clone) -> None:
    """Not of those of a paper that happens to have its name."""
    file = meeting.root / MEETING / "protocol.png"
    file.write_bytes(b"\x89PNG")
    assert asked(meeting) == {"head-land"}
    file.rename(file.with_name("anyqtama.png"))
    assert asked(meeting) == {"head-of-apparatus"}


@pytest.mark.parametrize("most", ["file", "total"])
def test_files_larger_than_papers_are_not_read_61(clone: Clone, most: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if most == "file":
        (clone.root / DOSSIER / "huge.kk.md").write_bytes(b"x" * 20_000_001)
        clone.commit("more")
    else:
        monkeypatch.setattr(gating, "MOST_TOTAL", 5000)
    with pytest.raises(GateFault, match="larger than papers"):
        _ = Request(clone).case


@pytest.mark.parametrize("value", ["5", "[5]", "{a: 1}", "[{id: [1], text: 5, decision: {}, answer: 7}]"])
def test_a_sheet_whose_remarks_are_no_list(clone: Clone, value: str) -> None:
    row = f"  - {{position: head-of-apparatus, remarks: {value}}}"
    put(clone, f"{DOSSIER}/approval.yml", f"kind: approval_sheet\nofficials:\n{row}\n")
    clone.commit("more")
    request = Request(clone)
    request.look()
    request.review("tiyanaqov", State.APPROVED, "Уточните срок исполнения пункта 3.")
    assert request.look().outcome is Outcome.PENDING
