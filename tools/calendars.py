"""Draft the working calendars of past years for review: `python tools/calendars.py 2016 2024 FOLDER`.

Days come from the package `holidays`, names and grounds from here. What stands in `content/calendar/` has been reviewed
since; `tests/contract/test_calendars.py` compares the two and wants a reason for every difference.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import holidays

NAMES = {
    "New Year's Day": ("Жаңа жыл", "Новый год"),
    "Orthodox Christmas": ("Православиелік Рождество", "Православное Рождество"),
    "International Women's Day": ("Халықаралық әйелдер күні", "Международный женский день"),
    "Nowruz Holiday": ("Наурыз мейрамы", "Наурыз мейрамы"),
    "Kazakhstan's People Solidarity Holiday": (
        "Қазақстан халқының бірлігі мерекесі",
        "Праздник единства народа Казахстана",
    ),
    "Defender of the Fatherland Day": ("Отан қорғаушы күні", "День защитника Отечества"),
    "Victory Day": ("Жеңіс күні", "День Победы"),
    "Capital Day": ("Астана күні", "День Столицы"),
    "Constitution Day": ("Конституция күні", "День Конституции"),
    "Republic Day": ("Республика күні", "День Республики"),
    "First President Day": ("Тұңғыш Президент күні", "День Первого Президента"),
    "Independence Day": ("Тәуелсіздік күні", "День Независимости"),
    "Eid al-Adha": ("Құрбан айттың бірінші күні", "Первый день Курбан-айта"),
}
RELIGIOUS = ("Orthodox Christmas", "Eid al-Adha")
LAW = "Закон «О праздниках в Республике Казахстан»"
CARRIED = "статья 5 Закона «О праздниках в Республике Казахстан»"
CODE = "пункт 5 статьи 84 Трудового кодекса"
MOVED = {
    2016: "постановление Правительства Республики Казахстан 2016 года № 67",
    2017: "постановление Правительства Республики Казахстан 2017 года № 5",
    2018: "постановление Правительства Республики Казахстан 2017 года № 864",
    2019: "постановление Правительства Республики Казахстан 2018 года № 888",
    2020: "постановление Правительства Республики Казахстан 2019 года № 820",
    2021: "постановление Правительства Республики Казахстан 2020 года № 930",
    2022: "постановления Правительства Республики Казахстан о переносе дней отдыха в 2022 году",
    2023: "постановление Правительства Республики Казахстан 2023 года № 326",
    2024: "приказ уполномоченного органа по труду 2024 года № 109",
}
MONTHS = {
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
}


def said(day: date) -> tuple[str, str]:
    """The day in Kazakh and in Russian: `5 қаңтар`, `5 января`."""
    return f"{day.day} {MONTHS['kk'][day.month - 1]}", f"{day.day} {MONTHS['ru'][day.month - 1]}"


def ablative(kk: str) -> str:
    """A Kazakh date in the ablative: from the 5th of January."""
    hard = re.search(r"[аоұыАОҰЫ](?=[^аәеиоөұүыіАӘЕИОӨҰҮЫІ]*$)", kk)
    voiced = kk[-1] in "нмң"
    return kk + ({True: "нан", False: "нен"} if voiced else {True: "дан", False: "ден"})[bool(hard)]


def days(year: int) -> Iterator[tuple[date, str, str, str, str]]:
    """Each day off: date, type, name in Kazakh and Russian, ground."""
    known = holidays.country_holidays("KZ", years=year, language="en_US")
    weekends: dict[str, list[date]] = {}
    for day in sorted(known):
        name = known[day].split("; ")[0].replace(" (estimated)", "")
        if name.startswith("Day off"):
            month, number, origin = map(int, re.findall(r"\d+", name))
            kk, ru = said(date(origin, month, number))
            yield (
                day,
                "transfer",
                f"Демалыс күні {ablative(kk)} ауыстырылды",
                f"Выходной день перенесен с {ru}",
                MOVED[year],
            )
        elif name.endswith(" (observed)"):
            plain = name.removesuffix(" (observed)")
            kk, ru = said(weekends[plain].pop(0))
            names = NAMES[plain]
            yield (
                day,
                "carry_over",
                f"{names[0]} (демалыс күні {ablative(kk)} көшірілді)",
                f"{names[1]} (выходной день перенесен с {ru})",
                CARRIED,
            )
        else:
            if day.isoweekday() > 5 and name not in RELIGIOUS:
                weekends.setdefault(name, []).append(day)
            religious = name in RELIGIOUS
            yield day, "religious" if religious else "holiday", *NAMES[name], CODE if religious else LAW


def written(year: int) -> str:
    """The file of a year."""
    lines = [
        "kind: calendar",
        f"year: {year}",
        "status: final",
        "source: Закон «О праздниках в Республике Казахстан», статьи 1-3, 5; Трудовой кодекс Республики Казахстан, "
        "статьи 84, 85",
        "days_off:",
    ]
    moved: dict[date, date] = {}
    for day, kind, kk, ru, ground in days(year):
        lines += [
            f"  - date: {day}",
            f"    type: {kind}",
            f'    name: {{kk: "{kk}", ru: "{ru}"}}',
            f"    basis: {ground}",
        ]
    known = holidays.country_holidays("KZ", years=year, language="en_US")
    for day, name in known.items():
        if name.startswith("Day off"):
            month, number, origin = map(int, re.findall(r"\d+", name))
            moved[date(origin, month, number)] = day
    worked = sorted(day for day in known.weekend_workdays if day.year == year)
    lines.append("worked_weekends:" if worked else "worked_weekends: []")
    for day in worked:
        kk, ru = said(moved[day])
        lines += [
            f"  - date: {day}",
            f'    name: {{kk: "Жұмыс күні {ablative(kk)} ауыстырылды", ru: "Рабочий день перенесен с {ru}"}}',
            f"    basis: {MOVED[year]}",
        ]
    return "\n".join(lines) + "\n"


def main(first: str, last: str, folder: str) -> None:
    """Write the files of the years that the folder lacks."""
    for year in range(int(first), int(last) + 1):
        path = Path(folder) / f"{year}.yml"
        if not path.exists():
            path.write_text(written(year), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
