"""Column widths of a table whose text does not say them: shared by both typesetters."""

from __future__ import annotations

import re

from reglament.model.tree import Table

LINE = 86
"""Characters of 12 pt on a line of an upright A4 sheet."""
_PADDING = 2
_CAP = 3 * LINE
"""What a very long text may ask for, so that it does not press all others to their longest word."""


def column_widths(table: Table, line: int = LINE) -> tuple[float, ...]:
    """Relative widths, one for each column, that sum to 1: as given, else from the content.

    Every column gets room for its longest word; what is left of a line of `line` characters goes to the columns with
    the longest texts. A heading may break between words.
    """
    columns = len(table.aligns)
    if len(table.widths) == columns and sum(table.widths) > 0 and min(table.widths) > 0:
        return _shares(list(table.widths))
    bodies = [[row[index].text for row in table.rows if index < len(row)] for index in range(columns)]
    heads = [table.head[index].text if index < len(table.head) else "" for index in range(columns)]
    least = [max(map(_longest_word, (head, *body))) + _PADDING for head, body in zip(heads, bodies, strict=True)]
    wanted = [
        min(max(max(map(len, body), default=0) + _PADDING - low, 0), _CAP)
        for body, low in zip(bodies, least, strict=True)
    ]
    total = sum(wanted)
    share = min(1.0, max(line - sum(least), 0) / total) if total else 0.0
    return _shares([low + share * more for low, more in zip(least, wanted, strict=True)])


def _longest_word(text: str) -> int:
    return max(map(len, re.split(r"[ \-/]", text)), default=1)


def _shares(values: list[float]) -> tuple[float, ...]:
    total = sum(values)
    return tuple(value / total for value in values)
