"""Whether a text breaks off: a copy that was not finished, a disk that was full."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reglament.diagnostics import Span
from reglament.loading.findings import Findings
from reglament.model.tree import Block, Chapter, Clause, Paragraph, Subclause, TextTree

_BROKEN = re.compile(r"(?:(?<![^\W\d_])[^\W\d_A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][^\W\d_]*|(?<=\w)\s*[,(«–—-])$")
"""A last word that begins with a small letter, or a sign after which something follows."""


def check_ending(tree: TextTree, text: str, findings: Findings) -> None:
    """F28 when the last sentence or row of a table has no end. A signature, which ends with a name, is none."""
    above, _, line = text.rstrip().rpartition("\n")
    if line.startswith("|") and not line.endswith("|") and above.endswith("|"):
        number = above.count("\n") + 2
        findings.add("F28", "broken", Span(number, len(line), number, len(line) + 1))
        return
    last = _last(tree.blocks)
    if last is not None and _BROKEN.search(last.text):
        end = last.at(len(last.text) - 1)
        findings.add("F28", "broken", Span(end.line, end.column, end.end_line, end.end_column))


def _last(blocks: Sequence[Block]) -> Paragraph | None:
    """The paragraph that ends the text, if it ends with one."""
    while blocks:
        block = blocks[-1]
        if isinstance(block, Paragraph):
            return block if block.text else None
        if not isinstance(block, Chapter | Clause | Subclause):
            return None
        blocks = block.blocks
    return None
