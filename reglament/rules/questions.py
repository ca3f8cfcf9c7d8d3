"""Clause 8: questions of the quarterly list: who proposes them, what becomes of them, what reaches an agenda."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from reglament.diagnostics import Diagnostic, Param, Severity
from reglament.model.documents import Document
from reglament.rules import names, since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, as_text, day, entries, finding, note, period_of, word
from reglament.rules.planning import LIST
from reglament.rules.registers import MEMBERS, OFFICE

ALIKE = 0.85
"""Titles more alike than this name one question: an agenda may word it a little otherwise than the list."""

_DECIDED = RuleSpec(
    id="R8.4",
    name="question-left-without-akims-decision",
    clauses=("8",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=LIST,
    title=t(
        kk="Мәселені алып тастау мен кейінге қалдыруды әкім анықтама негізінде шешеді",
        ru="Исключить или перенести вопрос решает аким на основании справки",
        en="The akim removes or postpones a question on the strength of a reference",
    ),
    explanation=t(
        kk="Тізбедегі әр мәселе қаралады, алып тасталады немесе басқа мерзімге көшіріледі. Алып тастау мен көшіруді "
        "әкім тиісті органның бірінші басшысы немесе аппарат басшысы ұсынған анықтама негізінде шешеді, сондықтан "
        "анықтама шешімнен кешікпей беріледі. Келесі тоқсанға көшірілген мәселе сол тоқсанның тізбесінде тұрады.",
        ru="Каждый вопрос перечня рассматривают, исключают или переносят. Исключить или перенести его решает аким на "
        "основании справки первого руководителя соответствующего органа либо руководителя аппарата, поэтому справку "
        "представляют не позже решения. Вопрос, перенесённый на другой квартал, стоит в перечне того квартала.",
        en="Every question of the list is considered, removed or postponed. The akim removes or postpones it on the "
        "strength of a reference by the first head of the body concerned or the head of the apparatus, so the "
        "reference is not later than the decision. A question moved to another quarter stands in its list.",
    ),
    messages={
        "nowhere": t(
            kk="мәселе қаралған деп көрсетілген, бірақ қай отырыста қаралғаны жазылмаған",
            ru="вопрос отмечен рассмотренным, но не указано, на каком заседании",
            en="the question is marked as considered, but the meeting is not named",
        ),
        "undecided": t(
            kk="мәселе алып тасталған немесе көшірілген, бірақ әкімнің шешімі жазылмаған",
            ru="вопрос исключён или перенесён, но решение акима не указано",
            en="the question was removed or postponed, but no decision of the akim is recorded",
        ),
        "other": t(
            kk="шешімді {date} күні {person} қабылдаған, бірақ ол сол күні әкім де, әкімнің міндетін атқарушы да емес",
            ru="решение принял {date} не аким и не исполняющий его обязанности: {person}",
            en="the decision of {date} was taken by {person}, who was neither the akim nor acting for the akim",
        ),
        "ungrounded": t(
            kk="шешімге негіз болған анықтама көрсетілмеген",
            ru="не указана справка, на основании которой принято решение",
            en="the reference on which the decision rests is not named",
        ),
        "unsigned": t(
            kk="шешімге негіз болған анықтамаға ешкім қол қоймаған",
            ru="справка, на основании которой принято решение, никем не подписана",
            en="nobody signed the reference on which the decision rests",
        ),
        "signer": t(
            kk="анықтамаға {person} қол қойған, бірақ ол {date} күні тиісті органның бірінші басшысы да, аппарат "
            "басшысы да емес",
            ru="справку подписал не первый руководитель соответствующего органа и не руководитель аппарата: {person}, "
            "{date}",
            en="the reference was signed by {person}, on {date} neither the first head of the body concerned nor the "
            "head of the apparatus",
        ),
        "after": t(
            kk="анықтамаға {signed} күні қол қойылған, ал шешім бұрын – {decided} күні қабылданған",
            ru="справка подписана {signed}, а решение принято раньше — {decided}",
            en="the reference was signed on {signed}, after the decision of {decided}",
        ),
        "unset": t(
            kk="мәселенің қай айға көшірілгені көрсетілмеген",
            ru="не указано, на какой месяц перенесён вопрос",
            en="it is not said to which month the question was moved",
        ),
        "lost": t(
            kk="мәселе {year} жылғы {quarter}-тоқсанға көшірілген, бірақ сол тоқсанның тізбесінде жоқ",
            ru="вопрос перенесён на {quarter} квартал {year} года, но в перечне этого квартала его нет",
            en="the question was moved to quarter {quarter} of {year}, but the list of that quarter lacks it",
        ),
        "list": t(kk="сол тоқсанның тізбесі", ru="перечень этого квартала", en="the list of that quarter"),
        "reference": t(kk="анықтамаға қойылған қол", ru="подпись на справке", en="the signature on the reference"),
        "fix": t(
            kk="әкімнің шешімін (decision) және оған негіз болған анықтаманы (reference) көрсетіңіз",
            ru="укажите решение акима (decision) и справку, на которой оно основано (reference)",
            en="name the akim's decision (decision) and the reference it rests on (reference)",
        ),
        "fix-nowhere": t(
            kk="meeting өрісінде отырыстың қалтасын (meetings/…) көрсетіңіз",
            ru="укажите папку заседания (meetings/…) в поле meeting",
            en="name the folder of the meeting (meetings/…) in the field meeting",
        ),
        "fix-unset": t(
            kk="жаңа айды moved_to өрісіне жазыңыз",
            ru="внесите новый месяц в поле moved_to",
            en="write the new month in moved_to",
        ),
        "fix-lost": t(
            kk="мәселені сол тоқсанның тізбесіне қосыңыз немесе moved_to өрісін түзетіңіз",
            ru="включите вопрос в перечень этого квартала или исправьте поле moved_to",
            en="add the question to the list of that quarter, or correct moved_to",
        ),
    },
    readings=("A-04",),
    profile=Profile.PUBLISH,
)


def _decided(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each question is considered at a named meeting, or removed or moved by the akim on a reference."""
    for at, item in entries(document, "/items"):
        status = item.get("status")
        if status == "considered" and item.get("meeting") is None:
            yield _fault(document, "nowhere", f"{at}/status")
        for earlier, move in entries(document, f"{at}/earlier_moves"):
            yield from _grounds(document, ctx, earlier, move, item)
        if status in ("excluded", "moved"):
            yield from _grounds(document, ctx, at, item, item)
        if status == "moved":
            yield from _followed(document, ctx, at, item)


def _fault(document: Document, message: str, pointer: str) -> Diagnostic:
    fix = f"fix-{message}" if f"fix-{message}" in _DECIDED.messages else ""
    return Diagnostic("R8.4", message, document.at(pointer), fix=fix)


def _grounds(
    document: Document, ctx: Context, at: str, move: Mapping[str, Any], item: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    """Faults of one decision to remove or move a question, which stands at `at`."""
    if move.get("decision") is None:
        yield _fault(document, "undecided", f"{at}/status")
        return
    who, decided = word(document, f"{at}/decision/person"), day(document, f"{at}/decision/date")
    if decided and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "akim", decided):
        place = document.at(f"{at}/decision")
        yield finding("R8.4", "other", place, person=names.person(ctx, who), date=decided)
    paper = _reference(document, ctx, move, item)
    if paper is not None:
        yield from _signed(document, ctx, f"{at}/decision", paper, item)
    elif move.get("reference") is None and not ctx.repository.has_unread(f"{document.dossier}/"):
        yield _fault(document, "ungrounded", f"{at}/decision")


def _reference(document: Document, ctx: Context, move: Mapping[str, Any], item: Mapping[str, Any]) -> Document | None:
    """The reference that is named, else the one for removal beside the list that has the question's number."""
    named = move.get("reference")
    if isinstance(named, str):
        return ctx.repository.documents.get(named)
    beside = ctx.repository.in_dossier(document.dossier, "reference")
    wanted = f"-{item.get('number')}"
    return next((one for one in beside if word(one, "/subtype") == "removal" and one.name.endswith(wanted)), None)


def _signed(
    document: Document, ctx: Context, at: str, paper: Document, item: Mapping[str, Any]
) -> Iterator[Diagnostic]:
    """The reference is signed by somebody who may ask for the removal, not later than the decision."""
    who, signed, decided = word(paper, "/visa/person"), day(paper, "/visa/date"), day(document, f"{at}/date")
    if paper.get("/visa") is None:
        yield _fault(document, "unsigned", at)
    if signed and decided and signed > decided:
        second = note(paper.at("/visa/date"), "reference")
        yield finding("R8.4", "after", document.at(f"{at}/date"), second, signed=signed, decided=decided)
    if signed and ctx.registers.person(who) and not _may_ask(ctx, who, str(item.get("initiator")), signed):
        second = note(paper.at("/visa"), "reference")
        yield finding("R8.4", "signer", document.at(at), second, person=names.person(ctx, who), date=signed)


def _may_ask(ctx: Context, who: str, unit: str, on: date) -> bool:
    """Whether the person heads the unit that the question is of, or the apparatus."""
    head = ctx.registers.head_of(unit)
    heads = head is not None and names.stands_for(ctx, who, head, on)
    return heads or ctx.registers.unit(unit) is None or names.stands_for_rank(ctx, who, "head_of_apparatus", on)


def _followed(document: Document, ctx: Context, at: str, item: Mapping[str, Any]) -> Iterator[Diagnostic]:
    """A question moved to another quarter stands in the list of that quarter, once there is one."""
    month = _month(item.get("moved_to"))
    if month is None:
        if item.get("moved_to") is None:
            yield _fault(document, "unset", f"{at}/status")
        return
    quarter = since.quarter_of(month)
    if quarter == period_of(document):
        return
    for other in ctx.repository.of_kind("quarterly_list"):
        if period_of(other) == quarter:
            if not any(same(item, question) for _, question in entries(other, "/items")):
                facts = {"year": quarter[0], "quarter": quarter[1]}
                second = (note(other.at("/items"), "list"),)
                yield Diagnostic("R8.4", "lost", document.at(f"{at}/moved_to"), facts, second, "fix-lost")
            return


def _month(value: object) -> date | None:
    """The first day of a month written as `2026-11`, or None."""
    return as_day(f"{value}-01")


def same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two items name one question: by their dossier, else by their titles in some language."""
    if one.get("dossier") and one.get("dossier") == other.get("dossier"):
        return True
    mine, theirs = as_text(one.get("title")), as_text(other.get("title"))
    return any(_alike(_plain(mine[lang]), _plain(theirs[lang])) for lang in mine.keys() & theirs.keys())


def _plain(title: str) -> str:
    return " ".join(title.casefold().split())


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() > ALIKE


_FORGOTTEN = RuleSpec(
    id="R8.5",
    name="question-past-its-month",
    clauses=("8",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=LIST,
    title=t(
        kk="Айы өткен мәселенің нәтижесі бар",
        ru="У вопроса, месяц которого прошёл, есть итог",
        en="A question whose month is over has an outcome",
    ),
    explanation=t(
        kk="Жоспарланған айы өткен мәселе қаралған, алып тасталған немесе көшірілген болуға тиіс: әйтпесе жоспар "
        "орындалмаған, бірақ оны ешкім байқамаған болып шығады.",
        ru="Вопрос, месяц которого прошёл, должен быть рассмотрен, исключён или перенесён: иначе план не выполнен, и "
        "этого никто не заметил.",
        en="A question whose month has passed must have been considered, removed or moved; otherwise the plan was not "
        "kept and nobody noticed.",
    ),
    messages={
        "planned": t(
            kk="мәселе {month} айына жоспарланған, ай өтіп кетті, ал нәтижесі көрсетілмеген",
            ru="вопрос запланирован на {month}, месяц прошёл, а итог не указан",
            en="the question was planned for {month}; the month is over and no outcome is recorded",
        ),
        "fix": t(
            kk="status өрісін толтырыңыз: considered (отырысымен), excluded немесе moved (әкімнің шешімімен)",
            ru="заполните поле status: considered (с заседанием), excluded или moved (с решением акима)",
            en="fill in status: considered (with the meeting), excluded or moved (with the akim's decision)",
        ),
    },
    profile=Profile.PUBLISH,
)


def _forgotten(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A question that is still planned, or was moved within the quarter, does not outlive its month."""
    for at, item in entries(document, "/items"):
        field = {"planned": "planned", "moved": "moved_to"}.get(str(item.get("status")), "")
        month = _month(item.get(field))
        if month is None or (field == "moved_to" and (since.quarter_of(month) != period_of(document))):
            continue
        if (ctx.as_of.year, ctx.as_of.month) > (month.year, month.month):
            yield finding("R8.5", "planned", document.at(f"{at}/{field}"), month=since.month_named(month))


_UNLISTED = RuleSpec(
    id="R8.6",
    name="agenda-item-not-in-list",
    clauses=("8",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("agenda",),
    title=t(
        kk="Күн тәртібіндегі мәселе тоқсандық тізбеде бар",
        ru="Вопрос повестки есть в квартальном перечне",
        en="A question of the agenda stands in the quarterly list",
    ),
    explanation=t(
        kk="Отырысқа тоқсандық тізбеде жоспарланған мәселелер шығарылады. Жоспардан тыс мәселеге белгі қойылады "
        "(unscheduled: true). Шұғыл отырыстың мәселелері жоспарланбайды. Тізбесі жоқ тоқсан тексерілмейді.",
        ru="На заседание выносят вопросы, запланированные в квартальном перечне. Вопрос вне плана помечают "
        "(unscheduled: true). Вопросы экстренного заседания не планируются. Квартал без перечня не проверяется.",
        en="Meetings consider the questions planned in the quarterly list. An unscheduled question is marked so "
        "(unscheduled: true). Questions of an emergency meeting are not planned. A quarter without a list is not "
        "checked.",
    ),
    messages={
        "unlisted": t(
            kk="«{title}» мәселесі {year} жылғы {quarter}-тоқсанның тізбесінде жоқ, жоспардан тыс деп те белгіленбеген",
            ru="вопроса «{title}» нет в перечне на {quarter} квартал {year} года, и он не помечен внеплановым",
            en="“{title}” is not in the list for quarter {quarter} of {year} and is not marked as unscheduled",
        ),
        "list": t(kk="тоқсандық тізбе", ru="квартальный перечень", en="the quarterly list"),
        "fix": t(
            kk="мәселені тізбеге қосып бекіттіріңіз немесе оған unscheduled: true деп белгі қойыңыз",
            ru="включите вопрос в перечень и утвердите изменение или поставьте отметку unscheduled: true",
            en="add the question to the list and have that approved, or mark it unscheduled: true",
        ),
    },
    profile=Profile.REVIEW,
)


def _unlisted(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every item of a regular agenda is a question of the quarter's list, or marked as unscheduled."""
    meeting = day(document, "/meeting/date")
    if meeting is None or word(document, "/meeting/kind") == "emergency":
        return
    quarter = since.quarter_of(meeting)
    lists = [paper for paper in ctx.repository.of_kind("quarterly_list") if period_of(paper) == quarter]
    questions = [one for paper in lists for _, one in entries(paper, "/items") if one.get("status") != "excluded"]
    for at, item in entries(document, "/items") if lists else ():
        if "[[" in str(item.get("title")):
            continue  # X13 names a title left to write
        if item.get("unscheduled") is not True and not any(same(item, question) for question in questions):
            facts: dict[str, Param] = {"title": as_text(item.get("title")), "year": quarter[0], "quarter": quarter[1]}
            second = note(lists[0].at("/items"), "list")
            yield finding("R8.6", "unlisted", document.at(f"{at}/title"), second, **facts)


_PROPOSER = RuleSpec(
    id="R8.7",
    name="question-proposed-by-outsider",
    clauses=("8",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=LIST,
    title=t(
        kk="Мәселені әкімдік мүшесі немесе бөлімше басшысы ұсынады",
        ru="Вопрос предлагает член акимата или руководитель подразделения",
        en="A question is proposed by a member or a head of unit",
    ),
    explanation=t(
        kk="Тізбе әкімдік мүшелері мен құрылымдық бөлімшелер басшыларының ұсыныстары бойынша жасалады. Ұсынған адам "
        "тізбе бекітілген күні солардың бірі болуға тиіс.",
        ru="Перечень составляется по предложениям членов акимата и руководителей структурных подразделений. "
        "Предложивший должен быть одним из них на день утверждения перечня.",
        en="The list is compiled from proposals of members of the akimat and heads of its units. Whoever proposed a "
        "question must be one of them on the day of the approval.",
    ),
    messages={
        "outsider": t(
            kk="мәселені ұсынған адам {date} күні әкімдік мүшесі де, бөлімше басшысы да емес: {person}",
            ru="вопрос предложило лицо, которое на {date} не член акимата и не руководитель подразделения: {person}",
            en="the question was proposed by {person}, who on {date} was neither a member of the akimat nor a head of "
            "unit",
        ),
        "fix": t(
            kk="proposer өрісін түзетіңіз немесе мәселені бөлімше басшысының атынан ұсыныңыз",
            ru="исправьте поле proposer или предложите вопрос от имени руководителя подразделения",
            en="correct proposer, or have the head of the unit propose the question",
        ),
    },
    profile=Profile.REVIEW,
)


def _proposer(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each question is proposed by somebody who on the day of approval is a member or heads a unit."""
    on = day(document, "/approved/date") or ctx.as_of
    members = frozenset(names.members(ctx, on))
    for at, item in entries(document, "/items"):
        who = word(document, f"{at}/proposer/person")
        if not ctx.registers.person(who) or item.get("proposer") is None:
            continue
        if who not in members and not heads_a_unit(ctx, who, on):
            yield finding("R8.7", "outsider", document.at(f"{at}/proposer"), person=names.person(ctx, who), date=on)


def heads_a_unit(ctx: Context, who: str, on: date) -> bool:
    """Whether the person heads, or acts for the head of, a structural unit of the akimat (clause 2) on the day."""
    return any(
        unit.funding == "local_budget" and unit.role != "division" and names.stands_for(ctx, who, unit.head, on)
        for unit in ctx.registers.units.values()
        if unit.head
    )


RULES = (
    Rule(_DECIDED, document=_decided, needs=OFFICE),
    Rule(_FORGOTTEN, document=_forgotten),
    Rule(_UNLISTED, document=_unlisted),
    Rule(_PROPOSER, document=_proposer, needs=(*MEMBERS, "units")),
)
