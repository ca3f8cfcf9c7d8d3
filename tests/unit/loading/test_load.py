"""A folder of an akimat: what is found, joined and told."""

from __future__ import annotations

import os
import pickle

import pytest

from reglament.loading import load

KK = "# Қаланы абаттандыру туралы\n\nҚаланың әкімдігі ҚАУЛЫ ЕТЕДІ:\n\n1. Көше тазалау қағидалары бекітілсін.\n"
RU = "# О благоустройстве города\n\nАкимат города ПОСТАНОВЛЯЕТ:\n\n1. Утвердить правила ежедневной уборки улиц.\n"


@pytest.fixture
def akimat(tmp_path):
    def put(path: str, text: str | bytes) -> None:
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())

    put("reglament.yml", "kind: settings\nlanguages: [kk, ru]\n")
    put("content/acts/2026/tazalyq/act.yml", "kind: decree\n")
    put("content/acts/2026/tazalyq/act.kk.md", KK)
    put("content/acts/2026/tazalyq/act.ru.md", RU)
    put("content/acts/2026/tazalyq/annex-1.ru.md", "# Правила\n\n1. Улицы убираются.\n")
    put.root = tmp_path
    return put


def codes(loaded):
    return [(d.rule, d.message, d.location.path.removeprefix("content/acts/2026/tazalyq/")) for d in loaded.diagnostics]


def test_a_dossier_is_joined(akimat):
    loaded = load(akimat.root)
    assert loaded.diagnostics == ()
    act = loaded.documents["acts/2026/tazalyq/act"]
    assert (act.kind, list(act.texts), [a.ordinal for a in act.annexes]) == ("decree", ["kk", "ru"], [1])
    assert act.title("ru") == "О благоустройстве города"
    assert loaded.settings.data["kind"] == "settings"
    assert pickle.loads(pickle.dumps(loaded)) == loaded


def test_digest_changes_with_every_file(akimat):
    before = load(akimat.root).documents["acts/2026/tazalyq/act"].digest
    akimat("content/acts/2026/tazalyq/annex-1.ru.md", "# Правила\n\n1. Улицы убираются чаще.\n")
    assert load(akimat.root).documents["acts/2026/tazalyq/act"].digest != before


def test_a_broken_file_hides_nothing_else(akimat):
    akimat("content/acts/2026/tazalyq/note.yml", "kind: [\n")
    akimat("content/acts/2026/tazalyq/note.ru.md", "# Записка\n")
    loaded = load(akimat.root)
    assert [code[0] for code in codes(loaded)] == ["F05"]
    assert "acts/2026/tazalyq/act" in loaded.documents
    assert loaded.unread == {"acts/2026/tazalyq/note"}


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("note.ru.md", "# Записка\n", ("F15", "text", "note.ru.md")),
        ("akt.ru.md", "# Записка\n", ("F15", "text_near", "akt.ru.md")),
        ("act.en.md", "# On cleanliness\n", ("F16", "language", "act.en.md")),
        ("act.md", "# О чистоте\n", ("F16", "no_language", "act.md")),
        ("Note.yml", "kind: explanatory_note\n", ("F12", "name", "Note.yml")),
        ("шешім.yml", "kind: decree\n", ("F12", "name", "шешім.yml")),
        ("note.yaml", "kind: explanatory_note\n", ("F12", "name", "note.yaml")),
        ("scan.docx", b"PK\x03\x04", ("F14", "unexpected", "scan.docx")),
        ("agenda.yml", "kind: agenda\n", ("F11", "place", "agenda.yml")),
        ("note.yml", "kind: explanatory-note\n", ("F10", "near", "note.yml")),
        ("note.yml", "kind: cake\n", ("F10", "unknown", "note.yml")),
        ("note.yml", "kind: ехрlanatory_note\n", ("F10", "letters", "note.yml")),
        ("note.yml", "kind: пояснительная записка\n", ("F10", "near", "note.yml")),
        ("note.ru.md", "# Записка\n\nГород стал чище\n", ("F28", "broken", "note.ru.md")),
        ("note.ru.md", "# Записка\n".encode("cp1251"), ("F02", "ansi", "note.ru.md")),
        ("note.ru.md", bytes(range(256)), ("F02", "binary", "note.ru.md")),
        ("note.ru.md", b"\xff\xfe\x00", ("F02", "utf16", "note.ru.md")),
        ("act.kk.md", RU * 2, ("F17", "not_kk", "act.kk.md")),
    ],
)
def test_faults_of_files(akimat, path, text, expected):
    akimat(f"content/acts/2026/tazalyq/{path}", text)
    loaded = load(akimat.root)
    assert expected in codes(loaded)
    assert "acts/2026/tazalyq/act" in loaded.documents


@pytest.mark.parametrize(
    ("end", "breaks"),
    [
        ("1. Күшіне енеді.", False),
        ("1. Күшіне ен", True),
        ("1. Бақылау жүктелсін:\n\n1) бірінші;\n\n2) екінші,", True),
        ("1. Бекітілсін.\n\nСарқырама қаласының әкімі Ү. Қиялбеков", False),
        ("| Атауы |\n|---|\n| қала |", False),
        ("| Атауы |\n|---|\n| қа", True),
        ("«… қала» деген сөздер.»", False),
    ],
)
def test_a_text_that_breaks_off(akimat, end, breaks):
    akimat("content/acts/2026/tazalyq/act.kk.md", f"# Қала туралы\n\n{end}\n")
    assert ("F28" in {code[0] for code in codes(load(akimat.root))}) is breaks


def test_what_stands_in_the_place_of_a_paper_is_not_missing(akimat):
    folder = akimat.root / "content/acts/2026/tazalyq"
    (folder / "note.yml").mkdir()
    (folder / "note.kk.md").symlink_to("act.kk.md")
    loaded = load(akimat.root)
    assert [code[:2] for code in codes(loaded)] == [("F13", "link"), ("F13", "folder")]
    assert loaded.unread == {"acts/2026/tazalyq/note", "acts/2026/tazalyq/note.kk"}


def test_texts_of_one_missing_paper_are_one_finding(akimat):
    akimat("content/acts/2026/suly/act.kk.md", "# Қағидалар\n")
    akimat("content/acts/2026/suly/act.ru.md", "# Правила\n")
    akimat("content/acts/2026/suly/annex-1.ru.md", "# Перечень\n")
    loaded = load(akimat.root)
    assert [code[:2] for code in codes(loaded)] == [("F15", "text")]
    assert [note.location.path.rpartition("/")[2] for note in loaded.diagnostics[0].notes] == [
        "act.ru.md",
        "annex-1.ru.md",
    ]
    assert loaded.unread == {"acts/2026/suly/act"}


def test_annex_without_act(akimat):
    akimat("content/acts/2026/suly/annex-1.kk.md", "# Қағидалар\n")
    assert [c[:2] for c in codes(load(akimat.root))] == [("F15", "annex")]


def test_links_and_special_files_are_not_followed(akimat):
    folder = akimat.root / "content/acts/2026/tazalyq"
    (folder / "note.yml").symlink_to("/etc/passwd")
    (akimat.root / "content/plans").symlink_to("/")
    os.mkfifo(folder / "reference.yml")
    assert [c[:2] for c in codes(load(akimat.root))] == [("F13", "link"), ("F13", "special"), ("F13", "link")]


def test_hidden_files_are_left_alone(akimat):
    akimat("content/.git/Config", "x")
    akimat("content/acts/2026/tazalyq/.act.yml.swp", b"\x00")
    assert load(akimat.root).diagnostics == ()


def test_nothing_there(tmp_path):
    loaded = load(tmp_path)
    assert sorted(c[:2] for c in codes(loaded)) == [("F01", "no_content"), ("F25", "missing")]
    assert loaded.documents == {}


def test_an_unreadable_text_is_not_a_missing_one(akimat):
    akimat("content/acts/2026/tazalyq/act.kk.md", KK.encode("utf-16"))
    akimat("content/acts/2026/tazalyq/annex-1.kk.md", b"\xd0")
    loaded = load(akimat.root)
    assert loaded.unread == {"acts/2026/tazalyq/act.kk", "acts/2026/tazalyq/annex-1.kk"}


def test_swapped_languages_are_told_on_both(akimat):
    akimat("content/acts/2026/tazalyq/act.kk.md", RU)
    akimat("content/acts/2026/tazalyq/act.ru.md", KK)
    assert [c[:2] for c in codes(load(akimat.root))] == [("F17", "not_kk"), ("F17", "not_ru")]
