"""A look at a paper: what it reads, what it makes, and what it says of papers that cannot be shown."""

from __future__ import annotations

import shutil
import struct
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from reglament.errors import UsageError
from reglament.loading import discover, load
from reglament.loading.kinds import PLACES
from reglament.model.documents import Repository, folder_of
from reglament.model.fingerprint import fingerprint
from reglament.model.registers import Registers
from reglament.pipeline import glimpse as looking
from reglament.pipeline.glimpse import Glimpse
from reglament.pipeline.preview import Shape, Studio, Target, put, targets_at
from reglament.pipeline.request import Request
from reglament.pipeline.standby import Standby
from reglament.render.compose import COMPOSERS, compose
from reglament.render.worker import Limits
from reglament.settings import paths

ROOT = Path(__file__).resolve().parents[3]
ACT = "acts/2026/koshe-ataulary/act"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copyfile(ROOT / "reglament.yml", tmp_path / "reglament.yml")
    return tmp_path


@pytest.fixture
def studio(root: Path) -> Iterator[Studio]:
    opened = Studio(request(root))
    yield opened
    opened.close()


def request(root: Path) -> Request:
    return Request(paths(root), date(2026, 11, 23), jobs=1)


def glimpse(root: Path) -> Glimpse:
    return Glimpse(request(root), {}, discover(root))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def width(png: bytes) -> int:
    return int(struct.unpack(">L", png[16:20])[0])


@pytest.mark.parametrize("narrow", [looking.NARROW, 0], ids=["read here", "asked of the last check"])
def test_a_glimpse_answers_as_a_whole_akimat_does(root: Path, narrow: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "NARROW", narrow)
    whole = Repository(load(root).documents)
    seen = glimpse(root).repository
    for kind in PLACES:
        assert [one.id for one in seen.of_kind(kind)] == [one.id for one in whole.of_kind(kind)], kind
    for folder in {folder_of(one.id) for one in whole}:
        assert [one.id for one in seen.in_dossier(folder)] == [one.id for one in whole.in_dossier(folder)], folder
    for one in whole:
        assert [two.id for two in seen.naming(one.id)] == [two.id for two in whole.naming(one.id)], one.id
    assert seen.kinds == whole.kinds
    assert [one.id for one in seen] == [one.id for one in whole]


def test_papers_are_composed_from_a_glimpse_as_from_everything(root: Path) -> None:
    whole = Repository(load(root).documents)
    registers = Registers.of(whole)
    seen = glimpse(root)
    for document in whole.of_kind(*COMPOSERS):
        for lang in ("kk", "ru"):
            expected = compose(document, whole, registers, lang)
            assert fingerprint(compose(seen[document.id], seen.repository, seen.registers, lang)) == fingerprint(
                expected
            ), (document.id, lang)


def test_only_the_paper_and_what_it_needs_is_read(root: Path, studio: Studio) -> None:
    view = studio.view([Target(ACT)], Shape())
    others = {path for path in view.read if not path.startswith(("content/registry/", "content/acts/2026/koshe-"))}
    assert others <= {"reglament.yml"}
    assert view.own == {f"content/{ACT}.yml", f"content/{ACT}.kk.md", f"content/{ACT}.ru.md"} | {
        path for path in view.own if "annex" in path
    }


def test_every_page_is_a_picture_of_the_width_that_was_asked_for(studio: Studio) -> None:
    view = studio.view([Target(ACT, "ru"), Target(ACT, "kk-ru")], Shape(width=500))
    assert [shot.lang for shot in view.shots] == ["ru", "kk-ru"]
    assert not view.findings and not view.broken
    for shot in view.shots:
        assert [name for name, _ in shot.files] == [f"{shot.lang}-{number + 1}.png" for number in range(shot.pages)]
        assert all(data.startswith(PNG) and abs(width(data) - 500) <= 1 for _, data in shot.files)


def test_an_edit_changes_the_picture_and_taking_it_back_restores_it(root: Path, studio: Studio) -> None:
    first = studio.view([Target(ACT, "ru")], Shape()).shots[0].files
    edit(root / f"content/{ACT}.ru.md", "безымянных", "новых")
    second = studio.view([Target(ACT, "ru")], Shape()).shots[0].files
    edit(root / f"content/{ACT}.ru.md", "новых", "безымянных")
    assert first != second
    assert studio.view([Target(ACT, "ru")], Shape()).shots[0].files == first


def test_only_the_pages_that_were_asked_for(studio: Studio) -> None:
    (shot,) = studio.view([Target(ACT, "ru")], Shape(first=2, last=7)).shots
    assert [name for name, _ in shot.files] == ["ru-2.png"]
    assert shot.pages == 2


@pytest.mark.parametrize(("form", "head"), [("pdf", b"%PDF-"), ("docx", b"PK")])
def test_files_on_request(studio: Studio, form: str, head: bytes) -> None:
    (shot,) = studio.view([Target(ACT, "kk")], Shape(form)).shots
    ((name, data),) = shot.files
    assert name == f"kk.{form}" and data.startswith(head) and shot.pages == 2


def test_a_letter_without_a_glyph_is_seen_and_told(root: Path, studio: Studio) -> None:
    clean = studio.view([Target(ACT, "ru")], Shape()).shots[0]
    edit(root / f"content/{ACT}.ru.md", "безымянных", "безымянных 中")
    view = studio.view([Target(ACT, "ru")], Shape())
    assert [one.rule for one in view.findings] == ["P01"]
    assert not view.broken
    assert view.shots[0].files != clean.files
    assert studio.view([Target(ACT, "ru")], Shape("pdf")).shots[0].files[0][1].startswith(b"%PDF-")


def test_a_broken_yaml_is_a_finding(root: Path, studio: Studio) -> None:
    (root / f"content/{ACT}.yml").write_text("kind: order\n  number: [\n", encoding="utf-8")
    view = studio.view([Target(ACT)], Shape())
    assert view.broken and not view.shots
    assert {one.location.path for one in view.findings} == {f"content/{ACT}.yml"}


def test_an_unreadable_text_spoils_its_own_language_only(root: Path, studio: Studio) -> None:
    (root / f"content/{ACT}.kk.md").write_bytes(b"# \xff\xfe\n")
    view = studio.view([Target(ACT)], Shape())
    assert [shot.lang for shot in view.shots] == ["ru"]
    assert view.broken
    assert f"content/{ACT}.kk.md" in {one.location.path for one in view.findings}


def test_a_fault_against_the_schema_still_previews(root: Path, studio: Studio) -> None:
    with (root / f"content/{ACT}.yml").open("a", encoding="utf-8") as stream:
        stream.write("colour: red\n")
    view = studio.view([Target(ACT)], Shape())
    assert [shot.lang for shot in view.shots] == ["kk", "ru"]
    assert not view.broken
    assert view.findings[0].rule.startswith("S")


def test_a_hostile_paper_costs_a_finding_and_the_next_one_is_made(root: Path) -> None:
    studio = Studio(request(root), Standby(Limits(seconds=4)))
    place, good = root / f"content/{ACT}.ru.md", (root / f"content/{ACT}.ru.md").read_text(encoding="utf-8")
    try:
        more = "\n\n".join(f"{number}. {'слово ' * 400}." for number in range(6, 160))
        place.write_text(f"{good}\n{more}\n", encoding="utf-8")
        view = studio.view([Target(ACT, "ru")], Shape(width=4000))
        assert view.broken and [one.rule for one in view.findings][-1] == "P02"
        place.write_text(good, encoding="utf-8")
        assert len(studio.view([Target(ACT, "ru")], Shape()).shots) == 1
    finally:
        studio.close()


def test_surplus_pages_go_and_everything_else_stays(studio: Studio, tmp_path: Path) -> None:
    folder = tmp_path / "out" / ACT
    folder.mkdir(parents=True)
    for name in ("ru-3.png", "ru-12.png", "kk-9.png", "kk-ru-9.png", "ru-notes.png", "ru.pdf"):
        (folder / name).write_bytes(b"old")
    put(studio.view([Target(ACT, "ru")], Shape()).shots, tmp_path / "out")
    kept = {"kk-9.png", "kk-ru-9.png", "ru-notes.png", "ru.pdf"}
    assert {path.name for path in folder.iterdir()} == kept | {"ru-1.png", "ru-2.png"}


def test_what_is_asked_for_is_found_by_any_of_its_files(root: Path) -> None:
    seen = glimpse(root)
    assert targets_at(seen, f"content/{ACT}.yml") == [Target(ACT)]
    assert targets_at(seen, f"content/{ACT}.kk.md") == [Target(ACT, "kk")]
    assert targets_at(seen, f"content/{ACT}.kk.md", "ru") == [Target(ACT, "ru")]
    annex = next(file for file in seen.discovered.files if file.role == "annex" and file.lang == "kk")
    assert targets_at(seen, annex.path) == [Target(annex.id, "kk")]
    inside = targets_at(seen, "content/acts/2026/koshe-ataulary")
    assert Target(ACT) in inside and len(inside) > 1


def test_a_picture_shows_the_paper_that_shows_it(root: Path) -> None:
    folder = root / f"content/{ACT}.yml"
    (folder.parent / "scheme.png").write_bytes(PNG)
    assert targets_at(glimpse(root), "content/acts/2026/koshe-ataulary/scheme.png", "ru") != [Target(ACT, "ru")]
    text = folder.parent / "act.ru.md"
    text.write_text(text.read_text("utf-8") + "\n![Схема](scheme.png)\n", "utf-8")
    assert targets_at(glimpse(root), "content/acts/2026/koshe-ataulary/scheme.png", "ru") == [Target(ACT, "ru")]


def test_what_is_no_paper_is_said(root: Path, studio: Studio) -> None:
    seen = glimpse(root)
    for path in ("reglament.yml", "content/calendar", "content/absent", "content"):
        with pytest.raises(UsageError):
            targets_at(seen, path)
    with pytest.raises(UsageError, match="persons"):
        studio.view([Target("registry/persons")], Shape())
    (root / f"content/{ACT}.kk.md").unlink()
    with pytest.raises(UsageError, match="kk"):
        studio.view([Target(ACT, "kk")], Shape())
