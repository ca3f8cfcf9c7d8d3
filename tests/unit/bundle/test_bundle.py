"""A bundle holds everything, says what it holds, never changes by itself, and shows when somebody else changed it."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from datetime import date
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.bundle import Description, Entry, Fault, FaultKind, Report, latin, make_bundle, verify
from reglament.bundle.names import SAFE, distinct

TITLE = {"kk": "Қаланың тазалығы туралы", "ru": "О чистоте города"}
DESCRIPTION = Description("acts/2026/tazalyq", TITLE, date(2026, 11, 23))
REPORT = Report("Ескертулер жоқ.\n", "Замечаний нет.\n", '{"findings": []}\n')
ENTRIES = (
    Entry("papers/act.kk.pdf", b"%PDF-kk", TITLE, "kk", 3),
    Entry("papers/act.ru.pdf", b"%PDF-ru", TITLE, "ru", 3),
    Entry("papers/act.kk-ru.docx", b"PK-docx", TITLE, "kk-ru", 5),
    Entry("source/act.yml", b"kind: decree\n"),
    Entry("source/act.kk.md", "# Қаланың тазалығы туралы\n".encode(), lang="kk"),
)
BUNDLE = make_bundle(ENTRIES, DESCRIPTION, REPORT)


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def rebuilt(changes: dict[str, bytes | None]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in (members(BUNDLE) | changes).items():
            if data is not None:
                archive.writestr(name, data)
    return stream.getvalue()


def test_everything_is_there_and_listed() -> None:
    files = members(BUNDLE)
    assert {entry.name: entry.data for entry in ENTRIES}.items() <= files.items()
    assert {"check/report.kk.txt", "check/report.ru.txt", "check/report.json", "readme.kk.txt", "readme.ru.txt"} <= set(
        files
    )
    manifest = json.loads(files["manifest.json"])
    assert manifest["id"] == "acts/2026/tazalyq"
    assert manifest["title"] == TITLE
    assert manifest["as_of"] == "2026-11-23"
    assert manifest["tool"]["version"]
    assert [one["path"] for one in manifest["files"]] == sorted(set(files) - {"manifest.json"})
    pdf = next(one for one in manifest["files"] if one["path"] == "papers/act.kk.pdf")
    assert pdf == {
        "path": "papers/act.kk.pdf",
        "sha256": sha256(b"%PDF-kk").hexdigest(),
        "size": 7,
        "media_type": "application/pdf",
        "lang": "kk",
        "title": TITLE,
        "pages": 3,
    }


@pytest.mark.parametrize(("lang", "words"), [("kk", "беттер: 3"), ("ru", "страниц: 3")])
def test_the_readme_speaks_the_language(lang: str, words: str) -> None:
    readme = members(BUNDLE)[f"readme.{lang}.txt"].decode()
    assert readme.startswith(TITLE[lang])
    assert "23.11.2026" in readme
    assert words in readme
    assert "Files of" not in readme


def test_same_bytes_in_any_order() -> None:
    assert make_bundle(reversed(ENTRIES), DESCRIPTION, REPORT) == BUNDLE
    with zipfile.ZipFile(io.BytesIO(BUNDLE)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.external_attr >> 16 for one in archive.infolist()} == {0o100644}


def test_a_whole_bundle_has_no_fault() -> None:
    assert verify(BUNDLE) == []


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"papers/act.kk.pdf": b"%PDF-xx"}, Fault(FaultKind.CHANGED, "papers/act.kk.pdf")),
        ({"papers/act.kk.pdf": None}, Fault(FaultKind.MISSING, "papers/act.kk.pdf")),
        ({"papers/other.pdf": b""}, Fault(FaultKind.UNLISTED, "papers/other.pdf")),
        ({"manifest.json": None}, Fault(FaultKind.NO_MANIFEST)),
        ({"manifest.json": b"[1]"}, Fault(FaultKind.BAD_MANIFEST)),
        ({"manifest.json": b"[" * 100_000}, Fault(FaultKind.BAD_MANIFEST)),
        ({"../evil.txt": b""}, Fault(FaultKind.UNSAFE_NAME, "../evil.txt")),
        ({"/etc/passwd": b""}, Fault(FaultKind.UNSAFE_NAME, "/etc/passwd")),
        ({"C:/x": b""}, Fault(FaultKind.UNSAFE_NAME, "C:/x")),
    ],
)
def test_a_changed_bundle_is_found_out(changes: dict[str, bytes | None], fault: Fault) -> None:
    found = verify(rebuilt(changes))
    assert fault in found
    for lang in ("kk", "ru", "en"):
        assert fault.name in fault.sentence(lang)
        assert "{" not in fault.sentence(lang)


def test_two_of_one_name_are_found_out() -> None:
    stream = io.BytesIO(BUNDLE)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning):
        archive.writestr("source/act.yml", b"kind: order\n")
    assert Fault(FaultKind.DUPLICATE, "source/act.yml") in verify(stream.getvalue())


@given(st.binary(max_size=200), st.integers(0, len(BUNDLE)), st.booleans())
def test_damage_never_breaks_the_check(junk: bytes, at: int, cut: bool) -> None:
    damaged = BUNDLE[:at] + junk + (b"" if cut else BUNDLE[at + len(junk) :])
    faults = verify(damaged)
    assert all(fault.sentence("ru") for fault in faults)


def test_what_unpacks_to_too_much_is_not_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", b"")
    # The directory at the end claims 4 GB for the empty file.
    data = bytearray(stream.getvalue())
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (0xF0000000).to_bytes(4, "little")
    assert verify(bytes(data)) == [Fault(FaultKind.TOO_LARGE)]


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("source/қаулы жобасы (1).kk.md", "source/qauly-zhobasy-1.kk.md"),
        ("Щербаков/Приложение № 2.YML", "shcherbakov/prilozhenie-no-2.yml"),
        ("../../etc/passwd", "etc/passwd"),
        ("/root/.ssh/id", "root/ssh/id"),
        ("C:\\x\\..\\y.txt", "c/x/y.txt"),
        ("...", "file"),
        ("aux.txt", "x-aux.txt"),
        ("papers/act.kk-ru.pdf", "papers/act.kk-ru.pdf"),
    ],
)
def test_names_become_latin_slugs(name: str, slug: str) -> None:
    assert latin(name) == slug


def test_two_entries_never_share_a_name() -> None:
    assert list(distinct(["а.yml", "a.yml", "А.YML"])) == ["a.yml", "a-2.yml", "a-3.yml"]
    data = make_bundle(
        [*ENTRIES, replace(ENTRIES[0], data=b"other"), Entry("manifest.json", b"x")], DESCRIPTION, REPORT
    )
    assert verify(data) == []
    assert {"papers/act-2.kk.pdf", "manifest-2.json"} <= set(members(data))


@given(st.lists(st.text(max_size=120), max_size=6))
def test_any_name_becomes_a_safe_one_of_its_own(names: list[str]) -> None:
    made = list(distinct(names))
    assert all(SAFE.fullmatch(name) for name in made)
    assert len(set(made)) == len(names)
