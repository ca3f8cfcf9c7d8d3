"""Clause 11: a meeting in every quarter, convened by the akim."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.rules import names, since
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, day, finding, word
from reglament.rules.meetings import AGENDA, took_place
from reglament.rules.registers import MEMBERS, OFFICE
from reglament.settings import MARKER

DAYS_OF_WARNING = 15
"""So many days before the end of a quarter the tool reminds of a meeting that is not even planned."""

_QUARTER = RuleSpec(
    id="R11.1",
    name="quarter-without-meeting",
    clauses=("11",),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=(),
    title=t(
        kk="Әр тоқсанда кемінде бір отырыс өткізіледі",
        ru="В каждом квартале проводится хотя бы одно заседание",
        en="There is at least one meeting in every quarter",
    ),
    explanation=t(
        kk="Әкімдік отырыстары тоқсанына кемінде бір рет өткізіледі. Отырыстар хаттамалар бойынша, басталған күніне "
        "қарай саналады; кворумы болмаған отырыс есепке кірмейді. Регламент қабылданған не құжаттар жүргізіле бастаған "
        "тоқсан толық емес, сондықтан ол тексерілмейді.",
        ru="Заседания акимата проводятся не реже раза в квартал. Считаются они по протоколам, по дню начала; "
        "заседание без кворума в счёт не идёт. Квартал, в котором принят Регламент или начато ведение документов, "
        "неполный и не проверяется.",
        en="The akimat meets at least once a quarter. Meetings are counted by their protocols, by their first day; "
        "one without a quorum does not count. The quarter in which the Regulation was adopted, or papers began to be "
        "kept, is not a full one and is not checked.",
    ),
    messages={
        "none": t(
            kk="{year} жылғы {quarter}-тоқсанда бірде-бір отырыс өткізілмеген",
            ru="в {quarter} квартале {year} года не проведено ни одного заседания",
            en="no meeting was held in quarter {quarter} of {year}",
        ),
        "fix": t(
            kk="өткізілген отырыстың хаттамасын meetings қалтасына қосыңыз; құжаттар кейін басталса, reglament.yml "
            "файлында papers_from күнін көрсетіңіз",
            ru="внесите протокол состоявшегося заседания в папку meetings; если документы ведутся с более позднего "
            "дня, укажите papers_from в reglament.yml",
            en="put the protocol of a meeting that was held in the folder meetings; if papers begin later, set "
            "papers_from in reglament.yml",
        ),
    },
    readings=("A-32",),
    profile=Profile.PUBLISH,
)


def _first_quarter(ctx: Context) -> date | None:
    """The first day of the first full quarter from which meetings are counted, or None."""
    dates = [on for paper in ctx.repository.of_kind("protocol") if (on := day(paper, "/meeting/date"))]
    begin = since.begins(ctx, min(dates, default=None))
    adopted = next((day(one, "/regulation/date") for one in ctx.repository.of_kind("akimat")), None)
    if begin is None:
        return None
    begin = max(begin, adopted or begin)
    start = since.quarter_start(*since.quarter_of(begin))
    return begin if begin == start else since.quarter_start(*since.next_quarter(*since.quarter_of(begin)))


def _held(ctx: Context) -> set[tuple[int, int]]:
    """Quarters in which a meeting began that took place."""
    found = set()
    for protocol in ctx.repository.of_kind("protocol"):
        on = day(protocol, "/meeting/date")
        if on is not None and on <= ctx.as_of and took_place(protocol, ctx):
            found.add(since.quarter_of(on))
    return found


def _quarter(ctx: Context) -> Iterator[Diagnostic]:
    """Every closed full quarter has a protocol of a meeting that took place."""
    first = _first_quarter(ctx)
    if first is None:
        return
    held = _held(ctx)
    for year, quarter in since.quarters(first, ctx.as_of):
        end = _last_day(year, quarter)
        if end >= ctx.as_of or (year, quarter) in held or ctx.repository.has_unread(f"meetings/{year}/"):
            continue
        yield finding("R11.1", "none", Location(MARKER), year=year, quarter=quarter)


def _last_day(year: int, quarter: int) -> date:
    return since.quarter_start(*since.next_quarter(year, quarter)) - timedelta(days=1)


_PLANNED = RuleSpec(
    id="R11.3",
    name="quarter-ends-without-planned-meeting",
    clauses=("11",),
    severity=Severity.WARNING,
    scope=Scope.REPOSITORY,
    kinds=(),
    title=t(
        kk="Тоқсан аяқталғанша отырыс өткізіледі немесе тағайындалады",
        ru="До конца квартала заседание проведено или назначено",
        en="A meeting is held or planned before the quarter ends",
    ),
    explanation=t(
        kk="Тоқсанның аяқталуына он бес күн қалғанда отырыс өткізілмеген және күн тәртібі де жасалмаған болса, құрал "
        "алдын ала ескертеді: материалдар мен таратуға да уақыт керек.",
        ru="Если до конца квартала осталось пятнадцать дней, а заседание не проведено и повестки нет, инструмент "
        "предупреждает заранее: материалы и рассылка тоже требуют времени.",
        en="When fifteen days are left in a quarter with no meeting held and no agenda made, the tool warns in time: "
        "materials and dispatch take days too.",
    ),
    messages={
        "none": t(
            kk="{year} жылғы {quarter}-тоқсан {end} күні аяқталады, ал отырыс өткізілмеген де, тағайындалмаған да",
            ru="{quarter} квартал {year} года заканчивается {end}, а заседание не проведено и не назначено",
            en="quarter {quarter} of {year} ends on {end}, and no meeting has been held or planned",
        ),
        "fix": t(
            kk="отырысты тағайындап, күн тәртібін жасаңыз (new agenda)",
            ru="назначьте заседание и составьте повестку (new agenda)",
            en="set a meeting and make its agenda (new agenda)",
        ),
    },
    readings=("A-32",),
    profile=Profile.PUBLISH,
)


def _planned(ctx: Context) -> Iterator[Diagnostic]:
    """In the last fifteen days of a quarter there is a meeting held, or an agenda of a coming one."""
    first, now = _first_quarter(ctx), since.quarter_of(ctx.as_of)
    end = _last_day(*now)
    if first is None or since.quarter_start(*now) < first or ctx.as_of < end - timedelta(days=DAYS_OF_WARNING):
        return
    if now in _held(ctx) or ctx.repository.has_unread(f"meetings/{now[0]}/"):
        return
    coming = (day(agenda, "/meeting/date") for agenda in ctx.repository.of_kind("agenda"))
    if not any(on is not None and ctx.as_of <= on <= end for on in coming):
        yield finding("R11.3", "none", Location(MARKER), year=now[0], quarter=now[1], end=end)


_CONVENED = RuleSpec(
    id="R11.2",
    name="meeting-not-convened-by-akim",
    clauses=("11",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=AGENDA,
    title=t(
        kk="Отырысты әкім шақырады",
        ru="Заседание созывает аким",
        en="The akim convenes a meeting",
    ),
    explanation=t(
        kk="Әкімдіктің отырысын әкім немесе оның міндетін атқарушы шақырады, сондықтан күн тәртібінде шақырған адам "
        "ретінде (convened) басқа біреу жазылмауға тиіс; шақыру отырыстан кешікпейді.",
        ru="Заседание созывает аким или исполняющий его обязанности, поэтому в повестке созвавшим (convened) не может "
        "быть записан кто-то другой; созыв не позже самого заседания.",
        en="A meeting is convened by the akim or by whoever acts for the akim, so nobody else stands in the agenda as "
        "having convened it; it is convened not later than it is held.",
    ),
    messages={
        "other": t(
            kk="отырысты {date} күні {person} шақырған, бірақ ол сол күні әкім де, әкімнің міндетін атқарушы да емес",
            ru="заседание созвал {date} не аким и не исполняющий его обязанности: {person}",
            en="the meeting was convened on {date} by {person}, who was neither the akim nor acting for the akim",
        ),
        "late": t(
            kk="отырыс {meeting} күні өткен, ал шақырылған күні – {date}",
            ru="заседание прошло {meeting}, а созвано {date}",
            en="the meeting was held on {meeting}, but convened on {date}",
        ),
        "fix": t(
            kk="convened өрісін түзетіңіз немесе міндет атқаруды registry/appointments.yml файлына жазыңыз",
            ru="исправьте поле convened или внесите исполнение обязанностей в registry/appointments.yml",
            en="correct the field convened, or record the acting term in registry/appointments.yml",
        ),
    },
    readings=("A-04",),
)


def _convened(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Whoever convened the meeting is the akim or acts for the akim, and did so in time."""
    who, on = word(document, "/convened/person"), as_day(document.get("/convened/date"))
    meeting = day(document, "/meeting/date")
    if on and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "akim", on):
        yield finding("R11.2", "other", document.at("/convened"), person=names.person(ctx, who), date=on)
    elif on and meeting and on > meeting:
        yield finding("R11.2", "late", document.at("/convened/date"), meeting=meeting, date=on)


RULES = (
    Rule(_QUARTER, repository=_quarter, needs=MEMBERS),
    Rule(_CONVENED, document=_convened, needs=OFFICE),
    Rule(_PLANNED, repository=_planned, needs=MEMBERS),
)
