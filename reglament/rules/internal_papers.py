"""In which languages lists, plans and agendas are written (A-30)."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import escaped, finding
from reglament.rules.since import word_reading

_BOTH = RuleSpec(
    id="X14",
    name="internal-paper-in-kazakh-only",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("agenda", "quarterly_list", "work_plan", "events_list", "dispatch_list"),
    title=t(
        kk="Әкімдік солай белгілесе, тізбелер, жоспарлар мен күн тәртібі екі тілде болады",
        ru="Перечни, планы и повестки на двух языках, если так решил акимат",
        en="Lists, plans and agendas are in both languages where the akimat chose so",
    ),
    explanation=t(
        kk="Регламент ішкі құжаттардың тілін белгілемейді: қазақша мәтін міндетті, орысшасы ерікті. Әкімдік екі тілде "
        "жүргізуді таңдаса (readings.internal_languages: both), орысша мәтін де сұралады.",
        ru="Регламент не определяет язык внутренних документов: казахский текст обязателен, русский — по желанию. Если "
        "акимат решил вести их на двух языках (readings.internal_languages: both), спрашивается и русский текст.",
        en="The Regulation does not settle the language of internal papers: Kazakh is required, Russian optional. If "
        "the akimat chose both (readings.internal_languages: both), Russian is asked for too.",
    ),
    messages={
        "missing": t(
            kk="орысша мәтін жоқ: «{text}»",
            ru="нет русского текста: «{text}»",
            en="the Russian text is missing: “{text}”",
        ),
        "fix": t(
            kk="орысша мәтінді (ru) қосыңыз",
            ru="добавьте русский текст (ru)",
            en="add the Russian text (ru)",
        ),
    },
    readings=("A-30",),
    options=("readings.internal_languages",),
    profile=Profile.DRAFT,
)


def _both(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every text has its Russian, where the reading asks for both."""
    if word_reading(ctx, "internal_languages", "kk") != "both":
        return
    waiting: list[tuple[str, object]] = [("", document.data)]
    while waiting:
        pointer, value = waiting.pop()
        if isinstance(value, dict):
            if isinstance(value.get("kk"), str) and "ru" not in value:
                yield finding("X14", "missing", document.at(pointer), text=value["kk"])
            waiting.extend((f"{pointer}/{escaped(str(key))}", inner) for key, inner in value.items())
        elif isinstance(value, list):
            waiting.extend((f"{pointer}/{index}", inner) for index, inner in enumerate(value))


RULES = (Rule(_BOTH, document=_both),)
