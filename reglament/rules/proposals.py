"""Clauses 19 to 21: why a question comes to the akimat, who drafts the act and answers for it."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, act_of, beside
from reglament.rules.facts import day, finding, word
from reglament.rules.registers import OFFICE
from reglament.rules.sheets import heads, is_head
from reglament.rules.since import old_act

_BASIS = RuleSpec(
    id="R19.1",
    name="proposal-without-basis",
    clauses=("19",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("decree",),
    title=t(
        kk="Әкімдікке енгізілген мәселенің негізі көрсетіледі",
        ru="У вопроса, внесённого в акимат, указано основание",
        en="A question brought to the akimat states its basis",
    ),
    explanation=t(
        kk="Мәселе әкімдікке үш жағдайда енгізіледі: ол әкімдіктің құзыретіне кіреді, бөлімшелер келіспейді немесе "
        "органдардың жұмысын үйлестіру керек. Негізі қаулы жобасының proposal өрісіне жазылады. Негіздің шындыққа "
        "сай келетінін құрал тексермейді.",
        ru="Вопрос вносят в акимат в трёх случаях: он входит в компетенцию акимата, между подразделениями есть "
        "разногласия либо нужна координация органов. Основание указывают в поле proposal проекта постановления. "
        "Соответствует ли оно действительности, инструмент не проверяет.",
        en="A question is brought to the akimat in three cases: it is within its competence, units disagree, or bodies "
        "must be coordinated. The basis stands in the field proposal of the draft decree. Whether it is true, a tool "
        "cannot tell.",
    ),
    messages={
        "absent": t(
            kk="мәселенің әкімдікке қандай негізбен енгізілгені көрсетілмеген",
            ru="не указано, на каком основании вопрос внесён в акимат",
            en="it is not stated on what basis the question was brought to the akimat",
        ),
        "fix": t(
            kk="proposal: {{basis: …}} өрісін қосыңыз: competence – құзырет, disagreement – келіспеушілік, "
            "coordination – үйлестіру",
            ru="добавьте поле proposal: {{basis: …}}: competence — компетенция, disagreement — разногласия, "
            "coordination — координация",
            en="add the field proposal: {{basis: …}} with competence, disagreement or coordination",
        ),
    },
)


def _basis(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A draft decree under approval states the basis on which the question is brought."""
    if word(document, "/status") == "approval" and document.get("/proposal") is None:
        yield finding("R19.1", "absent", document.source.key("/kind"))


_SUBMITTER = RuleSpec(
    id="R19.2",
    name="proposal-not-by-an-executive-body",
    clauses=("19",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Ұсынысты атқарушы орган енгізеді",
        ru="Предложение вносит исполнительный орган",
        en="A proposal is made by an executive body",
    ),
    explanation=t(
        kk="Әкімдікке ұсынысты атқарушы органдар енгізеді. Аппараттың бөлімі немесе әкімдікке бағынбайтын ұйым "
        "ұсынысын "
        "тиісті басқарма арқылы береді.",
        ru="Предложения в акимат вносят исполнительные органы. Отдел аппарата или организация, не подчинённая акимату, "
        "передаёт предложение через соответствующее управление.",
        en="Proposals to the akimat are made by executive bodies. A department of the apparatus, or an organisation "
        "not under the akimat, passes its proposal through the unit concerned.",
    ),
    messages={
        "other": t(
            kk="ұсынысты атқарушы орган емес бөлімше енгізген: {unit}",
            ru="предложение внесло подразделение, которое не является исполнительным органом: {unit}",
            en="the proposal was made by a unit that is not an executive body: {unit}",
        ),
        "fix": t(
            kk="submitter өрісінде ұсынысты енгізген басқарманы көрсетіңіз немесе бөлімшенің role өрісін тексеріңіз",
            ru="укажите в поле submitter управление, которое вносит вопрос, либо проверьте поле role подразделения",
            en="name in submitter the unit that brings the question, or check the unit's role",
        ),
    },
)


def _submitter(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Whoever brought the question is an executive body or the apparatus."""
    unit = ctx.registers.unit(word(document, "/proposal/submitter"))
    if unit is not None and unit.role in ("division", "other"):
        place = document.at("/proposal/submitter")
        yield finding("R19.2", "other", place, unit=names.unit(ctx, unit.id))


_DEVELOPER = RuleSpec(
    id="R20.1",
    name="drafted-outside-the-akimat",
    clauses=("20",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    profile=Profile.DRAFT,
    title=t(
        kk="Жобаны аппарат немесе әкімдіктің құрылымдық бөлімшесі әзірлейді",
        ru="Проект готовит аппарат или структурное подразделение акимата",
        en="A draft is prepared by the apparatus or a unit of the akimat",
    ),
    explanation=t(
        kk="Қаулының, шешімнің және өкімнің жобасын аппарат пен әкімдіктің құрылымдық бөлімшелері дайындайды. "
        "Орталық органның аумақтық бөлімшесі немесе өзге ұйым әзірлеуші бола алмайды.",
        ru="Проекты постановлений, решений и распоряжений готовят аппарат и структурные подразделения акимата. "
        "Территориальное подразделение центрального органа или иная организация разработчиком быть не может.",
        en="Drafts of decrees, decisions and orders are prepared by the apparatus and the units of the akimat. A "
        "territorial division of a central body or another organisation cannot be the developer.",
    ),
    messages={
        "outside": t(
            kk="әзірлеуші әкімдіктің құрылымдық бөлімшесі емес: {unit}",
            ru="разработчик не является структурным подразделением акимата: {unit}",
            en="the developer is not a unit of the akimat: {unit}",
        ),
        "fix": t(
            kk="developer өрісінде жобаны дайындаған басқарманы көрсетіңіз",
            ru="укажите в поле developer управление, которое готовит проект",
            en="name in developer the unit that prepares the draft",
        ),
    },
)


def _developer(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The developer is the apparatus or a unit of the akimat."""
    unit = ctx.registers.unit(word(document, "/developer"))
    if unit is not None and unit.role == "other":
        yield finding("R20.1", "outside", document.at("/developer"), unit=names.unit(ctx, unit.id))


_SIGNED = RuleSpec(
    id="R20.3",
    name="draft-not-signed-by-first-head",
    clauses=("20",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("explanatory_note", "approval_sheet"),
    title=t(
        kk="Жобаға әзірлеушінің бірінші басшысы қол қояды",
        ru="Проект подписывает первый руководитель разработчика",
        en="A draft is signed by the first head of its developer",
    ),
    explanation=t(
        kk="Жоба бірінші басшының немесе оны алмастыратын адамның қолымен ұсынылады. Алмастыратын адам басшының "
        "лауазымымен жазылады, ал оның өкілеттігі registry/appointments.yml (acting) файлында тұрады.",
        ru="Проект представляют за подписью первого руководителя или лица, его замещающего. Замещающий указывается с "
        "должностью руководителя, а его полномочие — в registry/appointments.yml (acting).",
        en="A draft is submitted over the signature of the first head, or of whoever stands in. Whoever stands in is "
        "named with the head's position, and the acting term is in registry/appointments.yml.",
    ),
    messages={
        "other": t(
            kk="жобаға әзірлеушінің бірінші басшысы емес адам қол қойған: {person}; әзірлеуші: {unit}",
            ru="проект подписан не первым руководителем разработчика: {person}; разработчик: {unit}",
            en="the draft is signed by {person}, who is not the first head of the developer, {unit}",
        ),
        "fix": t(
            kk="бірінші басшының қолын алыңыз; ол болмаса, міндетін атқарушыны басшының лауазымымен жазыңыз",
            ru="получите подпись первого руководителя; в его отсутствие укажите исполняющего обязанности с должностью "
            "руководителя",
            en="get the signature of the first head, or name the acting head with the head's position",
        ),
    },
)

_SIGNATURES = {"explanatory_note": "/signed", "approval_sheet": "/submitted"}


def _signed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The note, and the submission of the draft, are signed in the position of the developer's first head."""
    act, at = act_of(document, ctx), _SIGNATURES[document.kind]
    if act is None or document.get(at) is None:
        return
    unit, seat = word(act, "/developer"), word(document, f"{at}/position")
    if seat and not is_head(ctx, unit, seat):
        person = names.person(ctx, word(document, f"{at}/person"))
        yield finding("R20.3", "other", document.at(at), person=person, unit=names.unit(ctx, unit))


_RESPONSIBLE = RuleSpec(
    id="R21.1",
    name="nobody-answers-for-the-draft",
    clauses=("21",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Жобаға әзірлеуші бөлімшенің бірінші басшысы дербес жауап береді",
        ru="За проект лично отвечает первый руководитель разработчика",
        en="The first head of the developer answers for the draft in person",
    ),
    explanation=t(
        kk="Жобаның сапасына, мерзіміне және екі тілдегі мәтінінің тең түпнұсқалығына оны әзірлеген бөлімшенің бірінші "
        "басшысы жауап береді. Жоба аппаратқа енгізілген күні бұл лауазымда біреу болуға тиіс; responsible өрісі "
        "толтырылса, онда сол адам жазылады.",
        ru="За качество, срок и аутентичность текстов проекта отвечает первый руководитель подразделения-разработчика. "
        "В день внесения проекта в аппарат эта должность замещена; если заполнено поле responsible, в нём указано это "
        "лицо.",
        en="The first head of the developing unit answers for the quality, the timeliness and the agreement of the two "
        "texts. On the day the draft is submitted somebody holds that position; the field responsible, when filled "
        "in, names that person.",
    ),
    messages={
        "other": t(
            kk="жобаға жауапты деп көрсетілген адам {date} күні әзірлеушінің бірінші басшысы емес: {person}",
            ru="ответственным за проект указано лицо, которое на {date} не является первым руководителем разработчика: "
            "{person}",
            en="the person named as responsible for the draft was not the first head of the developer on {date}: "
            "{person}",
        ),
        "nobody": t(
            kk="жобаға жауап беретін адам жоқ: {date} күні лауазым бос – {position}",
            ru="отвечать за проект некому: на {date} должность не занята — {position}",
            en="nobody answers for the draft: on {date} the position is vacant: {position}",
        ),
        "fix": t(
            kk="responsible өрісінде бірінші басшыны көрсетіңіз не міндетті атқаруды registry/appointments.yml файлына "
            "жазыңыз",
            ru="укажите в поле responsible первого руководителя либо внесите исполнение обязанностей в "
            "registry/appointments.yml",
            en="name the first head in responsible, or record the acting term in registry/appointments.yml",
        ),
    },
)


def _responsible(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """On the day of submission somebody heads the developing unit, and it is the person named as responsible."""
    seats = heads(ctx, word(document, "/developer"))
    sheet = beside(document, ctx, "approval_sheet")
    if not seats or old_act(document, ctx) or (sheet is None and document.get("/responsible") is None):
        return
    on = (day(sheet, "/submitted/date") or day(sheet, "/registered/date")) if sheet else None
    on = on or day(document, "/date") or ctx.as_of
    who, seat = word(document, "/responsible/person"), word(document, "/responsible/position")
    if ctx.registers.person(who) and seat:
        if not any(names.stands_for(ctx, who, head, on) for head in seats):
            place = document.at("/responsible")
            yield finding("R21.1", "other", place, person=names.person(ctx, who), date=on)
    elif not any(ctx.registers.holder(head, on) for head in seats):
        place = document.at("/developer")
        yield finding("R21.1", "nobody", place, position=names.position(ctx, seats[0]), date=on)


RULES = (
    Rule(_BASIS, document=_basis),
    Rule(_SUBMITTER, document=_submitter, needs=("units",)),
    Rule(_DEVELOPER, document=_developer, needs=("units",)),
    Rule(_SIGNED, document=_signed, needs=("units", "positions")),
    Rule(_RESPONSIBLE, document=_responsible, needs=("units", *OFFICE)),
)
