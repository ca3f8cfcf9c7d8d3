"""What changed since a revision: exact files and lines, and nothing of a stranger's repository is run."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from reglament.diagnostics import Diagnostic, Location, Note, Span
from reglament.errors import UsageError
from reglament.pipeline.check import check
from reglament.pipeline.git import Git
from reglament.pipeline.request import Request
from reglament.pipeline.revision import Changes, changes
from reglament.settings import paths
from tests.rules.harness import BASE

FILES = {"content/a.yml": "kind: a\nx: 1\ny: 2\n", "content/b.yml": "kind: b\n", "content/old/c.yml": "kind: c\n"}


def git(folder: Path, *words: str) -> str:
    names = {f"GIT_{who}_{what}": f"t{what}@example" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull}
    done = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True, check=True, env=environment)
    return done.stdout.strip()


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", message)


def listed(root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in sorted((root / "content").rglob("*")) if path.is_file()]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    write(tmp_path, FILES)
    commit(tmp_path, "first")
    return tmp_path


def since(root: Path, revision: str = "HEAD") -> Changes:
    return changes(root, revision, listed(root))


def test_nothing_changed(root: Path) -> None:
    assert since(root) == Changes()


def test_edits_new_files_and_files_that_went(root: Path) -> None:
    write(root, {"content/a.yml": "kind: a\nx: 5\ny: 2\nz: 3\n", "content/new.yml": "kind: n\n"})
    (root / "content/old/c.yml").unlink()
    found = since(root)
    assert found.files == {"content/a.yml", "content/new.yml"}
    assert found.lines["content/a.yml"] == {2, 4}
    assert found.lines["content/new.yml"] == {1}
    assert found.emptied == {"content/old"}


def test_committed_changes_count_too(root: Path) -> None:
    write(root, {"content/b.yml": "kind: b\nq: 1\n"})
    commit(root, "second")
    assert since(root).files == frozenset()
    assert since(root, "HEAD~1").files == {"content/b.yml"}


def test_a_line_that_only_went_marks_its_neighbours(root: Path) -> None:
    write(root, {"content/a.yml": "kind: a\ny: 2\n"})
    assert since(root).lines["content/a.yml"] == {1, 2}


def test_other_ends_of_lines_are_no_change(root: Path) -> None:
    write(root, {"content/a.yml": FILES["content/a.yml"].replace("\n", "\r\n")})
    assert since(root).files == frozenset()


def test_changes_of_the_other_branch_are_not_ours(root: Path) -> None:
    git(root, "checkout", "-qb", "work")
    write(root, {"content/a.yml": "kind: a\nx: 9\n"})
    commit(root, "ours")
    git(root, "checkout", "-q", "main")
    write(root, {"content/b.yml": "kind: b\nz: 9\n"})
    commit(root, "theirs")
    git(root, "checkout", "-q", "work")
    assert since(root, "main").files == {"content/a.yml"}


def test_the_akimat_may_lie_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    akimat = tmp_path / "қала 1"
    write(akimat, FILES)
    write(tmp_path, {"content/a.yml": "another"})
    commit(tmp_path, "first")
    write(akimat, {"content/b.yml": "kind: b2\n"})
    assert since(akimat).files == {"content/b.yml"}
    assert since(akimat).emptied == frozenset()


def test_where_there_is_nothing_to_compare(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    for revision in ("no-such", "", "--help", "HEAD:content/a.yml"):
        with pytest.raises(UsageError, match="no revision"):
            since(root, revision)
    outside = tmp_path_factory.mktemp("outside")
    write(outside, FILES)
    with pytest.raises(UsageError, match="need a git repository"):
        since(outside)


def test_a_finding_counts_by_its_place_and_its_notes() -> None:
    found = Changes(frozenset({"content/a.yml"}), frozenset({"content/old"}), {"content/a.yml": frozenset({2})})
    on_line = Diagnostic("X", "m", Location("content/a.yml", Span(2, 1, 2, 3)))
    in_file = Diagnostic("X", "m", Location("content/a.yml", Span(5, 1, 5, 3)))
    by_note = Diagnostic("X", "m", Location("content/b.yml"), notes=(Note(Location("content/a.yml"), "n"),))
    beside = Diagnostic("X", "m", Location("content/old/act.yml"))
    elsewhere = Diagnostic("X", "m", Location("content/b.yml"))
    assert [found.concern(one) for one in (on_line, in_file, by_note, beside, elsewhere)] == [True] * 4 + [False]
    assert [found.order(one) for one in (on_line, in_file, by_note)] == [0, 1, 2]


def test_nothing_that_a_repository_names_is_run(root: Path) -> None:
    mark = root / "ran"
    trap = root / "trap.sh"
    trap.write_text(f"#!/bin/sh\necho x >> '{mark}'\ncat\n", encoding="utf-8")
    trap.chmod(0o755)
    for hook in ("post-index-change", "fsmonitor-watchman", "reference-transaction"):
        path = root / ".git/hooks" / hook
        path.write_bytes(trap.read_bytes())
        path.chmod(0o755)
    write(root, {".gitattributes": "* filter=trap diff=trap\n", "content/a.yml": "kind: a\nx: 7\n"})
    for name in (
        "core.fsmonitor",
        "core.pager",
        "core.editor",
        "core.sshCommand",
        "core.gitProxy",
        "core.alternateRefsCommand",
        "filter.trap.clean",
        "filter.trap.smudge",
        "filter.trap.process",
        "diff.trap.textconv",
        "diff.trap.command",
        "diff.external",
        "uploadpack.packObjectsHook",
        "gpg.program",
        "credential.helper",
        "alias.rev-parse",
        "alias.cat-file",
    ):
        git(root, "config", name, f"!{trap}" if name.startswith("alias") else str(trap))
    mark.unlink(missing_ok=True)
    assert since(root).files == {"content/a.yml"}
    assert not mark.exists()
    git(root, "status")
    assert mark.exists(), "the traps are set"


def test_a_signature_is_given_to_no_program_that_a_repository_names(root: Path) -> None:
    mark, trap = root / "ran", root / "trap.sh"
    trap.write_text(f"#!/bin/sh\necho x >> '{mark}'\n", encoding="utf-8")
    trap.chmod(0o755)
    git(root, "config", "gpg.program", str(trap))
    git(root, "config", "log.showSignature", "true")
    signed = git(root, "cat-file", "commit", "HEAD").replace(
        "\n\n", "\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n x\n\n", 1
    )
    (root / "signed").write_text(f"{signed}\n", encoding="utf-8")
    git(root, "update-ref", "HEAD", git(root, "hash-object", "-t", "commit", "-w", "signed"))
    asked = Git.at(root)
    tip = asked.commit("HEAD")
    assert asked.story("content")
    assert tip in asked.graph([tip])
    assert not mark.exists()
    git(root, "log", "-1")
    assert mark.exists(), "the trap is set"


def test_a_check_reports_on_what_changed_alone(tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    agenda, list_ = root / "content/meetings/2026/10-15/agenda.yml", root / "content/plans/2026/q4/list.yml"
    agenda.write_text(agenda.read_text("utf-8") + "early: 1\n", "utf-8")
    git(root, "init", "-q")
    commit(root, "a paper with a fault")
    list_.write_text("bad: 1\n" + list_.read_text("utf-8") + "late: 1\n", "utf-8")
    commit(root, "one more fault")
    list_.write_text(list_.read_text("utf-8") + "latest: 1\n", "utf-8")
    checked = check(Request(paths(root), date(2026, 11, 30)))
    places = {*checked.collected.files, *(found.location.path for found in checked.findings)}
    limited = checked.touching(changes(root, "HEAD", places))
    assert {found.location.path.rpartition("/")[2] for found in checked.findings} == {"agenda.yml", "list.yml"}
    assert {found.location.path for found in limited.findings} == {"content/plans/2026/q4/list.yml"}
    assert (limited.files, limited.papers, list(limited.reported)) == (1, 1, ["content/plans/2026/q4/list.yml"])
    assert limited.foremost[0].location.span.line > limited.findings[0].location.span.line
