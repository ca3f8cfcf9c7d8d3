"""Write what is made from the rules: `python tools/rules.py` (with `--check` nothing is written, only compared).

With `--release`, once before a release, also which rules are new in the version.

The pages under `docs/reference/rules/`, their list, the coverage of clauses, and the examples that `explain` shows.
"""

from __future__ import annotations

import ast
import difflib
import importlib
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from generated import keep  # noqa: E402 - found beside this file

from reglament import __version__  # noqa: E402
from reglament.diagnostics import Severity  # noqa: E402
from reglament.i18n import LANGS  # noqa: E402
from reglament.report import history  # noqa: E402
from reglament.report.explain import EXAMPLES, Example, sentences, settings_of  # noqa: E402
from reglament.report.messages import blank, clauses, note_text, severity_word  # noqa: E402
from reglament.rules import engine  # noqa: E402
from reglament.rules.base import RuleSpec  # noqa: E402
from reglament.rules.coverage import CLAUSE_NUMBERS, REASONS, rules_of  # noqa: E402
from reglament.rules.people import LEFT_TO_PEOPLE  # noqa: E402
from reglament.rules.readings import READINGS  # noqa: E402
from reglament.rules.registry import ALL  # noqa: E402
from tests.rules.harness import context, fixtures  # noqa: E402

DOCS = ROOT / "docs" / "reference"
FIXTURES = ROOT / "tests" / "rules"
BASE = FIXTURES / "_base"
AROUND = 2
LONGEST = 16
LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
LABELS = {
    "kk": ("Не деп хабарлайды", "Қалай түзетуге болады", "Регламент қалай түсініледі"),
    "ru": ("Что сообщает", "Как исправить", "Как понимается Регламент"),
    "en": ("What it says", "How to fix", "How the Regulation is read"),
}


def example(rule: str, kind: str) -> str:
    """How the first fixture of a kind differs from an akimat without faults, shortly; empty when there is none."""
    folder = next((path for path in sorted((FIXTURES / rule).glob(f"{kind}-*")) if path.is_dir()), None)
    return "\n".join(_difference(folder)) if folder else ""


def _difference(folder: Path) -> Iterator[str]:
    removed = folder / ".remove"
    for name in removed.read_text(encoding="utf-8").split() if removed.is_file() else ():
        yield f"{name}: no such file"
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.name in ("expect.txt", ".remove"):
            continue
        name = path.relative_to(folder)
        after = path.read_text(encoding="utf-8").splitlines()
        base = BASE / name
        if not base.is_file():
            yield from (f"{name}:", *_short(after))
            continue
        before = base.read_text(encoding="utf-8").splitlines()
        yield f"{name}:"
        changes = list(difflib.unified_diff(before, after, n=AROUND, lineterm=""))[2:]
        yield from _short(["…" if line.startswith("@@") else line[1:] for line in changes if line[:1] != "-"])


def _short(lines: list[str]) -> list[str]:
    """The beginning of a long example: the rest says nothing more."""
    return lines if len(lines) <= LONGEST else [*lines[:LONGEST], "…"]


def examples() -> dict[str, Example]:
    """Examples of every rule that has fixtures, the labels of second places, and the proof of a term."""
    named = labels()
    made: dict[str, Example] = {}
    for rule in ALL:
        one = Example()
        if fails := example(rule, "fail"):
            one["fail"] = fails
        if passes := example(rule, "pass"):
            one["pass"] = passes
        if rule in named:
            one["labels"] = named[rule]
        if term := dict(_term(rule)):
            one["term"] = term
        if one:
            made[rule] = one
    return made


def labels() -> dict[str, list[str]]:
    """By rule: its messages that the module of the rule gives to notes, which name a second place.

    What has a way out of its own is a fault, wherever it is put together.
    """
    found = {}
    for path in sorted((ROOT / "reglament" / "rules").glob("*.py")):
        module = importlib.import_module(f"reglament.rules.{path.stem}")
        given = set(_given_to_notes(ast.parse(path.read_text(encoding="utf-8"))))
        for rule in getattr(module, "RULES", ()):
            said = rule.spec.messages
            if own := [name for name in said if name in given and f"fix-{name}" not in said]:
                found[rule.spec.id] = own
    return found


def _given_to_notes(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("note", "Note"):
            for part in ast.walk(node.args[1]) if len(node.args) > 1 else ():
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield part.value


def _term(rule: str) -> Iterator[tuple[str, str]]:
    """The proof of the term in the first failing fixture, by language; nothing for a rule without terms."""
    if not any("{proof}" in text["en"] for text in ALL[rule].spec.messages.values()):
        return
    for fixture in (one for one in fixtures() if one.rule == rule and one.fails):
        with TemporaryDirectory() as folder:
            seen, _ = context(fixture.lay(Path(folder) / "akimat"))
        for found in engine.run(seen, rules=[ALL[rule]]):
            for note in found.notes:
                if "proof" in note.params:
                    yield from ((lang, note_text(found, note, lang)) for lang in LANGS)
                    return


def release(folder: Path) -> dict[Path, str]:
    """The history of the present version: the rules that no earlier one had."""
    earlier = {rule for path in folder.glob("*.json") if path.stem != __version__ for rule in _added(path)}
    target = folder / f"{__version__}.json"
    changed = json.loads(target.read_text(encoding="utf-8")).get("changed", {}) if target.is_file() else {}
    made = {"added": [rule for rule in ALL if rule not in earlier], "changed": changed}
    return {target: json.dumps(made, ensure_ascii=False, indent=1) + "\n"}


def _added(path: Path) -> list[str]:
    added: list[str] = json.loads(path.read_text(encoding="utf-8")).get("added", [])
    return added


def page(spec: RuleSpec) -> str:
    """The page of one rule in the three languages."""
    example = all_examples().get(spec.id, Example())
    lines = [f"# {spec.id} {spec.name}", ""]
    about = [severity_word(spec.severity, "en"), clauses(spec, "en").strip("()"), f"binds from: {spec.profile}"]
    if spec.readings:
        about.append("readings " + ", ".join(spec.readings))
    about += [f"setting `{name}`" for name in settings_of(spec)]
    lines += [" · ".join(filter(None, about)), ""]
    for lang in LANGS:
        says, fixes, _ = LABELS[lang]
        lines += [f"## {LANGUAGES[lang]}: {spec.title[lang]}", "", spec.explanation[lang], "", f"{says}:", ""]
        lines += [f"- {blank(text[lang])}" for text in sentences(spec, tuple(example.get("labels", ())))]
        lines += _readings(spec, lang)
        ways = [f"- {blank(text[lang])}" for name, text in spec.messages.items() if name.split("-")[0] == "fix"]
        lines += ["", *([f"{fixes}:", "", *ways, ""] if ways else [])]
    for label, shown in (("Fails", example.get("fail")), ("Passes", example.get("pass"))):
        if shown:
            lines += [f"## {label}", "", "```text", shown, "```", ""]
        if shown and label == "Fails" and (term := example.get("term")):
            lines += [f"- {term[lang]}" for lang in LANGS] + [""]
    return "\n".join(lines).rstrip() + "\n"


def _readings(spec: RuleSpec, lang: str) -> list[str]:
    read = [f"- {name}: {READINGS[name].text[lang]}" for name in spec.readings]
    return ["", f"{LABELS[lang][2]}:", "", *read] if read else []


@cache
def all_examples() -> dict[str, Example]:
    """Made once a run."""
    return examples()


def index() -> str:
    """The list of all rules."""
    lines = [
        "# Rules",
        "",
        "Made from the rules by `make docs`. `build.py explain R16.3` says the same in a terminal.",
        "",
    ]
    lines += ["| Rule | Weight | Clause | What it asks |", "|---|---|---|---|"]
    for rule in ALL.values():
        spec = rule.spec
        cited = clauses(spec, "en").strip("()")
        lines.append(
            f"| [{spec.id}](rules/{spec.id}.md) | {severity_word(spec.severity, 'en')} | {cited} | {spec.title['en']} |"
        )
    return "\n".join(lines) + "\n"


def coverage() -> str:
    """Every clause with its rules or the reason why it has none."""
    lines = [
        "# Clauses of the Regulation and their rules",
        "",
        "Made from the rules by `make docs`. Points of the decree",
    ]
    lines[-1] += " that approved the Regulation are D1 to D5. A rule stands under its weight; no rule, the reason."
    lines += [
        "",
        "| Clause | Errors | Warnings | Infos | Why no rule, or what stays with people |",
        "|---|---|---|---|---|",
    ]
    for number in CLAUSE_NUMBERS:
        cells = [
            ", ".join(f"[{s.id}](rules/{s.id}.md)" for s in rules_of(number) if s.severity is level)
            for level in sorted(Severity, reverse=True)
        ]
        reason = (REASONS.get(number) or LEFT_TO_PEOPLE.get(number) or {"en": ""})["en"]
        lines.append(f"| {number} | {' | '.join([*cells, reason])} |")
    covered = sum(any(True for _ in rules_of(number)) for number in CLAUSE_NUMBERS)
    lines += ["", f"Clauses and points with rules: {covered} of {len(CLAUSE_NUMBERS)}; rules: {len(ALL)}."]
    return "\n".join(lines) + "\n"


def outputs() -> dict[Path, str]:
    """Every generated file as it should be."""
    return {
        EXAMPLES: json.dumps(all_examples(), ensure_ascii=False, indent=1) + "\n",
        DOCS / "rules.md": index(),
        DOCS / "clauses.md": coverage(),
        **{DOCS / "rules" / f"{rule.spec.id}.md": page(rule.spec) for rule in ALL.values()},
    }


def main() -> int:
    """Write what changed, or with `--check` name it and fail; with `--release` the history of this version, too."""
    made = outputs() | (release(history.FOLDER) if "--release" in sys.argv else {})
    return keep(made, (path for path in (DOCS / "rules").glob("*.md") if path not in made))


if __name__ == "__main__":
    sys.exit(main())
