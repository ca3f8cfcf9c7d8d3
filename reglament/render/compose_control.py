"""Papers of control: the card of an assignment (clauses 37-50), reports on execution (26, 42, 47), assessment (9)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from reglament.model.tree import Align, Formula, Paragraph, Table
from reglament.render import dates, names
from reglament.render.desk import Desk, Rows, facts, mappings, whole
from reglament.render.listing import Grid, listing
from reglament.render.paper import Paper, PaperBlock, Side, Stamp

STATES = {"open": "under control", "done": "done", "cancelled": "cancelled"}
MARKS = {"very_urgent": "very urgent", "urgent": "urgent", "expedite": "expedite"}
CONTROL = {
    "urgent": "urgent control",
    "short": "short-term control",
    "medium": "medium-term control",
    "long": "long-term control",
}
LEVELS = {
    "president": "President",
    "administration": "Administration of the President",
    "government": "Government",
    "pm_office": "Office of the Prime Minister",
    "akimat": "akimat",
    "akim": "akim",
    "deputy_akim": "deputy akim",
    "apparatus": "request of a department of the apparatus",
    "other": "other",
}
OFFICES = {
    "president": "to the President",
    "administration": "to the Administration of the President",
    "prime_minister": "to the Prime Minister",
    "deputy_prime_minister": "to a Deputy Prime Minister",
    "pm_office": "to the Office of the Prime Minister",
    "other": "elsewhere",
}
EXTENSIONS = {"granted": "granted", "refused": "extension refused"}
REPORTS = {
    "quarterly": "REPORT ON EXECUTION",
    "short": "SHORT REPORT",
    "summary": "SUMMARY REPORT ON EXECUTION",
}
COUNTS = {
    "total": "Assignments in all",
    "done_on_time": "Executed in time",
    "done_late": "Executed late",
    "overdue": "Not executed, term over",
    "open": "Term not over yet",
}
ROMAN = ("I", "II", "III", "IV")


def assignment(desk: Desk) -> Paper:
    """The control card: its face, what was ordered, extensions of the term, the course of execution."""
    ordered = desk.say(desk.get("/text"))
    blocks: list[PaperBlock] = [*_form(desk, _face(desk))]
    if ordered:
        blocks += [_heading(desk, "What was ordered:"), Paragraph(ordered)]
    for heading, grid in (
        ("Extensions of the term:", _extensions(desk)),
        ("Course of execution:", _history(desk)),
        ("Information handed in:", _information(desk)),
        ("Disciplinary proposals:", _discipline(desk)),
    ):
        said = grid.block(desk)
        blocks += [_heading(desk, heading), *said] if said else []
    number = desk.get("/number")
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=tuple(blocks),
        kind_title=desk.label("CONTROL CARD"),
        number=f"№ {number}" if number else "",
        stamps=_control_stamps(desk),
        subject=desk.label("CONTROL CARD").capitalize(),
    )


def _heading(desk: Desk, msgid: str) -> Formula:
    return Formula(desk.label(msgid))


def _form(desk: Desk, rows: Rows) -> tuple[PaperBlock, ...]:
    """Labels and values as the ruled form that a card is."""
    kept = [(label, "; ".join(filter(None, lines))) for label, lines in rows]
    cells = tuple((Paragraph(label), Paragraph(value)) for label, value in kept if value)
    head = (Paragraph(desk.label("Particular")), Paragraph(desk.label("Entry")))
    return (Table(head, cells, (Align.LEFT, Align.LEFT), widths=(1, 2)),) if cells else ()


def _control_stamps(desk: Desk) -> tuple[Stamp, ...]:
    """The marks of control: taken under control right, with its day; taken off it left, once it was."""
    opened = dates.legal(desk.get("/card/opened") or desk.get("/received"), desk.lang)
    taken = Stamp(tuple(filter(None, (desk.label("CONTROL"), desk.label("taken under control"), opened))))
    if desk.get("/state") not in ("done", "cancelled"):
        return (taken,)
    closed = dates.legal(desk.get("/executed/date"), desk.lang)
    return (taken, Stamp(tuple(filter(None, (desk.label("taken off control"), closed))), Side.LEFT))


def _face(desk: Desk) -> Rows:
    stamped = desk.label("control stamp") if desk.get("/stamp") is True else ""
    marks = [desk.word(MARKS, desk.get("/mark")), stamped]
    keeper = desk.get("/card/keeper")
    return [
        (desk.label("Source"), _source(desk, desk.word(LEVELS, desk.get("/source/level")))),
        (desk.label("Issuer"), (desk.described(desk.get("/issuer"), desk.get("/issued")),)),
        (desk.label("Issued"), (dates.legal(desk.get("/issued"), desk.lang),)),
        (desk.label("Arrived at the akimat"), (dates.legal(desk.get("/arrived"), desk.lang),)),
        (desk.label("Received"), (dates.legal(desk.get("/received"), desk.lang),)),
        (desk.label("Term"), _term(desk)),
        (desk.label("Type of control"), (desk.word(CONTROL, desk.get("/control_type")),)),
        (desk.label("Mark"), (", ".join(filter(None, marks)),)),
        (desk.label("Executor"), (desk.unit(desk.get("/executor")) if desk.get("/executor") else "",)),
        (desk.label("Responsible"), (desk.described(desk.get("/responsible")),)),
        (desk.label("Co-executors"), (desk.units(desk.get("/co_executors")),)),
        (desk.label("Curator"), (desk.described(desk.get("/curator")),)),
        (desk.label("Head of the apparatus"), (desk.described(desk.get("/head_of_apparatus")),)),
        (desk.label("Card kept by"), (desk.unit(keeper) if keeper else "",)),
        (desk.label("State"), (desk.word(STATES, desk.get("/state")),)),
        (desk.label("Executed"), (dates.legal(desk.get("/executed/date"), desk.lang),)),
        (desk.label("Result"), (desk.say(desk.get("/executed/result")),)),
    ]


def _term(desk: Desk) -> tuple[str, ...]:
    """The term as it was set, and the last one that an extension gave."""
    due = dates.legal(desk.get("/due"), desk.lang)
    granted = [one.get("new_due") for one in desk.items("/extensions") if one.get("decision") == "granted"]
    last = dates.legal(granted[-1], desk.lang) if granted else ""
    return (due, desk.fill("extended to {date}", date=last) if last else "")


def _source(desk: Desk, level: str) -> tuple[str, ...]:
    """Where the assignment comes from: what its own title says, else who gave it, in which paper and clause."""
    clause = desk.get("/source/clause")
    suffix = desk.fill("clause {number}", number=clause) if clause else ""
    title = desk.say(desk.get("/source/title"))
    paper = desk.paper(desk.get("/source/paper"))
    if paper is not None and not title:
        title = names.quoted(desk.title_of(paper) or paper.id)
        return tuple(filter(None, (level, ", ".join(filter(None, (title, suffix))))))
    return (", ".join(filter(None, (title or level, suffix))),)


def _extensions(desk: Desk) -> Grid:
    rows = [
        (
            f"{number}.",
            dates.short(one.get("requested")),
            desk.described(one.get("by"), one.get("requested")),
            desk.say(one.get("reason")),
            _granted(desk, one),
            dates.short(one.get("new_due")),
        )
        for number, one in enumerate(desk.items("/extensions"), start=1)
    ]
    return Grid(
        ("No.", "Requested", "Asked by", "Reason", "Decision", "New term"),
        rows,
        (0.9, 2.3, 4, 5.4, 2.8, 2.3),
        (0, 1, 5),
    )


def _granted(desk: Desk, one: Mapping[str, Any]) -> str:
    said = desk.word(EXTENSIONS, one.get("decision"))
    return " ".join(part for part in (said, dates.short(one.get("decided"))) if part)


def _history(desk: Desk) -> Grid:
    rows = [
        (dates.short(one.get("date")), desk.say(one.get("text")), desk.described(one.get("by"), one.get("date")))
        for one in desk.items("/history")
    ]
    named = any(row[2] for row in rows)
    head, widths = ("Date", "What was done", "By whom"), (2.3, 10, 5)
    return Grid(head, rows, widths) if named else Grid(head[:2], [row[:2] for row in rows], widths[:2])


def _information(desk: Desk) -> Grid:
    rows = [
        (
            dates.short(one.get("date")),
            ", ".join(filter(None, (desk.word(OFFICES, office) for office in _listed(one.get("to"))))),
            _letter(desk, one.get("letter")),
        )
        for one in desk.items("/information")
    ]
    return Grid(("Date", "To whom", "Letter"), rows, (2.3, 8, 7))


def _listed(value: object) -> Iterable[object]:
    return value if isinstance(value, list) else ()


def _letter(desk: Desk, name: object) -> str:
    """A letter by its number and day."""
    letter = desk.paper(name)
    if letter is None:
        return ""
    number, day = letter.get("/number"), dates.short(letter.get("/date"))
    return desk.fill("No. {number} of {date}", number=number, date=day) if number and day else desk.title_of(letter)


def _discipline(desk: Desk) -> Grid:
    rows = [
        (
            dates.short(one.get("date")),
            desk.described(one.get("by"), one.get("date")),
            desk.say(one.get("grounds")),
            desk.say(one.get("outcome")),
        )
        for one in desk.items("/discipline")
    ]
    return Grid(("Date", "Proposed by", "Grounds", "Outcome"), rows, (2.3, 5, 6, 4.4))


def execution_report(desk: Desk) -> Paper:
    """A report of a unit on execution: the figures, the course, why what was late was late."""
    act = desk.paper(desk.get("/act"))
    unit = desk.get("/unit")
    rows: Rows = [
        (desk.label("Submitted by"), (desk.unit(unit) if unit else "",)),
        (desk.label("Period"), (_period(desk),)),
        (desk.label("Act"), (_act(desk),) if act is not None else ()),
        (desk.label("As of"), (dates.legal(desk.get("/as_of"), desk.lang),)),
    ]
    progress = desk.say(desk.get("/progress"))
    counted = desk.get("/counts")
    counts = counted if isinstance(counted, Mapping) else {}
    figures = [
        (desk.label(msgid), str(number))
        for key, msgid in COUNTS.items()
        if (number := whole(counts.get(key))) is not None
    ]
    delays = Grid(
        ("No.", "Assignment", "Reason of the delay"),
        [
            (f"{number}.", _card(desk, one.get("assignment")), desk.say(one.get("reason")))
            for number, one in enumerate(desk.items("/delays"), start=1)
        ],
        (0.9, 8, 8),
    ).block(desk)
    blocks: list[PaperBlock] = [Paragraph(line) for line in progress.split("\n") if line.strip()]
    if figures:
        blocks += [
            _heading(desk, "Figures of execution:"),
            *Grid(("Indicator", "Number"), figures, (13, 4), (1,)).block(desk),
        ]
    if delays:
        blocks += [_heading(desk, "Reasons of delays:"), *delays]
    return listing(
        desk,
        REPORTS.get(str(desk.get("/subtype")), "REPORT ON EXECUTION"),
        blocks,
        intro=facts(rows),
        signatures=[desk.dated(desk.get("/submitted"))],
        landscape=False,
    )


def _period(desk: Desk) -> str:
    month = dates.month(desk.get("/month"), desk.lang)
    return month or quarter(desk)


def quarter(desk: Desk) -> str:
    """`III квартал 2026 года`; only the year when no quarter is given, nothing without a year."""
    year, number = whole(desk.get("/year")), whole(desk.get("/quarter"))
    if year is None:
        return ""
    if number is None or not 1 <= number <= len(ROMAN):
        return desk.fill("the year {year}", year=year)
    return desk.fill("quarter {quarter} of {year}", quarter=ROMAN[number - 1], year=year)


def _act(desk: Desk) -> str:
    """The act that a short report is on: its title, with day and number when it has them."""
    act = desk.paper(desk.get("/act"))
    title = desk.title_of(act)
    number, day = (act.get("/number"), dates.attributive(act.get("/date"), desk.lang)) if act is not None else ("", "")
    named = desk.fill("of {date} No. {number}", date=day, number=number) if number and day else ""
    return " ".join(part for part in (names.quoted(title), named) if part)


def _card(desk: Desk, name: object) -> str:
    """An assignment by its title and number; its id when it is not there."""
    card = desk.paper(name)
    if card is None:
        return name if isinstance(name, str) else ""
    number = card.get("/number")
    return ", ".join(part for part in (desk.title_of(card), f"№ {number}" if number else "") if part)


def effectiveness_info(desk: Desk) -> Paper:
    """Which unit handed in its information for the assessment and when, and the meetings held on it."""
    grid = Grid(
        ("No.", "Unit", "Handed in", "Registration number", "Signed by"),
        [
            (
                f"{number}.",
                desk.unit(one.get("unit")),
                dates.short(one.get("delivered")) or desk.label("not handed in"),
                str(one.get("number") or ""),
                desk.described(one.get("signed"), _day(one.get("signed"))),
            )
            for number, one in enumerate(desk.items("/entries"), start=1)
        ],
        (0.9, 8, 3, 3.4, 5),
        (0, 2, 3),
    )
    signed = any(row[4] for row in grid.rows)
    if not signed:
        grid = Grid(grid.head[:4], [row[:4] for row in grid.rows], grid.widths[:4], grid.centred)
    blocks: list[PaperBlock] = [*grid.block(desk)]
    for one in mappings(desk.get("/meetings")):
        blocks += _meeting(desk, one)
    return listing(
        desk,
        "INFORMATION FOR THE ASSESSMENT OF EFFECTIVENESS",
        blocks,
        title=desk.fill("for the preliminary assessment of effectiveness, {period}", period=quarter(desk)),
        intro=facts(
            [
                (desk.label("Body"), (desk.body("apparatus"),)),
                (desk.label("Schedule of the assessment"), (_schedule(desk),)),
            ]
        ),
        landscape=False,
    )


def _day(signature: object) -> object:
    return signature.get("date") if isinstance(signature, Mapping) else None


def _meeting(desk: Desk, one: Mapping[str, Any]) -> tuple[PaperBlock, ...]:
    others = tuple(desk.say(other) for other in _listed(one.get("others")))
    rows: Rows = [
        (desk.label("Date"), (dates.legal(one.get("date"), desk.lang),)),
        (desk.label("Conducted by"), (desk.described(one.get("chair"), one.get("date")),)),
        (desk.label("Units that took part"), tuple(map(desk.unit, _listed(one.get("units"))))),
        (desk.label("Other bodies"), (", ".join(filter(None, others)),)),
        (desk.label("Outcome"), (names.upper_first(desk.say(one.get("result"))),)),
    ]
    said = facts(rows)
    return (_heading(desk, "Meeting on the assessment:"), *said) if said else ()


def _schedule(desk: Desk) -> str:
    found = desk.get("/schedule")
    if not isinstance(found, Mapping):
        return ""
    number, day = found.get("number"), dates.attributive(found.get("date"), desk.lang)
    named = desk.fill("of {date} No. {number}", date=day, number=number) if number and day else ""
    title = desk.say(found.get("title"))
    return " ".join(part for part in (names.quoted(title), named) if part)
