"""Clause 26: the explanatory note and its sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reglament.diagnostics import Diagnostic, Severity, Text
from reglament.model.documents import Document
from reglament.model.tree import paragraphs
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import act_of, beside, tree_title
from reglament.rules.facts import entries, finding, note
from reglament.rules.since import old_act

SECTIONS: Mapping[str, Text] = {
    "necessity": t(kk="қабылдау қажеттілігінің негіздемесі", ru="обоснование необходимости", en="why it is needed"),
    "consequences": t(
        kk="әлеуметтік-экономикалық салдары",
        ru="социально-экономические последствия",
        en="social and economic consequences",
    ),
    "costs": t(kk="болжамды қаржылық шығындар", ru="предполагаемые финансовые затраты", en="expected costs"),
    "earlier-acts": t(
        kk="бұрын қабылданған актілер және олардың орындалуы",
        ru="ранее принятые акты и их исполнение",
        en="earlier acts and how they were executed",
    ),
}
"""Sections of every note, by mark."""

SOCIO_ECONOMIC: Mapping[str, Text] = {
    "aims": t(kk="нақты мақсаттары", ru="конкретные цели", en="concrete aims"),
    "results-date": t(
        kk="күтілетін нәтижелердің мерзімдері", ru="сроки ожидаемых результатов", en="when results are expected"
    ),
    "effectiveness": t(kk="болжамды тиімділігі", ru="предполагаемая эффективность", en="expected effectiveness"),
}
"""Further sections when the act is normative or touches social and economic questions, by mark."""

MISSING_VISAS = t(kk="бұрыштаманың болмау себептері", ru="причины отсутствия виз", en="why visas are missing")

_MESSAGES: Mapping[str, Text] = {
    "absent": t(
        kk="түсіндірме жазбада «{section}» бөлімі жоқ",
        ru="в пояснительной записке нет раздела «{section}»",
        en="the explanatory note has no section '{section}'",
    ),
    "empty": t(
        kk="түсіндірме жазбаның «{section}» бөлімі бос",
        ru="раздел «{section}» пояснительной записки пуст",
        en="the section '{section}' of the explanatory note is empty",
    ),
    "fix": t(
        kk="{{#{mark}}} белгісі бар тақырып қосып, бөлімді толтырыңыз",
        ru="добавьте заголовок с меткой {{#{mark}}} и напишите раздел",
        en="add a heading with the mark {{#{mark}}} and write the section",
    ),
}

_SECTIONS = RuleSpec(
    id="R26.1",
    name="note-section-missing",
    clauses=("26",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("decree", "explanatory_note"),
    title=t(
        kk="Жобаға толық түсіндірме жазба қоса беріледі",
        ru="К проекту приложена полная пояснительная записка",
        en="A draft comes with a complete explanatory note",
    ),
    explanation=t(
        kk="Түсіндірме жазбада жобаны қабылдау қажеттілігінің негіздемесі, әлеуметтік-экономикалық салдары, болжамды "
        "қаржылық шығындар, бұрын қабылданған актілер және олардың қалай орындалғаны көрсетіледі. Құрал бөлімдерді "
        "белгілері бойынша табады: {#necessity}, {#consequences}, {#costs}, {#earlier-acts}.",
        ru="В пояснительной записке указываются обоснование необходимости проекта, социально-экономические "
        "последствия, предполагаемые финансовые затраты, ранее принятые акты и то, как они исполнялись. Разделы "
        "узнаются по меткам: {#necessity}, {#consequences}, {#costs}, {#earlier-acts}.",
        en="The note states why the draft is needed, its social and economic consequences, the expected costs, the "
        "earlier acts and how they were executed. Sections are known by their marks: {#necessity}, {#consequences}, "
        "{#costs}, {#earlier-acts}.",
    ),
    messages={
        **_MESSAGES,
        "no-note": t(
            kk="қаулының жобасына түсіндірме жазба қоса берілмеген",
            ru="к проекту постановления не приложена пояснительная записка",
            en="the draft decree has no explanatory note",
        ),
        "fix-no-note": t(
            kk="жобаның қалтасына note.yml, note.kk.md және note.ru.md файлдарын қосыңыз "
            "(new explanatory_note пәрмені)",
            ru="добавьте в папку проекта note.yml, note.kk.md и note.ru.md (команда new explanatory_note)",
            en="add note.yml, note.kk.md and note.ru.md to the dossier (the command new explanatory_note)",
        ),
    },
)


def _sections(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A decree has an explanatory note, and the note has its four sections, written, in each language."""
    if document.kind == "decree":
        unread = ctx.repository.has_unread(f"{document.dossier}/")
        if beside(document, ctx, "explanatory_note") is None and not unread and not old_act(document, ctx):
            yield finding("R26.1", "no-note", document.at())
        return
    yield from _missing("R26.1", document, SECTIONS)


_FURTHER = RuleSpec(
    id="R26.2",
    name="note-aims-missing",
    clauses=("26",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("explanatory_note",),
    title=t(
        kk="Нормативтік жобаның жазбасында мақсат, мерзім және тиімділік көрсетіледі",
        ru="Записка к нормативному проекту называет цели, сроки и эффективность",
        en="The note to a normative draft names aims, dates and effectiveness",
    ),
    explanation=t(
        kk="Жоба нормативтік болса немесе әлеуметтік-экономикалық мәселелерді қозғаса, жазбада нақты мақсаттар, "
        "күтілетін нәтижелердің мерзімдері және болжамды тиімділік көрсетіледі: {#aims}, {#results-date}, "
        "{#effectiveness}.",
        ru="Если проект нормативный или затрагивает социально-экономические вопросы, записка указывает конкретные "
        "цели, сроки ожидаемых результатов и предполагаемую эффективность: {#aims}, {#results-date}, "
        "{#effectiveness}.",
        en="If the draft is normative or touches social and economic questions, the note names concrete aims, the "
        "dates of the expected results and the expected effectiveness: {#aims}, {#results-date}, {#effectiveness}.",
    ),
    messages=_MESSAGES,
)


def _further(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The note to a normative or socio-economic draft has three more sections, written, in each language."""
    act = act_of(document, ctx)
    normative = act is not None and act.get("/normative") is True
    if normative or document.get("/socio_economic") is True:
        yield from _missing("R26.2", document, SOCIO_ECONOMIC)


_VISAS = RuleSpec(
    id="R23.3",
    name="missing-visa-not-explained",
    clauses=("23",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("explanatory_note",),
    title=t(
        kk="Бұрыштаманың болмау себебі жазбада түсіндіріледі",
        ru="Записка объясняет отсутствие визы",
        en="The note explains a missing visa",
    ),
    explanation=t(
        kk="Мүддесі қозғалатын органның бұрыштамасы болмаса, әзірлеуші түсіндірме жазбада себебін жазады және жобаның "
        "келісуге жіберілгенін растайтын құжаттың көшірмесін қоса береді.",
        ru="Если визы заинтересованного органа нет, разработчик указывает причину в пояснительной записке и "
        "прилагает копию документа, который подтверждает направление проекта на согласование.",
        en="If a body concerned gave no visa, the drafter states the reason in the note and attaches a copy of the "
        "document that proves the draft was sent for approval.",
    ),
    messages={
        **_MESSAGES,
        "not-sent": t(
            kk="жазбада бұрыштамасы жоқ деп көрсетілген бөлімшеге жоба жіберілмеген: {unit}",
            ru="записка объясняет отсутствие визы подразделения, которому проект не направлялся: {unit}",
            en="the note explains the missing visa of a unit to which the draft was never sent: {unit}",
        ),
        "replied": t(
            kk="жазбада бұрыштамасы жоқ деп көрсетілген бөлімше жауап берген: {unit}",
            ru="записка говорит об отсутствии визы подразделения, которое ответило: {unit}",
            en="the note says that the visa of this unit is missing, but the unit has replied: {unit}",
        ),
        "reply": t(kk="жауап осында", ru="ответ здесь", en="the reply is here"),
        "fix-not-sent": t(
            kk="жобаны бөлімшеге жіберіп, сұрауды келісу парағының requests тізіміне қосыңыз",
            ru="направьте проект подразделению и внесите запрос в список requests листа согласования",
            en="send the draft to the unit and add the request to the list requests of the approval sheet",
        ),
        "fix-replied": t(
            kk="бөлімшені missing_visas тізімінен алып тастаңыз",
            ru="уберите подразделение из списка missing_visas",
            en="take the unit out of missing_visas",
        ),
    },
    readings=("A-18",),
)


def _visas(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A note that lists missing visas says why, of units that were asked and have not replied."""
    if document.get("/missing_visas"):
        yield from _missing("R23.3", document, {"missing-visas": MISSING_VISAS})
    sheet = beside(document, ctx, "approval_sheet")
    requests = list(entries(sheet, "/requests")) if sheet else []
    for at, visa in entries(document, "/missing_visas") if sheet else ():
        unit = str(visa.get("unit"))
        own = [(place, request) for place, request in requests if request.get("unit") == unit]
        reply = next((place for place, request in own if "reply" in request), None)
        if not own and ctx.registers.unit(unit):
            yield finding("R23.3", "not-sent", document.at(f"{at}/unit"), unit=names.unit(ctx, unit))
        elif reply and sheet:
            second = note(sheet.at(f"{reply}/reply"), "reply")
            yield finding("R23.3", "replied", document.at(f"{at}/unit"), second, unit=names.unit(ctx, unit))


def _missing(rule: str, document: Document, sections: Mapping[str, Text]) -> Iterator[Diagnostic]:
    for tree in document.texts.values():
        for mark, title in sections.items():
            section = tree.section(mark)
            if section is None:
                yield finding(rule, "absent", tree_title(tree), section=title, mark=mark)
            elif not any(any(map(str.isalnum, part.text)) for part in paragraphs(section.blocks)):
                yield finding(rule, "empty", tree.locate(section.title.span), section=title, mark=mark)


RULES = (
    Rule(_VISAS, document=_visas),
    Rule(_SECTIONS, document=_sections),
    Rule(_FURTHER, document=_further),
)
