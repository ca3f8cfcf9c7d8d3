"""Requisites of a paper by how they are written: date, number, place, kind, draft mark, signature, stamps."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from reglament.diagnostics import Lang
from reglament.exchange.pieces import Line
from reglament.loading.labels import label_of

KINDS = {
    "қаулы": "decree",
    "қаулысы": "decree",
    "постановление": "decree",
    "шешім": "decision",
    "шешімі": "decision",
    "решение": "decision",
    "өкім": "order",
    "өкімі": "order",
    "распоряжение": "order",
    "түсіндірме жазба": "explanatory_note",
    "пояснительная записка": "explanatory_note",
    "анықтама": "reference",
    "справка": "reference",
    "келіспеушіліктер туралы анықтама": "reference",
    "справка о разногласиях": "reference",
}
"""The names of kinds as they stand on a sheet, in small letters."""

MONTHS: dict[Lang, tuple[str, ...]] = {
    "kk": (
        *("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша"),
        "желтоқсан",
    ),
    "ru": (
        *("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября"),
        "декабря",
    ),
}
_MONTH = {name: index for names in MONTHS.values() for index, name in enumerate(names, 1)}
_NAMES = "|".join(_MONTH)
_QUOTE = r"[«\"“”„]?"
_UNQUOTE = r"[»\"“”]?"
_DAY = rf"{_QUOTE}(?P<{{0}}>[0-9]{{{{1,2}}}}){_UNQUOTE}"
_DATE = re.compile(
    rf"{_DAY.format('d1')}\s*(?P<m1>{_NAMES})\s*(?P<y1>[0-9]{{4}})\s*(?:года|год|г\.?)?"
    rf"|(?P<y2>[0-9]{{4}})\s*(?:жылғы|жылы|жылдың|ж\.?)\s*{_DAY.format('d2')}\s*(?P<m2>{_NAMES})(?:[дт][ае](?:ғы|гі))?"
    r"|(?<![0-9.])(?P<d3>[0-9]{2})\.(?P<m3>[0-9]{2})\.(?P<y3>[0-9]{4})(?![0-9.])\s*(?:года|г\.?|жылғы|жыл|ж\.?)?",
    re.IGNORECASE,
)
_BLANK_DATE = re.compile(
    rf"{_QUOTE}\s*_+\s*{_UNQUOTE}\s*_+\s*20\s?_*[0-9]*\s*_*\s*(?:года|г\.?)?|20\s?_*[0-9]*\s*_*\s*(?:жылғы|жыл|ж\.?)\s*{_QUOTE}\s*_+\s*{_UNQUOTE}\s*_*",
    re.IGNORECASE,
)
_SIGN = "[0-9A-Za-zА-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]+"
_NUMBER = re.compile(rf"(?:№|\bN)\s*(?P<number>{_SIGN}(?:(?: ?/ ?|[–-]){_SIGN})*)")
_BLANK_NUMBER = re.compile(r"(?:№|\bN)\s*_+")
_PLACE = re.compile(
    r"(?:г\.|город|қ\.|с\.|село|поселок|посёлок|аул)\s*[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]*(?:\s[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]*)?"
    r"|[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]*(?:\s[А-ЯЁӘҒҚҢӨҰҮҺІ][\w-]*)?\s(?:қаласы|қ\.|ауылы|кенті)"
)
_FILLER = re.compile(r"[\s,;:.|_–—-]*(?:от|от\s)?[\s,;:.|_–—-]*")
_KIND_FIRST = re.compile(
    r"((?:түсіндірме жазба|пояснительная записка|справка|анықтама))\s+((?:к|по|о|об|на)\s.+)", re.IGNORECASE | re.DOTALL
)
_DRAFT = re.compile(r"\(?\s*(?:жоба|проект)\s*\)?\.?", re.IGNORECASE)
_BODY = re.compile(
    r"[^.;]*(?:әкімдігі|әкімі|басқармасы|аппараты|акимат|аким|управление|аппарат акима|республикасы|республика)[^.;]*",
    re.IGNORECASE,
)
_CITED = re.compile(
    r"(?:постановление|решение|распоряжение)\s+аким\w*\s[^.№]*№\s*[^\s.]+\.?|[^.№]*№\s*\S+\s(?:қаулысы|шешімі|өкімі)\.?",
    re.IGNORECASE,
)
"""The act named as published ones are: `Постановление акимата … от 15 января 2024 года № 15.`"""
_COUNTRY = frozenset({"қазақстан республикасы", "республика казахстан"})
_REGISTERED = re.compile(
    r"(?:зарегистрирован\w*|.*тіркелді|.*тіркелген|не подлежит|примечание|ескерту|сноска)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST = 250
"""Letters of a line of requisites or of a signature."""
_BIG = "А-ЯЁӘҒҚҢӨҰҮҺІA-Z"
_INITIALS = rf"(?:[{_BIG}]\.\s?){{1,2}}"
_FAMILY = rf"[{_BIG}][\w’'-]+"
NAME = re.compile(rf"(?P<name>{_INITIALS}\s?{_FAMILY}|{_FAMILY}\s{_INITIALS})\s*$")
_FULL_NAME = re.compile(rf"(?<=[\t\n_ ])(?<![^\W_] )(?P<name>{_FAMILY}\s{_FAMILY}(?:\s{_FAMILY})?)\s*$")
"""Family name, name and patronymic in full, set apart from the post."""
_POST = re.compile(
    r"әкім|басшы|орынбасар|директор|аким|заместител|руководител|начальник|директор|председател|төраға|секретар|хатшы"
    r"|исполняющ|и\.\s?о\.|міндетін атқарушы|м\.\s?а\.",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature: the post, the name, what stands between (a date), which lines it took."""

    post: str
    name: str
    note: str = ""
    number: int = 0


@dataclass(slots=True)
class Head:
    """What stands above the text of a paper in one language."""

    title: str = ""
    date: date | None = None
    number: str = ""
    place: str = ""
    kind: str = ""
    draft: bool = False
    lines: dict[int, str] = field(default_factory=dict)
    """Lines above the text that are none of these, by their number in the file."""


def dates(text: str) -> list[date]:
    """Every day that a text names; impossible ones are left out."""
    found = []
    for match in _DATE.finditer(text):
        parts = match.groupdict()
        day, year = (next(parts[f"{key}{i}"] for i in (1, 2, 3) if parts[f"{key}{i}"]) for key in "dy")
        word = parts["m1"] or parts["m2"]
        month = _MONTH[word.lower()] if word else int(parts["m3"])
        try:
            found.append(date(int(year), month, int(day)))
        except ValueError:
            continue
    return found


def number_of(text: str) -> str:
    """The number that a text names first, without its sign."""
    match = _NUMBER.search(_BLANK_NUMBER.sub("", text))
    return match["number"].replace(" ", "") if match and any(letter.isdigit() for letter in match["number"]) else ""


def requisite(text: str, head: Head, places: Sequence[str]) -> bool:
    """Whether a line above the text holds nothing but requisites; those that it has are put into `head`."""
    flat = " ".join(text.split())
    if len(flat) > _LONGEST:
        return False
    kind = KINDS.get(re.sub(r"\s+", " ", _spaced(flat)).casefold())
    if kind:
        head.kind = head.kind or kind
        return True
    if _DRAFT.fullmatch(flat):
        head.draft = True
        return True
    rest = _BLANK_NUMBER.sub(" ", _BLANK_DATE.sub(" ", _DATE.sub(" ", flat)))
    found_number = _NUMBER.search(rest)
    rest = _NUMBER.sub(" ", rest, count=1)
    place = next((one for one in places if one and one.casefold() in rest.casefold()), "")
    match = _PLACE.search(rest) if not place else None
    place = place or (match[0] if match else "")
    if place:
        rest = re.sub(re.escape(place), " ", rest, count=1, flags=re.IGNORECASE)
    if not _FILLER.fullmatch(rest):
        return False
    days = dates(flat)
    head.date = head.date or (days[0] if days else None)
    if found_number and any(letter.isdigit() for letter in found_number["number"]):
        head.number = head.number or found_number["number"].replace(" ", "")
    head.place = head.place or place
    return True


def kind_and_title(text: str) -> list[str]:
    """`Пояснительная записка к проекту …` as the name of the kind and the title; any other line alone."""
    match = _KIND_FIRST.match(text)
    return [match[1], match[2]] if match and len(text) < 600 else [text]


def is_body(text: str, names: Iterable[str], head: Head) -> bool:
    """Whether a line names the body that issues the paper: one of the akimat's names, or a name in capitals.

    The kind, when it stands in the same line (`ПОСТАНОВЛЕНИЕ АКИМАТА ГОРОДА …`), is put into `head`.
    """
    flat = " ".join(text.split())
    if flat.casefold() in _COUNTRY | {name.casefold() for name in names}:
        return True
    if flat != flat.upper() or len(flat) >= 160 or _BODY.fullmatch(flat) is None:
        return False
    words = flat.casefold().split()
    head.kind = head.kind or next((KINDS[word] for word in (words[0], words[-1]) if word in KINDS), "")
    return True


def registered(text: str, head: Head) -> str | None:
    """What is left of a line that names the act as published ones are, or tells of its registration; else None.

    The date and the number of the act are put into `head`.
    """
    flat = " ".join(text.split())
    cited = _CITED.match(flat[:600])
    if cited:
        days = dates(cited[0])
        head.date = head.date or (days[0] if days else None)
        head.number = head.number or number_of(cited[0])
        flat = flat[cited.end() :].strip()
    if not flat or (len(flat) < 600 and _REGISTERED.fullmatch(flat)):
        return flat if cited or flat else None
    return None


def signature(lines: Sequence[Line]) -> tuple[Signed, int] | None:
    """The signature that ends with the last of these lines, and how many of them it takes; None when none does."""
    line = lines[-1]
    text = line.text
    if line.label or len(text) > _LONGEST or label_of(text) is not None:
        return None
    match = NAME.search(text) or _FULL_NAME.search(text)
    if match is None:
        return None
    before = [part.strip() for part in re.split(r"\t+|\s{3,}|\n|_{3,}", text[: match.start("name")]) if part.strip()]
    said = " ".join(one for one in before if not _is_mark(one))
    note = " ".join(match[0].strip() for match in _DATE.finditer(said))
    post = " ".join(_DATE.sub(" ", said).split())
    apart = len(before) > 0 and re.search(r"\t|\s{3,}|\n|_{3,}", text[: match.start("name")] + " ") is not None
    size = 1
    while not _POST.search(post) and size < min(len(lines), 4):
        above = lines[-size - 1]
        words = above.words
        if above.label or label_of(words) or len(words) > 160 or words.endswith((".", ";", ":")) or NAME.search(words):
            break
        post = f"{words} {post}".strip()
        size += 1
    if not _POST.search(post) or not (apart or size > 1 or len(text) < 120):
        return None
    return Signed(" ".join(post.split()), " ".join(match["name"].split()), note, line.number), size


def _is_mark(text: str) -> bool:
    return text.casefold() in {"қолы", "подпись", "эцқ", "эцп", "м.о.", "м.п.", "/", "(қолы)", "(подпись)"}


def _spaced(text: str) -> str:
    """A word written with a space after every letter, as one word: `П О С Т А Н О В Л Е Н И Е`."""
    return text.replace(" ", "") if re.fullmatch(r"(?:\w ){3,}\w", text) else text
