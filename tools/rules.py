"""Write what is made from the rules: `python tools/rules.py` (with `--check` nothing is written, only compared).

The pages under `docs/reference/rules/`, their list, the coverage of clauses, and the examples that `explain` shows.
"""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from generated import keep  # noqa: E402 - found beside this file

from reglament.i18n import LANGS  # noqa: E402
from reglament.report.explain import EXAMPLES  # noqa: E402
from reglament.report.messages import blank, clauses, severity_word  # noqa: E402
from reglament.rules.base import RuleSpec  # noqa: E402
from reglament.rules.coverage import CLAUSES, REASONS, rules_of  # noqa: E402
from reglament.rules.registry import ALL  # noqa: E402

DOCS = ROOT / "docs" / "reference"
FIXTURES = ROOT / "tests" / "rules"
BASE = FIXTURES / "_base"
AROUND = 2
LONGEST = 16
LANGUAGES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
LABELS = {
    "kk": ("Не деп хабарлайды", "Қалай түзетуге болады"),
    "ru": ("Что сообщает", "Как исправить"),
    "en": ("What it says", "How to fix"),
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


def examples() -> dict[str, dict[str, str]]:
    """Examples of every rule that has fixtures."""
    made = {rule: {kind: example(rule, kind) for kind in ("fail", "pass")} for rule in ALL}
    return {rule: found for rule, found in made.items() if any(found.values())}


def page(spec: RuleSpec) -> str:
    """The page of one rule in the three languages."""
    lines = [f"# {spec.id} {spec.name}", ""]
    about = [severity_word(spec.severity, "en"), clauses(spec, "en").strip("()")]
    if spec.readings:
        about.append("readings " + ", ".join(spec.readings))
    lines += [" · ".join(filter(None, about)), ""]
    for lang in LANGS:
        says, fixes = LABELS[lang]
        lines += [f"## {LANGUAGES[lang]}: {spec.title[lang]}", "", spec.explanation[lang], "", f"{says}:", ""]
        lines += [
            f"- {blank(text[lang])}"
            for name, text in spec.messages.items()
            if name.split("-")[0] not in ("fix", "here")
        ]
        ways = [f"- {blank(text[lang])}" for name, text in spec.messages.items() if name.split("-")[0] == "fix"]
        lines += ["", *([f"{fixes}:", "", *ways, ""] if ways else [])]
    for kind, label in (("fail", "Fails"), ("pass", "Passes")):
        shown = all_examples().get(spec.id, {}).get(kind)
        if shown:
            lines += [f"## {label}", "", "```text", shown, "```", ""]
    return "\n".join(lines).rstrip() + "\n"


@cache
def all_examples() -> dict[str, dict[str, str]]:
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
    lines = ["# Clauses of the Regulation and their rules", "", "Made from the rules by `make docs`.", ""]
    lines += ["| Clause | Rules |", "|---|---|"]
    for number in map(str, range(1, CLAUSES + 1)):
        found = ", ".join(f"[{spec.id}](rules/{spec.id}.md)" for spec in rules_of(number))
        lines.append(f"| {number} | {found or REASONS[number]['en']} |")
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
    """Write what changed, or with `--check` name it and fail."""
    made = outputs()
    return keep(made, (path for path in (DOCS / "rules").glob("*.md") if path not in made))


if __name__ == "__main__":
    sys.exit(main())
