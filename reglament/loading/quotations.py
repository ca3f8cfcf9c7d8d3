"""New wordings in amending acts: paragraphs inside quotation marks keep their numbers as text.

In «1) пункт 16 изложить в следующей редакции:» the quoted `«16. …` and the `1) …` under it belong to the
amended act, not to the amending one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reglament.loading.lines import Raw, RawHeading, RawParagraph, bare

MAX_UNCLOSED = 20
"""A file with so many unclosed quotations is not an amending act; looking further would only take time."""

_CLOSING = {"«": "»", "“": "”", "„": "“”", '"': '"'}
_NUMBERED = re.compile(r"[«\"“„](?:[0-9]{1,3}(?:-[0-9]{1,3})*[.)])")


def quoted(blocks: Sequence[Raw]) -> tuple[frozenset[int], list[int]]:
    """Indexes of the blocks that lie inside a quoted wording, and those where an unclosed one begins."""
    inside: set[int] = set()
    unclosed: list[int] = []
    index = 0
    while index < len(blocks) and len(unclosed) < MAX_UNCLOSED:
        if not _opens(blocks, index):
            index += 1
            continue
        end, closed = _end(blocks, index)
        if not closed:
            unclosed.append(index)
        inside.update(range(index, end + 1))
        index = end + 1
    return frozenset(inside), unclosed


def _opens(blocks: Sequence[Raw], index: int) -> bool:
    block = blocks[index]
    if not isinstance(block, RawParagraph) or block.lines[0].text[0] not in _CLOSING:
        return False
    if _NUMBERED.match(block.lines[0].text):
        return True
    above = blocks[index - 1] if index else None
    return isinstance(above, RawParagraph) and bare(above.lines[-1].text).endswith(":")


def _end(blocks: Sequence[Raw], index: int) -> tuple[int, bool]:
    """The last block of the quotation, and whether its marks balance there."""
    opener = blocks[index]
    if not isinstance(opener, RawParagraph):
        return index, True
    mark = opener.lines[0].text[0]
    depth = 0
    fallback = index
    ends = re.compile(rf"[{_CLOSING[mark]}][.;,]?$")
    found = False
    for position in range(index, len(blocks)):
        block = blocks[position]
        if isinstance(block, RawHeading):
            break
        if not isinstance(block, RawParagraph):
            continue
        text = bare(" ".join(line.text for line in block.lines))
        depth = _depth(text, mark, depth)
        if depth <= 0:
            return position, True
        if not found and ends.search(text):
            fallback, found = position, True
    return fallback, False


def _depth(text: str, mark: str, depth: int) -> int:
    if mark == '"':
        return (depth + text.count(mark)) % 2
    return depth + text.count(mark) - sum(text.count(close) for close in _CLOSING[mark])
