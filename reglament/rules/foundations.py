"""Clauses 1, 4, 5 and 7: the short name of the akimat, the apparatus, the records order, who oversees a draft."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Lang, Severity
from reglament.model.documents import Document
from reglament.model.registers import Unit
from reglament.model.tree import Paragraph, TextTree, paragraphs
from reglament.rules import names, since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, bodies
from reglament.rules.facts import day, entries, finding, word
from reglament.rules.planning import by_akim
from reglament.rules.registers import OFFICE

_SHORT_NAME = RuleSpec(
    id="R1.1",
    name="short-name-before-its-definition",
    clauses=("1",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="«Әкімдік» деген қысқа атау анықтамасынан кейін қолданылады",
        ru="Краткое «акимат» употребляется после его определения",
        en="The short form “акимат” comes after its definition",
    ),
    explanation=t(
        kk="Алдымен толық атау мен оның қысқартылуы беріледі: «… қаласының әкімдігі (бұдан әрі – әкімдік)», одан кейін "
        "ғана «әкімдік» деп жазуға болады. Анықтама болмаса, қай әкімдік туралы айтылғаны белгісіз.",
        ru="Сначала даётся полное наименование с сокращением: «акимат города … (далее – акимат)», и только потом можно "
        "писать «акимат». Без определения неясно, о каком акимате речь.",
        en="The full name comes first, with its short form: «акимат города … (далее – акимат)»; only then may one "
        "write «акимат». Without the definition it is unclear which akimat is meant.",
    ),
    messages={
        "early": t(
            kk="«{written}» деген қысқа атау анықтамасынсыз қолданылған",
            ru="краткое «{written}» употреблено без определения",
            en="the short form “{written}” is used without its definition",
        ),
        "fix": t(
            kk="толық атауды жазыңыз немесе алғашқы жерде «(бұдан әрі – әкімдік)» деп қысқартыңыз",
            ru="напишите полное наименование или введите сокращение «(далее – акимат)» при первом упоминании",
            en="write the full name, or define the short form «(далее – акимат)» where it is first mentioned",
        ),
    },
    profile=Profile.REVIEW,
)

_DEFINED = {
    "ru": re.compile(r"\((?:далее|в дальнейшем)(?: по тексту)?\s*[-–—]\s*акимат", re.IGNORECASE),
    "kk": re.compile(r"\((?:бұдан|одан) әрі(?: мәтін бойынша)?\s*[-–—]\s*әкімдік", re.IGNORECASE),
}
_FULL_AFTER = r"(?!(?:\s+и\s+аким\w*)?\s+(?:город|г\.|област|район|столиц|республик|сел|пос[её]л|аул|округ))"
_FULL_BEFORE = r"(?<!қаласы )(?<!қаласының )(?<!ауданы )(?<!ауданының )(?<!облысы )(?<!облысының )"
_SHORT = {
    "ru": re.compile(rf"\bакимат(?:а|у|ом|е)?\b{_FULL_AFTER}", re.IGNORECASE),
    "kk": re.compile(rf"{_FULL_BEFORE}\bәкімдік(?:тің|ке|ті|те|тен|пен)?\b", re.IGNORECASE),
}


def _short_name(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The short form of the akimat's name stands after its definition: in the act, or in an annex after either."""
    defined: set[Lang] = set()
    for _, texts in bodies(document):
        for lang, tree in texts.items():
            if lang in _SHORT and lang not in defined:
                yield from _in_text(tree, defined)


def _in_text(tree: TextTree, defined: set[Lang]) -> Iterator[Diagnostic]:
    for paragraph in paragraphs(tree.blocks):
        definition, use = _DEFINED[tree.lang].search(paragraph.text), _SHORT[tree.lang].search(paragraph.text)
        if use and (definition is None or use.start() < definition.start()):
            yield _early(tree, paragraph, use)
            return
        if definition:
            defined.add(tree.lang)
            return


def _early(tree: TextTree, paragraph: Paragraph, use: re.Match[str]) -> Diagnostic:
    place = tree.locate(paragraph.at(use.start(), len(use[0])))
    return finding("R1.1", "early", place, written=use[0])


_APPARATUS = RuleSpec(
    id="R4.1",
    name="no-apparatus",
    clauses=("4",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=("units",),
    title=t(
        kk="Бөлімшелер тізілімінде әкім аппараты бар",
        ru="В реестре подразделений есть аппарат акима",
        en="The register of units has the apparatus",
    ),
    explanation=t(
        kk="Әкімдіктің қызметін ақпараттық-талдау, ұйымдық-құқықтық және материалдық-техникалық жағынан аппарат "
        "қамтамасыз етеді: иесі аталмаған ұйымдастыру жұмысы соған тиесілі. Сондықтан тізілімде рөлі apparatus, "
        "басшысының дәрежесі head_of_apparatus болатын бір бөлімше керек.",
        ru="Деятельность акимата в информационном, организационном, правовом и материальном отношении обеспечивает "
        "аппарат: за ним работа, для которой исполнитель не назван. Поэтому в реестре нужно одно подразделение с "
        "ролью apparatus и руководителем ранга head_of_apparatus.",
        en="The apparatus serves the akimat in information, organisation, law and supplies; work that names no owner "
        "is its own. So the register needs one unit with the role apparatus, headed by a head_of_apparatus.",
    ),
    messages={
        "none": t(
            kk="тізілімде рөлі apparatus болатын бөлімше жоқ",
            ru="в реестре нет подразделения с ролью apparatus",
            en="the register has no unit with the role apparatus",
        ),
        "two": t(
            kk="рөлі apparatus болатын бөлімше біреу болуға тиіс, ал тізілімде екінші бөлімше бар: {unit}",
            ru="подразделение с ролью apparatus должно быть одно, а в реестре есть второе: {unit}",
            en="there must be one unit with the role apparatus, but the register has a second: {unit}",
        ),
        "head": t(
            kk="аппараттың басшысы болып head_of_apparatus дәрежесі жоқ лауазым жазылған: {position}",
            ru="руководителем аппарата записано лицо в должности без ранга head_of_apparatus: {position}",
            en="the apparatus is headed by a position without the rank head_of_apparatus: {position}",
        ),
        "fix": t(
            kk="units.yml мен positions.yml тізілімдерінде рөл (role) мен дәрежені (rank) түзетіңіз",
            ru="исправьте роль (role) в units.yml и ранг (rank) в positions.yml",
            en="correct the role in units.yml and the rank in positions.yml",
        ),
    },
    profile=Profile.DRAFT,
)


def _apparatus(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """One unit is the apparatus, and its head has the rank of the head of the apparatus."""
    own = [(at, unit) for at, unit in entries(document, "/units") if unit.get("role") == "apparatus"]
    elsewhere = any(unit.role == "apparatus" for unit in ctx.registers.units.values())
    if not own and not elsewhere:
        yield finding("R4.1", "none", document.source.key("/units"))
    for at, unit in own[:1]:
        head = str(unit.get("head"))
        if ctx.registers.position(head) and names.rank_of(ctx, head) != "head_of_apparatus":
            yield finding("R4.1", "head", document.at(f"{at}/head"), position=names.position(ctx, head))
    for at, unit in own[1:]:
        yield finding("R4.1", "two", document.at(f"{at}/role"), unit=names.unit(ctx, str(unit.get("id"))))


_RECORDS = RuleSpec(
    id="R5.1",
    name="no-records-order-in-force",
    clauses=("5",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("akimat",),
    title=t(
        kk="Әкім бекіткен іс жүргізу тәртібі қолданыста",
        ru="Действует порядок делопроизводства, утверждённый акимом",
        en="A records order approved by the akim is in force",
    ),
    explanation=t(
        kk="Әкімдіктің іс жүргізуі мен хат-хабарын өңдеу әкім бекіткен тәртіппен жүргізіледі. Тәртіптің атауы, нөмірі, "
        "бекітілген күні akimat.yml файлының records_order өрісінде тұрады. Тәртіптің бар-жоғы papers_from баптауы "
        "қойылғанда немесе шығыс хаттар пайда болғанда тексеріледі.",
        ru="Делопроизводство акимата и обработка корреспонденции ведутся в порядке, утверждённом акимом. Его название, "
        "номер и дата утверждения стоят в поле records_order файла akimat.yml. Наличие порядка проверяется, когда "
        "задана настройка papers_from или появились исходящие письма.",
        en="Records and correspondence are kept by an order that the akim approved. Its title, number and date of "
        "approval stand in records_order of akimat.yml. It is asked for once the setting papers_from is given or "
        "there are outgoing letters.",
    ),
    messages={
        "absent": t(
            kk="іс жүргізу тәртібін бекіткен акт көрсетілмеген",
            ru="не указан акт, которым утверждён порядок делопроизводства",
            en="the act that approved the records order is not named",
        ),
        "other": t(
            kk="тәртіпті {date} күні {person} бекіткен, бірақ ол сол күні әкім де, әкімнің міндетін атқарушы да емес",
            ru="порядок утвердил {date} не аким и не исполняющий его обязанности: {person}",
            en="the order was approved on {date} by {person}, who was neither the akim nor acting for the akim",
        ),
        "early": t(
            kk="іс жүргізу тәртібі {date} күнінен бастап қана қолданылады",
            ru="порядок делопроизводства начинает действовать только {date}",
            en="the records order is in force only from {date}",
        ),
        "over": t(
            kk="іс жүргізу тәртібінің қолданылуы {date} күні аяқталған",
            ru="действие порядка делопроизводства закончилось {date}",
            en="the records order was in force until {date}",
        ),
        "fix": t(
            kk="қолданыстағы тәртіпті akimat.yml файлының records_order өрісіне жазыңыз: title, number, approved",
            ru="внесите действующий порядок в поле records_order файла akimat.yml: title, number, approved",
            en="record the order in force in records_order of akimat.yml: title, number, approved",
        ),
    },
    readings=("A-04",),
    options=("papers_from",),
)


def _records(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The akimat names the records order in force, approved by the akim or the acting akim."""
    if document.get("/records_order") is None:
        letters = next(ctx.repository.of_kind("outgoing_letter"), None)
        if since.papers_from(ctx) or letters:
            yield finding("R5.1", "absent", document.source.key("/kind"))
        return
    yield from by_akim("R5.1", document, ctx, "/records_order/approved")
    begins = day(document, "/records_order/from") or day(document, "/records_order/approved/date")
    ends = day(document, "/records_order/to")
    if begins and begins > ctx.as_of:
        pointer = "/records_order/from" if document.get("/records_order/from") else "/records_order/approved/date"
        yield finding("R5.1", "early", document.at(pointer), date=begins)
    if ends and ends < ctx.as_of:
        yield finding("R5.1", "over", document.at("/records_order/to"), date=ends)


_CURATED = RuleSpec(
    id="R7.1",
    name="draft-without-curator",
    clauses=("7",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Жобаның өтуін қадағалайтын басшы бар",
        ru="За прохождением проекта следит заместитель акима или руководитель аппарата",
        en="A deputy akim or the head of the apparatus oversees a draft",
    ),
    explanation=t(
        kk="Актілер жобаларының өту тәртібін әкімнің орынбасарлары мен аппарат басшысы қамтамасыз етеді. Сондықтан "
        "әзірлеуші бөлімшеге кім жетекшілік ететіні белгілі болуға тиіс: орынбасар units.yml (curator) немесе оның "
        "салалары (portfolio) бойынша анықталады, ал аппарат дайындаған жобаға аппарат басшысы жетекшілік етеді.",
        ru="Порядок прохождения проектов актов обеспечивают заместители акима и руководитель аппарата. Должно быть "
        "видно, кто курирует разработчика: заместитель по units.yml (curator) или по его отраслям (portfolio), а для "
        "проекта аппарата — руководитель аппарата.",
        en="The deputy akims and the head of the apparatus see to it that drafts pass in order. It must be clear who "
        "oversees the developer: a deputy by units.yml (curator) or by the portfolio, for a draft of the apparatus "
        "its head.",
    ),
    messages={
        "none": t(
            kk="жобаны әзірлеген бөлімшеге жетекшілік ететін басшы анықталмаған: {unit}",
            ru="не определено, кто курирует разработчика проекта: {unit}",
            en="nobody is known to oversee the developer of the draft: {unit}",
        ),
        "vacant": t(
            kk="жобаны қадағалайтын лауазымда {date} күні ешкім жоқ: {position}",
            ru="на {date} никто не занимает должность, которая курирует проект: {position}",
            en="on {date} nobody holds the position that oversees the draft: {position}",
        ),
        "fix": t(
            kk="units.yml тізілімінде curator өрісін толтырыңыз немесе appointments.yml тізіліміне жазба қосыңыз",
            ru="заполните поле curator в units.yml или внесите назначение в appointments.yml",
            en="fill in curator in units.yml, or record the appointment in appointments.yml",
        ),
    },
    profile=Profile.REVIEW,
)


def _curated(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A draft is overseen by a deputy akim or the head of the apparatus, in office."""
    unit = ctx.registers.unit(word(document, "/developer"))
    if document.get("/status") not in ("draft", "approval") or unit is None:
        return
    seat = _curator(ctx, unit)
    if not seat:
        yield finding("R7.1", "none", document.at("/developer"), unit=names.unit(ctx, unit.id))
    elif ctx.registers.position(seat) and ctx.registers.holder(seat, ctx.as_of) is None:
        facts = {"position": names.position(ctx, seat), "date": ctx.as_of}
        yield finding("R7.1", "vacant", document.at("/developer"), **facts)


def _curator(ctx: Context, unit: Unit, deep: int = 8) -> str:
    """The position that oversees a unit: its own curator, its parent's, by portfolio, else that of the apparatus."""
    if unit.curator:
        return unit.curator
    if unit.role == "apparatus":
        return next(names.positions_of_rank(ctx, "head_of_apparatus"), "")
    parent = ctx.registers.unit(unit.parent) if unit.parent else None
    if parent is not None and deep:
        return _curator(ctx, parent, deep - 1)
    deputies = (ctx.registers.positions[seat] for seat in names.positions_of_rank(ctx, "deputy_akim"))
    return next((one.id for one in deputies if set(one.portfolio) & set(unit.competence)), "")


RULES = (
    Rule(_SHORT_NAME, document=_short_name),
    Rule(_APPARATUS, document=_apparatus, needs=("positions", "units")),
    Rule(_RECORDS, document=_records, needs=OFFICE),
    Rule(_CURATED, document=_curated, needs=(*OFFICE, "units")),
)
