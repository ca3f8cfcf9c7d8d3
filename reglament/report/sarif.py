"""Findings as SARIF 2.1.0, the format that code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import quote

from reglament import __version__
from reglament.diagnostics import START, Diagnostic, Lang, Location, Severity
from reglament.i18n import pick, translator
from reglament.report.fingerprint import fingerprints, paper
from reglament.report.messages import blank, clauses, messages_of, note_text, plain, words
from reglament.rules.base import RuleSpec
from reglament.rules.engine import severity
from reglament.rules.judging import Waived
from reglament.rules.registry import ALL

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "reglament/v1"
"""The name of our fingerprint; another number when it is made in another way."""

_ROOT = "SRCROOT"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif(findings: Sequence[Diagnostic], lang: Lang, waived: Sequence[Waived] = (), prefix: str = "") -> str:
    """One run: the rules that found something, every finding, and the waived ones as suppressed results.

    `prefix` is the akimat's folder in the checkout, empty or with `/` at its end.
    """
    everything = [*findings, *(one.finding for one in waived)]
    specs = [rule.spec for rule in ALL.values() if rule.spec.id in {found.rule for found in everything}]
    places = {spec.id: index for index, spec in enumerate(specs)}
    results = [
        {**_result(found, lang, places, prefix), "partialFingerprints": {FINGERPRINT: mark}}
        for found, mark in zip(everything, fingerprints(everything), strict=True)
    ]
    for result, one in zip(results[len(findings) :], waived, strict=True):
        reason = plain(pick(one.reason, lang), 4096)
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": reason}]
    run = {
        "tool": {"driver": _driver(specs, lang)},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": translator("report", lang)("root of the checkout")}}},
        "results": results,
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _driver(specs: Sequence[RuleSpec], lang: Lang) -> dict[str, Any]:
    return {
        "name": "Reglament",
        "version": __version__,
        "semanticVersion": __version__,
        "language": lang,
        "rules": [_rule(spec, lang) for spec in specs],
    }


def _rule(spec: RuleSpec, lang: Lang) -> dict[str, Any]:
    title, explanation = pick(spec.title, lang), pick(spec.explanation, lang)
    ways = [blank(pick(text, lang)) for text in messages_of(spec, "fix")]
    cited = clauses(spec, lang).strip("()")
    fixes = [translator("report", lang)("How to fix:"), *(f"- {way}" for way in ways)] if ways else []
    parts = [explanation, *([cited] if cited else []), *(["\n".join(fixes)] if fixes else [])]
    return {
        "id": spec.id,
        "name": "".join(word.capitalize() for word in spec.name.split("-")),
        "shortDescription": {"text": title},
        "fullDescription": {"text": explanation},
        "help": {"text": "\n\n".join(parts)},
        "defaultConfiguration": {"level": _LEVELS[spec.severity]},
        "properties": {"profile": spec.profile.value, "clauses": list(spec.clauses), "tags": _tags(spec)},
    }


def _tags(spec: RuleSpec) -> list[str]:
    return [f"clause-{number}" for number in spec.clauses] or ["form"]


def _result(found: Diagnostic, lang: Lang, places: dict[str, int], prefix: str) -> dict[str, Any]:
    said = words(found, lang)
    sentences = [f"{said.sentence} {said.clauses}".rstrip()]
    if said.fix:
        sentences.append(f"{translator('report', lang)('how to fix')}: {said.fix}")
    result: dict[str, Any] = {
        "ruleId": found.rule,
        "ruleIndex": places[found.rule],
        "level": _LEVELS[severity(found)],
        "message": {"text": "\n".join(sentences)},
        "locations": [_location(found.location, prefix)],
    }
    if found.notes:
        result["relatedLocations"] = [
            {**_location(note.location, prefix), "id": number, "message": {"text": note_text(found, note, lang)}}
            for number, note in enumerate(found.notes, start=1)
        ]
    return result


def _location(location: Location, prefix: str) -> dict[str, Any]:
    span = location.span
    physical: dict[str, Any] = {
        "artifactLocation": {"uri": quote(f"{prefix}{location.path}".encode("utf-8", "replace")), "uriBaseId": _ROOT},
        "region": {"startLine": span.line, "startColumn": span.column},
    }
    if span != START:
        physical["region"] |= {"endLine": span.end_line, "endColumn": span.end_column}
    name = paper(location.path) + location.pointer
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": plain(name, 4096)}]}
