"""A site brought up to date after any edits is, byte for byte, the site made anew."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.conftest import Run

STEPS = 7


def folders(root: Path) -> list[Path]:
    return sorted({path.parent for path in (root / "content").rglob("*.yml") if "registry" not in path.parts})


def files(root: Path, pattern: str) -> list[Path]:
    return sorted((root / "content").rglob(pattern))


def reword(root: Path, dice: random.Random) -> None:
    path = dice.choice(files(root, "*.md"))
    words = path.read_text().split(" ")
    words[dice.randrange(1, len(words))] += f" {dice.choice(['жаңа', 'новый', '§', '<b>', '10'])}"
    path.write_text(" ".join(words))


def clause(root: Path, dice: random.Random) -> None:
    path = dice.choice(files(root, "act.*.md"))
    path.write_text(f"{path.read_text().rstrip()}\n\n{dice.randrange(2, 99)}. Қосымша | Дополнительно.\n")


def remove(root: Path, dice: random.Random) -> None:
    paths = [path for path in files(root, "*.*") if path.is_file() and "registry" not in path.parts]
    dice.choice(paths).unlink()


def rename(root: Path, dice: random.Random) -> None:
    folder = dice.choice(folders(root))
    folder.rename(folder.with_name(f"{folder.name}-{dice.randrange(9)}"))


def copy(root: Path, dice: random.Random) -> None:
    folder = dice.choice(folders(root))
    shutil.copytree(folder, folder.with_name(f"{folder.name}-x{dice.randrange(999)}"))


def register(root: Path, dice: random.Random) -> None:
    path = dice.choice(files(root, "registry/*.yml"))
    lines = path.read_text().splitlines()
    at = dice.choice([n for n, line in enumerate(lines) if "ru:" in line] or [0])
    lines[at] = lines[at].replace("ru: ", f"ru: Н{dice.randrange(9)}", 1)
    path.write_text("\n".join(lines) + "\n")


def damage(root: Path, dice: random.Random) -> None:
    path = dice.choice(files(root, "*/*/*/*.yml") or files(root, "*.yml"))
    path.write_text(path.read_text() + dice.choice(["\n: : {", "\ntitle: x\n", "\nstatus: repealed\n"]))


def move_day(root: Path, dice: random.Random) -> None:
    path = root / "reglament.yml"
    lines = [line for line in path.read_text().splitlines() if not line.startswith("as_of:")]
    path.write_text("\n".join([*lines, f"as_of: 2026-{dice.randrange(1, 13):02}-15"]) + "\n")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    reword, reword, clause, remove, rename, copy, register, damage, move_day,
)  # fmt: skip


def site(root: Path) -> dict[str, bytes]:
    folder = root / "build/site"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_a_site_after_any_edits_is_the_site_made_anew(akimat: Path, run: Run, tmp_path: Path, seed: int) -> None:
    dice = random.Random(seed)
    assert run("build", "--draft", cwd=akimat).returncode == 0
    done: list[str] = []
    for step in range(STEPS):
        for edit in dice.sample(EDITS, 2 if step else 1):
            before = {path: path.read_bytes() for path in akimat.rglob("content/**/*.*") if path.is_file()}
            edit(akimat, dice)
            done.append(edit.__name__)
            if dice.random() < 0.2:  # an edit taken back
                for path, data in before.items():
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(data)
        result = run("build", "--draft", cwd=akimat)
        assert result.returncode in (0, 1), (done, result.stdout[-2000:], result.stderr[-2000:])
        if step in (STEPS // 2, STEPS - 1):
            anew = tmp_path / f"anew-{step}"
            shutil.copytree(akimat, anew, ignore=shutil.ignore_patterns("build"))
            assert run("build", "--draft", cwd=anew).returncode == result.returncode
            one, other = site(akimat), site(anew)
            assert one.keys() == other.keys(), done
            assert [name for name in sorted(one) if one[name] != other[name]] == [], done
