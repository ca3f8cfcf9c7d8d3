"""Terms of the trade: where the Russian text has one, the Kazakh text has one of its counterparts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_TERMS: Mapping[str, tuple[str, str]] = {
    "постановление": (r"постановлени\w+", r"қаулы\w*"),
    "распоряжение": (r"распоряжени\w+(?! \w*бюджет)", r"өкім\w*|билік\w*|иелі\w+"),
    "протокол": (r"протокол\w*", r"хаттама\w*"),
    "маслихат": (r"маслихат\w*", r"мәслихат\w*"),
    "приложение": (r"приложени\w+", r"қосымша\w*"),
    "контроль": (r"контрол\w+", r"бақыла\w+"),
    "бюджет": (r"бюджет\w*", r"бюджет\w*"),
    "регламент": (r"регламент\w*", r"регламент\w*"),
    "закон": (r"закон(?:а|у|ом|е|ов|ы|ам|ами|ах)?(?!\w)", r"заң\w*"),
    "кодекс": (r"кодекс\w*", r"кодекс\w*"),
    "заместитель": (r"заместител\w+", r"орынбасар\w*"),
    "управление": (r"управлени(?:е|я|ю|ем|и)(?!\w)", r"басқарма\w*|басқар\w+"),
    "комиссия": (r"комисси\w+", r"комиссия\w*"),
    "утратить силу": (r"утратившим\w* силу", r"күші жойыл\w*"),
    "официальное опубликование": (r"официальн\w+ опубликовани\w+", r"ресми жариялан\w*|ресми түрде жарияла\w*"),
    "тариф": (r"тариф\w*", r"тариф\w*"),
    "государственный язык": (r"государственн\w+ язык\w*", r"мемлекеттік тіл\w*"),
}
_COMPILED = {term: (re.compile(rf"(?<!\w)(?:{ru})"), re.compile(rf"(?:{kk})")) for term, (ru, kk) in _TERMS.items()}
_ANY = re.compile("|".join(f"(?:{ru.pattern})" for ru, _ in _COMPILED.values()))


def unmatched_terms(kk: str, ru: str) -> Iterator[tuple[str, int, int]]:
    """Terms of the Russian paragraph without a counterpart in the Kazakh one: the term and its place in `ru`."""
    small = ru.lower()
    if not _ANY.search(small):
        return
    kazakh = kk.lower()
    for term, (russian, counterpart) in _COMPILED.items():
        match = russian.search(small)
        if match and not counterpart.search(kazakh):
            yield term, match.start(), match.end()
