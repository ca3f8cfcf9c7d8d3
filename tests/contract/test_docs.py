"""What the documents say is so: commands exist, generated pages are current, links lead somewhere."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    if "rules" not in path.relative_to(ROOT).parts[:-1]
)
sys.path.insert(0, str(ROOT / "tools"))

import commands  # noqa: E402


@pytest.fixture(scope="module")
def known() -> set[str]:
    return set(commands.names(commands.help_of()))


def test_the_page_of_commands_is_current() -> None:
    # Python versions wrap help differently.
    assert commands.TARGET.read_text(encoding="utf-8").split() == commands.page().split(), "run `make docs`"


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_that_a_page_names_exist(path: Path, known: set[str]) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"\bbuild\.py (?:--\w+(?: \w+)? )?([a-z]+)\b", text))
    assert named <= known


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_between_pages_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"`[^`\n]+`", "", path.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose):
        if not target.startswith(("http://", "https://", "mailto:")):
            assert (path.parent / target).exists(), target


def test_every_command_is_in_the_readme(known: set[str]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in readme or f"build.py {name}" in readme for name in known)


def test_make_targets_that_pages_name_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        name
        for path in PAGES
        for name in re.findall(r"(?:^ {4}|`)make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert named <= targets


def test_the_lock_files_name_no_host() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        assert "://" not in path.read_text(encoding="utf-8")


def test_every_pinned_package_has_its_hash() -> None:
    for name in ("main", "dev", "fonts"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pinned = re.findall(r"^[A-Za-z0-9_.\[\]-]+==[^\n]*\\\n {4}--hash=sha256:", text, re.MULTILINE)
        assert len(pinned) == len(re.findall(r"^[A-Za-z0-9_.\[\]-]+==", text, re.MULTILINE))
