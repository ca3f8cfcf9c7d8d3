"""Clause 32: replacement of copies that were sent out with a technical error."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from reglament.diagnostics import Diagnostic, Param, Severity
from reglament.model.documents import Document
from reglament.parity import facts
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS
from reglament.rules.facts import as_list, as_text, day, entries, finding, inner, word
from reglament.rules.registers import OFFICE

_REPLACED = RuleSpec(
    id="R32.1",
    name="replacement-of-copies",
    clauses=("32",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Таратылған даналар аппарат басшысының рұқсатымен ауыстырылады, бұрынғылары қайтарылады",
        ru="Разосланные экземпляры заменяют с разрешения руководителя аппарата, прежние отзывают",
        en="Copies are replaced with leave of the head of the apparatus, and the former ones recalled",
    ),
    explanation=t(
        kk="Бұрын таратылған даналар техникалық қате болғанда ғана, аппарат басшысының рұқсатымен ауыстырылады. "
        "Бастапқы "
        "даналар аппаратқа түгел қайтарылады: қайтарғандар тізімі (recalled) даналары ауыстырылғандармен дәл келеді.",
        ru="Ранее разосланные экземпляры заменяют только при технической ошибке и с разрешения руководителя "
        "аппарата. "
        "Первоначальные экземпляры отзываются все: список отозванных (recalled) в точности совпадает с адресатами "
        "заменённых.",
        en="Copies already sent out are replaced only on a technical error and with leave of the head of the "
        "apparatus. "
        "All first copies are recalled: recalled agrees exactly with the recipients of the replaced ones.",
    ),
    messages={
        "reason": t(
            kk="даналар техникалық қатеден басқа себеппен ауыстырылған",
            ru="экземпляры заменены не из-за технической ошибки",
            en="copies were replaced for a reason other than a technical error",
        ),
        "leave": t(
            kk="даналарды ауыстыруға аппарат басшысының рұқсаты жоқ",
            ru="нет разрешения руководителя аппарата на замену экземпляров",
            en="there is no leave of the head of the apparatus to replace copies",
        ),
        "another": t(
            kk="ауыстыруға аппарат басшысы емес, басқа адам рұқсат берген: {person}",
            ru="замену разрешил не руководитель аппарата: {person}",
            en="leave to replace copies was given not by the head of the apparatus: {person}",
        ),
        "after": t(
            kk="рұқсат ({permitted}) даналар ауыстырылғаннан ({date}) кейін берілген",
            ru="разрешение дано ({permitted}) после замены ({date})",
            en="leave was given ({permitted}) after the replacement ({date})",
        ),
        "kept": t(
            kk="бастапқы данасын қайтармаған алушы: {recipient}",
            ru="первоначальный экземпляр не отозван у адресата: {recipient}",
            en="the first copy was not recalled from this recipient: {recipient}",
        ),
        "stranger": t(
            kk="данасы ауыстырылмаған алушыдан қайтарылған дана: {recipient}",
            ru="отозван экземпляр у адресата, которому замена не направлялась: {recipient}",
            en="a copy was recalled from somebody whose copy was not replaced: {recipient}",
        ),
        "fix": t(
            kk="replacements жазбасын толықтырыңыз: reason, permission, recalled",
            ru="дополните запись replacements: reason, permission, recalled",
            en="complete the entry in replacements: reason, permission, recalled",
        ),
    },
    profile=Profile.PUBLISH,
)


def _replaced(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each replacement has its ground, leave and complete recall."""
    for at, entry in entries(document, "/replacements"):
        if entry.get("reason") == "other":
            yield finding("R32.1", "reason", document.at(f"{at}/reason"))
        yield from _leave(document, at, ctx)
        yield from _recall(document, at, entry, ctx)


def _leave(document: Document, at: str, ctx: Context) -> Iterator[Diagnostic]:
    when, permitted = day(document, f"{at}/date"), day(document, f"{at}/permission/date")
    who = word(document, f"{at}/permission/person")
    if document.get(f"{at}/permission") is None:
        yield finding("R32.1", "leave", document.at(at))
    elif who and permitted is not None and not names.stands_for_rank(ctx, who, "head_of_apparatus", permitted):
        yield finding("R32.1", "another", document.at(f"{at}/permission"), person=names.person(ctx, who))
    elif when is not None and permitted is not None and permitted > when:
        yield finding("R32.1", "after", document.at(f"{at}/permission/date"), permitted=permitted, date=when)


def _recall(document: Document, at: str, entry: Mapping[str, Any], ctx: Context) -> Iterator[Diagnostic]:
    wanted, back = recipients(document, entry), recalled(document, at)
    for key in wanted.keys() - back.keys():
        yield finding("R32.1", "kept", document.at(at), recipient=_called(wanted[key], ctx))
    for key, where in back.items():
        if wanted and key not in wanted:
            one = document.get(f"{where}/recipient")
            yield finding("R32.1", "stranger", document.at(where), recipient=_called(one, ctx))


def _key(recipient: object) -> str:
    name = as_text(inner(recipient, "name"))
    return str(inner(recipient, "unit") or inner(recipient, "person") or sorted(name.items()))


def _called(recipient: object, ctx: Context) -> Param:
    unit, person = inner(recipient, "unit"), inner(recipient, "person")
    if isinstance(unit, str):
        return names.unit(ctx, unit)
    return names.person(ctx, person) if isinstance(person, str) else as_text(inner(recipient, "name"))


def recipients(act: Document, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Those whose copies a replacement replaced, by what tells them apart."""
    return {_key(one): one for one in as_list(entry.get("recipients") or act.get("/copies/recipients"))}


def recalled(act: Document, at: str) -> dict[str, str]:
    """Places of the copies that came back in the replacement at a place, by what tells their recipients apart."""
    return {_key(inner(one, "recipient")): where for where, one in entries(act, f"{at}/recalled")}


_TECHNICAL = RuleSpec(
    id="R32.2",
    name="replacement-changes-meaning",
    clauses=("32",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Ауыстыруда тек техникалық қате түзетіледі",
        ru="При замене исправляется только техническая ошибка",
        en="A replacement corrects a technical error and nothing else",
    ),
    explanation=t(
        kk="Сан, күн, есім-атау немесе міндеттеуді білдіретін сөз өзгерсе, бұл – техникалық қате емес, мазмұнның "
        "өзгеруі "
        "болуы мүмкін, ондай түзету өзгерту туралы актімен жасалады. Соңғы шешімді адам қабылдайды.",
        ru="Если меняется число, дата, имя, название или слово, выражающее обязанность, это, возможно, не "
        "техническая "
        "ошибка, а изменение содержания, и вносить его нужно актом об изменении. Решает человек.",
        en="When a figure, a date, a name or a word of duty changes, this may be no technical error but a change of "
        "meaning, which takes an amending act. A human decides.",
    ),
    messages={
        "figures": t(
            kk="түзетуде сан немесе күн өзгерген: «{was}» → «{now}»",
            ru="исправление меняет число или дату: «{was}» → «{now}»",
            en="the correction changes a figure or a date: “{was}” → “{now}”",
        ),
        "duty": t(
            kk="түзетуде міндетті, құқықты немесе тыйымды білдіретін сөз өзгерген: «{was}» → «{now}»",
            ru="исправление меняет слово об обязанности, праве или запрете: «{was}» → «{now}»",
            en="the correction changes a word of duty, right or ban: “{was}” → “{now}”",
        ),
        "name": t(
            kk="түзетуде есім немесе атау өзгерген: «{was}» → «{now}»",
            ru="исправление меняет имя или название: «{was}» → «{now}»",
            en="the correction changes a name: “{was}” → “{now}”",
        ),
        "fix": t(
            kk="түзетуді тексеріңіз; мазмұн өзгерсе, өзгерту туралы акт қабылдаңыз",
            ru="проверьте исправление; если меняется содержание, примите акт об изменении",
            en="check the correction; if the meaning changes, adopt an amending act",
        ),
    },
    profile=Profile.PUBLISH,
)

_FIGURE = re.compile(r"\d+(?:[.,/-]\d+)*")
_MONTH = re.compile(
    r"\b(?:январ|феврал|март|апрел|ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|қаңтар|ақпан|наурыз|сәуір|мамыр"
    r"|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан)",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:не|нельзя|обязан\w*|должн\w*|должен|вправе|может|могут|запреща\w*|запрет\w*|необходимо|емес|тиіс\w*|міндетт\w*"
    r"|құқылы|мүмкін|тыйым|керек|қажет)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?:(?<=[\w,;:»)] )|(?<=\b[А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\. ))[«(]?([А-ЯЁӘҒҚҢӨҰҮҺІA-Z]\w+)")


def _technical(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Corrections leave figures, dates, names and words of duty as they were."""
    for at, _ in entries(document, "/replacements"):
        for place, change in entries(document, f"{at}/changes"):
            was, now = str(change.get("was", "")), str(change.get("now", ""))
            if kind := meaning_changed(was, now):
                yield finding("R32.2", kind, document.at(place), was=was, now=now)


def meaning_changed(was: str, now: str) -> str:
    """What of the meaning a correction changes: `figures`, `duty`, `name`, or nothing. Words or whole texts.

    The weightiest is named: a `name` alone may be no more than a misprint in it.
    """
    differs = {
        kind: any(_counted(pattern, was) != _counted(pattern, now) for pattern in patterns)
        for kind, patterns in (("figures", (_FIGURE, _MONTH)), ("duty", (_DUTY,)), ("name", (_CAPITAL,)))
    }
    differs["figures"] = differs["figures"] or _numbers(was) != _numbers(now)
    return next((kind for kind, found in differs.items() if found), "")


def _numbers(text: str) -> list[Counter[str]]:
    """Numbers in words, as either language reads them."""
    return [Counter(fact.value for fact in facts(text, lang) if fact.words) for lang in ("kk", "ru")]


def _counted(pattern: re.Pattern[str], text: str) -> Counter[str]:
    return Counter(match.casefold() for match in pattern.findall(text))


RULES = (
    Rule(_REPLACED, document=_replaced, needs=OFFICE),
    Rule(_TECHNICAL, document=_technical),
)
