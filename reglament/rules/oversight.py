"""Clauses 46-50: how the apparatus controls execution, and how it works with the units."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.calendar import add_months
from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, day, entries, finding, word
from reglament.rules.registers import OFFICE
from reglament.rules.since import month_named, number_reading

_ORDER = RuleSpec(
    id="R46.1",
    name="control-order",
    clauses=("46",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=("akimat",),
    title=t(
        kk="Орындалу мерзімдерін бақылау тәртібін әкім белгілейді",
        ru="Порядок контроля сроков определяет аким",
        en="The akim sets the procedure by which terms are controlled",
    ),
    explanation=t(
        kk="Аппарат орындалу мерзімдерін әкім белгілеген тәртіппен бақылайды. Сол акт registry/akimat.yml файлының "
        "control_order өрісінде аталады.",
        ru="Аппарат контролирует сроки исполнения в порядке, который определяет аким. Этот акт называют в поле "
        "control_order файла registry/akimat.yml.",
        en="The apparatus controls terms by the procedure that the akim sets. That act is named in control_order of "
        "registry/akimat.yml.",
    ),
    messages={
        "absent": t(
            kk="бақылаудағы тапсырмалар бар, бірақ бақылау тәртібін белгілеген әкімнің актісі көрсетілмеген",
            ru="поручения на контроле есть, а акт акима о порядке контроля не указан",
            en="there are assignments under control, but no act of the akim on the procedure of control is named",
        ),
        "fix": t(
            kk="registry/akimat.yml файлының control_order өрісінде актінің тақырыбын, күнін, нөмірін көрсетіңіз",
            ru="укажите заголовок, дату и номер акта в поле control_order файла registry/akimat.yml",
            en="give the title, date and number of the act in control_order of registry/akimat.yml",
        ),
    },
)


def _order(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Where there are assignments, the order of control is known."""
    if document.get("/control_order") is None and next(ctx.repository.of_kind("assignment"), None) is not None:
        yield finding("R46.1", "absent", document.at("/bodies"))


_INFORMED = RuleSpec(
    id="R47.1",
    name="information-to-akim",
    clauses=("47",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=("execution_report",),
    title=t(
        kk="Аппарат әкімді орындалу барысы туралы жүйелі түрде хабардар етеді",
        ru="Аппарат систематически информирует акима о ходе исполнения",
        en="The apparatus informs the akim regularly on the course of execution",
    ),
    explanation=t(
        kk="Регламент кезеңділікті белгілемейді, сондықтан ол баптауда тұрады (readings.information_months), әдетте – "
        "ай сайын. Әкімге ақпарат – subtype: summary есебі. Алғашқы ақпараттан кейін бірде-бір кезең қалып қоймауға "
        "тиіс.",
        ru="Периодичности Регламент не называет, поэтому она в настройке (readings.information_months), обычно — "
        "ежемесячно. Информация акиму — отчёт subtype: summary. После первой информации ни один период не пропускают.",
        en="The Regulation names no period, so it is a setting (readings.information_months), monthly by default. The "
        "information is a report of subtype summary. After the first one no period is left out.",
    ),
    messages={
        "gap": t(
            kk="әкімге соңғы ақпарат {last} айы бойынша берілген, келесісі {next} айы бойынша болуы керек еді",
            ru="последняя информация акиму — за {last}, следующая должна была быть за {next}",
            en="the last information to the akim is for {last}; the next one was due for {next}",
        ),
        "fix": t(
            kk="келесі ақпаратты дайындаңыз (new execution_report пәрмені, subtype: summary)",
            ru="подготовьте следующую информацию (команда new execution_report, subtype: summary)",
            en="prepare the next information (new execution_report, subtype: summary)",
        ),
    },
    options=("readings.information_months",),
    profile=Profile.PUBLISH,
)


def _informed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """After the latest information the next one has come when its month is over."""
    month = _month(document)
    if month is None:
        return
    months = [one for paper in ctx.repository.of_kind("execution_report") if (one := _month(paper))]
    following = add_months(month, number_reading(ctx, "information_months", 1))
    if month == max(months) and add_months(following, 1) <= ctx.as_of and not ctx.repository.has_unread("assignments/"):
        yield finding("R47.1", "gap", document.at("/month"), last=month_named(month), next=month_named(following))


def _month(report: Document) -> date | None:
    return as_day(f"{word(report, '/month')}-01") if word(report, "/subtype") == "summary" else None


_PROPOSER = RuleSpec(
    id="R47.2",
    name="discipline-proposed-by-another",
    clauses=("47",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Тәртіптік ұсынысты әкімнің орынбасары немесе аппарат басшысы енгізеді",
        ru="Дисциплинарное предложение вносит заместитель акима или руководитель аппарата",
        en="A deputy akim or the head of the apparatus proposes disciplinary measures",
    ),
    explanation=t(
        kk="Орындау тәртібін өрескел бұзғаны үшін тәртіптік жауаптылыққа тарту туралы ұсынысты әкімнің орынбасарлары "
        "мен аппарат басшысы ғана енгізе алады.",
        ru="Предложения о привлечении к дисциплинарной ответственности за грубые нарушения порядка исполнения могут "
        "вносить только заместители акима и руководитель аппарата.",
        en="Only the deputies of the akim and the head of the apparatus may propose disciplinary responsibility for "
        "gross breaches of the order of execution.",
    ),
    messages={
        "other": t(
            kk="ұсынысты {person} енгізген, ал {date} күні ол әкімнің орынбасары да, аппарат басшысы да емес",
            ru="предложение внесло лицо, которое на {date} не заместитель акима и не руководитель аппарата: {person}",
            en="the measures were proposed by {person}, on {date} neither a deputy akim nor the head of the apparatus",
        ),
        "fix": t(
            kk="ұсынысты әкімнің орынбасары немесе аппарат басшысы арқылы енгізіңіз",
            ru="внесите предложение через заместителя акима или руководителя аппарата",
            en="have it proposed by a deputy akim or the head of the apparatus",
        ),
    },
    profile=Profile.PUBLISH,
)


def _proposer(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Whoever proposes is a deputy akim or the head of the apparatus on the day."""
    for at, entry in entries(document, "/discipline"):
        on, who = as_day(entry.get("date")), word(document, f"{at}/by/person")
        if on is None or ctx.registers.person(who) is None:
            continue
        if not any(names.holds_rank(ctx, who, rank, on) for rank in ("deputy_akim", "head_of_apparatus")):
            yield finding("R47.2", "other", document.at(f"{at}/by"), person=names.person(ctx, who), date=on)


_ROUTED = RuleSpec(
    id="R48.1",
    name="card-outside-apparatus",
    clauses=("48",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Карточканы аппараттың бөлімі жүргізеді",
        ru="Карточку ведёт отдел аппарата",
        en="A department of the apparatus keeps the card",
    ),
    explanation=t(
        kk="Аппарат бөлімшелермен өзінің тиісті бөлімдері арқылы жұмыс істейді, сондықтан карточканы (card.keeper) "
        "аппараттың бөлімі жүргізеді.",
        ru="Аппарат взаимодействует с подразделениями через свои отделы, поэтому карточку (card.keeper) ведёт отдел "
        "аппарата.",
        en="The apparatus works with the units through its departments, so a department of the apparatus keeps the "
        "card (card.keeper).",
    ),
    messages={
        "other": t(
            kk="карточканы аппаратқа кірмейтін бөлімше жүргізеді: {unit}",
            ru="карточку ведёт подразделение не из аппарата: {unit}",
            en="the card is kept by a unit outside the apparatus: {unit}",
        ),
        "fix": t(
            kk="card.keeper өрісінде аппараттың тиісті бөлімін көрсетіңіз",
            ru="укажите в поле card.keeper соответствующий отдел аппарата",
            en="name the competent department of the apparatus in card.keeper",
        ),
    },
)


def _routed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The keeper of the card is the apparatus or a department of it."""
    keeper = word(document, "/card/keeper")
    if ctx.registers.unit(keeper) is not None and not _of_apparatus(ctx, keeper):
        yield finding("R48.1", "other", document.at("/card/keeper"), unit=names.unit(ctx, keeper))


def _of_apparatus(ctx: Context, key: str) -> bool:
    seen: set[str] = set()
    while (unit := ctx.registers.unit(key)) is not None and key not in seen:
        if unit.role == "apparatus":
            return True
        seen.add(key)
        key = unit.parent
    return False


_KEEPER = RuleSpec(
    id="R49.1",
    name="akim-card-keeper",
    clauses=("49",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Әкім тапсырмасының карточкасын ұйымдастыру және бақылау жұмысы бөлімі жүргізеді",
        ru="Карточку поручения акима ведёт отдел организационной и контрольной работы",
        en="The organisational and control department keeps the card of an assignment of the akim",
    ),
    explanation=t(
        kk="Әкімнің тапсырмаларының орындалуын аппараттың ұйымдастыру және бақылау жұмысы бөлімі бақылайды. Ол "
        "registry/akimat.yml файлының control_unit өрісінде аталады.",
        ru="Исполнение поручений акима контролирует отдел организационной и контрольной работы аппарата. Его "
        "называют в поле control_unit файла registry/akimat.yml.",
        en="The organisational and control department of the apparatus controls the execution of the akim's "
        "assignments. It is named in control_unit of registry/akimat.yml.",
    ),
    messages={
        "other": t(
            kk="әкім тапсырмасының карточкасын басқа бөлімше жүргізеді: {unit}; бақылау бөлімі – {wanted}",
            ru="карточку поручения акима ведёт другое подразделение: {unit}; отдел контроля — {wanted}",
            en="the card of an assignment of the akim is kept by another unit: {unit}; the control department is "
            "{wanted}",
        ),
        "fix": t(
            kk="card.keeper өрісінде бақылау бөлімін көрсетіңіз",
            ru="укажите в поле card.keeper отдел контроля",
            en="name the control department in card.keeper",
        ),
    },
)


def _keeper(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The card of an assignment of the akim is kept by the control department."""
    keeper, wanted = word(document, "/card/keeper"), ctx.registers.akimat.get("control_unit")
    if word(document, "/source/level") != "akim" or not isinstance(wanted, str) or keeper in ("", wanted):
        return
    if ctx.registers.unit(keeper) is not None and _of_apparatus(ctx, keeper):
        facts = {"unit": names.unit(ctx, keeper), "wanted": names.unit(ctx, wanted)}
        yield finding("R49.1", "other", document.at("/card/keeper"), **facts)


_REQUEST = RuleSpec(
    id="R50.1",
    name="request-of-department",
    clauses=("50",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("assignment",),
    title=t(
        kk="Аппарат бөлімінің талабында оның мерзімі мен талап қойған басшы көрсетіледі",
        ru="В требовании отдела аппарата указаны срок и руководитель, который его предъявил",
        en="A request of a department of the apparatus tells its term and the head who made it",
    ),
    explanation=t(
        kk="Аппарат бөлімдері басшыларының орындау мен бақылау жөніндегі талаптары бөлімше басшылары үшін міндетті. "
        "Сондықтан талаптың (source.level: apparatus) нөмірі, күні, мерзімі, орындаушысы және оны қойған аппарат "
        "бөлімінің басшысы (issuer) көрсетіледі.",
        ru="Требования руководителей отделов аппарата об исполнении и контроле обязательны для руководителей "
        "подразделений. Поэтому у требования (source.level: apparatus) есть номер, дата, срок, исполнитель и "
        "предъявивший его руководитель отдела аппарата (issuer).",
        en="Requests of heads of departments on execution and control bind the heads of units. So a request "
        "(source.level: apparatus) has its number, date, term, executor and the head of the department who made it "
        "(issuer).",
    ),
    messages={
        "term": t(
            kk="талаптың мерзімі көрсетілмеген",
            ru="у требования не указан срок",
            en="the request has no term",
        ),
        "issuer": t(
            kk="талапты кім қойғаны көрсетілмеген",
            ru="не указано, кто предъявил требование",
            en="the request does not say who made it",
        ),
        "other": t(
            kk="талапты қойған аппарат бөлімінің басшысы емес: {position}",
            ru="требование предъявил не руководитель отдела аппарата: {position}",
            en="the request was not made by the head of a department of the apparatus: {position}",
        ),
        "fix": t(
            kk="due (немесе term) және issuer өрістерін толтырыңыз",
            ru="заполните поля due (или term) и issuer",
            en="fill in due (or term) and issuer",
        ),
    },
)

_HEADS = ("head_of_apparatus", "deputy_head_of_apparatus", "head_of_division")


def _request(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A request has a term and the head of a department of the apparatus behind it."""
    if word(document, "/source/level") != "apparatus":
        return
    if day(document, "/due") is None and not document.get("/term"):
        yield finding("R50.1", "term", document.at("/received"))
    seat = ctx.registers.position(word(document, "/issuer/position"))
    if document.get("/issuer") is None:
        yield finding("R50.1", "issuer", document.at("/source"))
    elif seat is not None and (seat.rank not in _HEADS or not _of_apparatus(ctx, seat.unit)):
        yield finding("R50.1", "other", document.at("/issuer/position"), position=seat.title)


RULES = (
    Rule(_ORDER, document=_order),
    Rule(_INFORMED, document=_informed),
    Rule(_PROPOSER, document=_proposer, needs=OFFICE),
    Rule(_ROUTED, document=_routed, needs=("units",)),
    Rule(_KEEPER, document=_keeper, needs=("units", "akimat")),
    Rule(_REQUEST, document=_request, needs=("units", "positions")),
)
