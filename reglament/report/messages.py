"""A finding in words: its sentence, its notes, its way out, in one language.

Facts that messages quote come from strangers' files: control characters are taken out and long texts shortened.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from reglament.diagnostics import Diagnostic, Lang, Location, Note, Param, Severity, Text
from reglament.i18n import pick, translator
from reglament.rules.base import Profile, RuleSpec
from reglament.rules.engine import severity
from reglament.rules.judging import Waived
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
        severity=severity_word(severity(diagnostic), lang),
        sentence=sentence(diagnostic, lang),
        clauses=clauses(ALL[diagnostic.rule].spec, lang),
        here=_filled(diagnostic, f"here-{diagnostic.message}", lang) or _filled(diagnostic, "here", lang),
        fix=fix(diagnostic, lang),
    )


def sentence(diagnostic: Diagnostic, lang: Lang) -> str:
    """The fault in one sentence, without its clause; of a rule that binds only later, with the stage."""
    said = _filled(diagnostic, diagnostic.message, lang)
    if not diagnostic.binds:
        return said
    later = translator("report", lang)("binds from the stage “{stage}”").format(
        stage=stage_word(diagnostic.binds, lang)
    )
    return f"{said} ({later})"


def waived_text(one: Waived, lang: Lang) -> str:
    """A waived finding in one line: its rule, its sentence, why it is waived and until when."""
    facts = {
        "rule": one.finding.rule,
        "finding": sentence(one.finding, lang),
        "reason": plain(pick(one.reason, lang), 4 * _LONGEST),
        "date": localised(one.expires, lang),
    }
    return translator("report", lang)("{rule}: {finding} — {reason}; until {date}").format(**facts)


def stage_word(stage: str, lang: Lang) -> str:
    """A stage of a paper in words, with its id as the option `--profile` takes it."""
    _ = translator("report", lang)
    named = {
        Profile.DRAFT: _("draft"),
        Profile.REVIEW: _("approval by others"),
        Profile.PUBLISH: _("adoption and publication"),
    }
    return f"{named[Profile(stage)]}, {stage}"


def fix(diagnostic: Diagnostic, lang: Lang) -> str:
    """The way out: the message the finding names, else `fix-<message>`, else `fix`; empty when the rule has none."""
    candidates = (diagnostic.fix, f"fix-{diagnostic.message}", "fix")
    return next((text for name in candidates if name and (text := _filled(diagnostic, name, lang))), "")


def note_text(diagnostic: Diagnostic, note: Note, lang: Lang) -> str:
    """What a second place is."""
    template = ALL[diagnostic.rule].spec.messages.get(note.message, {})
    return pick(template, lang).format_map({**_localised(diagnostic.params, lang), **_localised(note.params, lang)})


def messages_of(spec: RuleSpec, *starts: str) -> Iterator[Text]:
    """The messages of a rule whose id begins with one of the words, such as `fix` and `fix-late`."""
    return (text for name, text in spec.messages.items() if name.split("-", maxsplit=1)[0] in starts)


def blank(template: str) -> str:
    """A message with dots where facts of the paper will stand."""
    return re.sub(r"\{\w+\}", "…", template)


def clauses(spec: RuleSpec, lang: Lang) -> str:
    """The clauses of a rule in brackets: `(п. 16)`; empty for rules on the form of files."""
    said = numbers_of_clauses(spec.clauses, lang)
    return f"({said})" if said else ""


def numbers_of_clauses(cited: Sequence[str], lang: Lang) -> str:
    """Clauses in words: `п. 16, 17`; those of the decree after those of the Regulation; empty when there are none."""
    numbers = ", ".join(number for number in cited if not number.startswith(DECREE))
    decree = ", ".join(number[1:] for number in cited if number.startswith(DECREE))
    _ = translator("report", lang)
    parts = []
    if numbers:
        parts.append(_("cl. {numbers}").format(numbers=numbers))
    if decree:
        parts.append(_("cl. {numbers} of the approving decree").format(numbers=decree))
    return "; ".join(parts)


def severity_word(level: Severity, lang: Lang) -> str:
    """The severity as a word of the report."""
    _ = translator("report", lang)
    return {Severity.ERROR: _("error"), Severity.WARNING: _("warning"), Severity.INFO: _("info")}[level]


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
