"""Names of bodies and posts in the genitive and dative, which stamps, acting signatures and addressees need.

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


def addressed(post: str, name: str, lang: Lang) -> tuple[str, ...]:
    """Post and short name of somebody to whom a paper goes: `Акиму города Х` and `У. Киялбекову`.

    In Kazakh the name alone takes the ending: `Х қаласының әкімі`, `Ү. Қиялбековке`. A Russian surname without an
    ending that tells its gender stays as it is.
    """
    post, name = " ".join(post.split()), " ".join(name.split())
    if lang == "kk":
        said = (upper_first(post), _kk_dative(name)) if name else (_kk_dative(upper_first(post)),)
    elif lang == "ru":
        said = (upper_first(_ru_dative(lower_first(post))), _ru_surname(name))
    else:
        said = (upper_first(post), name)
    return tuple(one for one in said if one)


def quoted(title: str) -> str:
    """The title in quotation marks; a mark that would stand twice in a row is written once."""
    return f"«{title}»".replace("««", "«").replace("»»", "»") if title else ""


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
    ending = front if _is_front(word) else back
    last = word[-1:].lower()
    if last in "пфкқтсшщцчхбвгғд":
        return "т" + ending[1:]
    return "д" + ending[1:] if last in "рлйузж" else ending


def _kk_dative(name: str) -> str:
    """A name in the dative; the vowel before `-ов`, `-ев`, `-ин` decides: `Қиялбековке`, `Қазынаевқа`."""
    stem = re.sub(r"(?:ов|ев|ин)$", "", name)
    if not name:
        return ""
    if stem == name:
        return name + _dative_ending(name)
    front = _is_front(stem)
    hard = not name.endswith("н")
    return name + (("ке" if hard else "ге") if front else ("қа" if hard else "ға"))


def _is_front(word: str) -> bool:
    """Whether the last vowel of a word asks for a front ending."""
    return next((letter for letter in reversed(word.lower()) if letter in _FRONT | _BACK), "а") in _FRONT


def _dative_ending(word: str) -> str:
    """`ға`, `ге`, `қа`, `ке`; a name in the possessive form takes `на`, `не`."""
    front, last = _is_front(word), word[-1:].lower()
    if last in "ыі" and " " in word:
        return "не" if front else "на"
    hard = last in "пфкқтсшщцчхбвгғд"
    return ("ке" if hard else "ге") if front else ("қа" if hard else "ға")


def _ru_dative(name: str) -> str:
    words = name.split(" ")
    for index, word in enumerate(words):
        adjective = _is_adjective(word, words, index)
        words[index] = "-".join(_ru_dative_word(part, adjective=adjective) for part in word.split("-"))
        if not adjective:
            break
    return " ".join(words)


def _ru_dative_word(word: str, *, adjective: bool) -> str:
    if adjective or (_ADJECTIVE.search(word) and not word.endswith("ие")):
        genitive_form = _ru_adjective(word)
        return genitive_form[:-2] + "му" if genitive_form.endswith("го") else genitive_form
    for ending, changed in (("ие", "ию"), ("ия", "ии"), ("ь", "ю"), ("а", "е"), ("о", "у"), ("й", "ю")):
        if word.endswith(ending):
            return word[: -len(ending)] + changed
    return word + "у" if word[-1:].lower() in "бвгджзклмнпрстфхцчшщ" and not word.isupper() else word


def _ru_surname(name: str) -> str:
    """A short name with its surname, the last word, in the dative."""
    rest, _, surname = name.rpartition(" ")
    for ending, changed in (
        ("ский", "скому"), ("цкий", "цкому"), ("ская", "ской"), ("цкая", "цкой"),
        ("ова", "овой"), ("ева", "евой"), ("ёва", "ёвой"), ("ина", "иной"), ("ына", "ыной"),
        ("ов", "ову"), ("ев", "еву"), ("ёв", "ёву"), ("ин", "ину"), ("ын", "ыну"),
    ):  # fmt: skip
        if surname.endswith(ending):
            return f"{rest} {surname[: -len(ending)]}{changed}".strip()
    return name


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
