"""Family X13: places of a new paper that still wait for the drafter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import texts_of
from reglament.rules.facts import finding, values

_LEFT = RuleSpec(
    id="X13",
    name="place-not-filled-in",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="Дайындаманың барлық орны толтырылған",
        ru="Все места заготовки заполнены",
        en="Every place of a new paper is filled in",
    ),
    explanation=t(
        kk="`new` пәрмені жасаған құжатта автор жазатын орындар қос тік жақшада тұрады: [[Қаулының тақырыбы]]. Олардың "
        "орнына өз мәтініңізді жақшасыз жазыңыз. Күнге арналған бос жол («__» ______ 20__) мұндай орын болып "
        "саналмайды.",
        ru="В документе, который создала команда `new`, места для автора стоят в двойных квадратных скобках: "
        "[[Заголовок постановления]]. Впишите вместо них свой текст, без скобок. Пустая строка для даты "
        "(«__» ______ 20__) таким местом не считается.",
        en="In a paper made by `new` the places for its drafter stand in double square brackets: [[Title of the "
        "decree]]. Write your own text in their stead, without brackets. A rule left for a date is no such place.",
    ),
    messages={
        "left": t(
            kk="орын толтырылмаған: {place}",
            ru="место не заполнено: {place}",
            en="a place is not filled in: {place}",
        ),
        "several": t(
            kk="толтырылмаған орын саны – {count}, біріншісі: {place}",
            ru="незаполненных мест: {count}, первое: {place}",
            en="places that are not filled in: {count}, the first: {place}",
        ),
        "fix": t(
            kk="қос жақшаның орнына өз мәтініңізді жазыңыз",
            ru="впишите свой текст вместо двойных скобок",
            en="write your own text in place of the double brackets",
        ),
    },
)

_PLACE = re.compile(r"\[\[[^\[\]]*\]\]")


def _left(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """No text and no value of a paper keeps a place in double square brackets: one finding for a file."""
    for tree in texts_of(document):
        yield from _told(
            (tree.locate(paragraph.at(match.start(), len(match[0]))), match[0])
            for paragraph in tree.paragraphs()
            for match in _PLACE.finditer(paragraph.text)
        )
    yield from _told(
        (document.at(pointer), match[0])
        for pointer, value in values(document.data)
        if isinstance(value, str)
        for match in _PLACE.finditer(value)
    )


def _told(found: Iterable[tuple[Location, str]]) -> Iterator[Diagnostic]:
    places = list(found)
    if places:
        (first, words), *more = places
        yield finding("X13", "several" if more else "left", first, place=words, count=len(places))


RULES = (Rule(_LEFT, document=_left),)
