"""Papers made from registers: inventories of files (clause 18), who sits in the akimat (2), who has a voice (15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from reglament.model.counting import Gender
from reglament.model.tree import Paragraph
from reglament.render import dates, names
from reglament.render.desk import Desk, facts, whole
from reglament.render.listing import Grid, listing, ordinal
from reglament.render.paper import AnnexPaper, Paper, PaperBlock, Side, Stamp

_SHOWN_GAPS = 20
"""So many missing numbers are named one by one; more are only counted."""


def archive_inventory(desk: Desk) -> Paper:
    """The inventory of files that go to the archive, its totals in figures and in words, its certification sheet."""
    rows = desk.items("/rows")
    grid = Grid(
        ("No.", "Index of the file", "Title of the file", "Extreme dates", "Sheets", "Term of storage"),
        [
            (
                ordinal(row.get("number")),
                str(row.get("index") or ""),
                desk.say(row.get("title")),
                _extremes(row),
                str(sheets) if (sheets := whole(row.get("sheets"))) is not None else "",
                desk.say(row.get("term")),
            )
            for row in rows
        ],
        (0.9, 2, 7, 2.6, 1.6, 2.6),
        (0, 1, 3, 4),
    )
    paper = listing(
        desk,
        "INVENTORY OF FILES",
        (*grid.block(desk), *_totals(desk, rows)),
        marks=[_owner(desk), desk.stamp("APPROVED", desk.get("/approved"))],
        signatures=[desk.dated(desk.get("/compiled"))],
        landscape=False,
    )
    number = desk.get("/number")
    return replace(
        paper,
        number=f"№ {number}" if number else "",
        annexes=(_certification(desk, rows),) if rows else (),
    )


def _owner(desk: Desk) -> Stamp | None:
    """Whose files they are, at the head of the sheet."""
    body = desk.body("apparatus")
    return Stamp((body,), Side.LEFT) if body else None


def _extremes(row: Mapping[str, Any]) -> str:
    first, last = dates.short(row.get("from")), dates.short(row.get("to"))
    return " – ".join(dict.fromkeys(filter(None, (first, last))))


def _files(desk: Desk, count: int) -> str:
    return desk.count("{count} ({words}) file", "{count} ({words}) files", count, Gender.NEUTER)


def _sheets(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> str:
    sheets = sum(number for row in rows if (number := whole(row.get("sheets"))) is not None and number > 0)
    return desk.count("{count} ({words}) sheet", "{count} ({words}) sheets", sheets)


def _range(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> str:
    """From which number to which, and which are missing in between."""
    listed = sorted({number for row in rows if (number := whole(row.get("number"))) is not None})
    if not listed:
        return ""
    return desk.fill("from No. {first} to No. {last}", first=listed[0], last=listed[-1])


def _gaps(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> str:
    listed = {number for row in rows if (number := whole(row.get("number"))) is not None}
    count = max(listed) - min(listed) + 1 - len(listed) if listed else 0
    if not count:
        return desk.label("none")
    if count > _SHOWN_GAPS:
        return str(count)
    return ", ".join(str(number) for number in range(min(listed), max(listed)) if number not in listed)


def _totals(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> tuple[PaperBlock, ...]:
    """The closing entry: how many files are listed, with their sheets, in figures and in words."""
    if not rows:
        return ()
    text = desk.fill(
        "The inventory lists {files} ({range}), {sheets} in all.",
        files=_files(desk, len(rows)),
        range=_range(desk, rows),
        sheets=_sheets(desk, rows),
    )
    return (Paragraph(text), *facts([(desk.label("Numbers left out"), (_gaps(desk, rows),))]))


def _certification(desk: Desk, rows: Sequence[Mapping[str, Any]]) -> AnnexPaper:
    """The certification sheet: what was counted, by whom, when it went to the archive."""
    starts = sorted(day for row in rows if (day := dates.parse(row.get("from"))) is not None)
    ends = sorted(day for row in rows if (day := dates.parse(row.get("to"))) is not None)
    extremes = dates.span(starts[0], ends[-1], desk.lang) if starts and ends else ""
    compiled = desk.get("/compiled")
    compiler = desk.described(compiled, compiled.get("date")) if isinstance(compiled, Mapping) else ""
    number = desk.get("/number")
    said = facts(
        [
            (desk.label("Inventory of files"), (f"№ {number}" if number else "", desk.title)),
            (desk.label("Files in the inventory"), (_files(desk, len(rows)),)),
            (desk.label("Numbers of the files"), (_range(desk, rows),)),
            (desk.label("Numbers left out"), (_gaps(desk, rows),)),
            (desk.label("Sheets in the files"), (_sheets(desk, rows),)),
            (desk.label("Extreme dates"), (extremes,)),
            (desk.label("Compiled by"), (compiler,)),
            (desk.label("Compiled on"), (_day(desk, compiled),)),
            (desk.label("Handed over to the archive"), (dates.legal(desk.get("/transferred"), desk.lang),)),
        ]
    )
    return AnnexPaper(Stamp(()), desk.label("CERTIFICATION SHEET"), said)


def _day(desk: Desk, signature: object) -> str:
    return dates.legal(signature.get("date"), desk.lang) if isinstance(signature, Mapping) else ""


def composition(desk: Desk) -> Paper:
    """The members of the akimat, under the act that set them and the decision that agreed to them."""
    fixed = whole(desk.get("/fixed_number"))
    members = desk.items("/members")
    seats = desk.count("{count} ({words}) member", "{count} ({words}) members", fixed) if fixed is not None else ""
    return listing(
        desk,
        "COMPOSITION",
        _people(desk, members),
        title=desk.fill("Composition of {body}", body=names.genitive(desk.body("akimat"), desk.lang)),
        intro=facts(
            [
                (desk.label("Basis"), (names.quoted(desk.say(desk.get("/act/title"))),)),
                (desk.label("In force from"), (dates.legal(desk.get("/effective_from"), desk.lang),)),
                (desk.label("Number of members that was set"), (seats,)),
            ]
        ),
        marks=[_agreed(desk), _approved(desk)],
        landscape=False,
    )


def _approved(desk: Desk) -> Stamp | None:
    """By which act of the akim the composition was set."""
    act = desk.get("/act")
    if not isinstance(act, Mapping):
        return None
    text = desk.fill(
        "APPROVED\nby the act of {body}\nof {date} No. {number}",
        body=names.genitive(desk.body("akim"), desk.lang),
        date=dates.attributive(act.get("date"), desk.lang),
        number=act.get("number") or "",
    )
    return Stamp(tuple(text.split("\n")))


def _agreed(desk: Desk) -> Stamp | None:
    """By which decision the maslikhat agreed."""
    found = desk.get("/maslikhat_decision")
    if not isinstance(found, Mapping):
        return None
    organ = desk.say(found.get("organ"))
    text = desk.fill(
        "AGREED\nby the decision of {organ}\nof {date} No. {number}",
        organ=names.genitive(organ, desk.lang) if organ else desk.label("of the maslikhat"),
        date=dates.attributive(found.get("date"), desk.lang),
        number=found.get("number") or "",
    )
    return Stamp(tuple(names.upper_first(text).split("\n")), Side.LEFT)


def advisory_list(desk: Desk) -> Paper:
    """Who takes part in meetings with an advisory voice, under the approval of the akim."""
    return listing(
        desk,
        "LIST OF THOSE WITH AN ADVISORY VOICE",
        _people(desk, desk.items("/members")),
        intro=facts([(desk.label("In force from"), (dates.legal(desk.get("/effective_from"), desk.lang),))]),
        marks=[desk.stamp("APPROVED", desk.get("/approved"))],
        landscape=False,
    )


def _people(desk: Desk, members: Sequence[Mapping[str, Any]]) -> tuple[PaperBlock, ...]:
    rows = [
        (
            f"{number}.",
            desk.full_name(one["person"]) if "person" in one else desk.say(one.get("name")),
            names.upper_first(desk.position(one.get("position")) if "person" in one else desk.say(one.get("position"))),
        )
        for number, one in enumerate(members, start=1)
    ]
    return Grid(("No.", "Full name", "Position"), rows, (0.9, 6, 10)).block(desk)
