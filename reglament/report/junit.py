"""Findings as a JUnit report: a suite for every file, a failed test for every error."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from reglament.diagnostics import Diagnostic, Lang, Severity
from reglament.i18n import pick, translator
from reglament.report.messages import place, place_of, plain, words
from reglament.rules.engine import severity
from reglament.rules.judging import Waived


def junit(findings: Sequence[Diagnostic], files: Iterable[str], lang: Lang, waived: Sequence[Waived] = ()) -> str:
    """An XML document: errors are failures, waived findings are skipped, warnings and infos are output of passed tests.

    `files` are the paths of all files checked, from the akimat's root: those without findings are passed tests.
    """
    reasons = {id(one.finding): one for one in waived}
    everything = sorted([*findings, *(one.finding for one in waived)], key=lambda found: found.sort_key)
    grouped = {path: list(group) for path, group in groupby(everything, lambda found: found.location.path)}
    root = Element("testsuites", name="reglament")
    total: Counter[str] = Counter()
    for path in sorted({*files, *grouped}):
        suite = SubElement(root, "testsuite", name=place_of(path), file=place_of(path))
        own: Counter[str] = Counter()
        for case, counted in _cases(path, grouped.get(path, []), reasons, lang):
            suite.append(case)
            own.update(("tests", counted) if counted else ("tests",))
        total += own
        _count(suite, own, "tests", "failures", "errors", "skipped")
    _count(root, total, "tests", "failures", "errors")
    indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _count(element: Element, counts: Counter[str], *names: str) -> None:
    for name in names:
        element.set(name, str(counts[name]))


def _cases(
    path: str, findings: Sequence[Diagnostic], reasons: dict[int, Waived], lang: Lang
) -> Iterable[tuple[Element, str]]:
    """Test cases of one file, each with the count it adds to besides that of tests."""
    group = place_of(path)
    if not findings:
        name = translator("report", lang)("No findings.").rstrip(".")
        yield Element("testcase", classname=group, name=name, time="0"), ""
    alike: Counter[str] = Counter()
    for found in findings:
        name = f"{found.rule} {plain(found.location.pointer, 4096)}".rstrip()
        alike[name] += 1
        shown = name if alike[name] == 1 else f"{name} #{alike[name]}"
        case = Element("testcase", classname=group, name=shown, time="0")
        yield case, _outcome(case, found, reasons.get(id(found)), lang)


def _outcome(case: Element, found: Diagnostic, waived: Waived | None, lang: Lang) -> str:
    said = words(found, lang)
    sentence = f"{said.sentence} {said.clauses}".rstrip()
    if waived is not None:
        SubElement(case, "skipped", message=f"{sentence}: {plain(pick(waived.reason, lang), 4096)}")
        return "skipped"
    lines = [f"{place(found.location)}: {said.severity} {found.rule}: {sentence}"]
    if said.fix:
        lines.append(f"{translator('report', lang)('how to fix')}: {said.fix}")
    if severity(found) is Severity.ERROR:
        SubElement(case, "failure", type=found.rule, message=sentence).text = "\n".join(lines)
        return "failures"
    SubElement(case, "system-out").text = "\n".join(lines)
    return ""
