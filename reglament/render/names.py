"""Names of bodies and posts in the genitive, which stamps and acting signatures need.

Only the head of the name changes: in Kazakh its last word, in Russian the adjectives and the first noun. The rules are
those of official titles (`заместитель`, `управление`, `әкімдігі`), not of the whole language.
"""

from __future__ import annotations

import re

from reglament.diagnostics import Lang

_BACK = frozenset("аоұыуяё")
_FRONT = frozenset("әөүіеиэ")
_KK_INNER = re.compile(r"(?<=[ыі])н[ыі]ң\b(?= )")
_ADJECTIVE = re.compile(r"(?:ый|ой|ий|ая|яя|ое|ее)$")
_PROPER = ("ский", "ская", "ское", "ской", "цкий", "цкая", "цкое")
_SOLE = ("заведующий", "управляющий", "исполняющий")


def genitive(name: str, lang: Lang) -> str:
    """`Сарқырама қаласының әкімі` → `Сарқырама қаласы әкімінің`; `Аким города Х` → `акима города Х`."""
    name = " ".join(name.split())
    if not name:
        return ""
    if lang == "kk":
        return _kk_genitive(name)
    if lang == "ru":
        return _ru_genitive(lower_first(name))
    return name


def lower_first(text: str) -> str:
    """The text with a small first letter, unless it starts with an abbreviation or a name of a place."""
    first = text.partition(" ")[0]
    kept = text[1:2].isupper() or first.endswith(_PROPER)
    return text if kept else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def _kk_genitive(name: str) -> str:
    """Genitives inside the name are dropped, as two in a row are avoided in titles."""
    return _KK_INNER.sub("", name) + kk_ending(name, "ның", "нің")


def kk_ending(word: str, back: str, front: str) -> str:
    """The form of a genitive ending (`ның`, `нің`) that the last vowel and the last letter of `word` ask for."""
    vowel = next((letter for letter in reversed(word.lower()) if letter in _FRONT | _BACK), "а")
    ending = front if vowel in _FRONT else back
    last = word[-1:].lower()
    if last in "пфкқтсшщцчхбвгғд":
        return "т" + ending[1:]
    return "д" + ending[1:] if last in "рлйузж" else ending


def _ru_genitive(name: str) -> str:
    words = name.split(" ")
    for index, word in enumerate(words):
        words[index] = "-".join(_ru_word(part, adjective=_is_adjective(part, words, index)) for part in word.split("-"))
        if not _is_adjective(word, words, index):
            break
    return " ".join(words)


def _is_adjective(word: str, words: list[str], index: int) -> bool:
    """An adjective stands before a noun; `заведующий` is a noun of its own."""
    return (
        bool(_ADJECTIVE.search(word))
        and index + 1 < len(words)
        and not word.endswith(("ние", "тие"))
        and not word.lower().endswith(_SOLE)
    )


def _ru_word(word: str, *, adjective: bool) -> str:
    if adjective or (_ADJECTIVE.search(word) and not word.endswith("ие")):
        return _ru_adjective(word)
    for ending, changed in (("ие", "ия"), ("ия", "ии"), ("ь", "я"), ("а", "ы"), ("о", "а"), ("й", "я")):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            return stem + ("и" if changed == "ы" and stem.endswith(tuple("гкхжчшщ")) else changed)
    return word + "а" if word[-1:].lower() in "бвгджзклмнпрстфхцчшщ" and not word.isupper() else word


def _ru_adjective(word: str) -> str:
    stem, ending = word[:-2], word[-2:]
    if ending in {"ая", "яя"}:
        return stem + ("ой" if ending == "ая" and not stem.endswith(tuple("жчшщ")) else "ей")
    soft = ending in {"ий", "ее"} and not stem.endswith(tuple("гкх"))
    return stem + ("его" if soft else "ого")
