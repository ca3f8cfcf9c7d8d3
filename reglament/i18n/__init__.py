"""Texts of the interface in Kazakh, Russian and English, from gettext catalogues.

A catalogue (`domain`) belongs to one part of the tool: `cli`, `report`, `documents`, `portal`, `errors`. Msgids are English.
Catalogues are compiled by `make`; from a bare checkout they are compiled in memory.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

from reglament.diagnostics import Lang, Text

LANGS: tuple[Lang, ...] = ("kk", "ru", "en")
"""Languages of the interface, state language first."""

_LOCALE = Path(__file__).parent / "locale"
_FALLBACK: dict[Lang, tuple[Lang, ...]] = {
    "kk": ("kk", "ru", "en"),
    "ru": ("ru", "kk", "en"),
    "en": ("en", "ru", "kk"),
}


def pick(text: Text, lang: Lang) -> str:
    """The text in `lang`, else in the nearest language that it has, else empty."""
    return next((text[tag] for tag in _FALLBACK.get(lang, LANGS) if text.get(tag)), "")


@cache
def catalogue(domain: str, lang: Lang) -> gettext.NullTranslations:
    """The translations of `domain` into `lang`; English msgids stand for themselves."""
    folder = _LOCALE / lang / "LC_MESSAGES"
    compiled, source = folder / f"{domain}.mo", folder / f"{domain}.po"
    if compiled.is_file():
        with compiled.open("rb") as stream:
            return gettext.GNUTranslations(stream)
    if source.is_file():
        return gettext.GNUTranslations(io.BytesIO(_compile(source)))
    return gettext.NullTranslations()


def translator(domain: str, lang: Lang) -> Callable[[str], str]:
    """The `_` of one catalogue in one language."""
    return catalogue(domain, lang).gettext


def _compile(source: Path) -> bytes:
    from babel.messages.mofile import write_mo  # noqa: PLC0415 - only a bare checkout pays for Babel
    from babel.messages.pofile import read_po  # noqa: PLC0415

    out = io.BytesIO()
    with source.open("rb") as stream:
        write_mo(out, read_po(stream))
    return out.getvalue()
