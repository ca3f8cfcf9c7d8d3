"""Findings as a person reads them: place, sentence, source line, notes, the way out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from reglament.diagnostics import Diagnostic, Lang, Location, Severity
from reglament.i18n import translator
from reglament.report.excerpt import excerpt
from reglament.report.messages import note_text, place, place_of, waived_text, words
from reglament.rules.engine import severity
from reglament.rules.judging import Waived

Sources = Callable[[str], str | None]
"""The text of a file by its path from the akimat's root; None when it cannot be read."""

ALIKE = 5
"""So many findings of one rule in one file are shown, and so many places of one finding."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def text(
    findings: Sequence[Diagnostic],
    sources: Sources,
    lang: Lang,
    color: bool = False,
    program: str = "build.py",
    waived: Sequence[Waived] = (),
) -> str:
    """All findings, the waived ones and a summary line. `program` is how the reader starts the tool.

    Colour is for terminals only. Of many findings alike in one file the first are shown and the rest counted.
    """
    blocks: list[str] = []
    for path, group in groupby(findings, lambda found: found.location.path):
        told: Counter[str] = Counter()
        for found in group:
            told[found.rule] += 1
            if told[found.rule] <= ALIKE:
                blocks.append("\n".join(_finding(found, sources, lang, color, program)))
        blocks += [_rest(path, rule, count - ALIKE, lang) for rule, count in told.items() if count > ALIKE]
    if waived:
        head = translator("report", lang)("waived: {count}").format(count=len(waived))
        listed = (f"  {place(one.finding.location)}: {waived_text(one, lang)}" for one in waived)
        blocks.append("\n".join([head, *listed]))
    return "\n\n".join([*blocks, summary(findings, lang)]) + "\n"


def _rest(path: str, rule: str, count: int, lang: Lang) -> str:
    _ = translator("report", lang)
    more = _("and {count} more of {rule} in this file: mend the first, then check again")
    return f"{place_of(path)}: {more.format(count=count, rule=rule)}"


def summary(findings: Sequence[Diagnostic], lang: Lang) -> str:
    """How many findings there are of each severity, in one line."""
    _ = translator("report", lang)
    if not findings:
        return _("No findings.")
    counts = Counter(severity(found) for found in findings)
    labels = {
        Severity.ERROR: _("errors: {count}"),
        Severity.WARNING: _("warnings: {count}"),
        Severity.INFO: _("infos: {count}"),
    }
    return ", ".join(label.format(count=counts[level]) for level, label in labels.items() if counts[level])


def _finding(found: Diagnostic, sources: Sources, lang: Lang, color: bool, program: str) -> Iterator[str]:
    _ = translator("report", lang)
    said = words(found, lang)
    paint = _COLOURS[severity(found)] if color else ""
    head = f"{_ink(said.severity, paint)} {_ink(found.rule, '1' if color else '')}"
    yield f"{place(found.location)}: {head}: {said.sentence} {said.clauses}".rstrip()
    yield from _source(found.location, sources, "^", said.here, paint)
    for note in found.notes[:ALIKE]:
        label = note_text(found, note, lang)
        shown = list(_source(note.location, sources, "-", label, "34" if color else ""))
        where = place(note.location)
        yield where if shown else f"{where}: {label}"
        yield from shown
    if len(found.notes) > ALIKE:
        yield "  " + _("… and {count} more places").format(count=len(found.notes) - ALIKE)
    more = _("more: {command}").format(command=f"{program} explain {found.rule}")
    yield "  " + (_("how to fix: {fix}; {more}").format(fix=said.fix, more=more) if said.fix else more)


def _source(location: Location, sources: Sources, mark: str, label: str, paint: str) -> Iterator[str]:
    source = sources(location.path)
    shown = excerpt(source, location.span) if source is not None else None
    if shown is None:
        return
    margin = str(shown.line)
    yield f"  {margin} | {shown.text}"
    yield f"  {' ' * len(margin)} | {' ' * shown.start}{_ink(f'{mark * shown.width} {label}'.rstrip(), paint)}"


def _ink(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code else text
