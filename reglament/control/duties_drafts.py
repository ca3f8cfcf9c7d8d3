"""Terms of drafts: replies of those asked for approval, expertise (clauses 23, 28)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from reglament.calendar import fixed
from reglament.control.duties import Desk, Duty, Matter, said, title_of
from reglament.model.documents import Document
from reglament.model.facts import as_day, day, entries, word

REPLY_DAYS = 3
"""Working days for a reply, from receipt or from registration, whichever is later (clause 23)."""

EXPERTISE_DAYS = 3
"""Working days for the conclusion, from registration of the draft (clause 28, reading A-20)."""

IN_WORK = ("draft", "approval")
"""States of a draft that still awaits replies."""

_REPLY = {
    "kk": "жоба бойынша жауап беру: «{title}»",
    "ru": "дать ответ по проекту: «{title}»",
    "en": "reply to the draft: “{title}”",
}
_EXPERTISE = {
    "kk": "жоба бойынша сараптама қорытындысын беру: «{title}»",
    "ru": "дать заключение экспертизы по проекту: «{title}»",
    "en": "give the conclusion on the draft: “{title}”",
}


def duties(desk: Desk) -> Iterator[Duty]:
    """What drafts under approval wait for."""
    for sheet in desk.repository.of_kind("approval_sheet"):
        act = desk.repository.documents.get(word(sheet, "/act"))
        if act is not None and word(act, "/status") in IN_WORK:
            yield from _replies(desk, sheet, act)
            yield from _expertise(desk, sheet, act)


def _replies(desk: Desk, sheet: Document, act: Document) -> Iterator[Duty]:
    """Each unit that has the draft and has not replied."""
    for pointer, request in entries(sheet, "/requests"):
        days = [on for name in ("received", "registered") if (on := as_day(request.get(name)))]
        if request.get("reply") is not None or not days:
            continue
        other = day(sheet, f"{pointer}/due/date")
        term = partial(fixed, other) if other else partial(desk.calendar.working_days, max(days), REPLY_DAYS)
        what, place = said(_REPLY, title=title_of(act)), (sheet.id, sheet.at(pointer))
        yield desk.duty(Matter.REPLY, what, ("23",), place, term, word(sheet, f"{pointer}/unit"))


def _expertise(desk: Desk, sheet: Document, act: Document) -> Iterator[Duty]:
    """A draft that was registered with the apparatus and has no conclusion: neither in the sheet nor in a paper."""
    papers = list(desk.repository.in_dossier(sheet.dossier, "expertise"))
    if day(sheet, "/expertise/concluded") or any(day(paper, "/concluded") for paper in papers):
        return
    sources = [(paper, "/registered") for paper in papers]
    sources += [(sheet, "/expertise/registered"), (sheet, "/registered/date")]
    for source, pointer in sources:
        registered = day(source, pointer)
        if registered is not None:
            term = partial(desk.calendar.working_days, registered, EXPERTISE_DAYS)
            what, place = said(_EXPERTISE, title=title_of(act)), (source.id, source.at(pointer))
            yield desk.duty(Matter.EXPERTISE, what, ("28",), place, term, desk.apparatus())
            return
