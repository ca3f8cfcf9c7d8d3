"""The wording of amendments in each language: patterns of verbs, of places and of ordinals."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reglament.diagnostics import Lang

Q = r"⟦(\d+)⟧"
_NUMBER = r"\d{1,3}(?:-\d{1,3})*\)?"
NUMBERS = re.compile(r"\d{1,3}(?:-\d{1,3})*")


@dataclass(frozen=True, slots=True)
class Grammar:
    """Patterns of one language, for sentences in small letters whose quotations are set aside.

    Groups: `place` is what stands before the verb, `units` what is added, `annex` the annex that holds a wording.
    `units` of `places` maps the name of a field of `Place` to its pattern; group 1 holds numbers, `ordinal` words are
    looked up in `ordinals`.
    """

    heading: re.Pattern[str]
    rewrite: re.Pattern[str]
    by_annex: re.Pattern[str]
    insert: re.Pattern[str]
    exclude: re.Pattern[str]
    replace_words: re.Pattern[str]
    add_words: re.Pattern[str]
    exclude_words: re.Pattern[str]
    everywhere: re.Pattern[str]
    places: Mapping[str, re.Pattern[str]]
    ordinals: Mapping[str, int]
    noise: re.Pattern[str]


_RU_STEMS = "перв втор трет четв[её]рт пят шест седьм восьм девят десят одиннадцат двенадцат"
_RU_ORDINALS = {stem: number for number, stem in enumerate(_RU_STEMS.split(), start=1)}
_RU_ORD = rf"((?:{'|'.join(_RU_ORDINALS)})\w+|\d{{1,2}})"
_RU_LIST = rf"({_NUMBER}(?:(?:,\s*|\s+и\s+){_NUMBER})*)"
_RU_WORDS = r"(?:слов\w*|цифр\w*|предложени\w*|аббревиатур\w*|числ\w*|знак\w*)"
_RU_DOCUMENT = (
    r"(?:правил\w*|регламент\w*|положени\w+|инструкци\w+|порядк\w+|перечн\w+|план\w*|состав\w*|график\w*|устав\w*"
    r"|методик\w+|норматив\w*|тариф\w*)"
)

RUSSIAN = Grammar(
    heading=re.compile(r"^внести\s+в\s.*\b(?:изменени|дополнени).*:$", re.DOTALL),
    rewrite=re.compile(r"^(?P<place>.*?)\bизложить\s+в\s+(?:следующей|новой)\s+редакции\s*:?\s*(?:⟦\d+⟧)?$"),
    by_annex=re.compile(
        r"^(?P<place>.*?)\bизложить\s+в\s+(?:(?:новой|следующей)\s+)?редакции,?\s+согласно\s+приложению"
        r"(?:\s+№?\s*(?P<annex>\d{1,2}))?\s+к\s+настоящ\w+\s+\w+$"
    ),
    insert=re.compile(r"^(?P<place>.*?)\bдополнить\s+(?P<units>.*?)\s+следующего\s+содержания\s*:?\s*(?:⟦\d+⟧\s*)*$"),
    exclude=re.compile(r"^(?P<place>[^⟦]*?)\bисключить$"),
    replace_words=re.compile(rf"{_RU_WORDS}\s+{Q}\s+заменить\s+(?:соответственно\s+)?{_RU_WORDS}\s+{Q}"),
    add_words=re.compile(
        rf"(?:после\s+{_RU_WORDS}\s+{Q}\s+дополнить|дополнить\s+после\s+{_RU_WORDS}\s+{Q})\s+{_RU_WORDS}\s+{Q}"
    ),
    exclude_words=re.compile(rf"{_RU_WORDS}\s+{Q}\s+исключить"),
    everywhere=re.compile(r"\bпо\s+(?:всему\s+)?тексту\b"),
    places={
        "subclause": re.compile(rf"\bподпункт\w*\s+{_RU_LIST}"),
        "clause": re.compile(rf"\bпункт\w*\s+{_RU_LIST}"),
        "part": re.compile(rf"\bчаст\w+\s+{_RU_ORD}|\b{_RU_ORD}\s+част\w+"),
        "indent": re.compile(rf"\bабзац\w*\s+{_RU_ORD}|\b{_RU_ORD}\s+абзац\w*"),
        "annex": re.compile(
            rf"\bприложени\w*(?:\s+№?\s*(\d{{1,2}}))?(?:\s+к\s+указанн\w+\s+\w+)?"
            rf"|\b(?:\w+\s+)?{_RU_DOCUMENT}[^⟦⟧:;]*?,?\s*утвержд[её]нн\w+\s+(?:выше)?указанн\w+\s+\w+"
        ),
        "title": re.compile(r"\bзаголов\w+"),
        "preamble": re.compile(r"\bпреамбул\w+"),
    },
    ordinals=_RU_ORDINALS,
    noise=re.compile(r"\bуказанн\w+\s+(?:постановлени|решени|распоряжени)\w+|\b(?:в|во|и|к|из|слова|также)\b|[\s,.:]+"),
)

_KK_ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "бірінші",
            "екінші",
            "үшінші",
            "төртінші",
            "бесінші",
            "алтыншы",
            "жетінші",
            "сегізінші",
            "тоғызыншы",
            "оныншы",
            r"он\s+бірінші",
            r"он\s+екінші",
        ),
        start=1,
    )
}
_KK_ORD = rf"((?:он\s+)?(?:{'|'.join(list(_KK_ORDINALS)[:10])}))"
_KK_AND = r"(?:,\s*|\s+(?:және|мен|пен|бен)\s+)"
_KK_LIST = rf"({_NUMBER}(?:{_KK_AND}{_NUMBER})*)"
_KK_WORDS = r"деген\s+(?:сөз|цифр|сан|аббревиатура|сөйлем|белгі)\w*"

KAZAKH = Grammar(
    heading=re.compile(r"(?:өзгеріс|толықтыру).*енгізілсін\s*:$", re.DOTALL),
    rewrite=re.compile(r"^(?P<place>.*?)\b(?:мынадай|жаңа)\s+редакцияда\s+жазылсын\s*:?\s*(?:⟦\d+⟧)?$"),
    by_annex=re.compile(
        r"^(?P<place>.*?)\bосы\s+\w+\s+(?:(?P<annex>\d{1,2})-\s?)?қосымша(?:ға|сына)\s+сәйкес"
        r"\s+(?:(?:жаңа|мынадай)\s+)?редакцияда\s+жазылсын$"
    ),
    insert=re.compile(r"^(?P<place>.*?)\bмынадай\s+мазмұндағы\s+(?P<units>.*?)\s+толықтырылсын\s*:?\s*(?:⟦\d+⟧\s*)*$"),
    exclude=re.compile(r"^(?P<place>[^⟦]*?)\bалып\s+тасталсын$"),
    replace_words=re.compile(rf"{Q}\s+{_KK_WORDS}\s+(?:тиісінше\s+)?{Q}\s+{_KK_WORDS}\s+ауыстырылсын"),
    add_words=re.compile(rf"{Q}\s+{_KK_WORDS}\s+кейін\s+{Q}\s+{_KK_WORDS}\s+толықтырылсын"),
    exclude_words=re.compile(rf"{Q}\s+{_KK_WORDS}\s+алып\s+тасталсын"),
    everywhere=re.compile(r"\b(?:бүкіл\s+)?мәтін(?:і|інде)?\s+бойынша\b"),
    places={
        "subclause": re.compile(rf"{_KK_LIST}\s*-?\s*тармақша\w*"),
        "clause": re.compile(rf"{_KK_LIST}-\s?тарма[қғ](?!ша)\w*"),
        "part": re.compile(rf"\b{_KK_ORD}\s+бөлі[кг]\w*"),
        "indent": re.compile(rf"\b{_KK_ORD}\s+абзац\w*"),
        "annex": re.compile(
            r"(?:көрсетілген\s+\w+\s+)?(?:\b(\d{1,2})-\s?)?\bқосымша\w*"
            r"|\b(?:көрсетілген|аталған)\s+\w+\s+бекітілген\s+[^⟦⟧:;\d]*?(?:қағида|регламент|ереже|нұсқаулық|тәртіп|тәртіб"
            r"|тізбе|жоспар|құрам|кесте|жарғы|әдістеме)\w*"
        ),
        "title": re.compile(r"\bтақыры[пб]\w*"),
        "preamble": re.compile(r"\bкіріспе\w*"),
    },
    ordinals=_KK_ORDINALS,
    noise=re.compile(
        r"\b(?:көрсетілген|аталған)\s+(?:қаулы|шешім|өкім)\w*|\b(?:және|мен|пен|бен|сондай-ақ)\b|[\s,.:]+"
    ),
)

GRAMMARS: Mapping[Lang, Grammar] = {"ru": RUSSIAN, "kk": KAZAKH}
