"""What bodies say of a draft: a reasoned refusal of a visa (clause 24) and the conclusion of the expertise (28)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reglament.model.tree import Formula, Paragraph, paragraphs
from reglament.render import dates, names
from reglament.render.desk import BLANK_NUMBER, Desk, Rows, facts, mappings, present
from reglament.render.letterheads import letterhead, unit_letterhead
from reglament.render.paper import Address, Paper, PaperBlock, Signature

GROUNDS = (
    ("not_authentic", "Authenticity of the two texts", "authentic", "not authentic"),
    ("contrary_to_law", "Agreement with the law", "agrees", "does not agree"),
    ("breach_of_regulation", "Requirements of the Regulation", "kept", "broken"),
)
"""The three grounds of clause 28: their codes, what is looked at, what it is called when it is in order or not."""
RESULTS = {"positive": "positive", "negative": "negative"}
ADVICE = {"positive": "The draft may be reported to the akim.", "negative": "The draft is to go back for rework."}
ADVISED = ("ұсын", "рекоменд")
"""Stems of words with which a text recommends something."""


def refusal(desk: Desk) -> Paper | None:
    """A reasoned refusal: the body, its number, the developer to whom it goes, draft, ground, norms, proposal.

    None when its text is written in another language only.
    """
    tree = desk.tree
    if desk.document.texts and tree is None:
        return None
    act = desk.paper(desk.get("/act"))
    developer = desk.get("/developer") or (act.get("/developer") if act is not None else None)
    text: tuple[PaperBlock, ...] = tree.blocks if tree is not None else tuple(_refusing(desk))
    signed = desk.get("/signed")
    on = signed.get("date") if isinstance(signed, Mapping) else None
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title or desk.label("On the refusal to agree the draft"),
        blocks=(*text, *facts(_refused(desk))),
        letterhead=unit_letterhead(desk, desk.get("/unit")),
        kind_title=desk.label("REASONED REFUSAL"),
        address=Address(
            (dates.legal(on, desk.lang) or dates.blank(desk.lang), f"№ {desk.get('/number') or BLANK_NUMBER}"),
            (names.addressed(desk.unit(developer), "", desk.lang),) if developer else (),
        ),
        signatures=present(desk.signature(signed)),
        subject=desk.label("REASONED REFUSAL").capitalize(),
    )


def _refusing(desk: Desk) -> Iterator[PaperBlock]:
    """The text of a refusal that has no text of its own: which draft, and the motive."""
    title = desk.title_of(desk.paper(desk.get("/act")))
    if title:
        yield Paragraph(desk.fill("The draft “{title}” was considered and is not agreed.", title=title))
    motive = desk.say(desk.get("/motive"))
    if motive:
        yield Paragraph(motive)


def _refused(desk: Desk) -> Rows:
    reason = desk.meaning(desk.get("/reason"), "reason")
    digest = desk.get("/digest")
    return [
        (desk.label("Draft"), (desk.title_of(desk.paper(desk.get("/act"))) if desk.tree is not None else "",)),
        (desk.label("Ground of the refusal"), (reason,)),
        (desk.label("Norms of law"), tuple(_norm(desk, one) for one in desk.items("/norms"))),
        (desk.label("Motive"), (desk.say(desk.get("/motive")) if desk.tree is not None else "",)),
        (desk.label("Proposal"), (desk.say(desk.get("/proposal")),)),
        (desk.label("SHA-256 of the text considered"), (digest if isinstance(digest, str) else "",)),
    ]


def _norm(desk: Desk, norm: Mapping[str, Any]) -> str:
    """An act with its date and number, as far as they are given."""
    number = norm.get("number")
    said = (dates.legal(norm.get("date"), desk.lang), f"№ {number}" if isinstance(number, str) and number else "")
    tail = " ".join(filter(None, said))
    return ", ".join(part for part in (desk.say(norm.get("title")), tail) if part)


def expertise(desk: Desk) -> Paper | None:
    """The conclusion of the expertise of a draft: registration, the grounds looked at, the result, the recommendation.

    None when its text is written in another language only.
    """
    tree = desk.tree
    if desk.document.texts and tree is None:
        return None
    rounds = desk.items("/rounds")
    concluded = [one for one in rounds if isinstance(one.get("conclusion"), Mapping)]
    last: Mapping[str, Any] = next(iter((*reversed(concluded), *reversed(rounds))), {})
    conclusion = last.get("conclusion")
    conclusion = conclusion if isinstance(conclusion, Mapping) else {}
    text: tuple[PaperBlock, ...] = tree.blocks if tree is not None else ()
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title or desk.title_of(desk.paper(desk.get("/act"))),
        blocks=(*text, *_rounds(desk, rounds), *_result(desk, last, conclusion)),
        letterhead=letterhead(desk, "apparatus"),
        kind_title=desk.kind_title("CONCLUSION OF THE EXPERTISE"),
        date=dates.legal(conclusion.get("date"), desk.lang) or dates.blank(desk.lang),
        number=f"№ {conclusion.get('number') or BLANK_NUMBER}",
        place=desk.place,
        intro=facts(_registered(desk, last)),
        signatures=present(desk.signature(conclusion)) if conclusion else (Signature(desk.label("Expert"), ""),),
        subject=desk.label("CONCLUSION OF THE EXPERTISE").capitalize(),
    )


def _registered(desk: Desk, last: Mapping[str, Any]) -> Rows:
    act = desk.paper(desk.get("/act"))
    known = last.get("registered")
    known = known if isinstance(known, Mapping) else {}
    number = f"№ {known['number']}" if known.get("number") else ""
    developer = act.get("/developer") if act is not None else None
    title = desk.title_of(act)
    return [
        (desk.label("Draft"), (title if title not in desk.title else "",)),
        (desk.label("Developer"), (desk.unit(developer) if developer else "",)),
        (desk.label("Submitted"), (dates.legal(last.get("submitted"), desk.lang),)),
        (
            desk.label("Registered for expertise"),
            (", ".join(filter(None, (dates.legal(known.get("date"), desk.lang), number))),),
        ),
    ]


def _result(desk: Desk, last: Mapping[str, Any], conclusion: Mapping[str, Any]) -> Iterator[PaperBlock]:
    """What clause 28 wants looked at and what was found, the result, what is recommended if the text does not say."""
    if not conclusion:
        return
    meanings = {code: desk.meaning(code, "rounds", "conclusion", "grounds") for code in _codes(conclusion)}
    told = last.get("authenticity")
    if isinstance(told, Mapping) and told.get("authentic") is False:
        meanings["not_authentic"] = ""
    rows = [
        (f"{number}.", desk.label(what), desk.label(bad if code in meanings else good))
        for number, (code, what, good, bad) in enumerate(GROUNDS, start=1)
    ]
    others = [said for code, said in meanings.items() if said and code not in {code for code, *_ in GROUNDS}]
    if others:
        rows.append((f"{len(rows) + 1}.", desk.label("Other motives"), "; ".join(others)))
    result = conclusion.get("result")
    text = desk.tree.blocks if desk.tree is not None else ()
    advised = any(stem in one.text.casefold() for one in paragraphs(text) for stem in ADVISED)
    for label, said in (
        ("Conclusion", desk.word(RESULTS, result)),
        ("Recommendation", "" if advised else desk.word(ADVICE, result)),
    ):
        rows += [("", desk.label(label), said)] if said else []
    yield desk.table(("No.", "What was looked at", "What was found"), rows, (0.8, 8, 6))


def _codes(record: Mapping[str, Any]) -> list[str]:
    listed = record.get("grounds")
    return [one for one in listed if isinstance(one, str)] if isinstance(listed, list) else []


def _rounds(desk: Desk, rounds: tuple[Mapping[str, Any], ...]) -> Iterator[PaperBlock]:
    """Earlier submissions that were returned, with the remarks."""
    rows: list[tuple[str, ...]] = []
    for one in rounds:
        returned = one.get("returned")
        if not isinstance(returned, Mapping):
            continue
        clerical = one.get("clerical")
        remarks = mappings(clerical.get("remarks")) if isinstance(clerical, Mapping) else ()
        said = [desk.say(remark.get("text")) for remark in remarks]
        meanings = [desk.meaning(code, "rounds", "returned", "grounds") for code in _codes(returned)]
        said += [f"{names.upper_first(meaning)}." for meaning in meanings if meaning]
        said.append(desk.say(returned.get("reason")))
        rows.append(
            (
                f"{len(rows) + 1}.",
                dates.short(one.get("submitted")),
                dates.short(returned.get("date")),
                " ".join(filter(None, said)),
            )
        )
    if rows:
        yield Formula(desk.label("Returned for rework:"))
        yield desk.table(("No.", "Submitted", "Returned", "Why"), rows, (0.8, 2.6, 2.6, 9))
