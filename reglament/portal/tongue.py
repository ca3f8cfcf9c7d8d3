"""One language's words for dates, numbers, kinds and statuses: they depend on the language and on nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from babel.dates import format_date
from babel.numbers import format_decimal

from reglament.diagnostics import Lang
from reglament.i18n import catalogue, pick, translator
from reglament.model.documents import Document
from reglament.portal.words import reference_name, status_name
from reglament.render import dates
from reglament.schema.labels import kind_title

_DATES = {"kk": "y 'жылғы' d MMMM", "ru": "d MMMM y 'года'", "en": "d MMMM y"}
_SIZE_UNITS = {
    "kk": ("Б", "КБ", "МБ"),
    "ru": ("Б", "КБ", "МБ"),
    "en": ("B", "kB", "MB"),
}


class Words:
    """What a language says of plain values."""

    lang: Lang

    @cached_property
    def gettext(self) -> Callable[[str], str]:
        """Interface texts."""
        return translator("portal", self.lang)

    @cached_property
    def ngettext(self) -> Callable[[str, str, int], str]:
        """Interface texts with a number."""
        return catalogue("portal", self.lang).ngettext

    def full(self, value: object) -> str:
        """A date in words; what is no date stays as it is written."""
        day = dates.parse(value)
        if day is None:
            return value if isinstance(value, str) else ""
        return _formatted(day, _DATES[self.lang], self.lang)

    def short(self, value: object) -> str:
        """A date in figures, for tables."""
        day = dates.parse(value)
        return f"{day:%d.%m.%Y}" if day else value if isinstance(value, str) else ""

    def month(self, value: object) -> str:
        """A month such as `2026-11` in words."""
        day = dates.parse(f"{value}-01")
        return _formatted(day, "LLLL y", self.lang) if day else value if isinstance(value, str) else ""

    def weekday(self, day: date) -> str:
        """The name of the day of the week."""
        return _formatted(day, "EEEE", self.lang)

    def number(self, value: object) -> str:
        """A number with the separators of the language."""
        return format_decimal(value, locale=self.lang) if isinstance(value, int | float) else ""

    def size(self, count: int) -> str:
        """A size of a file in the unit that reads best."""
        units = _SIZE_UNITS[self.lang]
        if count < 1000:
            return f"{count} {units[0]}"
        if count < 1_000_000:
            return f"{round(count / 1000)} {units[1]}"
        return f"{format_decimal(round(count / 1_000_000, 1), locale=self.lang)} {units[2]}"

    def kind(self, kind: str) -> str:
        """The name of a kind of paper."""
        return pick(kind_title(kind), self.lang)

    def kind_of(self, document: Document) -> str:
        """The name of a paper's kind, and of its sort where the kind has several."""
        if document.kind == "reference":
            return reference_name(self.gettext, str(document.get("/subtype", "")))
        return self.kind(document.kind)

    def annex(self, ordinal: int, count: int) -> str:
        """The label of an annex; a single one has no number."""
        return self.gettext("Annex {n}").format(n=ordinal) if count > 1 else self.gettext("Annex")

    def status(self, status: object) -> str:
        """The name of a status of an act or of a state of a task."""
        return status_name(self.gettext, str(status))


@dataclass(frozen=True)
class Tongue(Words):
    """The words alone, for templates: what they show beside their context is the same for every akimat."""

    lang: Lang


@cache
def tongue(lang: Lang) -> Tongue:
    """The words of a language, made once."""
    return Tongue(lang)


@cache
def _formatted(day: date, pattern: str, lang: Lang) -> str:
    return format_date(day, pattern, locale=lang)
