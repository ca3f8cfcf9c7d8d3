"""How a value was probably meant: dates, times, numbers and identifiers written in another way."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Collection, Mapping
from datetime import date
from difflib import get_close_matches

from reglament.diagnostics import Text
from reglament.model.days import FIRST_YEAR, LAST_YEAR
from reglament.model.documents import Json
from reglament.model.letters import latinised

_LONGEST = 64
_MONTHS = (
    ("қаңтар", "январ", "jan"),
    ("ақпан", "феврал", "feb"),
    ("наурыз", "март", "mar"),
    ("сәуір", "апрел", "apr"),
    ("мамыр", "мая", "май", "may"),
    ("маусым", "июн", "jun"),
    ("шілде", "июл", "jul"),
    ("тамыз", "август", "aug"),
    ("қыркүйек", "сентябр", "sep"),
    ("қазан", "октябр", "oct"),
    ("қараша", "ноябр", "nov"),
    ("желтоқсан", "декабр", "dec"),
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./ ]([0-9]{1,2})[-./ ]([0-9]{1,2})(?:[T ].*)?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-./ ]([0-9]{1,2})[-./ ]([0-9]{4})(?: ?(?:г|ж)\.?)?")
_SOLID = re.compile(r"([12][0-9]{3})([0-9]{2})([0-9]{2})")
_TIME = re.compile(r"([0-9]{1,2})(?:[:.\-h ]|ч\.? ?|сағ\.? ?)([0-9]{2})(?::[0-9]{2})?")
_NUMBER = re.compile(r"(?:№|N|No\.?)?\s*([0-9][0-9 \u00a0_]{0,24})(?:[.,]0+)?")
_YES = frozenset({"yes", "on", "y", "иә", "да", "1", "true"})
_NO = frozenset({"no", "off", "n", "жоқ", "нет", "0", "false"})


def near(word: str, options: Collection[str]) -> str:
    """The option that `word` is most like; empty when none is near."""
    if len(word) > _LONGEST:
        return ""
    plain = {option.casefold(): option for option in options}
    wanted = word.strip().casefold().replace("-", "_").replace(" ", "_")
    alike = latinised(word.strip()).casefold()
    return plain.get(wanted) or plain.get(alike) or next(iter(get_close_matches(word, options, 1, 0.7)), "")


def meant(word: str, meanings: Mapping[str, Text]) -> str:
    """The code whose meaning in some language is exactly `word`; empty when there is none."""
    wanted = " ".join(word[:_LONGEST].split()).casefold()
    return next((code for code, text in meanings.items() if wanted in map(str.casefold, text.values())), "")


def iso_date(value: Json) -> str:
    """The date that `value` says in another notation, as `2026-11-26`; empty when there is none."""
    text = str(value).strip()[:_LONGEST]
    for pattern, order in ((_YEAR_FIRST, (0, 1, 2)), (_YEAR_LAST, (2, 1, 0)), (_SOLID, (0, 1, 2))):
        found = pattern.fullmatch(text)
        if found:
            year, month, day = (int(found.groups()[index]) for index in order)
            return _real(year, month, day) or _real(year, day, month)
    return _in_words(text.casefold())


def _in_words(text: str) -> str:
    month = next((n for n, names in enumerate(_MONTHS, 1) if any(name in text for name in names)), 0)
    numbers = re.findall(r"[0-9]+", text)
    years = [int(number) for number in numbers if len(number) == 4]
    days = [int(number) for number in numbers if len(number) <= 2]
    return _real(years[0], month, days[0]) if month and len(years) == len(days) == 1 else ""


def _real(year: int, month: int, day: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return ""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def is_far(value: Json) -> bool:
    """Whether it is a date in the right notation whose year no paper can name."""
    found = _ISO.fullmatch(str(value))
    return found is not None and not FIRST_YEAR <= int(found[1]) <= LAST_YEAR


def days_of_month(value: Json) -> tuple[str, int] | None:
    """For an impossible date in the right notation: its month `2026-02` and how many days that has."""
    found = _ISO.fullmatch(str(value))
    if not found or not 1 <= int(found[2]) <= 12 or int(found[1]) < 1:
        return None
    return f"{found[1]}-{found[2]}", monthrange(int(found[1]), int(found[2]))[1]


def iso_month(value: Json) -> str:
    """The month that `value` says in another notation, as `2026-11`; empty when there is none."""
    text = str(value).strip()[:_LONGEST].casefold()
    day = iso_date(text)
    if day:
        return day[:7]
    year_first = re.fullmatch(r"([12][0-9]{3})[-./ ]?([0-9]{1,2})", text)
    month_first = re.fullmatch(r"([0-9]{1,2})[-./ ]([12][0-9]{3})", text)
    if year_first:
        year, month = int(year_first[1]), int(year_first[2])
    elif month_first:
        year, month = int(month_first[2]), int(month_first[1])
    else:
        years = re.findall(r"(?<![0-9])[12][0-9]{3}(?![0-9])", text)
        month = next((n for n, names in enumerate(_MONTHS, 1) if any(name in text for name in names)), 0)
        year = int(years[0]) if len(years) == 1 else 0
    return f"{year}-{month:02}" if year and 1 <= month <= 12 else ""


def clock(value: Json) -> str:
    """The time of day that `value` says in another notation, as `09:00`; empty when there is none."""
    text = f"{value:.2f}" if isinstance(value, float) else str(value).strip()[:_LONGEST]
    found = _TIME.fullmatch(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return ""
    return f"{int(found[1]):02}:{found[2]}"


def whole(value: Json) -> str:
    """The whole number in a text such as `№ 11`, `012`, `12 500 000`; empty when there is none."""
    found = _NUMBER.fullmatch(str(value).strip()[:_LONGEST])
    return str(int(re.sub(r"[ \u00a0_]", "", found[1]))) if found else ""


def truth(value: Json) -> str:
    """`true` or `false` for a word that says yes or no; empty for others."""
    word = str(value).strip()[:_LONGEST].casefold()
    return "true" if word in _YES else "false" if word in _NO else ""


def slug(value: Json) -> str:
    """An identifier with the same letters: small, with hyphens; empty when letters of another alphabet are in it."""
    word = re.sub(r"[ _.,/\\]+", "-", str(value).strip()[:_LONGEST].lower()).strip("-")
    word = re.sub(r"-{2,}", "-", word)
    return word if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", word) else ""


def path(value: Json) -> str:
    """The id of a paper from a path of a file: without `content/`, the extension, slashes at the ends."""
    text = str(value).strip()[:200].replace("\\", "/").strip("/").removeprefix("./").removeprefix("content/")
    text = re.sub(r"(?:\.(?:kk|ru|en))?\.(?:yml|yaml|md)$", "", text)
    steps = [slug(step) for step in text.split("/")]
    return "/".join(steps) if len(steps) > 1 and all(steps) else ""


def number(value: Json) -> str:
    """The number of a paper without the sign `№`; empty when nothing is left."""
    return " ".join(str(value)[:_LONGEST].replace("№", " ").split())


def stranger(value: str, allowed: str) -> str:
    """The first character of `value` outside the character class `allowed`; empty when all are inside."""
    found = re.search(f"[^{allowed}]", value)
    return found[0] if found else ""
