"""A civil servant errs: any file of the demonstration is spoilt in any way, and the drafter is told what to do."""

from __future__ import annotations

import contextlib
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reglament.cli import main
from reglament.diagnostics import Diagnostic, Location
from reglament.i18n import LANGS
from reglament.report import text
from reglament.report.messages import words
from tests.e2e.damages import DAMAGES, DEMONSTRATION, REFERENCE, Akimat, Damage, identity


def sort_of(path: Path) -> tuple[str, str]:
    """What a file is: the kind of its paper, and of a text whether it is an annex and in which language."""
    if path.suffix == ".yml":
        return path.read_text(encoding="utf-8").split("\n", 1)[0], ""
    stem, lang = path.name.split(".")[:2]
    beside = path.with_name(f"{stem}.yml")
    kind = beside.read_text(encoding="utf-8").split("\n", 1)[0] if beside.is_file() else "annex"
    return kind, lang


def one_of_each_sort() -> list[str]:
    """The first file of each sort: the demonstration has hundreds that differ in nothing that matters here."""
    found: dict[tuple[str, str], str] = {}
    for path in sorted((DEMONSTRATION / "content").rglob("*")):
        if path.is_file() and not path.name.startswith("."):
            found.setdefault(sort_of(path), path.relative_to(DEMONSTRATION).as_posix())
    return ["reglament.yml", *sorted(found.values())]


FILES = one_of_each_sort()
EVERYTHING = os.environ.get("REGLAMENT_TESTS") == "all"
TURN = 1 if EVERYTHING else 3
"""Each damage meets every third file, the next damage the files beside them: each file and each damage is met often."""
LONGEST_CHECK = 2.0
MOST_FINDINGS = 20
"""One spoilt file may not drown the report."""

NOBODY_NEEDS = re.compile(
    r"content/(assignments/.*|plans/.*/(list|plan)\.yml|calendar/.*|meetings/.*/protocol\.ru\.md)"
)
"""Papers that stand for themselves: when such a one is deleted, nothing may be left to miss it."""

ELSEWHERE = {
    "content/plans/2026/q4/plan.yml": ("year: 2026", "year: тысяча", "S05"),
    "content/acts/2026/samal-zhylu/note.ru.md": ("# ", "## ", "F20"),
}
"""Another fault at the same time, by path: what is replaced, by what, and the rule that must still be heard."""


QUICK = re.compile(
    r"reglament\.yml|content/(registry/(persons|appointments)\.yml|calendar/2026\.yml|meetings/2026/10-29/protocol\..*"
    r"|acts/2026/tazalyq/(act\.yml|act\.kk\.md|annex-2\.ru\.md))"
)
"""One file of each sort, for the quick run."""


@pytest.fixture(scope="module")
def akimat(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Akimat]:
    made = Akimat(tmp_path_factory.mktemp("akimat"))
    yield made
    made.close()


def inside(location: Location, root: Path) -> bool:
    """Whether the place is one that an editor can go to."""
    file, span = root / location.path, location.span
    if not file.is_file() or (span.line, span.column) == (1, 1):
        return True
    lines = file.read_bytes().decode("utf-8", errors="replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return (
        1 <= span.line <= span.end_line <= len(lines)
        and 1 <= span.column <= len(lines[span.line - 1]) + 1
        and (span.line, span.column) <= (span.end_line, span.end_column)
    )


def heard(found: Diagnostic, root: Path) -> None:
    """The finding can be shown, is filled in, and says a way out, in each language."""
    for lang in LANGS:
        said = words(found, lang)
        assert said.sentence and said.fix, (found.rule, found.message, lang)
        for sentence in (said.sentence, said.fix):
            unfilled = re.search(r"\{[a-z_]+\}", sentence)
            assert unfilled is None, (found.rule, found.message, lang, sentence)
    for place in (found.location, *(note.location for note in found.notes)):
        assert inside(place, root), (found.rule, place)


def spoil(akimat: Akimat, path: str, damage: Damage) -> None:
    other = next(name for name in ELSEWHERE if Path(name).parent != Path(path).parent)
    before, after, rule = ELSEWHERE[other]
    elsewhere = Damage("elsewhere", lambda data, file: data.replace(before.encode(), after.encode(), 1))
    with akimat.spoilt(other, elsewhere), akimat.spoilt(path, damage):
        checked, seconds = akimat.timed()
        for found in checked.findings:
            heard(found, akimat.root)
        assert text(checked.findings, lambda name: None, "kk")
    new = [found for found in checked.findings if identity(found) not in akimat.clean]
    own = [found for found in new if found.location.path != other]
    assert any(found.rule == rule and found.location.path == other for found in new), "the other fault is hidden"
    assert len(own) <= MOST_FINDINGS, [identity(found) for found in own]
    assert seconds < LONGEST_CHECK
    if damage.name == "deleted":
        assert own or NOBODY_NEEDS.fullmatch(path)
    else:
        assert any(path in {found.location.path, *(note.location.path for note in found.notes)} for found in own)


def cases(quick: bool) -> list[object]:
    return [
        pytest.param(path, damage, id=f"{damage.name}-{path.removeprefix('content/')}")
        for offset, damage in enumerate(DAMAGES)
        for path in FILES[offset % TURN :: TURN]
        if damage.concerns(DEMONSTRATION / path) and bool(QUICK.fullmatch(path)) is quick
    ]


@pytest.mark.parametrize(("path", "damage"), cases(quick=True))
def test_a_spoilt_file_is_told(akimat: Akimat, path: str, damage: Damage) -> None:
    spoil(akimat, path, damage)


@pytest.mark.slow
@pytest.mark.parametrize(("path", "damage"), cases(quick=False))
def test_every_spoilt_file_is_told(akimat: Akimat, path: str, damage: Damage) -> None:
    spoil(akimat, path, damage)


def references() -> list[object]:
    """The first reference of each sort in each file."""
    found: dict[tuple[str, str], tuple[int, int]] = {}
    for path in FILES:
        if path.endswith(".yml"):
            for match in REFERENCE.finditer((DEMONSTRATION / path).read_text(encoding="utf-8")):
                found.setdefault((path, match[1]), match.span(2))
    return [
        pytest.param(path, span, id=f"{key}-{path.removeprefix('content/')}") for (path, key), span in found.items()
    ]


@pytest.mark.parametrize(("path", "span"), references()[::TURN])
def test_a_reference_to_nothing_is_told_where_it_stands(akimat: Akimat, path: str, span: tuple[int, int]) -> None:
    content = akimat.text(path)
    named = content[slice(*span)]
    wrong = f"{named.rpartition('/')[0]}/no-such".lstrip("/")
    line = content.count("\n", 0, span[0]) + 1
    damage = Damage("reference", lambda data, file: (content[: span[0]] + wrong + content[span[1] :]).encode())
    with akimat.spoilt(path, damage):
        findings = [found for found in akimat.check().findings if identity(found) not in akimat.clean]
        for found in findings:
            heard(found, akimat.root)
    told = [found for found in findings if found.rule == "X2.1"]
    assert [(found.location.path, found.location.span.line, found.params["name"]) for found in told] == [
        (path, line, wrong)
    ]
    assert len(findings) <= MOST_FINDINGS


def keys() -> list[tuple[str, str]]:
    """Every key at the top of every file."""
    files = ((path, (DEMONSTRATION / path).read_text(encoding="utf-8")) for path in FILES if path.endswith(".yml"))
    return [(path, key) for path, content in files for key in re.findall(r"^([a-z_]+):", content, re.M)]


@pytest.mark.slow
@pytest.mark.parametrize(("path", "key"), keys()[::TURN])
def test_a_key_taken_out_never_drowns_the_report(akimat: Akimat, path: str, key: str) -> None:
    def without(data: bytes, file: Path) -> bytes:
        return re.sub(rf"^{key}:.*\n(?:[ -].*\n)*", "", data.decode(), count=1, flags=re.M).encode()

    with akimat.spoilt(path, Damage("without", without)):
        findings = [found for found in akimat.check().findings if identity(found) not in akimat.clean]
        for found in findings:
            heard(found, akimat.root)
    assert len(findings) <= MOST_FINDINGS, [identity(found) for found in findings]
    for found in findings:
        if found.rule == "S02":
            assert found.location.path == path


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(akimat: Akimat) -> None:
    path = "content/acts/2026/tazalyq/act.kk.md"
    with akimat.spoilt(path, Damage("locked", lambda data, file: file.chmod(0))):
        findings = akimat.check().findings
    assert ("F01", path) in {(found.rule, found.location.path) for found in findings}


@pytest.mark.parametrize("lang", LANGS)
def test_the_exit_code_of_bad_input(akimat: Akimat, lang: str) -> None:
    """Findings that block are 1, an akimat without its settings is 2, and nothing is a traceback."""

    def run() -> tuple[int, str]:
        out = io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = main(["--root", str(akimat.root), "--lang", lang, "check"])
        return code, out.getvalue()

    assert run()[0] == 0
    with akimat.spoilt("content/acts/2026/tazalyq/act.yml", Damage("list", lambda data, file: b"- a\n")):
        code, said = run()
        assert code == 1
        assert "F09" in said
    with akimat.spoilt("reglament.yml", Damage("deleted", lambda data, file: file.unlink())):
        code, said = run()
        assert code == 2
        assert "reglament.yml" in said
    assert "Traceback" not in said
