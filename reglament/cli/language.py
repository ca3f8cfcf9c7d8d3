"""Which language the tool speaks, decided before the command line is read so that help and errors follow it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reglament.diagnostics import Lang
from reglament.errors import ReglamentError
from reglament.i18n import LANGS, translator

DEFAULT: Lang = "ru"
"""When neither `--lang` nor the locale names one of the three."""


def choose(words: Sequence[str], environment: Mapping[str, str]) -> Lang:
    """`--lang` when it is one of the three languages, else the locale's language, else Russian."""
    return _asked(words) or _of_locale(environment) or DEFAULT


def _asked(words: Sequence[str]) -> Lang | None:
    found = None
    for index, word in enumerate(words):
        if word == "--":
            break
        name, equals, value = word.partition("=")
        if name == "--lang":
            value = value if equals else next(iter(words[index + 1 : index + 2]), "")
            found = value if value in LANGS else found
    return found


def _of_locale(environment: Mapping[str, str]) -> Lang | None:
    locale = next((environment[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(name)), "")
    tag = locale.partition(".")[0].partition("_")[0].lower()
    return tag if tag in LANGS else None


def sentence(error: ReglamentError, lang: Lang) -> str:
    """What an error says, in the reader's language."""
    template = translator("errors", lang)(error.message)
    return template.format(**error.params) if error.params else template
