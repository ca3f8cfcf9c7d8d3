"""What a bundle should hold and does not, with the reason, so that nobody takes a part for the whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from reglament.diagnostics import Lang, Text
from reglament.i18n import pick, translator


class Reason(StrEnum):
    """Why a paper is not in a bundle."""

    ABSENT = "absent"
    """It is named, but there is no such paper."""
    UNREAD = "unread"
    """Its files are there, but cannot be read."""
    FAILED = "failed"
    """It could not be set as PDF and DOCX."""
    CLOSED = "closed"
    """It is not for everybody, and the bundle is."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A paper (its id) that is not there; `lang` names the one language that is lacking, else it is lacking whole."""

    paper: str
    reason: Reason
    title: Text = field(default_factory=dict)
    lang: str = ""

    def sentence(self, lang: Lang) -> str:
        """What is missing and why, in words."""
        _ = translator("bundle", lang)
        words = {
            Reason.ABSENT: _("{paper}: is named, but there is no such paper."),
            Reason.UNREAD: _("{paper}: its files could not be read; the report of the check says why."),
            Reason.FAILED: _("{paper}: could not be set as PDF and DOCX; its source is here."),
            Reason.CLOSED: _("{paper}: is not for everybody."),
        }
        name = pick(self.title, lang) or self.paper
        tongue = {"kk": _("in Kazakh"), "ru": _("in Russian"), "kk-ru": _("side by side")}.get(self.lang, "")
        return words[self.reason].format(paper=f"{name} ({tongue})" if tongue else name)
