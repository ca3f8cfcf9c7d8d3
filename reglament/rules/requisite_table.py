"""The requisites of every kind of paper, in one table.

The rule X15 (`requisite_rule`) tells what is missing in the sources, the composers of `render` print what is there, and
a contract test holds the two together: it takes each requisite out of a whole paper and asks for a finding, and looks
for each on the composed sheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from reglament.rules.requisites import Due, Origin, Requisite

_REQUIRED = "S02"
"""The rule that speaks of a field which the schema requires."""

KIND = Requisite("B3", Origin.KIND, ("/kind",), told="S01")
TITLE = Requisite("B7", Origin.TITLE, told="F20")
NAMED = Requisite("B7", Origin.FACTS, ("/title",), told=_REQUIRED)
EMBLEM = Requisite("B1", Origin.AKIMAT, ("/emblem",), told=_REQUIRED)
PLACE = Requisite("B6", Origin.AKIMAT, ("/place",), told=_REQUIRED)


def body(name: str) -> Requisite:
    """The name of a body of the akimat: `akimat`, `akim` or `apparatus`."""
    return Requisite("B2", Origin.AKIMAT, (f"/bodies/{name}",), told=_REQUIRED)


def text(told: str = "") -> Requisite:
    """The text in Markdown."""
    return Requisite("B8", Origin.TEXT, told=told)


def given(code: str, *pointers: str, told: str = _REQUIRED, only: tuple[str, ...] = ()) -> Requisite:
    """A requisite that even a draft has; as a rule the schema requires its field."""
    return Requisite(code, Origin.FACTS, pointers, told=told, only=only)


def done(code: str, *pointers: str, told: str = "", only: tuple[str, ...] = ()) -> Requisite:
    """A requisite that a paper gets when it is signed, approved or handed over."""
    return Requisite(code, Origin.FACTS, pointers, Due.DONE, told, only=only)


def maybe(code: str, *pointers: str) -> Requisite:
    """A requisite that a paper of the kind may have."""
    return Requisite(code, Origin.FACTS, pointers, mandatory=False)


def _act(name: str) -> tuple[Requisite, ...]:
    """An act of the akimat or of the akim (clauses 20, 26, 30); its seal is put by hand or is the electronic one."""
    return (
        body(name),
        KIND,
        done("B4", "/date", told=_REQUIRED),
        done("B5", "/number", told=_REQUIRED),
        PLACE,
        TITLE,
        text("R20.2"),
        given("B9", "/signer"),
    )


REQUISITES: Mapping[str, tuple[Requisite, ...]] = MappingProxyType(
    {
        "decree": (EMBLEM, *_act("akimat")),
        "decision": (EMBLEM, *_act("akim")),
        "order": _act("akim"),
        "agenda": (
            KIND,
            given("B4", "/meeting/date"),
            given("B6", "/meeting/place"),
            NAMED,
            given("B8", "/items"),
            done("B11", "/agreed", told="R17.1"),
            maybe("B9", "/prepared_by"),
        ),
        "protocol": (
            body("akimat"),
            KIND,
            given("B4", "/meeting/date"),
            given("B5", "/number"),
            PLACE,
            NAMED,
            given("B8", "/items"),
            done("B9", "/signed", told="R18.3"),
            given("B9", "/secretary"),
            done("B12", "/visa", told="R18.4"),
        ),
        "quarterly_list": (
            given("B10", "/approved"),
            KIND,
            given("B4", "/approved/date"),
            NAMED,
            given("B8", "/items"),
        ),
        "work_plan": (
            done("B10", "/approved", told="R10.2"),
            KIND,
            given("B4", "/submitted/date"),
            NAMED,
            given("B8", "/items"),
            given("B9", "/submitted"),
        ),
        "events_list": (
            KIND,
            given("B4", "/compiled/date"),
            NAMED,
            given("B8", "/items"),
            given("B9", "/compiled"),
        ),
        "effectiveness_info": (
            body("apparatus"),
            KIND,
            given("B8", "/entries"),
        ),
        "org_plan": (
            done("B10", "/approved", told="R42.1"),
            KIND,
            NAMED,
            given("B8", "/measures"),
        ),
        "execution_report": (
            KIND,
            NAMED,
            given("B4", "/submitted/date"),
            given("B8", "/progress"),
            done("B9", "/submitted", told="R42.3", only=("quarterly",)),
            done("B9", "/submitted", only=("short", "summary")),
        ),
        "assignment": (
            KIND,
            given("B5", "/number"),
            NAMED,
            given("B8", "/text"),
            given("B17", "/state"),
            maybe("B17", "/stamp"),
        ),
        "archive_inventory": (
            body("apparatus"),
            KIND,
            given("B5", "/number"),
            NAMED,
            given("B8", "/rows"),
            done("B10", "/approved"),
            done("B9", "/compiled"),
        ),
        "composition": (
            KIND,
            given("B4", "/effective_from"),
            given("B8", "/members"),
            given("B10", "/act", told="R2.2"),
            given("B11", "/maslikhat_decision", told="R2.2"),
        ),
        "advisory_list": (
            KIND,
            done("B10", "/approved", told="R15.3"),
            given("B4", "/effective_from"),
            NAMED,
            given("B8", "/members"),
        ),
        "control_copy": (
            KIND,
            given("B7", "/act"),
            text(),
            maybe("B8", "/applied"),
            done("B20", "/kept"),
        ),
        "explanatory_note": (
            KIND,
            TITLE,
            text("X11"),
            given("B9", "/signed"),
            given("B4", "/signed/date"),
        ),
        "reference": (
            KIND,
            TITLE,
            text("X11"),
            given("B4", "/visa/date"),
            done("B12", "/visa", told="R16.1", only=("agenda_item", "analytics")),
            done("B12", "/visa", told="R20.4", only=("disagreement",)),
            done("B12", "/visa", told="R8.4", only=("removal",)),
        ),
        "approval_sheet": (
            KIND,
            given("B7", "/act"),
            given("B5", "/registered/number"),
            given("B11", "/requests"),
        ),
        "outgoing_letter": (
            replace(EMBLEM, only=("state_body",)),
            Requisite("B2", Origin.AKIMAT, ("/address",), told=_REQUIRED, only=("state_body",)),
            done("B4", "/date", told="R5.2"),
            done("B5", "/number", told="R5.2"),
            given("B13", "/addressees"),
            TITLE,
            Requisite("B8", Origin.TEXT, due=Due.DONE, told="R6.1", only=("state_body",)),
            Requisite("B8", Origin.TEXT, ("/extension",), Due.DONE, only=("other",)),
            given("B9", "/signer"),
            done("B15", "/executor"),
            maybe("B14", "/attachments"),
        ),
        "extract": (
            body("akimat"),
            KIND,
            given("B4", "/date"),
            given("B5", "/number"),
            PLACE,
            NAMED,
            text("X11"),
            done("B20", "/certified"),
            maybe("B18", "/dispatched"),
        ),
        "dispatch_list": (
            KIND,
            NAMED,
            given("B8", "/recipients"),
            done("B10", "/approved"),
            given("B4", "/approved/date"),
        ),
        "refusal": (
            KIND,
            given("B4", "/signed/date"),
            done("B5", "/number"),
            given("B2", "/unit"),
            done("B13", "/developer"),
            given("B8", "/motive"),
            given("B9", "/signed"),
        ),
        "expertise": (
            body("apparatus"),
            KIND,
            TITLE,
            text(),
            given("B4", "/rounds/*/conclusion/date"),
            given("B5", "/rounds/*/conclusion/number", told=""),
            given("B9", "/rounds/*/conclusion/person"),
        ),
        "late_memo": (
            KIND,
            NAMED,
            text("X11"),
            given("B13", "/addressee"),
            given("B8", "/items"),
            done("B9", "/signed", told="R17.6"),
            given("B4", "/signed/date"),
            maybe("B5", "/number"),
        ),
        "seal": (
            KIND,
            given("B7", "/act"),
            given("B4", "/date"),
            given("B5", "/number"),
            given("B8", "/files"),
            given("B9", "/sealed"),
        ),
    }
)
"""The requisites of every kind that is rendered. A kind without an entry here fails the contract test."""
