"""The register of outside acts as rules read it: which act is meant, and whether it is in force on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reglament.diagnostics import Lang, Location, Span, Text
from reglament.model.documents import Document, Repository
from reglament.model.facts import as_day, as_list, as_text, entries, inner, word
from reglament.model.tree import TextTree

MONTHS: Mapping[Lang, tuple[str, ...]] = {
    "ru": (
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ),
    "kk": (
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
}
_QUOTES = re.compile(r"[«»“”„\"]")
_SUFFIX = re.compile(r"-[IVXL]+(?:[ -]?(?:ҚРЗ|ЗРК|ҚР|РК))?$")


@dataclass(frozen=True, slots=True)
class OutsideAct:
    """One act of the register. `first` and `last` are the days on which it is in force, both included."""

    id: str
    titles: tuple[Text, ...]
    day: date
    number: str
    first: date | None
    last: date | None
    replaced_by: str
    location: Location

    def called(self, title: Text) -> bool:
        """Whether a title in any language is one of its titles, present or former."""
        return any(
            lang in mine and folded(mine[lang]) == folded(words)
            for mine in self.titles
            for lang, words in title.items()
        )

    def in_force(self, on: date) -> bool:
        """Whether it is in force on a day; without days it is."""
        return (self.first is None or self.first <= on) and (self.last is None or on <= self.last)

    def numbered(self, number: str) -> bool:
        """Whether a number is its own; the suffix of the convocation (`148-II`) may be left out."""
        return _SUFFIX.sub("", number) == _SUFFIX.sub("", self.number)


@dataclass(frozen=True, slots=True)
class Citation:
    """An act cited in a text with its title, date and perhaps number."""

    title: Text
    day: date
    number: str
    location: Location


def register(repository: Repository) -> tuple[OutsideAct, ...]:
    """Every entry of the registers of legal acts that can be read."""
    return tuple(act for document in repository.of_kind("legal_acts") for act in _acts(document))


def _acts(document: Document) -> Iterator[OutsideAct]:
    for at, entry in entries(document, "/acts"):
        day, title = as_day(entry.get("date")), as_text(entry.get("title"))
        if day is None or not title:
            continue
        former = tuple(text for one in as_list(entry.get("former_titles")) if (text := as_text(one)))
        yield OutsideAct(
            word(document, f"{at}/id"),
            (title, *former),
            day,
            word(document, f"{at}/number"),
            as_day(inner(entry, "in_force", "from")),
            as_day(inner(entry, "in_force", "to")),
            word(document, f"{at}/replaced_by"),
            document.at(at),
        )


def folded(title: str) -> str:
    """A title for comparison: without quotes, final stop, double spaces, size of letters."""
    return " ".join(_QUOTES.sub("", title).replace("ё", "е").split()).rstrip(".").casefold()


_DATE = {
    "ru": rf"(\d{{1,2}})\s+({'|'.join(MONTHS['ru'])})\s+(\d{{4}})\s+года",
    "kk": rf"(\d{{4}})\s+жылғы\s+(\d{{1,2}})\s+({'|'.join(MONTHS['kk'])})\w*",
}
_NUMBER = r"(?:\s+№\s*(\S*[\w)]))?"
_CITED = {
    "ru": re.compile(rf"\bот\s+{_DATE['ru']}{_NUMBER}\s+«([^«»]+)»", re.IGNORECASE),
    "kk": re.compile(rf"«([^«»]+)»[^«».;]{{0,90}}?\b{_DATE['kk']}{_NUMBER}", re.IGNORECASE),
}


def citations(tree: TextTree) -> Iterator[Citation]:
    """Acts that a text cites with date and title."""
    pattern = _CITED.get(tree.lang)
    for paragraph in tree.paragraphs() if pattern is not None else ():
        for match in pattern.finditer(paragraph.text) if pattern is not None else ():
            if tree.lang == "ru":
                day, month, year, number, title = match.groups()
            else:
                title, year, day, month, number = match.groups()
            on = _day(tree.lang, year, month, day)
            if on is not None:
                span: Span = paragraph.at(match.start(), len(match[0]))
                yield Citation({tree.lang: title}, on, number or "", tree.locate(span))


def _day(lang: Lang, year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), MONTHS[lang].index(month.lower()) + 1, int(day))
    except ValueError:
        return None


_WRITTEN = {lang: re.compile(pattern, re.IGNORECASE) for lang, pattern in _DATE.items()}


def written_day(text: str, lang: Lang) -> date | None:
    """The first date that a text writes in words, or None."""
    match = _WRITTEN[lang].search(text) if lang in _WRITTEN else None
    if match is None:
        return None
    day, month, year = match.groups() if lang == "ru" else (match[2], match[3], match[1])
    return _day(lang, year, month, day)
