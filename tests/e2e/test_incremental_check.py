"""Findings after any edits, found from the last check, are those of a check that remembers nothing."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from reglament.pipeline import check as checking
from reglament.pipeline.check import Checked, check
from reglament.pipeline.request import Request
from reglament.settings import paths
from tests.e2e.test_incremental import EDITS, files, folders

ROOT = Path(__file__).resolve().parents[2]
STEPS = 9
Edit = Callable[[Path, random.Random], None]


def names(root: Path, dice: random.Random) -> None:
    """A reference leads elsewhere."""
    path = dice.choice(files(root, "*.yml"))
    path.write_text(path.read_text().replace("acts/2026/", dice.choice(["acts/2025/", "acts/2026/x"]), 1))


def appointment(root: Path, dice: random.Random) -> None:
    """Somebody left the office earlier."""
    path = root / "content/registry/appointments.yml"
    path.write_text(path.read_text().replace("from: 20", f"from: 20{dice.randrange(10, 30)}-01-01 #", 1))


def gone_register(root: Path, dice: random.Random) -> None:
    dice.choice(files(root, "registry/*.yml")).unlink()


def reading(root: Path, dice: random.Random) -> None:
    path = root / "reglament.yml"
    lines = [line for line in path.read_text().splitlines() if not line.startswith(("readings:", "  akim", "  sheets"))]
    member = dice.choice(["true", "false"])
    path.write_text("\n".join([*lines, "readings:", f"  akim_is_member: {member}", "  sheets: duplex"]) + "\n")


def calendar(root: Path, dice: random.Random) -> None:
    path = dice.choice(files(root, "calendar/*.yml") or files(root, "*.yml"))
    path.write_text(path.read_text().replace("-05-", f"-0{dice.randrange(1, 9)}-", 1))


def sign(root: Path, dice: random.Random) -> None:
    """A character that the font lacks, plain or escaped."""
    path = dice.choice(files(root, "*.md"))
    path.write_text(path.read_text() + "\nЖаңа 漢 таңба.\n")
    other = dice.choice(files(root, "*.yml"))
    other.write_text(other.read_text().replace("ru: ", 'ru: "\\u6f22" #', 1))


def long(root: Path, dice: random.Random) -> None:
    """A text that has too many pages, perhaps."""
    path = dice.choice(files(root, "reference.*.md") or files(root, "*.md"))
    path.write_text(path.read_text() + "\n" + "Қала тұрғындарының өтініштері бойынша жұмыс жүргізілді.\n\n" * 99)


def touch(root: Path, dice: random.Random) -> None:
    """A new time, the same bytes."""
    path = dice.choice(files(root, "*.*"))
    if path.is_file():
        os.utime(path, ns=(dice.randrange(10**18), dice.randrange(10**18)))


def swap(root: Path, dice: random.Random) -> None:
    """A paper and its neighbour change their names."""
    folder = dice.choice(folders(root))
    papers = sorted(folder.glob("*.yml"))
    if len(papers) > 1:
        one, other = dice.sample(papers, 2)
        spare = one.read_bytes()
        one.write_bytes(other.read_bytes())
        other.write_bytes(spare)


def link(root: Path, dice: random.Random) -> None:
    path = dice.choice(files(root, "*.*"))
    if path.is_file():
        path.unlink()
        path.symlink_to("/etc/hostname")


ALL: tuple[Edit, ...] = (
    *EDITS, names, names, appointment, gone_register, reading, calendar, sign, long, touch, swap, link,
)  # fmt: skip


def said(checked: Checked) -> list[str]:
    return [repr(one) for one in (*checked.findings, *checked.waived)] + [f"{checked.files} {checked.papers}"]


@pytest.fixture
def akimat(tmp_path: Path) -> Path:
    root = tmp_path / "akimat"
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "reglament.yml", root)
    return root


def anew(request: Request) -> Checked:
    """The same check without a memory, which stays as it is."""
    kept = request.paths.build / ".cache" / "check.bin"
    spare = kept.read_bytes()
    kept.unlink()
    try:
        return check(request)
    finally:
        kept.write_bytes(spare)


@pytest.mark.parametrize("seed", range(4))
def test_findings_after_any_edits_are_those_of_a_check_without_memory(akimat: Path, seed: int) -> None:
    dice = random.Random(seed)
    request = Request(paths(akimat), date(2026, 11, 23), jobs=1)
    check(request)
    done: list[str] = []
    for _ in range(STEPS):
        before = {path: path.read_bytes() for path in akimat.rglob("content/**/*.*") if path.is_file()}
        for edit in dice.sample(ALL, dice.randint(1, 2)):
            with contextlib.suppress(OSError, IndexError, UnicodeDecodeError):  # nothing of the sort is left
                edit(akimat, dice)
            done.append(edit.__name__)
        if dice.random() < 0.3:
            request = replace(request, as_of=date(2026, 1, 1) + timedelta(days=dice.randrange(600)))
            done.append("as_of")
        assert said(check(request)) == said(anew(request)), done
        if dice.random() < 0.6:  # most edits are taken back: a folder of ruins finds little
            for path in akimat.rglob("content/**/*.*"):
                if path.is_symlink() or (path.is_file() and path not in before):
                    path.unlink()
            for path, data in before.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
            done.append("taken back")
            assert said(check(request)) == said(anew(request)), done


def test_a_check_in_workers_finds_the_same(akimat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(8):
        dice = random.Random(seed)
        with contextlib.suppress(OSError, IndexError, UnicodeDecodeError):
            dice.choice(ALL)(akimat, dice)
    alone = check(Request(paths(akimat), date(2026, 11, 23), jobs=1))
    (akimat / "build/.cache/check.bin").unlink()
    monkeypatch.setattr("reglament.pipeline.survey.LIGHT", 3)
    together = check(Request(paths(akimat), date(2026, 11, 23), jobs=3))
    assert said(alone) == said(together)
    (akimat / "content/registry/units.yml").write_text("kind: units\nunits: []\n")
    assert said(check(Request(paths(akimat), date(2026, 11, 23), jobs=3))) == said(
        anew(Request(paths(akimat), date(2026, 11, 23), jobs=1))
    )


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "foreign", "folder"])
def test_a_damaged_memory_is_not_believed(akimat: Path, damage: str) -> None:
    request = Request(paths(akimat), date(2026, 11, 23), jobs=1)
    first = said(check(request))
    kept = akimat / "build/.cache/check.bin"
    data = kept.read_bytes()
    if damage == "folder":
        kept.unlink()
        kept.mkdir()
    else:
        spoilt = {
            "cut": data[: len(data) // 2],
            "flip": data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
            "empty": b"",
            "foreign": bytes(len(data)),
        }
        kept.write_bytes(spoilt[damage])
    assert said(check(request)) == first


def test_another_version_of_the_rules_begins_anew(akimat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(paths(akimat), date(2026, 11, 23), jobs=1)
    check(request)
    asked: list[int] = []
    real = checking.Renewal.run
    monkeypatch.setattr(checking.Renewal, "run", lambda self: asked.append(len(self._past.ruled)) or real(self))
    check(request)
    assert asked == []
    monkeypatch.setattr(checking, "snapshot_version", lambda *_: "another")
    check(request)
    assert asked == [0]


def test_a_file_that_changes_meanwhile_is_looked_at_again(akimat: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = Request(paths(akimat), date(2026, 11, 23), jobs=1)
    check(request)
    act = sorted(akimat.glob("content/acts/2026/*/act.yml"))[0]
    (akimat / "reglament.yml").write_text((akimat / "reglament.yml").read_text() + "\n# new\n")
    real = checking.survey
    turns = iter([True])

    def disturbed(*given: object) -> object:
        found = real(*given)
        if next(turns, False):
            act.write_text(act.read_text() + "bad: [\n")
        return found

    monkeypatch.setattr(checking, "survey", disturbed)
    found = check(request)
    monkeypatch.undo()
    assert said(found) == said(anew(request))
