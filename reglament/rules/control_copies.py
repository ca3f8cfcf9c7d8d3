"""Clause 33: the control copy of an act holds every amendment that is in force."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reglament.amending import Difference, first_difference
from reglament.diagnostics import Diagnostic, Lang, Param, Severity, Text
from reglament.model.documents import Document
from reglament.rules.amended import amending, body, called_place, consolidated
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, SIGNED
from reglament.rules.facts import as_list, finding, note, number, word, words
from reglament.rules.since import old_act

_COPY = RuleSpec(
    id="R33.1",
    name="control-copy-without-amendment",
    clauses=("33",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=(*ACTS, "control_copy"),
    title=t(
        kk="Актінің бақылау данасына күшіндегі барлық өзгеріс енгізілген",
        ru="В контрольный экземпляр акта внесены все действующие изменения",
        en="The control copy of an act holds every amendment in force",
    ),
    explanation=t(
        kk="Аппарат актілердің бақылау даналарын жүргізеді: өзгерту туралы әр қолданыстағы акт бақылау данасына "
        "енгізілуге тиіс. Құрал актінің түпнұсқасына операцияларды өзі қолданып, нәтижені control.kk.md және "
        "control.ru.md мәтіндерімен салыстырады да, бірінші айырмашылықты атайды. Операциялардың бірі танылмаса, "
        "мәтінді адам салыстырады. Өзгертілмеген актіге бақылау данасы талап етілмейді.",
        ru="Аппарат ведёт контрольные экземпляры актов: каждый действующий акт об изменении должен быть внесён в "
        "контрольный экземпляр. Инструмент сам применяет операции к подлиннику, сравнивает итог с текстами "
        "control.kk.md и control.ru.md и называет первое расхождение. Если какая-то операция не распознана, тексты "
        "сверяет человек. Если изменений не было, контрольный экземпляр не нужен.",
        en="The apparatus keeps control copies of acts: every amending act in force is entered in them. The tool "
        "applies the operations to the original itself, compares the outcome with control.kk.md and control.ru.md and "
        "names the first difference. Where an operation was not understood, people compare the texts. An act that "
        "nothing amends needs no control copy.",
    ),
    messages={
        "missing": t(
            kk="{act} актісі бұл актіні өзгерткен, бірақ оның бақылау данасы жоқ",
            ru="акт {act} изменил этот акт, но контрольного экземпляра нет",
            en="the act {act} amended this act, but there is no control copy",
        ),
        "annex": t(
            kk="{act} актісі {annex}-қосымшаны өзгерткен, бірақ қосымшаның бақылау данасы жоқ",
            ru="акт {act} изменил приложение {annex}, но контрольного экземпляра приложения нет",
            en="the act {act} amended annex {annex}, but the annex has no control copy",
        ),
        "unapplied": t(
            kk="бақылау данасына {act} актісінің өзгерістері енгізілмеген",
            ru="в контрольный экземпляр не внесены изменения акта {act}",
            en="the amendments of the act {act} are not entered in the control copy",
        ),
        "stranger": t(
            kk="{act} актісі бұл актіні өзгертпейді, бірақ енгізілген деп жазылған",
            ru="акт {act} этот акт не изменяет, но указан как внесённый",
            en="the act {act} does not amend this act, yet is listed as entered",
        ),
        "differs": t(
            kk="бақылау данасының мәтіні түпнұсқа мен өзгерістерге сай емес ({place}): «{expected}» болуға тиіс",
            ru="контрольный экземпляр расходится с подлинником и изменениями ({place}): должно быть «{expected}»",
            en="the control copy departs from the original as amended ({place}): it should read “{expected}”",
        ),
        "more": t(
            kk="бақылау данасында артық мәтін бар ({place}): «{found}»",
            ru="в контрольном экземпляре есть лишний текст ({place}): «{found}»",
            en="the control copy has a text too many ({place}): “{found}”",
        ),
        "there": t(kk="өзгертетін акт", ru="изменяющий акт", en="the amending act"),
        "fix": t(
            kk="өзгерістерді бақылау данасына енгізіңіз: control файлдарын алып тастап, new control_copy пәрменін "
            "орындаңыз",
            ru="внесите изменения в контрольный экземпляр: удалите файлы control и выполните команду new control_copy",
            en="enter the amendments in the control copy: remove the control files and run new control_copy",
        ),
        "fix-missing": t(
            kk="new control_copy пәрмені бақылау данасын дайындайды",
            ru="команда new control_copy подготовит контрольный экземпляр",
            en="the command new control_copy prepares the control copy",
        ),
        "fix-stranger": t(
            kk="артық актіні applied тізімінен алып тастаңыз немесе өзгертетін актінің amends тізімін толықтырыңыз",
            ru="уберите лишний акт из списка applied или дополните список amends изменяющего акта",
            en="take the act out of applied, or complete amends of the amending act",
        ),
    },
    profile=Profile.PUBLISH,
)


def _copies(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An amended act has a control copy of all that was amended; a control copy holds what it must."""
    if document.kind == "control_copy":
        act = ctx.repository.documents.get(word(document, "/act"))
        if act is not None and act.kind in ACTS:
            yield from _copy(document, act, ctx)
    elif word(document, "/status") in SIGNED and word(document, "/status") != "repealed" and not old_act(document, ctx):
        yield from _missing(document, ctx)


def _missing(act: Document, ctx: Context) -> Iterator[Diagnostic]:
    entered = _in_force(amending(act, ctx.repository))
    if not entered or ctx.repository.has_unread(f"{act.dossier}/control"):
        return
    copies = [one for one in ctx.repository.naming(act.id, "control_copy") if word(one, "/act") == act.id]
    kept = {number(one, "/annex") for one in copies}
    for annex in (None, *(part.ordinal for part in act.annexes)):
        if annex not in kept and _is_changed(act, annex, entered, ctx):
            facts: dict[str, Param] = {"act": entered[0].id, "annex": annex or 0}
            message = "missing" if annex is None else "annex"
            notes = tuple(note(one.at("/amends"), "there") for one in entered)
            yield Diagnostic("R33.1", message, act.at("/kind"), facts, notes, fix="fix-missing")


def _in_force(acts: Sequence[Document]) -> list[Document]:
    return [one for one in acts if word(one, "/status") in ("in_force", "repealed")]


def _is_changed(act: Document, annex: int | None, entered: Sequence[Document], ctx: Context) -> bool:
    """Whether the acts change this very text; where a machine cannot tell, they change the act itself."""
    name = str(annex or "")
    for lang in act.texts:
        before, after = body(act, lang, name), consolidated(act, lang, name, entered, ctx.repository)
        if before is None or after is None:
            return annex is None
        if first_difference(before, after) is not None:
            return True
    return False


def _copy(copy: Document, act: Document, ctx: Context) -> Iterator[Diagnostic]:
    found = amending(act, ctx.repository)
    listed = words(copy, "/applied")
    known = {one.id for one in found}
    for index, one in enumerate(as_list(copy.get("/applied"))):
        if isinstance(one, str) and one in ctx.repository.documents and one not in known:
            yield Diagnostic("R33.1", "stranger", copy.at(f"/applied/{index}"), {"act": one}, fix="fix-stranger")
    entered = _in_force(found)
    late = [one for one in entered if one.id not in listed] if copy.get("/applied") is not None else []
    for one in late:
        here = note(one.at("/amends"), "there")
        yield finding("R33.1", "unapplied", copy.source.key("/applied"), here, act=one.id)
    if late:
        return
    applied = [one for one in found if one.id in listed or one in entered]
    for lang in copy.texts:
        different = _difference(copy, act, lang, applied, ctx)
        if different is not None:
            yield _departs(different)
            return


def _difference(
    copy: Document, act: Document, lang: Lang, applied: Sequence[Document], ctx: Context
) -> Difference | None:
    expected = consolidated(act, lang, str(number(copy, "/annex") or ""), applied, ctx.repository)
    return None if expected is None else first_difference(expected, copy.texts[lang])


def _departs(one: Difference) -> Diagnostic:
    place: Text = called_place(one.place)
    if one.expected:
        return finding("R33.1", "differs", one.at, place=place, expected=_short(one.expected))
    return finding("R33.1", "more", one.at, place=place, found=_short(one.found))


def _short(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else f"{text[:limit].rstrip()}…"


RULES = (Rule(_COPY, document=_copies),)
