"""A finding in words: its sentence, its notes, its way out, in one language.

Facts that messages quote come from strangers' files: control characters are taken out and long texts shortened.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from reglament.diagnostics import Diagnostic, Lang, Location, Note, Param, Severity
from reglament.i18n import pick, translator
from reglament.rules.base import RuleSpec
from reglament.rules.registry import ALL

DECREE = "D"
"""A clause that begins with this letter is one of the decree that approved the Regulation: `D5`."""

_LONGEST = 160
"""The most characters of one quoted fact."""


@dataclass(frozen=True, slots=True)
class Words:
    """All that is said of one finding in one language."""

    severity: str
    sentence: str
    clauses: str
    here: str
    """What the place itself is, beside the caret; may be empty."""
    fix: str


def words(diagnostic: Diagnostic, lang: Lang) -> Words:
    """Everything that a report says of a finding."""
    return Words(
        severity=severity_word(ALL[diagnostic.rule].spec.severity, lang),
        sentence=sentence(diagnostic, lang),
        clauses=clauses(ALL[diagnostic.rule].spec, lang),
        here=_filled(diagnostic, f"here-{diagnostic.message}", lang) or _filled(diagnostic, "here", lang),
        fix=fix(diagnostic, lang),
    )


def sentence(diagnostic: Diagnostic, lang: Lang) -> str:
    """The fault in one sentence, without its clause."""
    return _filled(diagnostic, diagnostic.message, lang)


def fix(diagnostic: Diagnostic, lang: Lang) -> str:
    """The way out: the message the finding names, else `fix-<message>`, else `fix`; empty when the rule has none."""
    candidates = (diagnostic.fix, f"fix-{diagnostic.message}", "fix")
    return next((text for name in candidates if name and (text := _filled(diagnostic, name, lang))), "")


def note_text(diagnostic: Diagnostic, note: Note, lang: Lang) -> str:
    """What a second place is."""
    template = ALL[diagnostic.rule].spec.messages.get(note.message, {})
    return pick(template, lang).format_map({**_localised(diagnostic.params, lang), **_localised(note.params, lang)})


def clauses(spec: RuleSpec, lang: Lang) -> str:
    """The clauses of a rule in brackets: `(п. 16)`; empty for rules on the form of files."""
    numbers = ", ".join(number for number in spec.clauses if not number.startswith(DECREE))
    decree = ", ".join(number[1:] for number in spec.clauses if number.startswith(DECREE))
    _ = translator("report", lang)
    parts = []
    if numbers:
        parts.append(_("cl. {numbers}").format(numbers=numbers))
    if decree:
        parts.append(_("cl. {numbers} of the approving decree").format(numbers=decree))
    return f"({'; '.join(parts)})" if parts else ""


def severity_word(severity: Severity, lang: Lang) -> str:
    """The severity as a word of the report."""
    _ = translator("report", lang)
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("info")}[severity]


def place(location: Location) -> str:
    """`path:line:column`, safe to print."""
    return f"{place_of(location.path)}:{location.span.line}:{location.span.column}"


def place_of(path: str) -> str:
    """A path, safe to print."""
    return plain(path, 4096)


def plain(text: str, longest: int = _LONGEST) -> str:
    """A stranger's text on one line: without control and direction characters, shortened to `longest` characters."""
    clean = "".join(" " if char.isspace() else char for char in text if char.isspace() or not is_control(char))
    clean = " ".join(clean.split())
    return clean if len(clean) <= longest else clean[: longest - 1].rstrip() + "…"


def is_control(char: str) -> bool:
    """Whether a terminal may act on the character, or show the line in another order."""
    return unicodedata.category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} and char not in "\u200c\u200d"


def localised(value: Param, lang: Lang) -> str:
    """One fact as the reader of `lang` sees it."""
    if isinstance(value, date):
        return format_date(value, "d MMMM y", locale="en") if lang == "en" else f"{value:%d.%m.%Y}"
    if isinstance(value, Mapping):
        return plain(pick(value, lang), 4 * _LONGEST)
    return plain(str(value))


def _localised(params: Mapping[str, Param], lang: Lang) -> dict[str, str]:
    return {name: localised(value, lang) for name, value in params.items()}


def _filled(diagnostic: Diagnostic, message: str, lang: Lang) -> str:
    template = ALL[diagnostic.rule].spec.messages.get(message)
    return pick(template, lang).format_map(_localised(diagnostic.params, lang)) if template else ""
