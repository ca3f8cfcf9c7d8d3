"""A text cut at the stamps of its annexes: `Приложение 2 к постановлению …`, `… қаулысына 2-қосымша`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from reglament.exchange.pieces import Item, Line, Turn

_LONGEST = 160
_TALLEST = 9
"""Lines of a stamp."""
_RU = re.compile(r"приложение(?:\s+(?:№\s*)?(?P<ordinal>[0-9]{1,3}))?(?=$|\s+к\s)", re.IGNORECASE)
_KK = re.compile(r"(?:^|.*\s)(?:(?P<ordinal>[0-9]{1,3})\s?-\s?)?қосымша$", re.IGNORECASE)
_KK_FIRST = re.compile(r"(?:(?P<ordinal>[0-9]{1,3})\s?-\s?)?қосымша$", re.IGNORECASE)
_APPROVED = re.compile(
    r"утвержд[её]н\w*$|утвержд[её]н\w*\s+(?:постановлени|решени|распоряжени|приказ)\w+", re.IGNORECASE
)
_APPROVED_KK = re.compile(r"(?:қаулысымен|шешімімен|өкімімен|бұйрығымен)\s+бекітілген$|^бекітілген$", re.IGNORECASE)
_TO_ACT = re.compile(r"постановлени|решени|распоряжени|приказ|қаулысы|шешімі|өкімі|бұйрығы", re.IGNORECASE)
_GOES_ON = re.compile(
    r"(?:к\s|от\s|акима|города|района|области|года\b|«?_|№|N\s|[0-9]{4}\s*(?:жылғы|ж\.)|постановлени|решени|распоряжени)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """The stamp of an annex: its lines, its number (0 when it has none)."""

    lines: tuple[str, ...]
    ordinal: int
    number: int
    """The paragraph of the file where it begins."""


@dataclass(frozen=True, slots=True)
class Section:
    """The text of an act or of one annex, with what its pages look like."""

    items: tuple[Item, ...]
    stamp: Stamp | None = None
    landscape: bool = False


def cut(items: Sequence[Item]) -> list[Section]:
    """The act and its annexes in order."""
    found: list[Section] = []
    stamp: Stamp | None = None
    waiting: list[Item] = []
    landscape = False
    opened = True
    index = 0
    while index < len(items):
        item = items[index]
        if isinstance(item, Turn):
            if opened:
                landscape = item.landscape
                opened = False
            index += 1
            continue
        size, ordinal = _stamp(items, index) if isinstance(item, Line) else (0, 0)
        if size and (found or waiting):
            found.append(Section(tuple(waiting), stamp, landscape))
            lines = [one for one in items[index : index + size] if isinstance(one, Line)]
            texts = tuple(part.strip() for one in lines for part in re.split(r"[\n\t]+", one.words) if part.strip())
            stamp = Stamp(texts, ordinal, lines[0].number)
            waiting, landscape, opened = [], False, True
            index += size
            continue
        waiting.append(item)
        index += 1
    found.append(Section(tuple(waiting), stamp, landscape))
    return found


def _stamp(items: Sequence[Item], index: int) -> tuple[int, int]:
    """How many lines from `index` on are a stamp, 0 for none, and its number."""
    lines: list[Line] = []
    for item in items[index : index + _TALLEST]:
        if not isinstance(item, Line) or item.label or len(item.text) > _LONGEST * 2:
            break
        lines.append(item)
    if not lines:
        return 0, 0
    apart = next(
        (size for size, one in enumerate(lines) if one.look.align != "right" and one.look.style != "stamp"), len(lines)
    )
    if apart:
        block = _texts(lines[:apart])
        for size in range(apart, 0, -1):
            block = _texts(lines[:size])
            if (ordinal := _ordinal(block)) is not None:
                return size, ordinal
        return 0, 0
    return _plain(lines)


def _ordinal(block: list[str]) -> int | None:
    """The number of a stamp, 0 when it has none; None when the lines are no stamp."""
    text = " ".join(block)
    if not block or len(text) > 500:
        return None
    if (match := _RU.match(block[0])) and (len(block) == 1 or _TO_ACT.search(text)):
        return int(match["ordinal"] or 0)
    if (match := _KK.match(block[-1])) and len(block[-1]) <= _LONGEST and (len(block) == 1 or _TO_ACT.search(text)):
        return int(match["ordinal"] or 0)
    if (match := _KK_FIRST.match(block[0])) and (len(block) == 1 or _TO_ACT.search(text)):
        return int(match["ordinal"] or 0)
    if len(block) == 1 and not (_RU.fullmatch(block[0]) or _KK_FIRST.match(block[0])) and not _TO_ACT.search(text):
        return None
    if (_APPROVED.match(block[0]) or _APPROVED_KK.search(text)) and _TO_ACT.search(text):
        return 0
    return None


def _plain(lines: list[Line]) -> tuple[int, int]:
    """A stamp that is set like the text around it: known by its words alone."""
    first = _texts(lines[:1])
    if not first or first[-1].endswith((".", ";", ":")):
        return 0, 0
    if len(first) > 1 and len(" ".join(first)) < 400 and (ordinal := _ordinal(first)) is not None:
        return 1, ordinal
    if match := _RU.match(first[0]):
        size = 1
        while size < len(lines) and _GOES_ON.match(lines[size].text) and len(lines[size].text) <= _LONGEST:
            size += 1
        text = " ".join(_texts(lines[:size]))
        return (
            (size, int(match["ordinal"] or 0))
            if (size == 1 and first[0] == match[0]) or _TO_ACT.search(text)
            else (0, 0)
        )
    for size in range(1, min(len(lines), 6) + 1):
        block = _texts(lines[:size])
        if any(len(one) > _LONGEST or one.endswith((".", ";", ":")) for one in block):
            break
        if (match := _KK.match(block[-1])) and _TO_ACT.search(" ".join(block)):
            return size, int(match["ordinal"] or 0)
    return 0, 0


def _texts(lines: Sequence[Line]) -> list[str]:
    return [part.strip() for line in lines for part in re.split(r"[\n\t]+", line.words) if part.strip()]


def numbered(sections: Sequence[Section]) -> dict[int, Section]:
    """The annexes by their numbers: those that say theirs, the others in the order in which they stand."""
    found: dict[int, Section] = {}
    for section in sections:
        if section.stamp is None:
            continue
        ordinal = section.stamp.ordinal
        if not ordinal or ordinal in found:
            ordinal = max(found, default=0) + 1
        found[ordinal] = replace(section, stamp=replace(section.stamp, ordinal=ordinal))
    return dict(sorted(found.items()))
