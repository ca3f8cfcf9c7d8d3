"""Whether a Kazakh and a Russian spelling with any case ending are one surname."""

from __future__ import annotations

import re

_SOUNDS = str.maketrans(
    {
        **{"қ": "к", "ғ": "г", "ң": "н", "һ": "х", "щ": "ш", "ж": "ж", "ц": "с", "в": "в", "ъ": "", "ь": ""},
        **{"ә": "а", "ө": "о", "ұ": "у", "ү": "у", "і": "и", "ы": "и", "э": "е", "ё": "е", "й": "и"},
    }
)
_VOWELS = re.compile("[аеиоуяю]")
_FEWEST = 3
_ENDING = 3
"""Consonants that case endings may add: `-дың`, `-ным`."""


def same_surname(kk: str, ru: str) -> bool:
    """Whether the consonants of one, but for an ending, begin the other."""
    one, two = _skeleton(kk), _skeleton(ru)
    short, long = sorted((one, two), key=len)
    stem = short if len(short) <= _FEWEST else short[: max(_FEWEST, len(short) - 1)]
    if not long.startswith(stem):
        return False
    return len(long) - len(short) <= _ENDING and (long.startswith(short) or len(short) > _FEWEST)


def _skeleton(surname: str) -> str:
    return _VOWELS.sub("", surname.casefold().translate(_SOUNDS))
