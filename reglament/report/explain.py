"""What a rule asks and why, how the Regulation is read in it, with a failing and a passing example."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

from reglament.diagnostics import Lang, Text
from reglament.errors import UsageError
from reglament.i18n import pick, translator
from reglament.report.history import history
from reglament.report.messages import blank, clauses, messages_of, severity_word, stage_word
from reglament.rules.base import RuleSpec
from reglament.rules.readings import READINGS
from reglament.rules.registry import ALL
from reglament.settings import MARKER, resource

EXAMPLES = Path(__file__).parent / "examples.json"
"""Examples of every rule, generated from its fixtures."""

_WAYS = ("here", "fix")

Example = TypedDict("Example", {"fail": str, "pass": str, "labels": list[str], "term": dict[str, str]}, total=False)
"""`fail` and `pass`: a short stretch of the fixture that shows the rule. `labels`: messages that only name a second
place. `term`: the proof of the term that the failing fixture shows, by language."""


@cache
def examples() -> Mapping[str, Example]:
    """By rule."""
    loaded: dict[str, Example] = json.loads(EXAMPLES.read_text(encoding="utf-8")) if EXAMPLES.is_file() else {}
    return loaded


def explain(rule_id: str, lang: Lang) -> str:
    """The rule in words for a terminal.

    Raises UsageError when there is no rule of that id or name.
    """
    spec = find(rule_id)
    example = examples().get(spec.id, Example())
    parts = [
        f"{spec.id} {pick(spec.title, lang)}",
        " · ".join(filter(None, (severity_word(spec.severity, lang), clauses(spec, lang).strip("()"), spec.name))),
        pick(spec.explanation, lang),
        *_lists(spec, lang),
        *_examples(example, lang),
        "\n".join(_history(spec, lang)),
    ]
    return "\n\n".join(parts) + "\n"


def sentences(spec: RuleSpec, labels: tuple[str, ...] | None = None) -> Iterator[Text]:
    """What the rule says: its messages without ways out and without the labels of second places."""
    known = tuple(examples().get(spec.id, Example()).get("labels", ())) if labels is None else labels
    return (
        text
        for name, text in spec.messages.items()
        if name not in known and name.split("-", maxsplit=1)[0] not in _WAYS
    )


def settings_of(spec: RuleSpec) -> tuple[str, ...]:
    """Fields of `reglament.yml` that change what the rule asks: its own and those of the readings it follows."""
    own = (option if setting_text(option, "en") else f"readings.{option}" for option in spec.options)
    read = (f"readings.{READINGS[name].setting}" for name in spec.readings if READINGS[name].setting)
    return tuple(dict.fromkeys([*own, *read]))


def setting_text(setting: str, lang: Lang) -> str:
    """What the schema of settings says of a field; empty for a field that it lacks."""
    part = _settings_schema()
    for step in setting.split("."):
        part = part.get("properties", {}).get(step, {})
    return pick(part.get("x-description", {}), lang)


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


@cache
def _settings_schema() -> dict[str, Any]:
    text = (resource("schemas") / "settings.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _lists(spec: RuleSpec, lang: Lang) -> Iterator[str]:
    _ = translator("report", lang)
    said = [blank(pick(text, lang)) for text in sentences(spec)]
    ways = [blank(pick(text, lang)) for text in messages_of(spec, "fix")]
    read = [f"{name}: {pick(READINGS[name].text, lang)}" for name in spec.readings]
    changes = [f"{name}: {setting_text(name, lang)}" for name in settings_of(spec)]
    listed = (
        (_("What it says:"), said),
        (_("How to fix:"), ways),
        (_("How the Regulation is read:"), read),
        (_("Settings in {file} that change it:").format(file=MARKER), changes),
    )
    for head, lines in listed:
        if lines:
            yield "\n".join([head, *(f"  - {line}" for line in lines)])


def _examples(example: Example, lang: Lang) -> Iterator[str]:
    _ = translator("report", lang)
    for text, label in (
        (example.get("fail"), _("An example that fails:")),
        (example.get("pass"), _("An example that passes:")),
    ):
        if text:
            yield label + "\n" + "\n".join(f"  {line}".rstrip() for line in text.splitlines())
        if text and text == example.get("fail") and (term := pick(example.get("term", {}), lang)):
            yield f"{_('How the term was counted there:')}\n  {term}"


def _history(spec: RuleSpec, lang: Lang) -> Iterator[str]:
    _ = translator("report", lang)
    past = history(spec.id)
    yield _("Binds from the stage: {stage}").format(stage=stage_word(spec.profile, lang))
    yield _("In the tool since version {version}").format(version=past.since)
    yield from (f"  {version}: {pick(text, lang)}" for version, text in past.changes)
