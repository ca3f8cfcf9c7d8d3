"""Dates as acts write them: `2026 жылғы 29 қазан`, `29 октября 2026 года`."""

from __future__ import annotations

from datetime import date

from reglament.diagnostics import Lang

_KK = ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша")
_RU = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября")
_EN = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")
_RU_NOMINATIVE = ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь", "октябрь")

KK_MONTHS = (*_KK, "желтоқсан")
RU_MONTHS = (*_RU, "декабря")
EN_MONTHS = (*_EN, "December")
RU_MONTHS_NOMINATIVE = (*_RU_NOMINATIVE, "ноябрь", "декабрь")
_KK_SUFFIX = ("дағы", "дағы", "дағы", "дегі", "дағы", "дағы", "дегі", "дағы", "тегі", "дағы", "дағы", "дағы")
KK_MONTHS_ATTRIBUTIVE = tuple(month + suffix for month, suffix in zip(KK_MONTHS, _KK_SUFFIX, strict=True))


def parse(value: object) -> date | None:
    """The date that an ISO string (or a date) means, None for anything else."""
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def legal(value: object, lang: Lang) -> str:
    """The date in the words of an act; what is no date comes back as it is, nothing as an empty string."""
    day = parse(value)
    if day is None:
        return value if isinstance(value, str) else ""
    if lang == "kk":
        return f"{day.year} жылғы {day.day} {KK_MONTHS[day.month - 1]}"
    if lang == "ru":
        return f"{day.day} {RU_MONTHS[day.month - 1]} {day.year} года"
    return f"{day.day} {EN_MONTHS[day.month - 1]} {day.year}"


def span(first: object, last: object, lang: Lang) -> str:
    """The days of a meeting that lasted from `first` to `last`: `21–22 декабря 2026 года`; one day when they agree."""
    begin, end = parse(first), parse(last)
    if begin is None or end is None or end <= begin:
        return legal(first, lang)
    if begin.year != end.year:
        return f"{legal(begin, lang)} – {legal(end, lang)}"
    months = {"kk": KK_MONTHS, "ru": RU_MONTHS}.get(lang, EN_MONTHS)
    tail = f"{end.day} {months[end.month - 1]}"
    days = f"{begin.day}–{tail}" if begin.month == end.month else f"{begin.day} {months[begin.month - 1]} – {tail}"
    return {"kk": f"{end.year} жылғы {days}", "ru": f"{days} {end.year} года"}.get(lang, f"{days} {end.year}")


def attributive(value: object, lang: Lang) -> str:
    """The date before the noun it tells of: `2026 жылғы 29 қазандағы`; other languages do not change it."""
    day = parse(value)
    if day is None or lang != "kk":
        return legal(value, lang)
    return f"{day.year} жылғы {day.day} {KK_MONTHS_ATTRIBUTIVE[day.month - 1]}"


def short(value: object) -> str:
    """`29.10.2026`, for columns of tables; what is no date comes back as it is."""
    day = parse(value)
    if day is None:
        return value if isinstance(value, str) else ""
    return f"{day.day:02}.{day.month:02}.{day.year}"


def month(value: object, lang: Lang) -> str:
    """A month `2026-11` in words; what is no month comes back as it is."""
    first = parse(f"{value}-01") if isinstance(value, str) else None
    if first is None:
        return value if isinstance(value, str) else ""
    if lang == "kk":
        return f"{first.year} жылғы {KK_MONTHS[first.month - 1]}"
    if lang == "ru":
        return f"{RU_MONTHS_NOMINATIVE[first.month - 1]} {first.year} года"
    return f"{EN_MONTHS[first.month - 1]} {first.year}"


def blank(lang: Lang) -> str:
    """The rule that waits for the date of signing."""
    return {"kk": "20__ жылғы «___» ____________", "ru": "«___» ____________ 20__ года"}.get(lang, "____________ 20__")
