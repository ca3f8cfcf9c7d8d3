"""Facts of one paragraph: each recogniser takes its places out of the text before the next one reads it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import product

from reglament.diagnostics import Lang
from reglament.parity.fact import Fact, FactKind, Unit
from reglament.parity.numerals import CARDINALS, COMPOUNDS, ORDINALS, SCALES, alternatives, joins, total
from reglament.parity.patterns import FIGURE, MONTHS, ROMAN, Language, patterns_of

_TAKEN = "\0"
_NUMBER = re.compile(r"№\s*([\w-]+(?:/[\w-]+)*)")
_DIGITS = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_NUMERALS: Mapping[Lang, frozenset[str]] = {
    lang: frozenset(CARDINALS[lang].keys() | ORDINALS[lang].keys()) for lang in ("kk", "ru")
}
_TERM = re.compile("дневн|месячн|недельн|летн|часов|годичн|суточн")
_DATED = re.compile(r"\d[.-]\d")
_STEMS = {lang: tuple(re.split(r"[\[(]", month)[0] for month in months) for lang, months in MONTHS.items()}
"""The letters with which the names of months begin: a text without them has no date in words."""
_FIGURE = re.compile(rf"(?<![\w,.:/-])(?P<figure>\d+(?:[.:/]\d+)+|{FIGURE})|(?<=[-–—/])(?P<after>\d+)")
_SCALE = re.compile(rf"\s*({alternatives(SCALES)})(?:[дтн]ан|ға|[дн]ай|ның|ды|нда|дық)?\b\.?")
_SPELLED = re.compile(r"\s*\((?P<words>[^()\d]{2,80})\)")
_SPACES = re.compile(r"[ \u00a0\u202f]")
_INITIALS = re.compile(
    r"(?<!\w)(?:[А-ЯӘҒҚҢӨҰҮҺІЁ]\.[ \u00a0]?){1,2}(?P<after>[А-ЯӘҒҚҢӨҰҮҺІЁ][а-яәғқңөұүһіё]{2,}(?:-[А-ЯӘҒҚҢӨҰҮҺІЁ]\w+)?)"
    r"|(?<!\w)(?P<before>[А-ЯӘҒҚҢӨҰҮҺІЁ][а-яәғқңөұүһіё]{2,})[ \u00a0](?:[А-ЯӘҒҚҢӨҰҮҺІЁ]\.[ \u00a0]?){1,2}"
    r"(?![ \u00a0]?[А-ЯӘҒҚҢӨҰҮҺІЁ])"
)


@lru_cache(maxsize=4096)  # acts repeat themselves: who controls, when it comes into force
def facts(text: str, lang: Lang) -> tuple[Fact, ...]:
    """Every fact of a paragraph in `lang`, in the order of the text; other languages than kk and ru have none."""
    language = patterns_of(lang)
    if language is None:
        return ()
    small = text.lower() if len(text.lower()) == len(text) else text
    found = list(_names(text)) if "." in text else []
    rest = _without(small, found)
    digits, words = _DIGITS.search(rest) is not None, not _NUMERALS[lang].isdisjoint(_WORD.findall(rest))
    if digits or words or "тоқсан" in rest or "квартал" in rest:
        for recognise in (_dates, _numbers, _references, _figures) if digits else (_references,):
            rest = recognise(rest, lang, language, found)
    found += _spelled_out(rest, lang, language, words)
    if any(fact.kind is FactKind.QUANTITY for fact in found):
        found += _bounds(small, language, found)
    return tuple(sorted(found, key=lambda fact: (fact.start, fact.end)))


def _without(text: str, found: Iterable[Fact]) -> str:
    for fact in found:
        text = text[: fact.start] + _TAKEN * (fact.end - fact.start) + text[fact.end :]
    return text


def _dates(text: str, lang: Lang, language: Language, found: list[Fact]) -> str:
    if not _DATED.search(text) and not any(stem in text for stem in _STEMS[lang]):
        return text
    for pattern in language.dates:
        here = []
        for match in pattern.finditer(text):
            given = match.groupdict()
            days = [day for day in (given.get("first"), given.get("day")) if day] or [None]
            months = [month for month in (given.get("other"), given["month"]) if month]
            for day, month in product(days, months):
                parts = (given.get("year"), _month(month, lang), day)
                value = "-".join(part.zfill(2) for part in parts if part)
                here.append(Fact(FactKind.DATE, value, match.start(), match.end()))
        text = _without(text, here)
        found += here
    return text


def _month(word: str, lang: Lang) -> str:
    if word.isdigit():
        return word.zfill(2)
    return next(f"{number:02}" for number, name in enumerate(MONTHS[lang], 1) if re.fullmatch(name, word))


def _numbers(text: str, lang: Lang, language: Language, found: list[Fact]) -> str:
    here = []
    for match in _NUMBER.finditer(text) if "№" in text else ():
        number = re.sub(r"(?<=\d)-[а-яәғқңөұүһі]+$", "", match[1].rstrip("-"))
        here.append(Fact(FactKind.NUMBER, number.translate(_LATIN_TO_CYRILLIC), match.start(), match.end()))
    found += here
    return _without(text, here)


_LATIN_TO_CYRILLIC = str.maketrans("aceopxyikmtbh", "асеорхуікмтвн")
"""Letters in numbers are compared by their looks: `а-2/25` is typed with either."""


def _references(text: str, lang: Lang, language: Language, found: list[Fact]) -> str:
    if not any(beginning in text for beginning, _ in language.elements):
        return text
    for pattern in language.references:
        here = []
        for match in pattern.finditer(text):
            element = next(name for beginning, name in language.elements if match["element"].startswith(beginning))
            given = match.groupdict()
            labels = _LABELS.findall(given.get("labels") or "") or [str(ORDINALS[lang][given["word"]])]
            words = not given.get("labels")
            for label in labels:
                value = f"{element} {ROMAN.get(label, label)}"
                here.append(Fact(FactKind.REFERENCE, value, match.start(), match.end(), words=words))
        text = _without(text, here)
        found += here
    return text


_LABELS = re.compile(r"\d+(?:[.-]\d+)*|iv|i{1,3}")


def _figures(text: str, lang: Lang, language: Language, found: list[Fact]) -> str:
    here = []
    for match in _FIGURE.finditer(text):
        written = match["figure"] or match["after"]
        value, end = _SPACES.sub("", written).replace(":", "."), match.end()
        if scale := _SCALE.match(text, end):
            value, end = _scaled(value, SCALES[scale[1]]), scale.end()
        if (spelled := _SPELLED.match(text, end)) and _only_numerals(spelled["words"], lang):
            end = spelled.end()
        unit, after = _unit(text, end, language)
        unit = _calendar(text, match.start(), unit)
        weak = unit is Unit.MINUTE and not value.strip("0")  # `18 часов 00 минут` is `18 часов`
        here.append(Fact(FactKind.QUANTITY, value, match.start(), after, unit, weak=weak))
    found += here
    return _without(text, here)


def _scaled(value: str, scale: int) -> str:
    whole, _, fraction = value.partition(",")
    if not whole.isdigit():
        return value
    digits = len(fraction)
    number = int(whole + fraction) * scale
    return str(number // 10**digits) if number % 10**digits == 0 else f"{number / 10**digits}".replace(".", ",")


def _unit(text: str, at: int, language: Language) -> tuple[Unit | None, int]:
    start = at + 1 if text[at : at + 1] == "-" else at
    for pattern, unit in language.units:
        if match := pattern.match(text, start):
            return unit, match.end()
    return None, at


def _calendar(text: str, start: int, unit: Unit | None) -> Unit | None:
    """In Kazakh the word “calendar” may stand before the number: `күнтізбелік он күн`."""
    return Unit.CALENDAR_DAY if unit is Unit.DAY and text[:start].rstrip().endswith("күнтізбелік") else unit


@cache
def _number_words(lang: Lang) -> re.Pattern[str]:
    words = alternatives(CARDINALS[lang])
    return re.compile(rf"(?<!\w)(?:{words})(?:\s+(?:{words}))*(?!\w)")


@cache
def _fractions(lang: Lang) -> re.Pattern[str]:
    if lang == "ru":
        upper = alternatives({word: value for word, value in CARDINALS["ru"].items() if value < 10})
        ends = r"(?P<lower>трет|четверт)(?:ь|и|ей|ям|ях|ями)|(?P<other>пят|десят)(?:ая|ой|ую|ых|ыми|ым)"
        return re.compile(rf"(?<!\w)(?P<upper>{upper})\s+(?:{ends})(?!\w)")
    return re.compile(r"(?<!\w)(?P<lower>үш|төрт|бес|он)(?P<other>тен|нан|тің|ның)\s+(?P<upper>бір|екі|үш|төрт)\w*")


_LOWER = {"трет": 3, "четверт": 4, "пят": 5, "десят": 10, "үш": 3, "төрт": 4, "бес": 5, "он": 10}
_PARTS: Mapping[Lang, tuple[tuple[re.Pattern[str], str], ...]] = {
    "kk": ((re.compile(r"(?<!\w)жарты\w*"), "1/2"),),
    "ru": (
        (re.compile(r"(?<!\w)треть(?!\w)"), "1/3"),
        (re.compile(r"(?<!\w)четверть(?!\w)"), "1/4"),
        (re.compile(r"(?<!\w)половин\w+|полуго\w+|полгода"), "1/2"),
    ),
}
_COMPOUND = re.compile(rf"(?<!\w)(?P<first>{alternatives(COMPOUNDS)})(?P<unit>дневн|месячн|недельн|летн|часов)\w+")
_COMPOUND_UNITS = {"дневн": Unit.DAY, "месячн": Unit.MONTH, "недельн": Unit.WEEK, "летн": Unit.YEAR, "часов": Unit.HOUR}
_ONE_TERM = re.compile(r"(?<!\w)(?P<unit>месячн|недельн|годичн|суточн)\w+\s+срок\w*")
_ONE_UNITS = {"месячн": Unit.MONTH, "недельн": Unit.WEEK, "годичн": Unit.YEAR, "суточн": Unit.DAY}


def _spelled_out(text: str, lang: Lang, language: Language, words: bool) -> Iterator[Fact]:
    """Numbers in words. One alone is a number only before a unit; ordinals count only with the element they name."""
    halves = list(_halves(text, lang, language))
    yield from halves
    text = _without(text, halves)
    for pattern, value in _PARTS[lang]:
        for match in pattern.finditer(text):
            unit = Unit.YEAR if match[0].startswith("полго") else None
            yield Fact(FactKind.QUANTITY, value, match.start(), match.end(), unit, words=True)
    if lang == "ru":
        yield from _weak(text)
        yield from _compounds(text) if _TERM.search(text) else ()
    if lang == "kk" and "лық мерзім" in text:
        yield from _single_terms(text)
    if words:
        fractions = []
        for match in _fractions(lang).finditer(text):
            lower = match["lower"] or match["other"]
            value = f"{CARDINALS[lang].get(match['upper'])}/{_LOWER[lower]}"
            fractions.append(Fact(FactKind.QUANTITY, value, match.start(), match.end(), words=True))
        yield from fractions
        yield from _cardinals(_without(text, fractions), lang, language)


@cache
def _half_words(lang: Lang) -> re.Pattern[str]:
    words, scales = alternatives(CARDINALS[lang]), alternatives(SCALES)
    row = rf"(?P<row>(?:{words})(?:\s+(?:{words}))*)"
    halves = rf"(?:{row}\s+с\s+половиной|полтор[аы]|полутора)" if lang == "ru" else rf"{row}\s+жарым"
    return re.compile(rf"(?<!\w){halves}(?:\s+(?P<scale>{scales}))?(?!\w)")


def _halves(text: str, lang: Lang, language: Language) -> Iterator[Fact]:
    """`полтора года`, `двенадцать с половиной миллионов`, `бір жарым жыл`."""
    if not ("жарым" in text if lang == "kk" else "половиной" in text or "пол" in text):
        return
    for match in _half_words(lang).finditer(text):
        row = match["row"]
        whole = total([CARDINALS[lang][word] for word in row.split()]) if row else 1
        value = _scaled(f"{whole},5", SCALES[match["scale"]] if match["scale"] else 1)
        unit, end = _unit(text, match.end(), language)
        yield Fact(FactKind.QUANTITY, value, match.start(), end, unit, words=True)


_BARE_TERM = re.compile(
    r"(?<!\w)(?:в течение|по истечении|не позднее|через|за|спустя) (?P<unit>сут|недел|месяц|год|час)\w*"
)
_BARE_UNITS = {"сут": Unit.DAY, "недел": Unit.WEEK, "месяц": Unit.MONTH, "год": Unit.YEAR, "час": Unit.HOUR}
_MULTIPLES = {"двойн": 2, "двукратн": 2, "вдвое": 2, "дважды": 2, "тройн": 3, "троекратн": 3, "втрое": 3, "трижды": 3}
_MULTIPLE = re.compile(rf"(?<!\w)(?P<word>{'|'.join(_MULTIPLES)})\w*")
_FIRST_PARTS = {**CARDINALS["ru"], **COMPOUNDS, "дву": 2}
_JOINED = re.compile(rf"(?<!\w)(?P<first>{alternatives(_FIRST_PARTS)})(?!дневн|месячн|недельн|летн|часов)[а-яё]{{4,}}")


def _weak(text: str) -> Iterator[Fact]:
    """What Russian says without a number word where Kazakh has one."""
    for match in _BARE_TERM.finditer(text):
        unit = _BARE_UNITS[match["unit"]]
        yield Fact(FactKind.QUANTITY, "1", match.start(), match.end(), unit, words=True, weak=True)
    for match in _MULTIPLE.finditer(text):
        value = str(_MULTIPLES[match["word"]])
        yield Fact(FactKind.QUANTITY, value, match.start(), match.end(), words=True, weak=True)
    for match in _JOINED.finditer(text):
        if match[0] in _NUMERALS["ru"]:
            continue
        value = str(_FIRST_PARTS[match["first"]])
        yield Fact(FactKind.QUANTITY, value, match.start(), match.end(), words=True, weak=True)


def _compounds(text: str) -> Iterator[Fact]:
    for match in _COMPOUND.finditer(text):
        value, unit = str(COMPOUNDS[match["first"]]), _COMPOUND_UNITS[match["unit"]]
        yield Fact(FactKind.QUANTITY, value, match.start(), match.end(), unit, words=True)
    for match in _ONE_TERM.finditer(text):
        yield Fact(FactKind.QUANTITY, "1", match.start(), match.end(), _ONE_UNITS[match["unit"]], words=True)


_KK_ONE_TERM = re.compile(r"(?<!\w)(?:(?P<before>\w+)\s+)?(?P<unit>ай|апта)лық мерзім\w*")


def _single_terms(text: str) -> Iterator[Fact]:
    """`апталық мерзімде` without a number is one week."""
    for match in _KK_ONE_TERM.finditer(text):
        before = match["before"] or ""
        if before not in CARDINALS["kk"] and not before.isdigit():
            unit = Unit.WEEK if match["unit"] == "апта" else Unit.MONTH
            yield Fact(FactKind.QUANTITY, "1", match.start("unit"), match.end(), unit, words=True)


def _cardinals(text: str, lang: Lang, language: Language) -> Iterator[Fact]:
    for match in _number_words(lang).finditer(text):
        for number, start, end in _split(match, lang):
            unit, after = _unit(text, end, language)
            unit = _calendar(text, start, unit)
            if number > 1 or unit is not None:
                yield Fact(FactKind.QUANTITY, str(number), start, after, unit, words=True)


_QUARTER = [90]
"""A row of one `тоқсан`: a quarter of the year rather than ninety. Russian ninety is lost with it, which is rare."""


def _split(match: re.Match[str], lang: Lang) -> Iterator[tuple[int, int, int]]:
    """The numbers of a row of number words, with their places: `двадцать пять` is one, `два три` are two."""
    row: list[int] = []
    start = end = match.start()
    for word in re.finditer(r"\S+", match[0]):
        value = CARDINALS[lang][word[0]]
        if row and not joins(row[-1], value):
            if row != _QUARTER:
                yield total(row), start, end
            row = []
        if not row:
            start = match.start() + word.start()
        row.append(value)
        end = match.start() + word.end()
    if row != _QUARTER:
        yield total(row), start, end


def _only_numerals(words: str, lang: Lang) -> bool:
    known = CARDINALS[lang].keys() | ORDINALS[lang].keys() | SCALES.keys()
    return all(word in known for word in words.split())


def _names(text: str) -> Iterator[Fact]:
    for match in _INITIALS.finditer(text):
        surname = match["after"] or match["before"]
        yield Fact(FactKind.NAME, surname, match.start(), match.end())


_NEAR = 24
"""Characters between a number and the word that makes it a bound."""


def _bounds(text: str, language: Language, found: Iterable[Fact]) -> list[Fact]:
    numbers = [fact for fact in found if fact.kind is FactKind.QUANTITY]
    here: list[Fact] = []
    for pattern, value in language.bounds:
        for match in pattern.finditer(text):
            if any(fact.start < match.end() and match.start() < fact.end for fact in here):
                continue  # `не должен превышать` holds `превышать`
            near = (max(match.start() - one.end, one.start - match.end()) for one in numbers)
            if min(near) <= _NEAR:
                here.append(Fact(FactKind.BOUND, value, match.start(), match.end()))
    return here
