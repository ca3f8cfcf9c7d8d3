"""What falls due as an iCalendar (RFC 5545): one all-day event for each matter, the same one from run to run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256

from reglament import __version__
from reglament.control import Due
from reglament.diagnostics import Lang
from reglament.i18n import pick, translator
from reglament.report.due import DueList, cited, standing
from reglament.report.messages import plain

OCTETS = 75
"""The most octets of a line before it is folded."""

_MINUTES = "T000000Z"
_NO_EVENT = (
    "BEGIN:VTIMEZONE",
    "TZID:Etc/UTC",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0000",
    "TZOFFSETTO:+0000",
    "END:STANDARD",
    "END:VTIMEZONE",
)
"""What stands in a calendar of nothing, for it must hold one component at least."""


def icalendar(listed: DueList, lang: Lang) -> str:
    """A calendar of all that is listed; lines end with CR LF and are folded.

    The time stamp of events is the day of the check: the same papers give the same bytes. What changes in an event
    from one day to the next reaches a calendar that subscribes to the file, since its UID stays.
    """
    _ = translator("report", lang)
    name = plain(pick(listed.registers.bodies.get("akimat", {}), lang))
    title = _("Terms")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Reglament//Reglament {__version__}//{lang.upper()}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(f'{title}: {name}' if name else title)}",
    ]
    alike: Counter[str] = Counter()
    for item in listed.items:
        mark = _mark(listed, item)
        alike[mark] += 1
        lines += _event(listed, item, f"{mark}-{alike[mark]}" if alike[mark] > 1 else mark, lang)
    if not listed.items:
        lines += _NO_EVENT
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in folded(line))


def _event(listed: DueList, item: Due, mark: str, lang: Lang) -> Iterator[str]:
    stamp = f"{listed.as_of:%Y%m%d}{_MINUTES}"
    summary = cited(item, lang)
    about = (
        f"{standing(item, lang)}.",
        " — ".join(filter(None, (listed.unit(item, lang), listed.official(item, lang)))),
        item.term.explain(lang),
        item.paper,
    )
    yield "BEGIN:VEVENT"
    yield f"UID:{mark}@reglament"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"DTSTART;VALUE=DATE:{item.due:%Y%m%d}"
    yield f"SUMMARY;LANGUAGE={lang}:{escaped(f'{standing(item, lang)}: {summary}' if item.overdue else summary)}"
    yield f"DESCRIPTION;LANGUAGE={lang}:{escaped(chr(10).join(filter(None, about)))}"
    yield f"CATEGORIES:{item.matter.value.upper().replace('_', '-')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _mark(listed: DueList, item: Due) -> str:
    """What the matter is known by: the akimat, what falls due, in which paper and place, of which unit; not the day."""
    akimat = listed.registers.akimat.get("bin", "")
    parts = (str(akimat), item.matter.value, item.paper, item.location.pointer, item.unit)
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def escaped(text: str) -> str:
    """A value of the type TEXT: one line, in which nothing ends it or separates."""
    text = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return "".join(char for char in text if char == "\t" or (ord(char) >= 32 and ord(char) != 127))


def folded(line: str) -> Iterator[str]:
    """The line in parts of at most 75 octets, each but the first after a blank; no character is cut in two."""
    part, size = "", 0
    for char in line:
        width = len(char.encode("utf-8", "replace"))
        if size + width > OCTETS:
            yield part
            part, size = " ", 1
        part, size = part + char, size + width
    yield part
