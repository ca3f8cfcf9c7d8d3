"""What a rule asks and why, with a failing and a passing example."""

from __future__ import annotations

import json
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from reglament.diagnostics import Lang
from reglament.errors import UsageError
from reglament.i18n import pick, translator
from reglament.report.messages import blank, clauses, severity_word
from reglament.rules.base import RuleSpec
from reglament.rules.registry import ALL

EXAMPLES = Path(__file__).parent / "examples.json"
"""Examples of every rule, generated from its fixtures."""

_WAYS = ("here", "fix")


@cache
def examples() -> Mapping[str, Mapping[str, str]]:
    """By rule: `fail` and `pass`, each a short stretch of the fixture that shows the rule."""
    loaded: dict[str, dict[str, str]] = json.loads(EXAMPLES.read_text(encoding="utf-8")) if EXAMPLES.is_file() else {}
    return loaded


def explain(rule_id: str, lang: Lang) -> str:
    """The rule in words for a terminal.

    Raises UsageError when there is no rule of that id or name.
    """
    spec = find(rule_id)
    _ = translator("report", lang)
    parts = [
        f"{spec.id} {pick(spec.title, lang)}",
        " · ".join(filter(None, (severity_word(spec.severity, lang), clauses(spec, lang).strip("()"), spec.name))),
        pick(spec.explanation, lang),
    ]
    said = [f"  - {blank(pick(text, lang))}" for name, text in spec.messages.items() if _is_message(name)]
    ways = [f"  - {blank(pick(text, lang))}" for name, text in spec.messages.items() if name.split("-")[0] == "fix"]
    parts.append("\n".join([_("What it says:"), *said]))
    if ways:
        parts.append("\n".join([_("How to fix:"), *ways]))
    if spec.readings:
        parts.append(_("Readings it follows: {readings}").format(readings=", ".join(spec.readings)))
    for kind, label in (("fail", _("An example that fails:")), ("pass", _("An example that passes:"))):
        example = examples().get(spec.id, {}).get(kind)
        if example:
            parts.append(label + "\n" + "\n".join(f"  {line}".rstrip() for line in example.splitlines()))
    return "\n\n".join(parts) + "\n"


def find(rule_id: str) -> RuleSpec:
    """The rule by id (in any case) or by name.

    Raises UsageError with the nearest ids when there is none.
    """
    wanted = rule_id.strip()
    for rule in ALL.values():
        if wanted.casefold() in (rule.spec.id.casefold(), rule.spec.name):
            return rule.spec
    known = [name for rule in ALL.values() for name in (rule.spec.id, rule.spec.name)]
    near = get_close_matches(wanted, known, n=3, cutoff=0.5)
    if near:
        raise UsageError("No rule {rule}. Did you mean {near}?", rule=wanted, near=", ".join(near))
    raise UsageError("No rule {rule}. The command `rules` lists them all.", rule=wanted)


def _is_message(name: str) -> bool:
    return name.split("-", maxsplit=1)[0] not in _WAYS
