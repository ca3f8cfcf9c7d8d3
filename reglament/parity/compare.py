"""What one text states and the other does not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reglament.model.tree import Paragraph
from reglament.parity.align import Pair
from reglament.parity.extract import facts
from reglament.parity.fact import Fact, FactKind, Unit
from reglament.parity.names import same_surname

_RUN = re.compile("\\d[\\d\u00a0\u202f]*")
_BETWEEN = re.compile("[\u00a0\u202f]")


@dataclass(frozen=True, slots=True)
class Stated:
    """A fact and the paragraph that states it."""

    fact: Fact
    paragraph: Paragraph

    @property
    def written(self) -> str:
        """How the text writes it."""
        return self.paragraph.text[self.fact.start : self.fact.end].strip()


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact of one text against what stands in the other; one side is None when the other lacks it altogether.

    `unit` says that the numbers agree and what they count does not.
    """

    kind: FactKind
    kk: Stated | None
    ru: Stated | None
    unit: bool = False


def compare(pair: Pair) -> Iterator[Difference]:
    """Every fact that the two paragraphs do not share, in the order of kinds."""
    kk = [Stated(fact, paragraph) for paragraph in pair.kk for fact in facts(paragraph.text, "kk")]
    ru = [Stated(fact, paragraph) for paragraph in pair.ru for fact in facts(paragraph.text, "ru")]
    if Counter(map(_meaning, kk)) == Counter(map(_meaning, ru)):
        return
    same_digits = _digits(pair.kk) == _digits(pair.ru)
    for kind in FactKind:
        mine, other = _of(kk, kind), _of(ru, kind)
        left, right = _unmatched(mine, other)
        if (
            same_digits
            and kind not in (FactKind.NAME, FactKind.BOUND)
            and _strong(mine) != _strong(other)
            and not _words(left, right)
        ):
            continue  # the same figures, read into facts of different make: `1-10 желтоқсан`, `с 1 по 10 декабря`
        yield from _paired(kind, left, right)
    yield from _units(_of(kk, FactKind.QUANTITY), _of(ru, FactKind.QUANTITY))


def _meaning(stated: Stated) -> tuple[FactKind, str, object]:
    return stated.fact.kind, stated.fact.value, stated.fact.unit


def _of(stated: Sequence[Stated], kind: FactKind) -> list[Stated]:
    return [one for one in stated if one.fact.kind is kind]


def _digits(paragraphs: Sequence[Paragraph]) -> Counter[str]:
    """Every run of digits, months in words aside."""
    return Counter(
        _BETWEEN.sub("", run).lstrip("0") for paragraph in paragraphs for run in _RUN.findall(paragraph.text)
    )


def _strong(stated: Sequence[Stated]) -> int:
    return sum(not one.fact.weak for one in stated)


def _words(*sides: Sequence[Stated]) -> bool:
    return any(one.fact.words for side in sides for one in side)


def _unmatched(mine: Sequence[Stated], other: Sequence[Stated]) -> tuple[list[Stated], list[Stated]]:
    rest = sorted(other, key=lambda two: two.fact.weak)
    unmatched = []
    for one in sorted(mine, key=lambda one: one.fact.weak):
        match = next((two for two in rest if _agree(one.fact, two.fact)), None)
        if match is None:
            unmatched.append(one)
        else:
            rest.remove(match)
    return [one for one in unmatched if not one.fact.weak], [two for two in rest if not two.fact.weak]


def _agree(one: Fact, two: Fact) -> bool:
    """Whether two facts state the same; a date without its year agrees with one of any year."""
    if one.value == two.value:
        return True
    if one.kind is FactKind.NAME:
        return same_surname(one.value, two.value)
    if one.kind is FactKind.QUANTITY:
        return _measure(one) == _measure(two)
    return one.kind is FactKind.DATE and (one.value.endswith(f"-{two.value}") or two.value.endswith(f"-{one.value}"))


_CLOCK = re.compile(r"0?(\d{1,2}\.\d\d)")
_PARTS = {Unit.DAY: (24, Unit.HOUR), Unit.YEAR: (12, Unit.MONTH)}


def _measure(fact: Fact) -> tuple[str, Unit | None]:
    """A term in its smaller unit (two days are 48 hours, half a year six months), a time without its first nought."""
    if clock := _CLOCK.fullmatch(fact.value):
        hour, _, minutes = clock[1].partition(".")
        return (hour, Unit.HOUR) if minutes == "00" else (clock[1], None)
    times, smaller = _PARTS.get(fact.unit, (1, fact.unit)) if fact.unit is not None else (1, None)
    if fact.value.isdigit():
        return str(int(fact.value) * times), smaller
    if re.fullmatch(r"\d+,5|1/2", fact.value) and times > 1:
        whole = 0 if fact.value == "1/2" else int(fact.value.partition(",")[0])
        return str(whole * times + times // 2), smaller
    return fact.value, fact.unit


def _paired(kind: FactKind, left: Sequence[Stated], right: Sequence[Stated]) -> Iterator[Difference]:
    for index in range(max(len(left), len(right))):
        yield Difference(kind, left[index] if index < len(left) else None, right[index] if index < len(right) else None)


def _units(mine: Sequence[Stated], other: Sequence[Stated]) -> Iterator[Difference]:
    """Numbers that agree but count different things: three days, three working days."""
    rest = [two for two in other if not two.fact.weak]
    doubtful: list[tuple[Stated, Stated]] = []
    for one in (one for one in mine if not one.fact.weak):
        alike = [two for two in rest if two.fact.value == one.fact.value]
        exact = next((two for two in alike if two.fact.unit is one.fact.unit), None)
        chosen = exact or next(iter(alike), None)
        if chosen is None:
            continue
        rest.remove(chosen)
        if exact is None:
            doubtful.append((one, chosen))
    for one, two in doubtful:
        if one.fact.unit is not None and two.fact.unit is not None:
            yield Difference(FactKind.QUANTITY, one, two, unit=True)
