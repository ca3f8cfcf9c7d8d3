"""Papers that go with a draft: explanatory note (clause 26), reference (16), approval sheet (22-25, 29)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reglament.calendar import WorkingCalendar
from reglament.control.duties_drafts import reply_due
from reglament.model.documents import Document
from reglament.model.tree import Block, Formula, Paragraph, Table
from reglament.render import dates, names
from reglament.render.desk import BLANK_NUMBER, Desk, facts, mappings, present
from reglament.render.paper import Facts, Initials, Paper, PaperBlock, Signature

REPLIES = {"agreed": "agreed", "agreed_with_remarks": "agreed with remarks", "refused": "refused"}
REFERENCES = {"disagreement": "REFERENCE ON DISAGREEMENTS"}
"""Subtypes of a reference that go by a name of their own."""
DUE = 3
"""The column of terms among those of replies."""
DECISIONS = {"accepted": "accepted", "rejected": "rejected"}


def note(desk: Desk) -> Paper | None:
    """The explanatory note, initialled on every page when it is long."""
    tree = desk.tree
    if tree is None:
        return None
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=(*tree.blocks, *_missing_visas(desk)),
        kind_title=desk.label("EXPLANATORY NOTE"),
        signatures=present(desk.dated(desk.get("/signed"))),
        initials=Initials.WHEN_LONG,
        initials_label=desk.label("Initials:"),
        subject=desk.label("EXPLANATORY NOTE").capitalize(),
    )


def _missing_visas(desk: Desk) -> tuple[Block, ...]:
    """The table of visas that were not given (clause 23), when the metadata names any."""
    rows = [
        (str(number), desk.unit(visa.get("unit")), desk.say(visa.get("reason")), desk.say(visa.get("proof")))
        for number, visa in enumerate(desk.items("/missing_visas"), start=1)
    ]
    if not rows:
        return ()
    head = ("No.", "Body that gave no visa", "Reason", "Proof that the draft was sent")
    return (desk.table(head, rows, (1, 5, 5, 5)),)


def reference(desk: Desk) -> Paper | None:
    """A reference: its body, its kind, the title of the draft, the text, the visa of the first head."""
    tree = desk.tree
    if tree is None:
        return None
    visa = desk.get("/visa")
    kind = desk.word(REFERENCES, desk.get("/subtype")) or desk.label("REFERENCE")
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=(*tree.blocks, *_disagreements(desk)),
        kind_title=kind,
        signatures=present(desk.dated(visa)) or _waiting(desk),
        initials_label=desk.label("Initials:"),
        subject=kind.capitalize(),
    )


def _disagreements(desk: Desk) -> tuple[Block, ...]:
    """The table of remarks on which body and developer did not agree, with how each ended (clauses 20, 25)."""
    rows = [
        (
            f"{number}.",
            desk.say(one.get("provision")),
            desk.unit(one.get("unit")) if one.get("unit") else "",
            desk.say(one.get("remark")),
            desk.say(one.get("position")),
            names.upper_first(desk.meaning(one.get("outcome"), "disagreements", "outcome")),
        )
        for number, one in enumerate(desk.items("/disagreements"), start=1)
    ]
    if not rows:
        return ()
    head = ("No.", "Provision of the draft", "Body", "Remark", "Position of the developer", "Outcome")
    return (desk.table(head, rows, (0.8, 3, 3.4, 4.6, 4.6, 2.6)),)


def _waiting(desk: Desk) -> tuple[Signature, ...]:
    """The line of a first head who has not signed yet."""
    unit = desk.get("/prepared_by")
    head = desk.registers.head_of(unit) if isinstance(unit, str) else None
    return (Signature(desk.post({"position": head}), ""),) if head else ()


def approval_sheet(desk: Desk) -> Paper | None:
    """The approval sheet: the draft, who answers for it, who was asked and replied how, remarks with answers."""
    act = desk.paper(desk.get("/act"))
    act_title = desk.title_of(act) or str(desk.get("/act") or "")
    registered = desk.get("/registered")
    registered = registered if isinstance(registered, Mapping) else {}
    requests = desk.items("/requests")
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=(*_replies(desk, requests), *_remarks(desk, requests), *_expertise(desk)),
        kind_title=desk.label("APPROVAL SHEET"),
        intro=facts(
            [
                (desk.label("Draft"), (act_title,)),
                (desk.label("Registration of the draft"), (_registration(desk, registered),)),
                (desk.label("Developer"), _developer(desk, act)),
            ]
        ),
        subject=desk.label("APPROVAL SHEET").capitalize(),
    )


def _developer(desk: Desk, act: Document | None) -> tuple[str, ...]:
    """The unit that answers for the draft, and who submitted it."""
    unit, submitted = act.get("/developer") if act is not None else None, desk.get("/submitted")
    head = desk.person(submitted.get("person")) if isinstance(submitted, Mapping) else ""
    return (desk.unit(unit) if unit else "", head)


def _replies(desk: Desk, requests: tuple[Mapping[str, Any], ...]) -> tuple[Block, ...]:
    """Who was asked by when, and who replied; terms have a column where any is known."""
    calendar = WorkingCalendar.of(desk.repository)
    rows = [_request(desk, number, one, calendar) for number, one in enumerate(requests, start=1)]
    officials = desk.items("/officials")
    rows += [_official(desk, number, one) for number, one in enumerate(officials, start=len(rows) + 1)]
    if not rows:
        return ()
    head: tuple[str, ...] = ("No.", "Body, post, full name", "Sent", "Due", "Date of reply", "Reply")
    widths: tuple[float, ...] = (0.8, 7.2, 2.6, 2.6, 2.6, 3.6)
    if not any(row[DUE] for row in rows):
        rows = [row[:DUE] + row[DUE + 1 :] for row in rows]
        head, widths = head[:DUE] + head[DUE + 1 :], widths[:DUE] + widths[DUE + 1 :]
    return (desk.table(head, rows, widths),)


def _registration(desk: Desk, registered: Mapping[str, Any]) -> str:
    if not registered:
        return ""
    number = registered.get("number") or BLANK_NUMBER
    return f"№ {number}, {dates.legal(registered.get('date'), desk.lang) or dates.blank(desk.lang)}"


def _request(desk: Desk, number: int, request: Mapping[str, Any], calendar: WorkingCalendar) -> tuple[str, ...]:
    reply = request.get("reply")
    reply = reply if isinstance(reply, Mapping) else {}
    who = _who(desk, reply) if reply.get("person") else desk.unit(request.get("unit"))
    return (
        f"{number}.",
        who,
        dates.short(request.get("sent")),
        dates.short(reply_due(request, calendar)),
        dates.short(reply.get("date")),
        _reply(desk, reply.get("kind")),
    )


def _official(desk: Desk, number: int, official: Mapping[str, Any]) -> tuple[str, ...]:
    kind = _reply(desk, official.get("kind", "agreed"))
    return (f"{number}.", _who(desk, official), "", "", dates.short(official.get("date")), kind)


def _who(desk: Desk, official: Mapping[str, Any]) -> str:
    post = desk.post(official, official.get("date"))
    return ", ".join(part for part in (post, desk.full_name(official.get("person"))) if part)


def _reply(desk: Desk, kind: object) -> str:
    """The kind of a reply in words; an unknown kind as it is written; nothing while nobody replied."""
    return desk.word(REPLIES, kind) or (kind if isinstance(kind, str) else "")


def _remarks(desk: Desk, requests: tuple[Mapping[str, Any], ...]) -> tuple[Block, ...]:
    """The remarks with what was done about each, a heading before them; a word that there are none."""
    rows: list[tuple[str, ...]] = []
    for who, remark in _all_remarks(desk, requests):
        word = desk.word(DECISIONS, remark.get("decision"))
        said = (names.upper_first(part) for part in (word, desk.say(remark.get("answer"))) if part)
        rows.append((f"{len(rows) + 1}.", who, desk.say(remark.get("text")), ". ".join(said)))
    if not rows:
        return (Paragraph(desk.label("Remarks: none.")),) if requests else ()
    table: Table = desk.table(("No.", "Body", "Remark", "Answer of the developer"), rows, (0.8, 5, 7, 7))
    return (Formula(desk.label("Remarks:")), table)


def _all_remarks(desk: Desk, requests: tuple[Mapping[str, Any], ...]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Remarks of bodies and of officials, with who made them."""
    for request in requests:
        reply = request.get("reply")
        for remark in mappings(reply.get("remarks")) if isinstance(reply, Mapping) else ():
            yield desk.unit(request.get("unit")), remark
    for official in desk.items("/officials"):
        for remark in mappings(official.get("remarks")):
            yield _who(desk, official), remark


def _expertise(desk: Desk) -> tuple[PaperBlock, ...]:
    found = desk.get("/expertise")
    if not isinstance(found, Mapping):
        return ()
    result = {"positive": desk.label("positive"), "negative": desk.label("negative")}.get(str(found.get("result")), "")
    words = {True: desk.label("confirmed"), False: desk.label("not confirmed")}
    authentic = words.get(found.get("authentic") is True, "") if "authentic" in found else ""
    rows = (
        (desk.label("Registered for expertise"), (dates.legal(found.get("registered"), desk.lang),)),
        (
            desk.label("Conclusion"),
            (", ".join(filter(None, (result, dates.legal(found.get("concluded"), desk.lang)))),),
        ),
        (desk.label("Authenticity of the texts"), (authentic,)),
        (desk.label("Expert"), (_who(desk, found),)),
    )
    kept = tuple((label, tuple(filter(None, lines))) for label, lines in rows if any(lines))
    return (Formula(desk.label("Legal expertise:")), Facts(kept)) if kept else ()
