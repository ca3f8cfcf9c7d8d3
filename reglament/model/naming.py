"""Names of units and positions as texts write them: in any case of Russian, with any ending of Kazakh.

In Russian the noun that a name begins with is declined, with the adjectives before it; what follows stays in the
genitive. In Kazakh only the last word takes endings. The name of the city, before or after, does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from reglament.diagnostics import Lang, Text

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_KEPT = 3
"""How many letters a declined word keeps at least."""

_SHARED = 2
"""How many letters two endings may have in common: `управлением` and `управление` share one."""

_RU = """
а я о е у ю ы и ь й ой ей ою ею ом ем ам ям ами ями ах ях ов ев ий ый ая яя ое ее ые ие ого его ому ему ым им ых их ыми
ими ую юю ия ию ии ием иям иями иях ью
"""
_KK = """
ның нің дың дің тың тің на не ға ге қа ке а е ны ні н ды ді ты ті нда нде да де та те нан нен дан ден тан тен мен бен
пен ндағы ндегі дағы дегі тағы тегі
"""
_RU_ENDINGS = frozenset(["", *_RU.split()])
_KK_ENDINGS = frozenset(["", *_KK.split()])
_FORMS_OF_BODIES = frozenset({"гу", "кгу", "рго", "мм", "кмм"})
"""Short names of legal forms that registers put before a name."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a text: its letters in lower case, where it stands, and what stands before it."""

    key: str
    start: int
    end: int
    capital: bool
    gap: str

    @property
    def follows(self) -> bool:
        """Whether only a space parts it from the word before."""
        return self.gap.isspace()


@dataclass(frozen=True, slots=True)
class Called:
    """One way to call a unit or a position: its words, of which those from `first` to `last` are declined."""

    id: str
    lang: Lang
    words: tuple[str, ...]
    first: int
    last: int
    text: str

    @property
    def head(self) -> str:
        """The noun that bears the endings."""
        return self.words[self.last]

    @property
    def before(self) -> tuple[str, ...]:
        """The words before the noun."""
        return self.words[: self.last]

    @property
    def after(self) -> tuple[str, ...]:
        """The words after the noun."""
        return self.words[self.last + 1 :]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name found in a text: words from `first` to `last`, both included."""

    called: Called
    first: int
    last: int


@lru_cache(maxsize=2048)  # several rules read the same paragraph one after another
def split(text: str) -> tuple[Word, ...]:
    """The words of a text."""
    found: list[Word] = []
    end = 0
    for match in _WORD.finditer(text):
        gap, end = text[end : match.start()], match.end()
        found.append(Word(_key(match[0]), match.start(), match.end(), match[0][0].isupper(), gap))
    return tuple(found)


def declined(word: str, base: str, lang: Lang) -> bool:
    """Whether `word` is `base` with another ending."""
    if word == base:
        return True
    if lang == "kk":
        return word.startswith(base) and word[len(base) :] in _KK_ENDINGS
    return _same_stem(word, base)


@cache
def _same_stem(word: str, base: str) -> bool:
    kept = next((n for n, (a, b) in enumerate(zip(word, base, strict=False)) if a != b), min(len(word), len(base)))
    stems = range(kept, max(kept - _SHARED, _KEPT) - 1, -1)
    return any(word[n:] in _RU_ENDINGS and base[n:] in _RU_ENDINGS for n in stems)


def dative(word: str) -> str:
    """The dative of a Russian noun that names a body or an official: `управление` as `управлению`."""
    for ending, other in (("ие", "ию"), ("ия", "ии"), ("а", "е"), ("ь", "ю"), ("й", "ю"), ("о", "у")):
        if word.endswith(ending):
            return word[: -len(ending)] + other
    return word + "у"


@dataclass(frozen=True, slots=True)
class Naming:
    """All names of units and positions in one language, by their declined noun."""

    lang: Lang
    city: tuple[str, ...]
    names: tuple[Called, ...]
    by_head: Mapping[str, tuple[Called, ...]]
    by_letters: Mapping[str, tuple[str, ...]]
    """Declined nouns by their first letters."""
    hint: re.Pattern[str]
    """Finds what may be such a noun, fast."""

    @classmethod
    def of(cls, lang: Lang, city: str, texts: Iterable[tuple[str, Text]]) -> Naming:
        """Index names; longer ones come first, so that they win over their own parts."""
        place = tuple(word.key for word in split(city))
        made = {(*one.words, one.id): one for key, text in texts if (one := _called(key, text, lang, place))}
        names = tuple(sorted(made.values(), key=lambda one: -len(one.words)))
        heads: dict[str, list[Called]] = {}
        for one in names:
            heads.setdefault(one.head, []).append(one)
        letters: dict[str, list[str]] = {}
        for head in heads:
            letters.setdefault(head[:_KEPT], []).append(head)
        hint = "|".join(sorted({re.escape(head[: max(_KEPT, len(head) - _KEPT)]) for head in heads})) or r"(?!)"
        return cls(
            lang,
            place,
            names,
            {head: tuple(group) for head, group in heads.items()},
            {start: tuple(group) for start, group in letters.items()},
            re.compile(rf"\b(?:{hint})", re.IGNORECASE),
        )

    def may_be_in(self, text: str) -> bool:
        """Whether a text has what may be the noun of a name."""
        return self.hint.search(text) is not None

    def heads(self, words: tuple[Word, ...]) -> Iterator[tuple[int, str]]:
        """Places of words that may be the noun of a name, with that noun."""
        for at, word in enumerate(words):
            for head in self.by_letters.get(word.key[:_KEPT], ()):
                if declined(word.key, head, self.lang):
                    yield at, head

    def mentions(self, words: tuple[Word, ...]) -> Iterator[Mention]:
        """Every name that stands in a text, word for word; of names that begin together, the longest."""
        taken = -1
        for at, head in self.heads(words):
            if at > taken:
                found = next((m for one in self.by_head[head] if (m := self._mention(words, at, one))), None)
                if found is not None:
                    taken = found.last
                    yield found

    def all_of(self, words: tuple[Word, ...], mention: Mention) -> tuple[str, ...]:
        """Ids of everything that the words of a mention call: several deputies may have one title."""
        return tuple(one.id for one in self.names if one.words == mention.called.words)

    def is_city(self, words: tuple[Word, ...], at: int) -> bool:
        """Whether the name of the city begins at a word."""
        city = self.city
        return bool(city) and all(
            at + n < len(words)
            and (declined(words[at + n].key, part, self.lang) or _place_word(words[at + n].key, part))
            for n, part in enumerate(city)
        )

    def _mention(self, words: tuple[Word, ...], at: int, one: Called) -> Mention | None:
        first, last = at - one.last, at + len(one.after)
        if first < 0 or last >= len(words):
            return None
        for offset, part in enumerate(one.words):
            word = words[first + offset]
            if offset and not word.follows and word.gap.strip(" ,"):
                return None
            exact = word.key == part
            loose = one.first <= offset <= one.last and declined(word.key, part, self.lang)
            if not (exact or loose):
                return None
        return Mention(one, first, last)


def _called(key: str, text: Text, lang: Lang, city: tuple[str, ...]) -> Called | None:
    name = text.get(lang, "")
    words = _without_city([word.key for word in split(name) if word.key not in _FORMS_OF_BODIES], city, lang)
    if not words:
        return None
    if lang == "kk":
        return Called(key, lang, words, len(words) - 1, len(words) - 1, name)
    head = next((at for at, word in enumerate(words) if not word.endswith(("ый", "ий", "ой", "ая", "ое"))), 0)
    return Called(key, lang, words, 0, head, name)


def _without_city(words: list[str], city: tuple[str, ...], lang: Lang) -> tuple[str, ...]:
    for at in range(len(words) - len(city) + 1):
        if city and all(declined(words[at + n], part, lang) for n, part in enumerate(city)):
            return (*words[:at], *words[at + len(city) :])
    return tuple(words)


def _place_word(word: str, part: str) -> bool:
    """Whether a word abbreviates the kind of a place: `г.` for `город`, `қ.` for `қаласы`."""
    return (word, part) in {("г", "город"), ("қ", "қаласы")}


def _key(word: str) -> str:
    return word.casefold().replace("ё", "е").replace("\u2010", "-").replace("\u2011", "-")
