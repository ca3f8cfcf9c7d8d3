"""The house keeps its budgets, and every text its languages."""

from __future__ import annotations

import ast
import re
import string
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
ENGINE = sorted((ROOT / "reglament").rglob("*.py"))
MODULE_BUDGET = 400
FUNCTION_BUDGET = 60
BROAD_EXCEPTS = 2
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "plural": (1, 2),
    "ngettext": (1, 2),
    "msgid": None,
}
GATE = {"GateFault": None, "Said": None, "Reason": None, "Flaw": None, "Difference": None, "word": None}
"""What carries a text of the gate."""


def tracked() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
    return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


@pytest.mark.parametrize("path", [*ENGINE, ROOT / "build.py"], ids=lambda path: path.name)
def test_budgets_of_a_module(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    limit = 40 if path == ROOT / "build.py" else MODULE_BUDGET
    assert text.count("\n") <= limit
    for function in functions(tree):
        assert (function.end_lineno or 0) - function.lineno < FUNCTION_BUDGET, function.name
        if "cli" not in path.parts:
            inner = [node for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)]
            assert not inner, f"{function.name} imports inside"
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]


def test_broad_excepts_stand_only_at_the_top_of_the_command_line() -> None:
    broad: list[str] = []
    for path in ENGINE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                names = {item.id for item in ast.walk(node.type) if isinstance(item, ast.Name)} if node.type else set()
                if node.type is None or names & {"Exception", "BaseException"}:
                    broad.append(path.relative_to(ROOT / "reglament").as_posix())
    assert len(broad) <= BROAD_EXCEPTS
    assert all(name.startswith("cli/") for name in broad)


def test_nothing_names_a_machine_a_host_of_packages_or_unfinished_work() -> None:
    forbidden = re.compile(
        r"(?<![\w./$})-])/(?:work|farm|root)/\w|--(?:extra-)?index-url|https?://\S+/(?:simple|packages)/"
        r"|\b(?:TODO|FIXME|XXX)\b|NotImplementedError",
        re.IGNORECASE,
    )
    own = {Path(__file__).resolve()}
    for path in tracked():
        if path.resolve() in own or path.stat().st_size > 1_000_000:
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found = forbidden.search(text)
        assert not found, f"{path.relative_to(ROOT)}: {found.group()}"


def errors() -> dict[str, tuple[int, ...] | None]:
    """Every exception that carries a text: whoever adds one need not remember this test."""
    names = {"ReglamentError"}
    classes = [
        (node.name, {base.id for base in node.bases if isinstance(base, ast.Name)})
        for path in ENGINE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    ]
    while more := {name for name, bases in classes if bases & names} - names:
        names |= more
    return dict.fromkeys(names)


def messages(keywords: dict[str, tuple[int, ...] | None]) -> set[str]:
    """Texts of the engine that are given to one of these names."""
    mapping, found = [("**.py", "python")], set()
    for _, _, message, _, _ in extract_from_dir(str(ROOT / "reglament"), mapping, keywords=keywords):
        found.update(message if isinstance(message, tuple) else (message,))
    return found


def used_messages() -> set[str]:
    found: set[str] = set()
    for folder, mapping in (
        ("reglament", [("**.py", "python")]),
        ("templates", [("**.html", "jinja2"), ("**.j2", "jinja2")]),
    ):
        for _, _, message, _, _ in extract_from_dir(
            str(ROOT / folder), mapping, keywords={**KEYWORDS, **GATE, **errors()}
        ):
            found.update(message if isinstance(message, tuple) else (message,))
    return found


def catalogues(lang: str) -> dict[str, Catalog]:
    folder = ROOT / "reglament/i18n/locale" / lang / "LC_MESSAGES"
    return {path.name: read_po(path.open("rb"), locale=lang) for path in sorted(folder.glob("*.po"))}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("lang", ["kk", "ru"])
def test_every_text_of_the_interface_is_translated(lang: str) -> None:
    known: set[str] = set()
    for name, catalogue in catalogues(lang).items():
        for message in catalogue:
            if not message.id:
                continue
            sources = message.id if isinstance(message.id, tuple) else (message.id,)
            targets = message.string if isinstance(message.string, tuple) else (message.string,)
            known.update(sources)
            assert not message.fuzzy, f"{name}: {sources[0]!r} is marked fuzzy"
            assert all(targets), f"{name}: {sources[0]!r} has no text in {lang}"
            wanted = places(sources[-1])
            assert all(places(target) <= wanted for target in targets), f"{name}: places differ in {sources[0]!r}"
    missing = used_messages() - known
    assert not missing, f"{lang}: {sorted(missing)}"


@pytest.mark.parametrize(("name", "keywords"), [("errors.po", errors()), ("gate.po", GATE)])
def test_texts_are_in_the_catalogue_in_which_they_are_looked_up(
    name: str, keywords: dict[str, tuple[int, ...] | None]
) -> None:
    known = {message.id for message in catalogues("ru")[name]}
    assert len(keywords) >= 4
    assert not sorted(messages(keywords) - known)


def test_the_two_languages_have_the_same_catalogues() -> None:
    kk, ru = catalogues("kk"), catalogues("ru")
    assert kk.keys() == ru.keys()
    for name in kk:
        assert {m.id for m in kk[name]} == {m.id for m in ru[name]}, name
