"""Whether a text is written in the language that its file name says."""

from __future__ import annotations

import re

from reglament.diagnostics import START, Lang, Span
from reglament.loading.findings import Findings
from reglament.model.tree import TextTree

MIN_LETTERS = 40
"""Shorter pieces are names and titles: they say nothing of the language."""

KAZAKH_SHARE = 0.06
"""Kazakh prose has 3 to 33 % of its own letters, Russian prose none."""

MOST = 0.8
"""When more of the telling paragraphs than this is foreign, the file as a whole is."""

_KAZAKH = frozenset("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
_QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"|[“„][^“”„]*[”“]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]+")
_OWN = re.compile(f"[{''.join(sorted(_KAZAKH))}]")
_LATIN = re.compile(r"[A-Za-z]+")
_QUOTES = re.compile('[«"“„]')


_RUSSIAN_WORDS = re.compile(
    r"\b(?:о|об|обо|на|по|для|из|от|и|в|во|с|со|к|ко|за|при|до|не)\b|(?:ство|ени[ея]|ск(?:ий|ая|ого|ой)|н(?:ый|ая|ых|ого)|ики)\b",
    re.IGNORECASE,
)


def reads_russian(text: str) -> bool:
    """Whether a short text, a title or a name, is Russian: no Kazakh letter, and Russian small words or length."""
    letters, kazakh = _count(text)
    return bool(letters) and kazakh == 0 and (letters >= MIN_LETTERS or _RUSSIAN_WORDS.search(text) is not None)


def foreign(text: str, lang: Lang) -> bool:
    """Whether a piece of text long enough to tell is not in `lang`: F17 or F18 says so, other rules are silent."""
    return _is_foreign(lang, *_count(text))


def check_language(tree: TextTree, findings: Findings) -> None:
    """F17 when the whole text is in another language, else F18 for each foreign paragraph."""
    if tree.lang not in {"kk", "ru"}:
        return
    texts = [paragraph.text for paragraph in tree.paragraphs()]
    counted = [(text, *_count(text)) for text in texts]
    cyrillic, kazakh = sum(c for _, c, _ in counted), sum(k for _, _, k in counted)
    latin = sum(map(len, _LATIN.findall("\n".join(texts))))
    foreign = [index for index, (_, letters, own) in enumerate(counted) if _is_foreign(tree.lang, letters, own)]
    telling = sum(letters for _, letters, _ in counted if letters >= MIN_LETTERS)
    if latin >= MIN_LETTERS and latin > 4 * cyrillic:
        findings.add("F17", "latin", lang=tree.lang)
    elif sum(counted[index][1] for index in foreign) > MOST * telling or _is_foreign(tree.lang, cyrillic, kazakh):
        findings.add("F17", f"not_{tree.lang}", _first_text(tree))
    elif foreign:
        paragraphs = list(tree.paragraphs())
        for index in foreign:
            findings.add("F18", f"not_{tree.lang}", paragraphs[index].span)


def _first_text(tree: TextTree) -> Span:
    return next((paragraph.span for paragraph in tree.paragraphs() if paragraph.text), START)


def _count(text: str) -> tuple[int, int]:
    """Cyrillic letters outside quotation marks, and how many of them only Kazakh has."""
    if _QUOTES.search(text):
        text = _QUOTED.sub("", _QUOTED.sub("", text))  # twice: names nest in names
    return sum(map(len, _CYRILLIC.findall(text))), len(_OWN.findall(text))


def _is_foreign(lang: Lang, letters: int, kazakh: int) -> bool:
    if letters < MIN_LETTERS:
        return False
    return kazakh == 0 if lang == "kk" else kazakh / letters >= KAZAKH_SHARE
