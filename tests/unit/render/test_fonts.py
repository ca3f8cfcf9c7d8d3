"""The font of the papers: what it shows, and what a drafter is told of what it does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reglament.diagnostics import Span
from reglament.errors import UsageError
from reglament.loading import read_markdown
from reglament.model.tree import Paragraph
from reglament.render import fonts
from reglament.render.coverage import uncovered
from reglament.render.fonts import FontFolder, find_fonts
from reglament.rules.registry import ALL
from tests.unit.render.akimat import FILES, Akimat


def test_every_letter_of_the_papers_is_there() -> None:
    folder = find_fonts()
    letters = "АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя"
    assert folder.missing(letters + "№₸§«»„“–—…°%‰²\u00a0\u2011 0123456789") == ()
    assert folder.missing("а漢б😀") == (1, 3)


def test_the_digest_names_the_faces(tmp_path: Path) -> None:
    folder = find_fonts()
    for face in fonts.FACES:
        (tmp_path / face).write_bytes((folder.path / face).read_bytes())
    assert FontFolder(tmp_path).digest == folder.digest
    with (tmp_path / fonts.FACES[0]).open("ab") as face:
        face.write(b"x")
    assert FontFolder(tmp_path).digest != folder.digest


def test_without_a_font_the_user_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "resource", lambda name: tmp_path / name)
    monkeypatch.setattr(fonts, "_PACKAGE", "no_such_package_of_fonts")
    with pytest.raises(UsageError, match="pip install"):
        find_fonts()


def test_a_missing_character_is_found_at_its_place(tmp_path: Path) -> None:
    name = "content/acts/2026/taza/act.kk.md"
    notes = "content/acts/2026/taza/reference.yml"
    changes = {
        name: FILES[name].replace("есеп берсін", "есеп 漢 берсін"),
        notes: FILES[notes] + "# 😀 only a comment\n",
        "content/assignments/2026/taza-1.yml": FILES["content/assignments/2026/taza-1.yml"].replace("себеп", "себ😀еп"),
    }
    akimat = Akimat(tmp_path, changes)
    found = [one for document in akimat.repository for one in uncovered(document, find_fonts())]
    assert [(one.rule, one.location.path, one.params["character"]) for one in found] == [
        ("P01", name, "漢"),
        ("P01", "content/assignments/2026/taza-1.yml", "😀"),
    ]
    line = (tmp_path / name).read_text("utf-8").splitlines()[found[0].location.span.line - 1]
    assert line[found[0].location.span.column - 1] == "漢"
    assert found[1].location.pointer == "/extensions/0/reason/kk"
    line = (tmp_path / found[1].location.path).read_text("utf-8").splitlines()[found[1].location.span.line - 1]
    assert line[found[1].location.span.column - 1] == "😀"


MARKDOWN = """# О чистоте 漢

1. Вывоз[^1] отходов 漢.

| № | Сумма 漢 |
|---|---|
| 1 | 5⃝ |

![Схема 漢](plan.png)

[^1]: Сноска 漢.
"""


def test_a_letter_without_a_glyph_is_told_wherever_a_text_has_it(tmp_path: Path) -> None:
    document = Akimat(tmp_path).document("acts/2026/taza/reference")
    tree, found = read_markdown("content/acts/2026/taza/reference.ru.md", "ru", MARKDOWN.encode())
    assert found == []
    lines = MARKDOWN.splitlines()
    places = [one.location.span for one in uncovered(replace(document, texts={"ru": tree}), find_fonts())]
    assert {(span.line, lines[span.line - 1][span.column - 1]) for span in places} == {
        (1, "漢"), (3, "漢"), (5, "漢"), (7, "⃝"), (9, "漢"), (11, "漢"),
    }  # fmt: skip


def test_a_letter_that_one_face_lacks_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    regular, bold = fonts.FACES
    for face in fonts.FACES:
        (tmp_path / face).write_bytes(face.encode())
    known = {regular.encode(): [1078, 1103], bold.encode(): [1103]}
    monkeypatch.setattr(fonts, "_characters", lambda data: known[data])
    assert FontFolder(tmp_path).missing("жя") == (0,)


def test_an_invisible_character_is_told_by_its_code(tmp_path: Path) -> None:
    document = Akimat(tmp_path).document("acts/2026/taza/reference")
    tree = replace(document.texts["ru"], blocks=(Paragraph("Те\ue7ffкст", Span(3, 1, 3, 7), ((0, 3, 1),)),))
    (found,) = uncovered(replace(document, texts={"ru": tree}), find_fonts())
    assert (found.message, found.location.span) == ("invisible", Span(3, 3, 3, 4))
    for lang in ("kk", "ru", "en"):
        assert "U+E7FF" in ALL["P01"].spec.messages["invisible"][lang].format(**found.params)
