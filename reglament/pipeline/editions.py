"""An act as it read on a day: its text with every amendment that had taken effect by then."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from reglament.diagnostics import Lang
from reglament.errors import UsageError
from reglament.model.days import as_day
from reglament.model.documents import Annex, Document, Repository
from reglament.model.tree import TextTree
from reglament.rules.amended import amending, consolidated


def edition(act: Document, on: date, repository: Repository) -> Document:
    """The act with the amendments that had taken effect by the day.

    Raises UsageError when a machine cannot tell how it read: an amendment was not understood or cannot be applied.
    """
    applied = [one for one in amending(act, repository) if (day := takes_effect(one)) is not None and day <= on]
    texts = {lang: _text(act, lang, "", applied, repository) for lang in act.texts}
    annexes = tuple(
        Annex(one.ordinal, {lang: _text(act, lang, str(one.ordinal), applied, repository) for lang in one.texts})
        for one in act.annexes
    )
    return replace(act, texts=texts, annexes=annexes)


def takes_effect(act: Document) -> date | None:
    """The day from which an act is in force; None when it is not known, such as before its publication.

    Days after publication pass first: of ten days the eleventh is the first in force.
    """
    rule = act.get("/in_force/rule")
    if rule == "on_date":
        return as_day(act.get("/in_force/date"))
    if rule != "after_publication":
        return as_day(act.get("/date"))
    listed = act.get("/publications")
    days = [
        day
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and (day := as_day(one.get("date")))
    ]
    count = act.get("/in_force/days")
    return min(days) + timedelta(days=1 + (count if isinstance(count, int) else 0)) if days else None


def _text(act: Document, lang: Lang, annex: str, applied: list[Document], repository: Repository) -> TextTree:
    found = consolidated(act, lang, annex, applied, repository)
    if found is None:
        raise UsageError(
            "The tool cannot put together how {act} read on that day: an amendment is not understood. Keep a control "
            "copy and name it with --against.",
            act=act.id,
        )
    return found
