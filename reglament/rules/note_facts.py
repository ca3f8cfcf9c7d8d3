"""Clause 26: what goes with a note: initials on the sheets, sums, the short report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Param, Severity
from reglament.model.documents import Document
from reglament.model.tree import Clause, TextTree, paragraphs
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, SIGNED, act_of, beside
from reglament.rules.facts import day, entries, finding, note, number, word
from reglament.rules.registers import OFFICE
from reglament.rules.since import old_act, word_reading

SHEETS = 2
"""A draft of more sheets is initialled on each."""

_REPORT = RuleSpec(
    id="R26.3",
    name="short-report-late",
    clauses=("26",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Қабылданған актінің нәтижелері туралы қысқаша есеп мерзімінде беріледі",
        ru="Краткий отчёт о результатах действия акта представляется в срок",
        en="The short report on what an act achieved is submitted in time",
    ),
    explanation=t(
        kk="Нормативтік немесе әлеуметтік-экономикалық мәселелерді қозғайтын акт қабылданса, әзірлеуші оның "
        "қолданылу "
        "нәтижелері туралы қысқаша есепті актіде белгіленген мерзімде ұсынады (report өрісі).",
        ru="Если принят нормативный акт или акт по социально-экономическим вопросам, разработчик в срок, "
        "установленный "
        "актом, представляет краткий отчёт о результатах его действия (поле report).",
        en="After a normative or socio-economic act is adopted its developer submits, by the date set in the act, a "
        "short report on what it achieved (field report).",
    ),
    messages={
        "late": t(
            kk="қысқаша есеп {submitted} күні ұсынылған, ал мерзімі – {due}",
            ru="краткий отчёт представлен {submitted}, а срок — {due}",
            en="the short report was submitted on {submitted}; it was due on {due}",
        ),
        "missing": t(
            kk="қысқаша есеп ұсынылмаған, мерзімі {due} күні өтіп кетті; әзірлеуші: {unit}",
            ru="краткий отчёт не представлен, срок истёк {due}; разработчик: {unit}",
            en="the short report was not submitted; it was due on {due}; developer: {unit}",
        ),
        "fix": t(
            kk="есепті алып, күнін report.submitted өрісіне жазыңыз",
            ru="получите отчёт и внесите дату в поле report.submitted",
            en="get the report and record its date in report.submitted",
        ),
    },
    profile=Profile.PUBLISH,
)


def _report(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A short report with a date is submitted by it."""
    due, submitted = day(document, "/report/due"), day(document, "/report/submitted")
    if due is None or word(document, "/status") not in SIGNED:
        return
    if submitted is not None and submitted > due:
        yield finding("R26.3", "late", document.at("/report/submitted"), submitted=submitted, due=due)
    elif document.get("/report/submitted") is None and ctx.as_of > due:
        unit = names.unit(ctx, word(document, "/developer"))
        yield finding("R26.3", "missing", document.at("/report/due"), due=due, unit=unit)


_REPORT_DATE = RuleSpec(
    id="R26.6",
    name="no-date-of-short-report",
    clauses=("26",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Актіде қысқаша есептің мерзімі белгіленеді",
        ru="Акт устанавливает срок краткого отчёта",
        en="An act sets the date of the short report",
    ),
    explanation=t(
        kk="Есеп «актіде белгіленген мерзімде» ұсынылады, сондықтан нормативтік немесе әлеуметтік-экономикалық "
        "актінің "
        "мәтінінде есеп пен оның мерзімі көрсетілуге тиіс. Мерзім report өрісінде де жазылуы мүмкін.",
        ru="Отчёт представляется в срок, установленный актом, поэтому в тексте нормативного или "
        "социально-экономического "
        "акта должны быть названы отчёт и его дата. Срок можно указать и в поле report.",
        en="The report is due on the date set in the act, so the text of a normative or socio-economic act names the "
        "report and its date. The field report may name it too.",
    ),
    messages={
        "missing": t(
            kk="актінің мәтінінде қолданылу нәтижелері туралы есептің мерзімі жоқ",
            ru="в тексте акта нет срока отчёта о результатах его действия",
            en="the text of the act sets no date for the report on its results",
        ),
        "fix": t(
            kk="актіге есептің мерзімі бар тапсырма қосыңыз немесе мерзімді report өрісіне жазыңыз",
            ru="добавьте в акт поручение с датой отчёта или внесите срок в поле report",
            en="add a task with the date of the report, or record the date in the field report",
        ),
    },
    profile=Profile.REVIEW,
)

_PROMISE = re.compile(
    r"\bотч[её]т|\bесеп(?:ті)?\b|\bинформаци\w+ о\S* \w*\s?исполнени|орындал\w+ туралы ақпарат", re.IGNORECASE
)
_DATED = re.compile(
    r"\b(?:19|20)\d\d\b|ежекварт|ежегодн|ежемесячн|полугод|тоқсан сайын|жыл сайын|ай сайын|жарты жыл", re.IGNORECASE
)


def _report_date(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A normative or socio-economic act past its draft names the report and its date."""
    if word(document, "/status") in ("", "draft", "repealed") or old_act(document, ctx):
        return
    if document.get("/report") is not None or document.get("/amends") or not document.texts:
        return  # an amending act lives in the act that it amends, which has its own report
    about = beside(document, ctx, "explanatory_note")
    socio = about is not None and about.get("/socio_economic") is True
    if (document.get("/normative") is True or socio) and not any(map(_promises, document.texts.values())):
        yield finding("R26.6", "missing", document.at("/normative"))


def _promises(tree: TextTree) -> bool:
    return any(_promises_in(clause) for clause in tree.clauses())


def _promises_in(clause: Clause) -> bool:
    """Whether a part of the clause speaks of a report and it, or what opens the clause, names a date."""
    parts = [part.text for part in paragraphs(clause.blocks)]
    opening = bool(parts) and _DATED.search(parts[0]) is not None
    return any(_PROMISE.search(part) and (opening or _DATED.search(part)) for part in parts)


_INITIALS = RuleSpec(
    id="R26.4",
    name="draft-not-initialled",
    clauses=("26",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Екі парақтан асатын жобаға және қосымшаларға парақ сайын қол қойылады",
        ru="Проект больше двух листов и приложения парафируются полистно",
        en="A draft of more than two sheets and its annexes are initialled sheet by sheet",
    ),
    explanation=t(
        kk="Көлемі екі парақтан асатын жобаның және кез келген қосымшаның әр парағына әзірлеуші бөлімшенің басшысы "
        "қол "
        "(парафа) қояды; ол түсіндірме жазбаның initials өрісінде жазылады. Парақ – бір бет (readings.sheets: "
        "simplex) "
        "немесе екі бет (duplex); көлем екі интервалмен басылған мәтін бойынша саналады.",
        ru="Каждый лист проекта объёмом больше двух листов и любого приложения парафирует руководитель подразделения-"
        "разработчика; это записывают в поле initials пояснительной записки. Лист — одна страница (readings.sheets: "
        "simplex) или две (duplex); объём считается по тексту через два интервала.",
        en="The head of the developing unit initials each sheet of a draft of more than two sheets and of any annex; "
        "this is recorded in initials of the explanatory note. A sheet is one page (readings.sheets: simplex) or two "
        "(duplex), of the text at double spacing.",
    ),
    messages={
        "annex": t(
            kk="жобаның қосымшасы бар, бірақ әзірлеуші басшысының парақ сайынғы қолы жазылмаған",
            ru="у проекта есть приложения, но полистное парафирование руководителем разработчика не отмечено",
            en="the draft has annexes, but no initials of the developer's head are recorded",
        ),
        "long": t(
            kk="жобаның көлемі – {pages} бет, бірақ әзірлеуші басшысының парақ сайынғы қолы жазылмаған",
            ru="проект занимает страниц: {pages}, но полистное парафирование руководителем разработчика не отмечено",
            en="the draft takes {pages} pages, but no initials of the developer's head are recorded",
        ),
        "another": t(
            kk="парақтарға әзірлеуші бөлімшенің басшысы қол қоймаған: {person}",
            ru="листы парафировал не руководитель подразделения-разработчика: {person}",
            en="the sheets were initialled by somebody who does not head the developing unit: {person}",
        ),
        "fix": t(
            kk="әзірлеуші басшысының қолын note.yml файлының initials өрісіне жазыңыз",
            ru="внесите подпись руководителя разработчика в поле initials файла note.yml",
            en="record the initials of the developer's head in initials of note.yml",
        ),
    },
    readings=("A-19",),
    options=("readings.sheets",),
    profile=Profile.PUBLISH,
)


def _initials(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A draft with annexes, or of more than two sheets, is initialled by the head of its developer."""
    about = beside(document, ctx, "explanatory_note")
    if about is None or word(document, "/status") in ("", "draft") or old_act(document, ctx):
        return
    if about.get("/initials") is not None:
        yield from _initialled_by(document, about, ctx)
    elif document.annexes:
        yield finding("R26.4", "annex", about.at())
    else:
        limit = SHEETS * 2 if word_reading(ctx, "sheets", "simplex") == "duplex" else SHEETS
        measures = (ctx.measures.longer((document.id, lang), limit) for lang in document.texts)
        pages = max((one.pages for one in measures if one is not None), default=0)
        if pages > limit:
            yield finding("R26.4", "long", about.at(), pages=pages)


def _initialled_by(act: Document, about: Document, ctx: Context) -> Iterator[Diagnostic]:
    who, on = word(about, "/initials/person"), day(about, "/initials/date")
    head = ctx.registers.head_of(word(act, "/developer"))
    if who and head and on is not None and not names.stands_for(ctx, who, head, on):
        yield finding("R26.4", "another", about.at("/initials"), person=names.person(ctx, who))


_SUMS = RuleSpec(
    id="R26.5",
    name="sums-of-note-and-draft-differ",
    clauses=("26",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("explanatory_note",),
    title=t(
        kk="Жазба мен жобадағы сомалар бірдей",
        ru="Суммы в записке и в проекте совпадают",
        en="The note and the draft name the same sums",
    ),
    explanation=t(
        kk="Түсіндірме жазбада жобаны іске асыруға қажет шығындар көрсетіледі. Олар жобаның сомасына сәйкес болуға "
        "тиіс, "
        "әйтпесе қаржы бөлімшесі басқа соманы келіскен болып шығады.",
        ru="Пояснительная записка называет затраты на реализацию проекта. Они должны совпадать с суммой проекта, "
        "иначе "
        "подразделение финансов согласовало другую сумму.",
        en="The note names what carrying out the draft costs. It must agree with the sum in the draft, or the "
        "finance "
        "unit has approved another sum.",
    ),
    messages={
        "differ": t(
            kk="жазбадағы сома – {note} теңге, жобада – {act} теңге",
            ru="в записке сумма {note} тенге, в проекте — {act} тенге",
            en="the note names {note} tenge, the draft {act} tenge",
        ),
        "free": t(
            kk="жоба шығыс талап етеді деп белгіленген, ал жазбада шығындар көрсетілмеген",
            ru="проект отмечен как требующий расходов, а в записке затраты не указаны",
            en="the draft is marked as needing money, but the note names no costs",
        ),
        "replied": t(
            kk="жазбадағы сома – {note} теңге, ал қаржы бөлімшесі {reply} теңгеге келіскен",
            ru="в записке сумма {note} тенге, а подразделение финансов согласовало {reply} тенге",
            en="the note names {note} tenge, the finance unit agreed to {reply} tenge",
        ),
        "there": t(kk="жобада", ru="в проекте", en="in the draft"),
        "reply": t(kk="қаржы бөлімшесінің жауабында", ru="в ответе подразделения финансов", en="in its reply"),
        "fix-replied": t(
            kk="жазбаны келісілген сомаға сай келтіріңіз немесе жобаны қаржы бөлімшесімен қайта келісіңіз",
            ru="приведите записку к согласованной сумме или согласуйте проект с подразделением финансов заново",
            en="bring the note to the sum agreed, or ask the finance unit again",
        ),
        "fix": t(
            kk="сомаларды сәйкестендіріңіз (costs.amount және amount.value)",
            ru="приведите суммы в соответствие (costs.amount и amount.value)",
            en="bring the sums into agreement (costs.amount and amount.value)",
        ),
    },
)


def _sums(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The costs in a note are the amount of its draft."""
    act, costs = act_of(document, ctx), number(document, "/costs/amount")
    if act is None or costs is None:
        return
    amount, at = number(act, "/amount/value"), "/costs/amount"
    if amount is not None and amount != costs:
        there = note(act.at("/amount/value"), "there")
        yield finding("R26.5", "differ", document.at(at), there, note=costs, act=amount)
    elif amount is None and costs == 0 and act.get("/expenses") is True:
        yield finding("R26.5", "free", document.at(at), note(act.at("/expenses"), "there"))
    else:
        yield from _replied(document, costs, ctx)


def _replied(document: Document, costs: int, ctx: Context) -> Iterator[Diagnostic]:
    """The last reply of the finance unit that names a sum names that of the note."""
    sheet = beside(document, ctx, "approval_sheet")
    if sheet is None:
        return
    for at, _ in reversed(list(entries(sheet, "/requests"))):
        unit, sum_ = ctx.registers.unit(word(sheet, f"{at}/unit")), number(sheet, f"{at}/reply/amount")
        if unit is not None and unit.role == "finance" and sum_ is not None:
            if sum_ != costs:
                there = note(sheet.at(f"{at}/reply/amount"), "reply")
                facts: dict[str, Param] = {"note": costs, "reply": sum_}
                yield Diagnostic("R26.5", "replied", document.at("/costs/amount"), facts, (there,), fix="fix-replied")
            return


RULES = (
    Rule(_REPORT, document=_report),
    Rule(_INITIALS, document=_initials, needs=OFFICE),
    Rule(_SUMS, document=_sums),
    Rule(_REPORT_DATE, document=_report_date),
)
