"""Family X4: texts call units and positions as the registers do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.model.naming import Called, Mention, Naming, Word, declined, split
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import texts_of
from reglament.rules.facts import finding

ALIKE = 0.7
"""How much two words, or two rows of words, have in common at least to be taken for one another."""
ALIKE_ALONE = 0.76
"""The same where one word is all that tells a name from others."""
FEW = 3
"""Names of so many words are compared as a whole; shorter ones word by word."""
_GENITIVE = re.compile(r"(?:(?:с?[іы])?н[іы]ң|[дт][іы]ң)$")
_LEADERS = ("akim", "deputy_akim", "head_of_apparatus", "deputy_head_of_apparatus")

_Said = tuple[str, ...]

_NAMES = RuleSpec(
    id="X4",
    name="name-not-as-registered",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=(),
    profile=Profile.DRAFT,
    title=t(
        kk="Бөлімшелер мен лауазымдар мәтінде тізілімдегідей аталады",
        ru="Подразделения и должности называются в тексте так же, как в реестре",
        en="Texts call units and positions as the registers do",
    ),
    explanation=t(
        kk="Бас әріппен жазылған атау тізілімдегі атауға өте ұқсас, бірақ бір сөзі немесе бірнеше әрпі өзге болса, ол "
        "қате жазылған деп есептеледі. Атаудың қай септікте тұрғаны есепке алынбайды. Ресми және қысқа атаулар – "
        "registry/units.yml (name, short) және registry/positions.yml файлдарында.",
        ru="Если название с прописной буквы почти совпадает с названием из реестра, но отличается словом или "
        "несколькими "
        "буквами, оно считается написанным неверно. Падеж значения не имеет. Полные и краткие названия — в "
        "registry/units.yml (name, short) и registry/positions.yml.",
        en="A name with a capital letter that is nearly a registered one, but differs in a word or a few letters, is "
        "taken "
        "to be miswritten. Its case does not matter. Full and short names are in registry/units.yml (name, short) and "
        "registry/positions.yml.",
    ),
    messages={
        "near": t(
            kk="мәтінде «{written}» деп жазылған, ал тізілімде – «{registered}»",
            ru="в тексте «{written}», а в реестре — «{registered}»",
            en="the text has “{written}”, the register “{registered}”",
        ),
        "fix": t(
            kk="атауды тізілімдегідей жазыңыз немесе бөлімшенің не лауазымның атауы өзгерсе, тізілімді түзетіңіз",
            ru="напишите название, как в реестре, или исправьте реестр, если название изменилось",
            en="write the name as registered, or correct the register if the name has changed",
        ),
    },
)


def _names(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """No text has a name that is nearly, but not quite, that of a unit or of a leading position."""
    for tree in texts_of(document):
        if tree.lang not in ("kk", "ru") or not _whole(ctx.registers.city.get(tree.lang, "")):
            continue  # the name of the city is part of most names: without it none can be told from another
        units, positions = (ctx.registers.called(what, tree.lang) for what in ("units", "positions"))
        for paragraph in tree.paragraphs():
            if not units.may_be_in(paragraph.text) and not positions.may_be_in(paragraph.text):
                continue
            words = split(paragraph.text)
            for near in (*_units(words, units), *_positions(words, positions, ctx)):
                start, end = words[near.first].start, words[near.last].end
                place = tree.locate(paragraph.at(start, end - start))
                yield finding("X4", "near", place, written=paragraph.text[start:end], registered=near.called.text)


def _whole(name: str) -> bool:
    """Whether a name can be compared: it is there, and no sign of it was spoilt, which has a finding of its own."""
    return bool(name) and name.isprintable() and "\ufffd" not in name


def _units(words: tuple[Word, ...], naming: Naming) -> Iterator[Mention]:
    """Places where a unit is nearly named: a registered noun with words beside it that are nearly those of a name."""
    exact = {at for one in naming.mentions(words) for at in range(one.first, one.last + 1)}
    for at, head in naming.heads(words):
        group = naming.by_head[head]
        if at in exact or any(declined(words[at].key, part, naming.lang) for part in naming.city):
            continue
        said, ended = _after(words, at, naming, group) if naming.lang == "ru" else _before(words, at, naming, group)
        near = next(((one, size) for one in group if (size := _near(said, _rest(one), ended))), None)
        if near is not None:
            one, size = near
            yield Mention(one, at, at + size) if naming.lang == "ru" else Mention(one, at - size, at)


def _rest(one: Called) -> tuple[str, ...]:
    """The words that tell a name from others with the same noun: in Kazakh from the noun outwards."""
    return one.after if one.lang == "ru" else one.before


def _after(words: tuple[Word, ...], at: int, naming: Naming, group: tuple[Called, ...]) -> tuple[_Said, bool]:
    """The words after a capital noun, up to a mark or the city; whether something ends them there."""
    if not words[at].capital or any(one.last for one in group):
        return (), False
    end = at + 1
    longest = at + 2 + max(len(one.after) for one in group)
    while end < min(len(words), longest) and words[end].follows and not naming.is_city(words, end):
        end += 1
    ended = end >= len(words) or not words[end].follows or naming.is_city(words, end)
    return tuple(word.key for word in words[at + 1 : end]), ended


def _before(words: tuple[Word, ...], at: int, naming: Naming, group: tuple[Called, ...]) -> tuple[_Said, bool]:
    """The words before a Kazakh noun, from the capital letter that begins the name."""
    first = at
    shortest = max(at - 1 - max(len(one.before) for one in group), 0)
    while first > shortest and words[first].follows and (first == at or not words[first].capital):
        first -= 1
    city = any(naming.is_city(words, place) for place in range(first, at))
    if city or not words[first].capital:
        return (), False
    return tuple(word.key for word in words[first:at]), True


def _near(said: _Said, registered: _Said, ended: bool) -> int:
    """How many of the words said are nearly the registered ones, though not quite; 0 when they are not."""
    size, there = len(registered), len(said)
    if not said or not registered or said[:size] == registered:
        return 0
    alike = ALIKE_ALONE if size == 1 else ALIKE
    if there >= size and all(_ratio(*pair) >= alike for pair in zip(said, registered, strict=False)):
        return size
    if ended and there < size and said == registered[:there]:
        return there
    counts = (n for n in (size + 1, size, size - 1) if 1 < n <= there and size >= FEW)
    return next((n for n in counts if _one_word_off(said[:n], registered)), 0)


def _one_word_off(said: _Said, registered: _Said) -> bool:
    """Whether two rows begin and end alike and have most words in common."""
    ends = said[0] == registered[0] and said[-1] == registered[-1]
    return ends and SequenceMatcher(None, said, registered, False).ratio() >= ALIKE


def _positions(words: tuple[Word, ...], naming: Naming, ctx: Context) -> Iterator[Mention]:
    """Places where the title of a leading position is written with a few other letters."""
    exact = {at for one in naming.mentions(words) for at in range(one.first, one.last + 1)}
    for at, head in naming.heads(words):
        for one in naming.by_head[head]:
            first, last = at - one.last, at + len(one.after)
            possible = len(one.words) >= FEW and first >= 0 and last < len(words) and at not in exact
            if possible and names.rank_of(ctx, one.id) in _LEADERS and _misspelt(words[first : last + 1], one):
                yield Mention(one, first, last)
                break


def _misspelt(said: tuple[Word, ...], one: Called) -> bool:
    """Whether every word is nearly the registered one, and some differ by more than an ending."""
    pairs = [(word.key, part) for word, part in zip(said, one.words, strict=True)]
    same = [declined(word, part, one.lang) or _genitive(word) == _genitive(part) for word, part in pairs]
    close = (ok or _ratio(*pair) >= ALIKE_ALONE for ok, pair in zip(same, pairs, strict=True))
    return not all(same) and all(word.follows for word in said[1:]) and all(close)


def _genitive(word: str) -> str:
    """A Kazakh word without its genitive, possessed or not: `әкімнің` and `әкімінің` are both right."""
    return _GENITIVE.sub("-", word)


def _ratio(one: str, other: str) -> float:
    if one == other:
        return 1.0
    return SequenceMatcher(None, one, other, False).ratio() if one[0] == other[0] else 0.0


RULES = (Rule(_NAMES, document=_names, needs=("akimat", "units", "positions")),)
