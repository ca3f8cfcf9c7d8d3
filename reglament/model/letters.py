"""Letters of two alphabets that look alike: a Cyrillic `о` in a Latin word."""

from __future__ import annotations

_CYRILLIC = "асеорхуікмтѕјһԁԛԝАВСЕНІКМОРТХУЅЈҺ"
_LATIN = "aceopxyikmtsjhdqwABCEHIKMOPTXYSJH"
_LOOK_ALIKES = str.maketrans(_CYRILLIC, _LATIN)


def latinised(word: str) -> str:
    """The word with Latin letters in the stead of Cyrillic ones that look like them."""
    return word.translate(_LOOK_ALIKES)


def strange_letters(word: str, wanted: str) -> str:
    """The Cyrillic letters in `word` when it only looks like the Latin word `wanted`; else empty."""
    strange = dict.fromkeys(char for char in word if not char.isascii())
    return " ".join(strange) if strange and latinised(word).casefold() == wanted.casefold() else ""
