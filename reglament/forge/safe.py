"""Words of strangers for a page of a forge: text and nothing but text, in HTML and in Markdown alike.

Every letter that either would act upon becomes a reference; what a forge makes a link of by itself (a name after `@`, a
number after `#`, an address) is parted by a letter that is not seen and does not break lines.
"""

from __future__ import annotations

import re
import unicodedata

JOINER = "\u2060"
ROOM = 16
"""How many times more letters are looked at than shown: those that cannot be seen go, and a text may be megabytes."""
_MARKED = re.compile(r"""[&<>"'`*_\[\]~|\\$]""")
_LINKING = re.compile(r"(@|#(?=\w)|!(?=\d)|\bGH-|:(?=//)|\bwww(?=\.))", re.IGNORECASE)


def safe(text: str, most: int = 400) -> str:
    """A line of plain text, at most so many letters long. Letters that cannot be seen or turn the line around go."""
    line = " ".join("".join(map(_letter, text[: most * ROOM])).split())
    if len(line) > most:
        line = f"{line[: most - 1].rstrip()}…"
    parted = _LINKING.sub(lambda found: f"{found[1]}{JOINER}", line)
    return _MARKED.sub(lambda found: f"&#{ord(found[0])};", parted)


def _letter(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind in ("Cc", "Zl", "Zp"):
        return " "
    return "" if kind in ("Cf", "Cs", "Co", "Cn") else letter
