"""Clauses 20 and 25: what happens when a body does not agree with a draft."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.model.tree import Table, walk
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, act_of, beside
from reglament.rules.facts import as_day, day, entries, finding, note, word
from reglament.rules.registers import OFFICE
from reglament.rules.sheets import decided, disagreement_of, is_head, remarks, round_of
from reglament.rules.since import old_act

SETTLED = ("compromise", "withdrawn")
"""Outcomes after which no disagreement is left."""

CHAIRS = ("akim", "deputy_akim", "head_of_apparatus", "deputy_head_of_apparatus")
"""Ranks that may call a meeting on disagreements."""

_SIGN = t(
    kk="visa өрісіне әзірлеушінің бірінші басшысының қолын жазыңыз; міндетін атқарушы басшының лауазымымен жазылады",
    ru="внесите в поле visa подпись первого руководителя разработчика; исполняющий обязанности указывается с его "
    "должностью",
    en="record in visa the signature of the developer's first head; an acting head is named with that position",
)

_REFERENCE = RuleSpec(
    id="R20.4",
    name="no-reference-on-disagreements",
    clauses=("20",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet", "reference"),
    title=t(
        kk="Ескертулермен келісілген жобаға келіспеушіліктер туралы анықтама қоса беріледі",
        ru="К проекту, согласованному с замечаниями, прилагается справка о разногласиях",
        en="A draft approved with remarks comes with a reference on disagreements",
    ),
    explanation=t(
        kk="Кемінде бір орган жобаны ескертулермен келіссе, жобаға келіспеушіліктер түсіндірілген анықтама қоса "
        "беріледі. Оған әзірлеушінің бірінші басшысы немесе оны алмастыратын адам қол қояды.",
        ru="Если хотя бы один орган согласовал проект с замечаниями, к проекту прикладывается справка с пояснениями о "
        "разногласиях. Её подписывает первый руководитель разработчика или лицо, его замещающее.",
        en="When at least one body approved a draft with remarks, a reference that explains the disagreements is "
        "attached. It is signed by the first head of the developer, or by whoever stands in.",
    ),
    messages={
        "absent": t(
            kk="жоба ескертулермен келісілген, бірақ келіспеушіліктер туралы анықтама жоқ; ескерту берген орган: "
            "{unit}",
            ru="проект согласован с замечаниями, а справки о разногласиях нет; замечания от органа: {unit}",
            en="the draft was approved with remarks, but there is no reference on disagreements; remarks came from: "
            "{unit}",
        ),
        "unsigned": t(
            kk="келіспеушіліктер туралы анықтамаға қол қойылмаған",
            ru="справка о разногласиях не подписана",
            en="the reference on disagreements is not signed",
        ),
        "other": t(
            kk="келіспеушіліктер туралы анықтамаға әзірлеушінің бірінші басшысы емес адам қол қойған: {person}",
            ru="справку о разногласиях подписал не первый руководитель разработчика: {person}",
            en="the reference on disagreements is signed by {person}, who is not the first head of the developer",
        ),
        "fix-unsigned": _SIGN,
        "fix-other": _SIGN,
        "fix": t(
            kk="жобаның қалтасына disagreement.yml (subtype: disagreement) және оның мәтіндерін қосып, visa өрісіне "
            "бірінші басшының қолын жазыңыз",
            ru="добавьте в папку проекта disagreement.yml (subtype: disagreement) с текстами и внесите в поле visa "
            "подпись первого руководителя",
            en="add disagreement.yml (subtype: disagreement) with its texts to the dossier, and the first head's "
            "signature in visa",
        ),
    },
    readings=("A-16",),
)


def _reference(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A reply with remarks has its reference on disagreements, signed in the position of the developer's first head."""
    act = act_of(document, ctx)
    if act is None:
        return
    if document.kind == "reference":
        if word(document, "/subtype") == "disagreement":
            yield from _reference_signed(document, act, ctx)
        return
    if old_act(act, ctx) or disagreement_of(act, ctx) or ctx.repository.has_unread(f"{document.dossier}/"):
        return
    for at, request in entries(document, "/requests"):
        if word(document, f"{at}/reply/kind") == "agreed_with_remarks":
            unit = names.unit(ctx, str(request.get("unit")))
            yield finding("R20.4", "absent", document.at(f"{at}/reply/kind"), unit=unit)
            return


def _reference_signed(document: Document, act: Document, ctx: Context) -> Iterator[Diagnostic]:
    seat = word(document, "/visa/position")
    if document.get("/visa") is None:
        yield finding("R20.4", "unsigned", document.source.key("/subtype"))
    elif seat and not is_head(ctx, word(act, "/developer"), seat):
        person = names.person(ctx, word(document, "/visa/person"))
        yield finding("R20.4", "other", document.at("/visa"), person=person)


_OPEN = RuleSpec(
    id="R20.5",
    name="disagreement-open-at-signature",
    clauses=("20",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    profile=Profile.PUBLISH,
    title=t(
        kk="Келіспеушілігі бар актіге кеңес хаттамасы немесе әкімнің шешімі болғанда ғана қол қойылады",
        ru="Акт, по которому остались разногласия, подписывают только при протоколе совещания или решении акима",
        en="An act with open disagreements is signed only with the protocol of a meeting or a decision of the akim",
    ),
    explanation=t(
        kk="Келіспеушілік болса, әкімнің орынбасары, аппарат басшысы немесе оның орынбасары кеңес шақырып, хаттама "
        "жасайды (анықтамадағы meetings). Келісімге қол жетпесе, мәселе әкімге баяндалып, ол түпкілікті шешім "
        "қабылдайды (актідегі escalation).",
        ru="При разногласиях заместитель акима, руководитель аппарата или его заместитель созывают совещание с "
        "протоколом (meetings в справке). Если согласия нет, об этом докладывают акиму, и он принимает окончательное "
        "решение (escalation в акте).",
        en="On disagreements a deputy akim, the head of the apparatus or a deputy of the head calls a meeting with a "
        "protocol (meetings in the reference). Without agreement the akim is told and decides (escalation in the "
        "act).",
    ),
    messages={
        "open": t(
            kk="актіге қол қойылған, бірақ келіспеушілік бойынша кеңестің хаттамасы да, әкімнің шешімі де жоқ; орган: "
            "{unit}",
            ru="акт подписан, но по разногласию нет ни протокола совещания, ни решения акима; орган: {unit}",
            en="the act is signed, but a disagreement has neither the protocol of a meeting nor a decision of the "
            "akim; body: {unit}",
        ),
        "undecided": t(
            kk="келіспеушілік әкімге баяндалған, бірақ әкімнің шешімі жазылмаған",
            ru="о разногласии доложено акиму, но его решение не записано",
            en="the disagreement was reported to the akim, but no decision is recorded",
        ),
        "late": t(
            kk="келіспеушілік бойынша әкімнің шешімі ({decided}) актінің күнінен ({date}) кейін",
            ru="решение акима о разногласии ({decided}) позже даты акта ({date})",
            en="the akim decided on the disagreement on {decided}, after the date of the act, {date}",
        ),
        "not-akim": t(
            kk="келіспеушілік бойынша түпкілікті шешімді әкім немесе оның міндетін атқарушы қабылдамаған: {person}",
            ru="окончательное решение о разногласии принял не аким и не исполняющий его обязанности: {person}",
            en="the final decision on the disagreement was made by {person}, not by the akim or the acting akim",
        ),
        "chair": t(
            kk="келіспеушілік бойынша кеңесті шақыруға құқығы жоқ адам өткізген: {person}",
            ru="совещание о разногласиях провёл тот, кто не вправе его созывать: {person}",
            en="the meeting on disagreements was chaired by {person}, who may not call it",
        ),
        "view": t(
            kk="қабылданбаған пікір осында",
            ru="непринятое мнение здесь",
            en="the view that was not accepted",
        ),
        "fix": t(
            kk="анықтаманың meetings тізіміне кеңес хаттамасын не актінің escalation өрісіне әкімнің шешімін жазыңыз",
            ru="внесите в список meetings справки протокол совещания либо в поле escalation акта решение акима",
            en="record the protocol in the reference (meetings), or the akim's decision in the act (escalation)",
        ),
    },
)


def _open(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A signed act whose approval left a view unaccepted has the protocol of a meeting or the akim's decision."""
    reference = disagreement_of(document, ctx)
    if reference is not None:
        yield from _chairs(reference, ctx)
    if document.get("/escalation") is not None:
        yield from _escalation(document, ctx)
    elif decided(document) and not old_act(document, ctx) and not (reference and reference.get("/meetings")):
        sheet = beside(document, ctx, "approval_sheet")
        for unit, place in _unsettled(sheet, reference) if sheet else ():
            second = note(place, "view")
            yield finding("R20.5", "open", document.at("/status"), second, unit=names.unit(ctx, unit))
            return


def _chairs(reference: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Meetings on disagreements that somebody chaired who may not call them."""
    for at, _ in entries(reference, "/meetings"):
        seat = ctx.registers.position(word(reference, f"{at}/chair/position"))
        if seat is not None and seat.rank not in CHAIRS:
            person = names.person(ctx, word(reference, f"{at}/chair/person"))
            yield finding("R20.5", "chair", reference.at(f"{at}/chair"), person=person)


def _escalation(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    decision, date = day(document, "/escalation/decision/date"), day(document, "/date")
    who = word(document, "/escalation/decision/person")
    if document.get("/escalation/decision") is None:
        if decided(document):
            yield finding("R20.5", "undecided", document.at("/escalation"))
    elif decision and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "akim", decision):
        place = document.at("/escalation/decision")
        yield finding("R20.5", "not-akim", place, person=names.person(ctx, who))
    elif decision and date and decision > date:
        place = document.at("/escalation/decision/date")
        yield finding("R20.5", "late", place, decided=decision, date=date)


def _unsettled(sheet: Document, reference: Document | None) -> Iterator[tuple[str, Location]]:
    """Bodies that refused to the last, or whose rejected remarks no table says to be settled."""
    last: dict[str, str] = {}
    for at, request in sorted(entries(sheet, "/requests"), key=lambda entry: round_of(sheet, entry[0])):
        if sheet.get(f"{at}/reply") is not None:
            last[str(request.get("unit"))] = at
    rows = list(entries(reference, "/disagreements")) if reference else []
    settled = Counter(str(row.get("unit")) for _, row in rows if row.get("outcome") in SETTLED)
    turned_down = Counter(unit for _, unit, _ in remarks(sheet, "rejected"))
    for unit, at in last.items():
        refused = word(sheet, f"{at}/reply/kind") == "refused"
        if (refused and not settled[unit]) or turned_down[unit] > settled[unit]:
            yield unit, sheet.at(f"{at}/reply")


_REWORK = RuleSpec(
    id="R20.6",
    name="rework-late",
    clauses=("20",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("reference",),
    profile=Profile.PUBLISH,
    title=t(
        kk="Жоба белгіленген мерзімде пысықталады",
        ru="Проект дорабатывают в установленный срок",
        en="A draft is reworked within the term that was set",
    ),
    explanation=t(
        kk="Келіспеушілік жойылғанда жоба кеңес белгілеген мерзімде пысықталып, қол қоюға ұсынылады. Мерзім мен "
        "пысықталған күн анықтаманың meetings/rework өрісіне жазылады.",
        ru="Когда разногласия устранены, проект дорабатывают в срок, установленный совещанием, и представляют на "
        "подписание. Срок и день доработки записывают в поле meetings/rework справки.",
        en="Once disagreements are settled, the draft is reworked in the term set by the meeting and submitted for "
        "signature. The term and the day stand in meetings/rework of the reference.",
    ),
    messages={
        "late": t(
            kk="жоба {done} күні пысықталған, ал мерзімі – {due}",
            ru="проект доработан {done}, а срок — {due}",
            en="the draft was reworked on {done}; its term ended on {due}",
        ),
        "overdue": t(
            kk="жобаны пысықтау мерзімі {due} күні өтіп кетті, бірақ ол пысықталмаған",
            ru="срок доработки проекта истёк {due}, но проект не доработан",
            en="the term to rework the draft ended on {due}, and it is not reworked",
        ),
        "fix": t(
            kk="пысықталған күнді meetings/rework/done өрісіне жазыңыз немесе жаңа мерзім белгілетіңіз",
            ru="внесите день доработки в поле meetings/rework/done или получите новый срок",
            en="record the day in meetings/rework/done, or have a new term set",
        ),
    },
)


def _rework(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A term set to rework the draft is kept."""
    for at, _ in entries(document, "/meetings"):
        due, done = as_day(document.get(f"{at}/rework/due")), as_day(document.get(f"{at}/rework/done"))
        if due and done and done > due:
            yield finding("R20.6", "late", document.at(f"{at}/rework/done"), done=done, due=due)
        elif due and done is None and ctx.as_of > due:
            yield finding("R20.6", "overdue", document.at(f"{at}/rework/due"), due=due)


_LISTED = RuleSpec(
    id="R25.3",
    name="rejected-remark-not-in-the-table",
    clauses=("20", "25"),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Қабылданбаған әр ескерту келіспеушіліктер кестесіне жазылады",
        ru="Каждое отклонённое замечание вносится в таблицу разногласий",
        en="Every rejected remark stands in the table of disagreements",
    ),
    explanation=t(
        kk="Әзірлеуші келіспеген ескерту келіспеушіліктер туралы анықтамада түсіндіріледі: disagreements тізімінде "
        "немесе мәтіндегі кестеде. Кестеде жоқ ескертуді қол қоятын адам көрмейді.",
        ru="Замечание, с которым разработчик не согласился, поясняется в справке о разногласиях: в списке "
        "disagreements или в таблице текста. Замечание, которого там нет, подписывающий не увидит.",
        en="A remark that the developer did not accept is explained in the reference on disagreements, in the list "
        "disagreements or in a table of the text. Whoever signs will not see a remark that is not there.",
    ),
    messages={
        "absent": t(
            kk="қабылданбаған ескерту келіспеушіліктер кестесінде жоқ; орган: {unit}",
            ru="отклонённого замечания нет в таблице разногласий; орган: {unit}",
            en="the rejected remark is not in the table of disagreements; body: {unit}",
        ),
        "table": t(kk="кесте осында", ru="таблица здесь", en="the table is here"),
        "fix": t(
            kk="ескертуді анықтаманың disagreements тізіміне қосыңыз",
            ru="внесите замечание в список disagreements справки",
            en="add the remark to the list disagreements of the reference",
        ),
    },
)


def _listed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The table of disagreements has a row for each rejected remark."""
    act = act_of(document, ctx)
    reference = disagreement_of(act, ctx) if act else None
    rejected = list(remarks(document, "rejected"))
    if reference is None or (not reference.get("/disagreements") and _rows_in_text(reference) >= len(rejected)):
        return
    rows = [row for _, row in entries(reference, "/disagreements") if row.get("outcome") != "accepted"]
    lacking = Counter(unit for _, unit, _ in rejected)
    lacking.subtract(str(row.get("unit")) for row in rows)
    for _, unit, (place, remark) in rejected:
        if lacking[unit] > 0 and not any(_same(row, unit, remark) for row in rows):
            lacking[unit] -= 1
            second = note(reference.source.key("/disagreements"), "table")
            yield finding("R25.3", "absent", document.at(place), second, unit=names.unit(ctx, unit))


def _same(row: Mapping[str, object], unit: str, remark: Mapping[str, object]) -> bool:
    """Whether a row of the table quotes the remark of the unit word for word."""
    return row.get("unit") == unit and row.get("remark") == remark.get("text")


def _rows_in_text(reference: Document) -> int:
    """How many rows the tables of the text have, in the language that has most."""
    tables = ([block for block in walk(tree.blocks) if isinstance(block, Table)] for tree in reference.texts.values())
    return max((sum(len(table.rows) for table in found) for found in tables), default=0)


RULES = (
    Rule(_REFERENCE, document=_reference, needs=("units", "positions")),
    Rule(_OPEN, document=_open, needs=OFFICE),
    Rule(_REWORK, document=_rework),
    Rule(_LISTED, document=_listed),
)
