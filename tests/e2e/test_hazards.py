"""Whatever lies in a folder: one clear finding about it, and the check of all other papers goes on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reglament.pipeline.check import check
from reglament.pipeline.request import Request
from reglament.settings import paths
from tests.rules.harness import BASE

LETTER = "content/letters/2026/hazard.yml"


def put(text: str | bytes) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    return write


def linked(target: str) -> Callable[[Path], None]:
    return lambda path: path.symlink_to(target)


HAZARDS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a key twice": (put("kind: outgoing_letter\nstatus: sent\nstatus: draft\n"), "F06"),
    "an anchor": (put("kind: outgoing_letter\nstatus: &s sent\n"), "F07"),
    "an alias": (put("kind: outgoing_letter\nstatus: *s\n"), "F07"),
    "a tag": (put("kind: outgoing_letter\nstatus: !!python/object:os.system sent\n"), "F07"),
    "a merge key": (put("kind: outgoing_letter\n<<: {status: sent}\n"), "F07"),
    "two documents": (put("kind: outgoing_letter\n---\nkind: outgoing_letter\n"), "F07"),
    "too deep": (put("kind: outgoing_letter\nstatus: " + "[" * 70 + "]" * 70 + "\n"), "F08"),
    "hopelessly deep": (put("kind: outgoing_letter\nstatus: " + "[" * 400_000), "F08"),
    "too many values": (put("kind: outgoing_letter\nstatus: [" + "1, " * 60_000 + "1]\n"), "F08"),
    "too large": (put("kind: outgoing_letter\n" + "#" * 1_000_001), "F01"),
    "Windows-1251": (put("kind: outgoing_letter\ntitle: Қала туралы письмо\n".encode("cp1251", "replace")), "F02"),
    "UTF-16": (put("kind: outgoing_letter\n".encode("utf-16")), "F02"),
    "bytes": (put(bytes(range(256)) * 9), "F02"),
    "a BOM": (put(b"\xef\xbb\xbfkind: outgoing_letter\n"), "F02"),
    "a tab": (put("kind: outgoing_letter\nstatus:\tsent\n"), "F04"),
    "nothing": (put(""), "F09"),
    "a list": (put("- kind: outgoing_letter\n"), "F09"),
    "an open quote": (put('kind: outgoing_letter\nstatus: "sent\n'), "F05"),
    "a link inside": (linked("../../../content/registry/units.yml"), "F13"),
    "a link outside": (linked("/etc/passwd"), "F13"),
    "a link to nowhere": (linked("nowhere"), "F13"),
    "a link to itself": (linked("hazard.yml"), "F13"),
    "a folder": (Path.mkdir, "F13"),
    "a pipe": (os.mkfifo, "F13"),
}


@pytest.fixture(scope="module")
def akimat(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hazards") / "akimat"
    shutil.copytree(BASE, root)
    (root / LETTER).parent.mkdir(parents=True, exist_ok=True)
    return root


@pytest.mark.parametrize("name", HAZARDS)
def test_a_hazard_is_one_finding_and_the_run_goes_on(akimat: Path, name: str) -> None:
    request = Request(paths(akimat), date(2026, 11, 30), jobs=1)
    before = {repr(one) for one in check(request).findings}
    make, rule = HAZARDS[name]
    path = akimat / LETTER
    make(path)
    try:
        found = [one for one in check(request).findings if repr(one) not in before]
    finally:
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
    assert [(one.rule, one.location.path) for one in found] == [(rule, LETTER)]


def test_folders_that_lead_away_are_not_entered(akimat: Path, tmp_path: Path) -> None:
    request = Request(paths(akimat), date(2026, 11, 30), jobs=1)
    before = {repr(one) for one in check(request).findings}
    (tmp_path / "stray.yml").write_text("kind: outgoing_letter\n")
    away = akimat / "content/letters/2027"
    away.symlink_to(tmp_path)
    try:
        found = [one for one in check(request).findings if repr(one) not in before]
    finally:
        away.unlink()
    assert [(one.rule, one.location.path) for one in found] == [("F13", "content/letters/2027")]
