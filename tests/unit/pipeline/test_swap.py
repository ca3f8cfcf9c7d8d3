"""Whole or not at all."""

from __future__ import annotations

import errno
import subprocess
import sys
from pathlib import Path

import pytest

from reglament.errors import UsageError
from reglament.pipeline import swap

ROOT = Path(__file__).resolve().parents[3]


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)


def site(folder: Path, word: str) -> Path:
    folder.mkdir()
    (folder / "index.html").write_text(word)
    return folder


def test_a_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    good = tmp_path / "site"
    with swap.fresh_folder(tmp_path) as making:
        swap.put_in_place(site(making / "site", "one"), good)
    with swap.fresh_folder(tmp_path) as making:
        swap.put_in_place(site(making / "site", "two"), good)
    assert (good / "index.html").read_text() == "two"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_so_it_does_where_the_system_cannot_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchanged", lambda *_: False)
    test_a_new_folder_takes_the_place_of_the_old(tmp_path)


def test_what_a_killed_run_left_is_swept_away(tmp_path: Path) -> None:
    site(tmp_path / "site", "good")
    site(tmp_path / ".making-abc", "half")
    (tmp_path / ".making-file").write_text("half")
    swap.sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_run_killed_between_two_renames_gives_the_old_site_back(tmp_path: Path) -> None:
    site(tmp_path / ".replaced-site", "good")
    site(tmp_path / ".making-abc", "half")
    swap.sweep(tmp_path)
    assert (tmp_path / "site" / "index.html").read_text() == "good"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_a_file_is_written_whole_or_keeps_its_old_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a" / "paper.pdf"
    swap.write_whole(path, b"old")
    done = run(
        "import resource, signal\nfrom pathlib import Path\nfrom reglament.pipeline.swap import write_whole\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\n"
        f"try:\n    write_whole(Path({str(path)!r}), b'x' * 5000)\n"
        "except OSError as error:\n    print(error.errno)\n"
    )
    assert int(done.stdout) in (errno.EFBIG, errno.ENOSPC)
    assert path.read_bytes() == b"old"
    assert [one.name for one in path.parent.iterdir()] == ["paper.pdf"]


def hold(folder: Path, inside: str) -> str:
    return (
        "import os, signal\nfrom pathlib import Path\nfrom reglament.pipeline.swap import only_run\n"
        f"with only_run(Path({str(folder)!r})):\n    {inside}\n"
    )


def test_two_builds_of_one_folder_do_not_meet(tmp_path: Path) -> None:
    with swap.only_run(tmp_path):
        assert UsageError.__name__ in run(hold(tmp_path, "print('in')")).stderr
    assert run(hold(tmp_path, "print('in')")).stdout == "in\n"


def test_a_killed_build_lets_go_of_its_folder(tmp_path: Path) -> None:
    assert run(hold(tmp_path, "os.kill(os.getpid(), signal.SIGKILL)")).returncode == -9
    with swap.only_run(tmp_path):
        assert tmp_path.is_dir()


def test_a_mirrored_folder_holds_what_is_wanted_and_keeps_what_it_has(tmp_path: Path) -> None:
    source, folder, outside = tmp_path / "source", tmp_path / "folder", tmp_path / "outside"
    source.mkdir()
    outside.mkdir()
    for name in ("a", "b", "c"):
        (source / name).write_text(name)
    swap.mirror(folder, {"x/a": source / "a", "x/b": source / "b", "y/c": source / "c"})
    kept = (folder / "x/a").stat()
    (folder / "x/b").unlink()
    (folder / "x/b").write_text("stranger")
    (folder / "z").symlink_to(outside)
    swap.mirror(folder, {"x/a": source / "a", "x/b": source / "b", "z/c": source / "c"})
    assert {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()} == {
        "x/a",
        "x/b",
        "z/c",
    }
    assert (folder / "x/a").stat() == kept
    assert (folder / "x/b").read_text() == "b"
    assert not (folder / "y").exists()
    assert not list(outside.iterdir())
