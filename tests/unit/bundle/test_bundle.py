"""A bundle holds everything, says what it holds, never changes by itself, and shows when somebody else changed it."""

from __future__ import annotations

import io
import json
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.bundle import Description, Entry, Fault, FaultKind, Missing, Reason, Report, latin, make_bundle, verify
from reglament.bundle.names import LONGEST, SAFE, distinct, readable

TITLE = {"kk": "Қаланың тазалығы туралы", "ru": "О чистоте города"}
BODY = {"kk": "Тау қаласының әкімдігі", "ru": "Акимат города Тау"}
DESCRIPTION = Description("acts/2026/tazalyq", TITLE, date(2026, 11, 23), BODY)
REPORT = Report({"kk": "Ескертулер жоқ.\n", "ru": "Замечаний нет.\n", "en": "No findings.\n"}, '{"findings": []}\n')
ROOT = "acts-2026-tazalyq/"
ENTRIES = (
    Entry("kk/01 Қаулы.pdf", b"%PDF-kk", TITLE, "kk", 3, "decree", "acts/2026/tazalyq/act", "01"),
    Entry("ru/01 Постановление.pdf", b"%PDF-ru", TITLE, "ru", 4, "decree", "acts/2026/tazalyq/act", "01"),
    Entry(
        "kk-ru/01 Қаулы – Постановление.docx", b"PK-docx", TITLE, "kk-ru", 0, "decree", "acts/2026/tazalyq/act", "01"
    ),
    Entry("source/acts/2026/tazalyq/act.yml", b"kind: decree\n"),
    Entry("source/acts/2026/tazalyq/act.kk.md", "# Қаланың тазалығы туралы\n".encode(), lang="kk"),
)
MISSING = (Missing("acts/2026/tazalyq/note", Reason.FAILED, {"kk": "Түсіндірме жазба", "ru": "Пояснительная записка"}),)
BUNDLE = make_bundle(ENTRIES, DESCRIPTION, REPORT, MISSING)
PDF = "data/kk/01 Қаулы.pdf"


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name.removeprefix(ROOT): archive.read(name) for name in archive.namelist()}


def packed(files: dict[str, bytes | None]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            if data is not None:
                archive.writestr(name, data)
    return stream.getvalue()


def rebuilt(changes: dict[str, bytes | None]) -> bytes:
    return packed({ROOT + name: data for name, data in (members(BUNDLE) | changes).items()})


def faults(data: bytes) -> tuple[Fault, ...]:
    return verify(data).faults


def test_everything_is_there_and_listed() -> None:
    files = members(BUNDLE)
    assert {f"data/{entry.name}": entry.data for entry in ENTRIES}.items() <= files.items()
    assert {f"data/check/report.{ending}" for ending in ("kk.txt", "ru.txt", "en.txt", "json")} <= set(files)
    manifest = json.loads(files["manifest.json"])
    assert manifest["id"] == "acts/2026/tazalyq"
    assert manifest["title"] == TITLE
    assert manifest["body"] == BODY
    assert manifest["as_of"] == "2026-11-23"
    assert manifest["public"] is True
    assert manifest["tool"]["version"]
    assert manifest["missing"] == [{"paper": "acts/2026/tazalyq/note", "reason": "failed"}]
    paths = [one["path"] for one in manifest["files"]]
    assert paths == sorted(name for name in files if name.startswith("data/"))
    assert next(one for one in manifest["files"] if one["path"] == PDF) == {
        "path": PDF,
        "sha256": sha256(b"%PDF-kk").hexdigest(),
        "size": 7,
        "media_type": "application/pdf",
        "paper": "acts/2026/tazalyq/act",
        "kind": "decree",
        "number": "01",
        "lang": "kk",
        "title": TITLE,
        "pages": 3,
    }


def test_the_page_of_bundles_names_every_key_and_every_reason() -> None:
    page = (Path(__file__).resolve().parents[3] / "docs" / "reference" / "bundles.md").read_text(encoding="utf-8")
    manifest = json.loads(members(BUNDLE)["manifest.json"])
    keys = {
        *manifest,
        *(key for one in manifest["files"] for key in one),
        *(key for one in manifest["missing"] for key in one),
    }
    assert [key for key in keys if f"`{key}`" not in page] == []
    assert [reason.value for reason in Reason if f"`{reason.value}`" not in page] == []
    assert f"of this form: {manifest['version']}" in page


def test_another_reader_finds_the_bag_whole(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(BUNDLE)) as archive:
        archive.extractall(tmp_path)
    bag = tmp_path / ROOT
    for sums in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        subprocess.run(["sha256sum", "--check", "--strict", "--quiet", sums], cwd=bag, check=True)
    (bag / PDF).write_bytes(b"%PDF-KK")
    spoilt = subprocess.run(["sha256sum", "--check", "--status", "manifest-sha256.txt"], cwd=bag, check=False)
    assert spoilt.returncode == 1


def test_the_tags_are_as_rfc_8493_wants_them() -> None:
    files = members(BUNDLE)
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    info = dict(line.split(": ", 1) for line in files["bag-info.txt"].decode().splitlines())
    payload = {name: data for name, data in files.items() if name.startswith("data/")}
    assert info["Payload-Oxum"] == f"{sum(map(len, payload.values()))}.{len(payload)}"
    assert info["External-Identifier"] == "acts/2026/tazalyq"
    assert info["Bagging-Date"] == "2026-11-23"
    listed = [line.split("  ", 1) for line in files["manifest-sha256.txt"].decode().splitlines()]
    assert {name: digest for digest, name in listed} == {
        name: sha256(data).hexdigest() for name, data in payload.items()
    }
    tags = {line.split("  ", 1)[1] for line in files["tagmanifest-sha256.txt"].decode().splitlines()}
    assert tags == files.keys() - payload.keys() - {"tagmanifest-sha256.txt"}


@pytest.mark.parametrize(
    ("name", "lang", "words"),
    [("Мазмұны.txt", "kk", "беттер: kk – 3, ru – 4"), ("Содержание.txt", "ru", "страниц: kk – 3, ru – 4")],
)
def test_the_readme_speaks_the_language(name: str, lang: str, words: str) -> None:
    readme = members(BUNDLE)[name].decode()
    assert readme.startswith(f"{BODY[lang]}\r\n{TITLE[lang]}\r\n")
    assert "23.11.2026" in readme
    assert f"01  {TITLE[lang]}\r\n    {words}\r\n" in readme
    assert MISSING[0].sentence(lang) in readme
    assert "Files of" not in readme and "Not in" not in readme


def test_what_is_not_for_everybody_says_so() -> None:
    files = members(make_bundle(ENTRIES, replace(DESCRIPTION, public=False), REPORT))
    assert json.loads(files["manifest.json"])["public"] is False
    assert "не публиковать" in files["Содержание.txt"].decode()
    assert "не публиковать" not in members(BUNDLE)["Содержание.txt"].decode()


def test_same_bytes_in_any_order() -> None:
    assert make_bundle(reversed(ENTRIES), DESCRIPTION, REPORT, MISSING) == BUNDLE
    with zipfile.ZipFile(io.BytesIO(BUNDLE)) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.external_attr >> 16 for one in archive.infolist()} == {0o100644}
        odd = [one for one in archive.infolist() if not one.filename.isascii()]
        assert odd and all(one.flag_bits & 0x800 for one in odd), "names are marked as UTF-8"
        assert all(len(one.filename) <= LONGEST for one in archive.infolist())


def test_a_whole_bundle_has_no_fault() -> None:
    verdict = verify(BUNDLE)
    assert verdict.faults == ()
    assert (verdict.id, verdict.title, verdict.as_of) == ("acts/2026/tazalyq", TITLE, "2026-11-23")
    assert verdict.files == len(members(BUNDLE))


def test_packed_again_by_another_program_it_is_still_whole() -> None:
    files = {ROOT + name: data for name, data in members(BUNDLE).items()}
    assert faults(packed({ROOT: b"", f"{ROOT}data/": b"", **files})) == ()


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({PDF: b"%PDF-xx"}, Fault(FaultKind.CHANGED, PDF)),
        ({PDF: None}, Fault(FaultKind.MISSING, PDF)),
        ({"data/kk/other.pdf": b""}, Fault(FaultKind.UNLISTED, "data/kk/other.pdf")),
        ({"other.txt": b""}, Fault(FaultKind.UNLISTED, "other.txt")),
        ({"Мазмұны.txt": b""}, Fault(FaultKind.CHANGED, "Мазмұны.txt")),
        ({"manifest-sha256.txt": None}, Fault(FaultKind.MISSING, "manifest-sha256.txt")),
        ({"manifest-sha256.txt": b"no sums\n"}, Fault(FaultKind.BAD_LIST, "manifest-sha256.txt")),
        ({"manifest-sha256.txt": b"\xff\xfe"}, Fault(FaultKind.BAD_LIST, "manifest-sha256.txt")),
        ({"tagmanifest-sha256.txt": None}, Fault(FaultKind.MISSING, "tagmanifest-sha256.txt")),
        ({"manifest.json": None}, Fault(FaultKind.MISSING, "manifest.json")),
        ({"manifest.json": b"[1]"}, Fault(FaultKind.CHANGED, "manifest.json")),
        ({"manifest.json": b"[" * 100_000}, Fault(FaultKind.CHANGED, "manifest.json")),
        ({"bagit.txt": None}, Fault(FaultKind.NO_BAG)),
        ({"../evil.txt": b""}, Fault(FaultKind.UNSAFE_NAME, f"{ROOT}../evil.txt")),
        ({"data/a\x1b[2J": b""}, Fault(FaultKind.UNSAFE_NAME, f"{ROOT}data/a\x1b[2J")),
        ({"data/aux.txt": b""}, Fault(FaultKind.UNSAFE_NAME, f"{ROOT}data/aux.txt")),
        ({"data/x\u202efdp.exe": b""}, Fault(FaultKind.UNSAFE_NAME, f"{ROOT}data/x\u202efdp.exe")),
    ],
)
def test_a_changed_bundle_is_found_out(changes: dict[str, bytes | None], fault: Fault) -> None:
    found = faults(rebuilt(changes))
    assert fault in found
    for lang in ("kk", "ru", "en"):
        assert fault.sentence(lang).isprintable()
        assert "{" not in fault.sentence(lang)


@pytest.mark.parametrize("name", ["/etc/passwd", "C:/x", "../x"])
def test_names_beside_the_bag_are_found_out(name: str) -> None:
    files = {ROOT + inner: data for inner, data in members(BUNDLE).items()}
    found = faults(packed({**files, name: b""}))
    assert {Fault(FaultKind.UNSAFE_NAME, name), Fault(FaultKind.UNLISTED, name)} <= set(found)
    assert not any(fault.kind is FaultKind.MISSING for fault in found)


def test_a_bundle_cut_short_after_a_whole_docx_is_told_to_be_cut_short() -> None:
    inner = packed({"[Content_Types].xml": b"x" * 40, "word/document.xml": b"y" * 40})
    files = {ROOT + name: data for name, data in members(BUNDLE).items()}
    whole = packed({**files, f"{ROOT}data/kk/01.docx": inner})
    cut = whole[: whole.index(inner) + len(inner) + 30]
    assert faults(cut) == (Fault(FaultKind.NOT_A_ZIP),)


def test_lists_that_disagree_are_found_out() -> None:
    """Somebody changes a file and every checksum of the bag, but not what the bundle says of itself."""
    files = members(BUNDLE)
    files[PDF] = b"%PDF-xx"
    old, new = sha256(b"%PDF-kk").hexdigest().encode(), sha256(b"%PDF-xx").hexdigest().encode()
    files["manifest-sha256.txt"] = files["manifest-sha256.txt"].replace(old, new)
    tags = [name for name in files if not name.startswith("data/") and not name.startswith("tagmanifest")]
    files["tagmanifest-sha256.txt"] = "".join(
        f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(tags)
    ).encode()
    found = faults(packed({ROOT + name: data for name, data in files.items()}))
    assert found == (Fault(FaultKind.BAD_LIST, "manifest.json"),)


def test_two_of_one_name_are_found_out() -> None:
    stream = io.BytesIO(BUNDLE)
    with zipfile.ZipFile(stream, "a") as archive, pytest.warns(UserWarning):
        archive.writestr(f"{ROOT}{PDF}", b"other")
    assert Fault(FaultKind.DUPLICATE, f"{ROOT}{PDF}") in faults(stream.getvalue())


@given(st.binary(max_size=200), st.integers(0, len(BUNDLE)), st.booleans())
def test_damage_never_breaks_the_check(junk: bytes, at: int, cut: bool) -> None:
    damaged = BUNDLE[:at] + junk + (b"" if cut else BUNDLE[at + len(junk) :])
    assert all(fault.sentence("ru") for fault in faults(damaged))


def test_what_unpacks_to_too_much_is_not_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a", b"")
    # The directory at the end claims 4 GB for the empty file.
    data = bytearray(stream.getvalue())
    entry = data.index(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = (0xF0000000).to_bytes(4, "little")
    assert faults(bytes(data)) == (Fault(FaultKind.TOO_LARGE),)


@pytest.mark.parametrize("text", [b"", b"PK", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_bundle_is_told(text: bytes) -> None:
    assert faults(text)[0].kind in {FaultKind.NOT_A_ZIP, FaultKind.NO_BAG}


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("source/қаулы жобасы (1).kk.md", "source/қаулы жобасы (1).kk.md"),
        ("Щербаков/Приложение № 2.YML", "Щербаков/Приложение № 2.YML"),
        ("kk/03 Шақыру – Ә.\u00a0Бұлақова.pdf", "kk/03 Шақыру – Ә. Бұлақова.pdf"),
        ("kk/01 «Тазалық»: қаулы?.pdf", "kk/01 -Тазалық- қаулы.pdf"),
        ("../../etc/passwd", "etc/passwd"),
        ("/root/.ssh/id", "root/ssh/id"),
        ("C:\\x\\..\\y.txt", "C/x/y.txt"),
        ("...", "file"),
        ("aux.txt", "x-aux.txt"),
        ("a/COM1", "a/x-COM1"),
        ("x\u202efdp.exe", "x-fdp.exe"),
        ("и\u0306.md", "й.md"),
        ("trailing. ", "trailing"),
    ],
)
def test_names_become_readable_and_safe(name: str, safe: str) -> None:
    assert readable(name) == safe
    assert SAFE.fullmatch(safe)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("acts/2026/tazalyq", "acts-2026-tazalyq"),
        ("acts/2026/Қаулы № 5", "acts-2026-qauly-no-5"),
        ("../..", "bundle"),
        ("con", "x-con"),
    ],
)
def test_names_of_bundles_are_latin(name: str, slug: str) -> None:
    assert latin(name) == slug


def test_two_entries_never_share_a_name() -> None:
    assert list(distinct(["а.yml", "А.YML", "a.yml", "A.yml"])) == ["а.yml", "А-2.YML", "a.yml", "A-2.yml"]
    data = make_bundle([*ENTRIES, replace(ENTRIES[0], data=b"other")], DESCRIPTION, REPORT)
    assert faults(data) == ()
    assert {PDF, "data/kk/01 Қаулы-2.pdf"} <= set(members(data))


def test_odd_and_long_names_stay_within_the_limit() -> None:
    long = "source/acts/2026/" + "ұзын-атау-" * 30 + "/act.kk.md"
    data = make_bundle(
        [Entry(long, b"1"), Entry(long.upper(), b"2"), Entry("kk/" + "а" * 400 + ".pdf", b"3")], DESCRIPTION, REPORT
    )
    assert faults(data) == ()
    assert {b"1", b"2", b"3"} <= set(members(data).values())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert max(map(len, archive.namelist())) <= LONGEST


@given(st.lists(st.one_of(st.text(max_size=150), st.text("aбқ./ -–()№,_\\.AUX1con", max_size=150)), max_size=6))
def test_any_name_becomes_a_safe_one_of_its_own(names: list[str]) -> None:
    made = list(distinct(names))
    assert all(SAFE.fullmatch(name) and len(name) <= LONGEST for name in made)
    assert len({name.casefold() for name in made}) == len(names)
