"""Pages about the rules: every rule, which clauses are covered, and what the check found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from reglament.diagnostics import Diagnostic
from reglament.portal.body import Facets, Page
from reglament.portal.face import PAPERS, Face, Link, page_of
from reglament.portal.words import severity_name
from reglament.report.explain import sentences, setting_text, settings_of
from reglament.report.messages import DECREE, blank, fix, localised, messages_of, sentence, stage_word
from reglament.rules.base import RuleSpec
from reglament.rules.coverage import CLAUSE_NUMBERS, REASONS
from reglament.rules.people import LEFT_TO_PEOPLE
from reglament.rules.readings import READINGS

SEVERITIES = ("info", "warning", "error")


def pages(face: Face) -> Iterator[Page]:
    """The list of rules, clause coverage, a page for each rule, the findings."""
    _ = face.gettext
    specs = sorted(face.site.rules, key=lambda spec: natural(spec.id))
    crumbs = (Link("rules/index.html", _("Rules")),)
    yield Page(
        "rules/index.html",
        "rules.html",
        _("Rules"),
        {"rules": [_row(face, spec) for spec in specs], "clauses": Link("rules/clauses.html", _("Clauses covered"))},
        section="about",
        crumbs=(Link("about.html", _("About")),),
    )
    rows = [_clause(face, clause, specs) for clause in CLAUSE_NUMBERS]
    yield Page(
        "rules/clauses.html",
        "clauses.html",
        _("Clauses covered"),
        {"clauses": rows, "covered": sum(bool(row["links"]) for row in rows), "rules": len(specs)},
        section="about",
        crumbs=crumbs,
    )
    for spec in specs:
        yield _rule(face, spec, crumbs)
    yield _checks(face, {spec.id: spec for spec in specs})


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """A key that puts `R9` before `R16.3` and `5-1` after `5`."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in re.findall(r"\d+|\D+", text))


def _link(face: Face, spec: RuleSpec) -> Link:
    return Link(f"rules/{spec.id}.html", spec.id, face.text(spec.title))


def _clause(face: Face, clause: str, specs: Sequence[RuleSpec]) -> dict[str, object]:
    """A row of the matrix of clauses and rules: the rules of the clause by weight, or why it has none."""
    own = [spec for spec in specs if clause in spec.clauses]
    reason = REASONS.get(clause)
    return {
        "clause": clause,
        "name": face.gettext("decree, {number}").format(number=clause[1:]) if clause.startswith(DECREE) else clause,
        "links": [_link(face, spec) for spec in own],
        "counts": [
            (level, severity_name(face.gettext, level), count)
            for level in SEVERITIES[::-1]
            if (count := sum(spec.severity.name.lower() == level for spec in own))
        ],
        "reason": face.text(reason) if reason else "",
        "people": face.text(LEFT_TO_PEOPLE.get(clause)),
    }


def _row(face: Face, spec: RuleSpec) -> dict[str, object]:
    return {
        "link": _link(face, spec),
        "title": face.text(spec.title),
        "clauses": ", ".join(spec.clauses),
        "severity": severity_name(face.gettext, spec.severity.name.lower()),
        "level": spec.severity.name.lower(),
    }


def _rule(face: Face, spec: RuleSpec, crumbs: tuple[Link, ...]) -> Page:
    return Page(
        f"rules/{spec.id}.html",
        "rule.html",
        face.text(spec.title),
        {
            **_row(face, spec),
            "id": spec.id,
            "name": spec.name,
            "explanation": [part for part in face.text(spec.explanation).split("\n\n") if part.strip()],
            "messages": [blank(face.text(text)) for text in sentences(spec)],
            "fixes": [blank(face.text(text)) for text in messages_of(spec, "fix")],
            "kinds": ", ".join(face.kind(kind) for kind in spec.kinds),
            "stage": stage_word(spec.profile, face.lang),
            "settings": [(name, setting_text(name, face.lang)) for name in settings_of(spec)],
            "readings": [(name, face.text(READINGS[name].text)) for name in spec.readings if name in READINGS],
        },
        section="about",
        crumbs=crumbs,
        facets=Facets(kind=face.gettext("Rule"), weight="0.1"),
        description=spec.id,
    )


def _checks(face: Face, specs: Mapping[str, RuleSpec]) -> Page:
    _ = face.gettext
    rows = []
    for diagnostic in visible_findings(face):
        spec = specs.get(diagnostic.rule)
        level = spec.severity.name.lower() if spec else "warning"
        place = diagnostic.location
        rows.append(
            {
                "level": level,
                "severity": severity_name(_, level),
                "rule": _link(face, spec) if spec else Link("", diagnostic.rule),
                "text": sentence(diagnostic, face.lang),
                "fix": fix(diagnostic, face.lang),
                "place": f"{place.path}:{place.span.line}:{place.span.column}",
                "paper": _paper_link(face, place.path),
            }
        )
    rows.sort(key=lambda found: -SEVERITIES.index(str(found["level"])))
    counts = [(level, severity_name(_, level), sum(r["level"] == level for r in rows)) for level in SEVERITIES[::-1]]
    return Page(
        "checks.html",
        "checks.html",
        _("What the check found"),
        {"rows": rows, "counts": counts, "rules": len(specs), "waived": list(_waived(face, specs))},
        section="about",
        crumbs=(Link("about.html", _("About")),),
    )


def _waived(face: Face, specs: Mapping[str, RuleSpec]) -> Iterator[dict[str, object]]:
    """Findings that were waived, in files that the public may see."""
    waived = {id(one.finding): one for one in face.site.waived}
    for found in visible(face, [one.finding for one in face.site.waived]):
        one, place = waived[id(found)], found.location
        spec = specs.get(found.rule)
        yield {
            "rule": _link(face, spec) if spec else Link("", found.rule),
            "text": sentence(found, face.lang),
            "reason": face.text(one.reason),
            "expires": localised(one.expires, face.lang),
            "paper": _paper_link(face, place.path),
        }


def visible_findings(face: Face) -> list[Diagnostic]:
    """Findings in files of papers that the public may see."""
    return visible(face, face.site.findings)


def visible(face: Face, findings: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Those of the findings that the public may see: files of closed papers are left out with their findings."""
    hidden = {d.dossier for d in face.site.repository} - {d.dossier for d in face.repository}
    hidden_files = tuple(
        f"content/{document.id}." for document in face.site.repository if document.id not in face.repository.documents
    )
    found = []
    for diagnostic in findings:
        path = diagnostic.location.path
        if path.startswith(hidden_files) or any(path.startswith(f"content/{folder}/") for folder in hidden):
            continue
        if any(note.location.path.startswith(hidden_files) for note in diagnostic.notes):
            continue
        found.append(diagnostic)
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)


def _paper_link(face: Face, path: str) -> Link | None:
    stem = path.removeprefix("content/").split(".", maxsplit=1)[0]
    document = face.document(stem)
    if document is None:
        folder = stem.rpartition("/")[0]
        document = face.document(f"{folder}/act")
    if document is None or document.kind not in PAPERS:
        return None
    return Link(page_of(document), face.title(document))
