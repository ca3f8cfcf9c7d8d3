"""Clauses 37-39: what is put under control, and who answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reglament.control.assignments import first_term
from reglament.diagnostics import Diagnostic, Location, Param, Severity
from reglament.model.documents import Document
from reglament.rules import names, since
from reglament.rules.act_tasks import act_tasks
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS
from reglament.rules.facts import as_text, day, entries, finding, meeting_end, note, word, words
from reglament.rules.registers import OFFICE

_SIGNED = ("signed", "registered", "in_force")

_CARD = RuleSpec(
    id="R37.1",
    name="task-without-card",
    clauses=("37",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("protocol", *ACTS),
    title=t(
        kk="Орындаушысы мен мерзімі бар тапсырма бақылауға алынады",
        ru="Поручение с исполнителем и сроком берётся на контроль",
        en="A task with an executor and a date is under control",
    ),
    explanation=t(
        kk="Әкімдік пен әкімнің актілері мен тапсырмалары бақылауға алынады. Қол қойылған хаттаманың әр тапсырмасының "
        "бақылау карточкасы болады (assignment өрісі). Қол қойылған актінің бөлімшеге мерзімі көрсетілген тапсырма "
        "берген тармағының да карточкасы болады: оның source өрісінде акт пен тармақ аталады.",
        ru="Акты и поручения акимата и акима берутся на контроль. У каждого поручения подписанного протокола есть "
        "контрольная карточка (поле assignment). Есть она и у пункта подписанного акта, который поручает что-либо "
        "подразделению к определённой дате: в её поле source названы акт и пункт.",
        en="Acts and assignments of the akimat and the akim are put under control. Every task of a signed protocol has "
        "a control card (field assignment). So has every clause of a signed act that gives a unit something to do by "
        "a date: the card names the act and the clause in source.",
    ),
    messages={
        "protocol": t(
            kk="«{task}» тапсырмасының бақылау карточкасы жоқ; орындаушы: {unit}, мерзімі: {due}",
            ru="у поручения «{task}» нет контрольной карточки; исполнитель: {unit}, срок: {due}",
            en="the task “{task}” has no control card; executor: {unit}, due: {due}",
        ),
        "act": t(
            kk="{clause}-тармақ бөлімшеге ({unit}) мерзімді тапсырма береді, бірақ оның бақылау карточкасы жоқ",
            ru="пункт {clause} даёт подразделению ({unit}) поручение со сроком, но контрольной карточки нет",
            en="clause {clause} gives a unit ({unit}) a task with a date, but there is no control card",
        ),
        "fix": t(
            kk="карточка жасап (new assignment пәрмені), оның source өрісінде құжат пен тармақты көрсетіңіз; "
            "хаттаманың тапсырмасында карточканы assignment өрісіне жазыңыз",
            ru="заведите карточку (команда new assignment) и укажите в её поле source документ и пункт; у поручения "
            "протокола назовите карточку в поле assignment",
            en="begin a card (new assignment) and name the paper and the clause in its source; in the protocol name "
            "the card in assignment",
        ),
    },
    profile=Profile.PUBLISH,
)


def _cards(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every task of a signed paper has its control card."""
    if ctx.repository.has_unread("assignments/"):
        return
    yield from _of_protocol(document, ctx) if document.kind == "protocol" else _of_act(document, ctx)


def _of_protocol(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    if day(document, "/signed/date") is None or not since.kept_here(ctx, meeting_end(document)):
        return
    for item, _ in entries(document, "/items"):
        for at, task in entries(document, f"{item}/tasks"):
            due = day(document, f"{at}/due")
            if task.get("assignment") is None and due is not None and task.get("executor"):
                facts = {"task": as_text(task.get("text")), "unit": names.unit(ctx, word(document, f"{at}/executor"))}
                yield finding("R37.1", "protocol", document.at(at), due=due, **facts)


def _of_act(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    if word(document, "/status") not in _SIGNED or since.old_act(document, ctx):
        return
    named = ctx.repository.naming(document.id, "assignment")
    cards = [word(card, "/source/clause") for card in named if word(card, "/source/paper") == document.id]
    covered = {_number(clause) for clause in cards}
    for task in act_tasks(document, ctx.registers):
        if "" not in covered and task.clause not in covered:
            yield finding("R37.1", "act", task.location, clause=task.clause, unit=names.unit(ctx, task.unit))


def _number(clause: str) -> str:
    """The number of the clause, without its subclause: `3` of `3.1` or `3 2)`; empty for the whole act."""
    match = re.match(r"\d+(?:-\d+)?", clause)
    return match[0] if match else ""


_AGREES = RuleSpec(
    id="R37.2",
    name="card-differs-from-task",
    clauses=("37",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("protocol",),
    title=t(
        kk="Карточка хаттамадағы тапсырмаға сай",
        ru="Карточка соответствует поручению протокола",
        en="A card agrees with the task of the protocol",
    ),
    explanation=t(
        kk="Бақылау карточкасы хаттаманың тапсырмасын көшіреді: орындаушысы да, алғашқы мерзімі де бірдей. Мерзім "
        "ұзартылса, ол карточканың extensions тізімінде жазылады, ал due өзгермейді.",
        ru="Контрольная карточка повторяет поручение протокола: тот же исполнитель и тот же первоначальный срок. "
        "Продление записывают в списке extensions карточки, а due не меняют.",
        en="A control card repeats the task of the protocol: the same executor and the same first term. An extension "
        "is recorded in the card's extensions; due does not change.",
    ),
    messages={
        "executor": t(
            kk="хаттамада орындаушы – {task}, ал карточкада – {card}",
            ru="в протоколе исполнитель — {task}, а в карточке — {card}",
            en="the protocol names {task} as the executor, the card names {card}",
        ),
        "due": t(
            kk="хаттамада мерзім – {task}, ал карточкада – {card}",
            ru="в протоколе срок — {task}, а в карточке — {card}",
            en="the protocol sets {task} as the term, the card sets {card}",
        ),
        "card": t(kk="карточка осында", ru="карточка здесь", en="the card is here"),
        "fix": t(
            kk="карточканың executor және due өрістерін қол қойылған хаттамаға сәйкестендіріңіз",
            ru="приведите поля executor и due карточки в соответствие с подписанным протоколом",
            en="make executor and due of the card agree with the signed protocol",
        ),
    },
    profile=Profile.PUBLISH,
)


def _agrees(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Executor and first term of a card are those of the task."""
    for item, _ in entries(document, "/items"):
        for at, _task in entries(document, f"{item}/tasks"):
            card = ctx.repository.documents.get(word(document, f"{at}/assignment"))
            if card is not None and card.kind == "assignment":
                yield from _differs(document, at, card, ctx)


def _differs(document: Document, at: str, card: Document, ctx: Context) -> Iterator[Diagnostic]:
    asked, named = word(document, f"{at}/executor"), word(card, "/executor")
    others = {named, *words(card, "/co_executors")}
    known = ctx.registers.unit(asked) and ctx.registers.unit(named)
    if known and asked not in others:
        here, there = document.at(f"{at}/executor"), card.at("/executor")
        yield _pair("executor", here, there, names.unit(ctx, asked), names.unit(ctx, named))
    due, term = day(document, f"{at}/due"), first_term(card, ctx.calendar)
    if due is not None and term is not None and term.due != due:
        there = card.at("/due" if card.get("/due") else "/received")
        yield _pair("due", document.at(f"{at}/due"), there, due, term.due)


def _pair(message: str, here: Location, there: Location, task: Param, card: Param) -> Diagnostic:
    return finding("R37.2", message, here, note(there, "card"), task=task, card=card)


_FIRST = RuleSpec(
    id="R38.1",
    name="responsible-not-first-head",
    clauses=("38",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Тапсырмаға бөлімшенің бірінші басшысы жауап береді",
        ru="За поручение отвечает первый руководитель подразделения",
        en="The first head of the unit answers for an assignment",
    ),
    explanation=t(
        kk="Мерзімінде және сапалы орындау үшін тапсырма жіберілген бөлімшенің бірінші басшысы жауапты. Ол болмаса, "
        "оның лауазымында міндетін атқарушы көрсетіледі.",
        ru="За своевременное и качественное исполнение отвечает первый руководитель подразделения, которому направлено "
        "поручение. В его отсутствие указывают исполняющего обязанности в той же должности.",
        en="The first head of the unit to which the assignment was sent answers for its execution in time and with "
        "quality. When the head is absent, whoever acts in that position is named.",
    ),
    messages={
        "other": t(
            kk="жауапты ретінде «{position}» лауазымы көрсетілген, ал орындаушы бөлімшенің ({unit}) бірінші басшысы – "
            "«{head}»",
            ru="ответственным указано лицо в должности «{position}», а первый руководитель подразделения ({unit}) — "
            "«{head}»",
            en="the position named as responsible is “{position}”; the first head of the unit ({unit}) is “{head}”",
        ),
        "fix": t(
            kk="responsible өрісінде бөлімшенің бірінші басшысын көрсетіңіз",
            ru="укажите в поле responsible первого руководителя подразделения",
            en="name the first head of the unit in responsible",
        ),
    },
)


def _first(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The responsible official holds the position of the head of the executing unit."""
    unit = ctx.registers.unit(word(document, "/executor"))
    seat = word(document, "/responsible/position")
    if unit is None or not unit.head or ctx.registers.position(seat) is None or seat == unit.head:
        return
    facts = {"position": names.position(ctx, seat), "head": names.position(ctx, unit.head)}
    yield finding("R38.1", "other", document.at("/responsible/position"), unit=names.unit(ctx, unit.id), **facts)


_THREE = RuleSpec(
    id="R39.1",
    name="control-official-missing",
    clauses=("39",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Бақылауға үш лауазымды адам жауап береді",
        ru="За контроль отвечают три должностных лица",
        en="Three officials answer for control",
    ),
    explanation=t(
        kk="Орындалуды бақылауға бөлімшенің бірінші басшысы, аппарат басшысы және салаға жетекшілік ететін әкім "
        "орынбасары жауапты. Карточкада олар responsible, head_of_apparatus, curator өрістерінде аталады; аталмаса, "
        "тізілімдерден алынады. Аппарат пен оның бөлімдеріне жетекшілік ететін орынбасар қажет емес.",
        ru="За контроль исполнения отвечают первый руководитель подразделения, руководитель аппарата и курирующий "
        "заместитель акима. В карточке это поля responsible, head_of_apparatus и curator; если они не заполнены, лица "
        "берутся из реестров. Для аппарата и его отделов курирующий заместитель не нужен.",
        en="The first head of the unit, the head of the apparatus and the deputy akim in charge answer for control. "
        "The card names them in responsible, head_of_apparatus and curator, else they come from the registers. The "
        "apparatus and its departments need no deputy in charge.",
    ),
    messages={
        "curator": t(
            kk="орындаушыға ({unit}) жетекшілік ететін әкім орынбасары карточкада да, тізілімде де жоқ",
            ru="заместитель акима, курирующий исполнителя ({unit}), не назван ни в карточке, ни в реестре",
            en="neither the card nor the registers name a deputy akim in charge of the executor ({unit})",
        ),
        "other": t(
            kk="өрісте басқа лауазым көрсетілген: «{position}»; керегі – «{wanted}»",
            ru="в поле указана не та должность: «{position}»; нужная должность — «{wanted}»",
            en="another position is named: “{position}”; it has to be “{wanted}”",
        ),
        "apparatus": t(
            kk="{date} күні аппарат басшысының лауазымын ешкім атқармайды",
            ru="{date} должность руководителя аппарата никто не занимает",
            en="nobody holds the position of the head of the apparatus on {date}",
        ),
        "fix": t(
            kk="карточканың өрісін толтырыңыз немесе units.yml тізілімінде бөлімшеге кім жетекшілік ететінін (curator) "
            "көрсетіңіз",
            ru="заполните поле карточки или укажите в units.yml, кто курирует подразделение (curator)",
            en="fill in the field of the card, or name who oversees the unit (curator) in units.yml",
        ),
    },
)

_WANTED = {
    "curator": ("deputy_akim", t(kk="әкімнің орынбасары", ru="заместитель акима", en="a deputy akim")),
    "head_of_apparatus": (
        "head_of_apparatus",
        t(kk="аппарат басшысы", ru="руководитель аппарата", en="the head of the apparatus"),
    ),
}


def _three(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Head of the unit, head of the apparatus and deputy in charge can be told, from the card or the registers."""
    for field, (rank, wanted) in _WANTED.items():
        seat = word(document, f"/{field}/position")
        if ctx.registers.position(seat) is not None and names.rank_of(ctx, seat) != rank:
            place, position = document.at(f"/{field}/position"), names.position(ctx, seat)
            yield finding("R39.1", "other", place, position=position, wanted=wanted)
    unit, on = word(document, "/executor"), day(document, "/issued")
    if ctx.registers.unit(unit) and not document.get("/curator") and not _overseen(ctx, unit):
        yield finding("R39.1", "curator", document.at("/executor"), unit=names.unit(ctx, unit))
    named = document.get("/head_of_apparatus")
    if not named and on and not names.filled(ctx, "head_of_apparatus", on):
        yield finding("R39.1", "apparatus", document.at("/issued"), date=on)


def _overseen(ctx: Context, key: str) -> bool:
    """Whether the registers tell who oversees a unit: itself, by its parent, or by a portfolio; or none is needed."""
    seen: set[str] = set()
    while (unit := ctx.registers.unit(key)) is not None and key not in seen:
        seen.add(key)
        tags = set(unit.competence)
        by_portfolio = any(
            tags.intersection(seat.portfolio) for seat in ctx.registers.positions.values() if seat.rank == "deputy_akim"
        )
        if unit.role == "apparatus" or unit.curator or by_portfolio:
            return True
        key = unit.parent
    return False


RULES = (
    Rule(_CARD, document=_cards, needs=("units",)),
    Rule(_AGREES, document=_agrees, needs=("units",)),
    Rule(_FIRST, document=_first, needs=("units", "positions")),
    Rule(_THREE, document=_three, needs=("units", *OFFICE)),
)
