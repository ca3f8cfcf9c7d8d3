"""Texts of the interface in Kazakh, Russian and English, from gettext catalogues.

A catalogue (`domain`) belongs to one part of the tool: `cli`, `report`, `documents`, `portal`, `errors`.
Msgids are English. Catalogues are compiled in memory at first use: no compiled file can go stale.
"""

from __future__ import annotations

import gettext
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

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
    source = _LOCALE / lang / "LC_MESSAGES" / f"{domain}.po"
    if not source.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as stream:
        write_mo(compiled, read_po(stream))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translator(domain: str, lang: Lang) -> Callable[[str], str]:
    """The `_` of one catalogue in one language."""
    return catalogue(domain, lang).gettext
