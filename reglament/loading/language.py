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
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_LATIN = re.compile(r"[A-Za-z]")


def check_language(tree: TextTree, findings: Findings) -> None:
    """F17 when the whole text is in another language, else F18 for each foreign paragraph."""
    if tree.lang not in {"kk", "ru"}:
        return
    counted = [(paragraph, *_count(paragraph.text)) for paragraph in tree.paragraphs()]
    cyrillic, kazakh = sum(c for _, c, _ in counted), sum(k for _, _, k in counted)
    latin = sum(len(_LATIN.findall(paragraph.text)) for paragraph, _, _ in counted)
    foreign = [(paragraph, letters) for paragraph, letters, own in counted if _is_foreign(tree.lang, letters, own)]
    telling = sum(letters for _, letters, _ in counted if letters >= MIN_LETTERS)
    if latin >= MIN_LETTERS and latin > 4 * cyrillic:
        findings.add("F17", "latin", lang=tree.lang)
    elif sum(letters for _, letters in foreign) > MOST * telling or _is_foreign(tree.lang, cyrillic, kazakh):
        findings.add("F17", f"not_{tree.lang}", _first_text(tree))
    else:
        for paragraph, _ in foreign:
            findings.add("F18", f"not_{tree.lang}", paragraph.span)


def _first_text(tree: TextTree) -> Span:
    return next((paragraph.span for paragraph in tree.paragraphs() if paragraph.text), START)


def _count(text: str) -> tuple[int, int]:
    """Cyrillic letters outside quotation marks, and how many of them only Kazakh has."""
    letters = _CYRILLIC.findall(_QUOTED.sub("", _QUOTED.sub("", text)))  # twice: names nest in names
    return len(letters), sum(letter in _KAZAKH for letter in letters)


def _is_foreign(lang: Lang, letters: int, kazakh: int) -> bool:
    if letters < MIN_LETTERS:
        return False
    return kazakh == 0 if lang == "kk" else kazakh / letters >= KAZAKH_SHARE
