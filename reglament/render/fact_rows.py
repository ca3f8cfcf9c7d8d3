"""Labelled facts as rows: which of them stay together, where a long list may go on over the page."""

from __future__ import annotations

from reglament.render.paper import Facts

LONG_FACT = 1500
"""Characters from which a fact may be split over pages."""
LONG_LIST = 4
"""Values of a fact from which they may go on over the page."""
WHOLE_FACTS = (6, 500)
"""Facts and characters up to which a group of facts stays on one page."""


def parted(facts: Facts) -> list[tuple[str, tuple[str, ...], bool]]:
    """The rows of facts: label, values, whether they are of a list; a long list is a row for each value.

    So it may go on over the page, but neither its first two values nor its last two are parted.
    """
    rows: list[tuple[str, tuple[str, ...], bool]] = []
    for label, lines in facts.rows:
        if len(lines) < LONG_LIST:
            rows.append((label, lines, len(lines) > 1))
        else:
            rows += [(label, lines[:2], True), *(("", (one,), True) for one in lines[2:-2]), ("", lines[-2:], True)]
    return rows


def stays_whole(facts: Facts) -> bool:
    """Whether a group of facts is so small that it is not split over pages."""
    count, length = WHOLE_FACTS
    return len(facts.rows) <= count and sum(len("".join((label, *said))) for label, said in facts.rows) <= length
