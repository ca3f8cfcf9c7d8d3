"""Texts of this package: msgids of the catalogue `exchange`, said in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping

from reglament.diagnostics import Lang
from reglament.i18n import translator

DOMAIN = "exchange"
_TEXTS = frozenset({"what"})
"""Facts that are texts of the catalogue themselves."""


def msgid(text: str) -> str:
    """Marks a text of the `exchange` catalogue that is translated when it is said."""
    return text


def say(message: str, params: Mapping[str, object], lang: Lang) -> str:
    """A text with its facts in the reader's language."""
    said = translator(DOMAIN, lang)
    told = {name: said(value) if name in _TEXTS and isinstance(value, str) else value for name, value in params.items()}
    return said(message).format(**told) if told else said(message)
