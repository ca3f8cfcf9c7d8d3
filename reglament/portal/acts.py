"""The register of acts and the pages of a dossier: act, note, reference, approval sheet, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reglament.control.duties_drafts import reply_due
from reglament.model.documents import Document
from reglament.model.tree import TextTree
from reglament.portal.body import Page
from reglament.portal.face import Face, Link, Official, page_of
from reglament.portal.names import dicts
from reglament.portal.relations import ACTS
from reglament.portal.shared import (
    Fact,
    Row,
    annexes_of,
    assignments_from,
    facets,
    filled,
    foreign,
    official_fact,
    related,
    row,
    text_of,
    year_of,
)

IN_WORK = frozenset({"draft", "approval"})
NEWEST = 15


@dataclass(frozen=True)
class Reply:
    """A unit or an official in the approval of a draft."""

    who: Link
    official: Official | None
    sent: str
    due: str
    replied: str
    result: str
    remarks: tuple[tuple[str, str, str], ...]


def pages(face: Face) -> Iterator[Page]:
    """The register and every page of every dossier."""
    acts = sorted(face.repository.of_kind(*ACTS), key=_newest)
    yield from _registers(face, acts)
    for act in acts:
        yield _act(face, act)
        if len(act.texts) > 1 and {"kk", "ru"} <= act.texts.keys():
            yield _parallel(face, act)
    for document in face.repository.of_kind("explanatory_note", "reference", "approval_sheet"):
        yield _paper(face, document)


def newest_rows(face: Face, count: int = NEWEST) -> list[Row]:
    """The newest adopted acts."""
    acts = [act for act in face.repository.of_kind(*ACTS) if act.get("/status") not in IN_WORK]
    return [row(face, act) for act in sorted(acts, key=_newest)[:count]]


def replies(face: Face, sheet: Document) -> list[Reply]:
    """Who was asked to agree, then the officials who signed for themselves."""
    found = []
    for request in dicts(sheet.get("/requests")):
        reply = request.get("reply")
        answer = reply if isinstance(reply, dict) else {}
        found.append(
            Reply(
                who=face.unit(request.get("unit")),
                official=face.official(reply),
                sent=face.short(request.get("sent")),
                due=face.short(reply_due(request, face.site.calendar)),
                replied=face.short(answer.get("date")),
                result=str(answer.get("kind") or "waiting"),
                remarks=tuple(
                    (
                        face.text(r.get("text")),
                        str(r.get("decision") or ""),
                        face.text(r.get("answer")),
                    )
                    for r in dicts(answer.get("remarks"))
                ),
            )
        )
    for signed in dicts(sheet.get("/officials")):
        who = face.official(signed)
        if who is not None:
            result = str(signed.get("kind") or "agreed")
            found.append(Reply(who.person, who, "", "", face.short(signed.get("date")), result, ()))
    return found


def approval_of(face: Face, act: Document) -> Document | None:
    """The approval sheet of an act."""
    return next(iter(face.relations.sheets.get(act.id, ())), None)


def _newest(act: Document) -> tuple[int, str]:
    day = act.get("/date")
    stamp = day if isinstance(day, str) else f"{year_of(act)}-99"
    return -int(stamp.replace("-", "")[:8] or 0) if stamp.replace("-", "").isdigit() else 0, act.id


def _registers(face: Face, acts: list[Document]) -> Iterator[Page]:
    _ = face.gettext
    rows = [row(face, act) for act in acts]
    years = sorted({r.year for r in rows if r.year}, reverse=True)
    common = {
        "years": [(Link(f"acts/{year}/index.html", year), sum(r.year == year for r in rows)) for year in years],
        "statuses": sorted(Counter(r.status for r in rows).items()),
    }
    yield Page(
        "acts/index.html",
        "acts.html",
        _("Acts"),
        {
            **common,
            "rows": [r for r in rows if r.status not in IN_WORK][:NEWEST],
            "drafts": [r for r in rows if r.status in IN_WORK],
            "year": "",
        },
        section="acts",
    )
    for year in years:
        yield Page(
            f"acts/{year}/index.html",
            "acts.html",
            _("Acts of {year}").format(year=year),
            {
                **common,
                "rows": [r for r in rows if r.year == year],
                "drafts": [],
                "year": year,
            },
            section="acts",
            crumbs=(Link("acts/index.html", _("Acts")),),
        )


def _crumbs(face: Face, document: Document) -> tuple[Link, ...]:
    year = year_of(document)
    crumbs = [Link("acts/index.html", face.gettext("Acts"))]
    if document.id.startswith("acts/") and face.document(f"{document.dossier}/act") is not None:
        crumbs.append(Link(f"acts/{year}/index.html", year))
    act = face.document(document.get("/act"))
    if act is not None:
        crumbs.append(Link(page_of(act), face.title(act)))
    return tuple(crumbs)


def _facts(face: Face, act: Document) -> tuple[Fact, ...]:
    _ = face.gettext
    amount = act.get("/amount/value")
    registration = act.get("/registration")
    meeting = act.get("/meeting")
    agenda = face.document(f"{meeting}/protocol") or face.document(f"{meeting}/agenda")
    return filled(
        Fact(_("Date of adoption"), face.full(act.get("/date"))),
        Fact(_("Number"), f"№ {act.get('/number')}" if act.get("/number") else ""),
        Fact(_("Developer"), links=_some(face.unit(act.get("/developer")))),
        official_fact(face, _("Signatory"), act.get("/signer")),
        official_fact(face, _("Control of execution"), act.get("/control")),
        Fact(_("Takes effect"), in_force(face, act)),
        Fact(
            _("Meeting"),
            links=(Link(page_of(agenda), face.requisites(agenda)),) if agenda else (),
        ),
        Fact(_("State registration"), _registration(face, registration)),
        Fact(
            _("Published"),
            links=tuple(
                Link("", face.text(p.get("source")), face.full(p.get("date"))) for p in dicts(act.get("/publications"))
            ),
        ),
        Fact(
            _("Nature"),
            _("normative legal act") if act.get("/normative") is True else "",
        ),
        Fact(
            _("Expenses"),
            f"{face.number(amount)} ₸" if isinstance(amount, int | float) else "",
        ),
        Fact(
            _("Legal basis"),
            links=tuple(Link("", face.text(b.get("title")), foreign(face, b)) for b in dicts(act.get("/legal_basis"))),
        ),
        *(_seal(face, seal) for seal in face.repository.in_dossier(act.dossier, "seal")),
    )


def _seal(face: Face, seal: Document) -> Fact:
    """When the files of a signed act were sealed, and how many."""
    count = len(dicts(seal.get("/files")))
    files = face.ngettext("{n} file", "{n} files", count).format(n=count)
    return Fact(face.kind("seal"), ", ".join(filter(None, (face.full(seal.get("/sealed/date")), files))))


@dataclass(frozen=True, slots=True)
class Seal:
    """How anybody can tell whether the files of a signed act are those that were sealed: `sums` as `sha256sum` reads
    them."""

    label: str
    text: str
    sums: str


def _sums(face: Face, seal: Document) -> Seal:
    _ = face.gettext
    lines = (f"{one.get('sha256')}  {one.get('name')}" for one in dicts(seal.get("/files")))
    said = _(
        "The files of the signed act do not change since {date}. Whoever has its bundle can compare them: save these "
        "lines as sums.txt in the folder data/source of the act and run sha256sum -c sums.txt."
    )
    return Seal(face.kind("seal"), said.format(date=face.full(seal.get("/sealed/date"))), "\n".join(lines))


def in_force(face: Face, act: Document) -> str:
    """When an act takes effect, in words; empty when the paper does not say."""
    _, ngettext = face.gettext, face.ngettext
    rule, days, day = (
        act.get("/in_force/rule"),
        act.get("/in_force/days"),
        act.get("/in_force/date"),
    )
    if rule == "on_date" or (isinstance(day, str) and day):
        return face.full(day)
    if rule == "on_signature":
        return _("from the day of signature")
    if rule == "after_publication":
        if not isinstance(days, int):
            return _("after official publication")
        return ngettext(
            "{n} calendar day after official publication",
            "{n} calendar days after official publication",
            days,
        ).format(n=days)
    return ""


def _registration(face: Face, value: object) -> str:
    if not isinstance(value, dict):
        return ""
    return ", ".join(part for part in (face.text(value.get("organ")), foreign(face, value)) if part)


def _some(link: Link) -> tuple[Link, ...]:
    return (link,) if link.text else ()


def _act(face: Face, act: Document) -> Page:
    tree, other = text_of(face, act)
    lang = other or face.lang
    sheet = approval_of(face, act)
    asked = replies(face, sheet) if sheet else []
    return Page(
        page_of(act),
        "act.html",
        face.title(act),
        {
            "document": act,
            "status": str(act.get("/status", "draft")),
            "requisites": face.requisites(act),
            "facts": _facts(face, act),
            "tree": tree,
            "other": other,
            "text_lang": lang,
            "annexes": annexes_of(face, act, lang),
            "parallel": Link(f"{act.id}.parallel.html", face.gettext("Side by side"))
            if {"kk", "ru"} <= act.texts.keys()
            else None,
            "files": face.site.files.get(act.id, ()),
            "bundle": face.site.bundles.get(act.dossier, ()),
            "related": related(face, act),
            "tasks": assignments_from(face, act.id),
            "sheet": Link(page_of(sheet), face.kind("approval_sheet")) if sheet else None,
            "replies": asked,
            "seals": [_sums(face, seal) for seal in face.repository.in_dossier(act.dossier, "seal")],
            "agreed": sum(r.result in {"agreed", "agreed_with_remarks"} for r in asked),
            "expertise": sheet.get("/expertise") if sheet else None,
        },
        section="acts",
        crumbs=_crumbs(face, act),
        facets=facets(face, act),
        description=face.requisites(act),
    )


def _parallel(face: Face, act: Document) -> Page:
    _ = face.gettext
    parts: list[tuple[str, dict[str, str], TextTree | None, TextTree | None]] = [
        ("", {}, act.texts["kk"], act.texts["ru"])
    ]
    for annex in sorted(act.annexes, key=lambda a: a.ordinal):
        kk, ru = annex.texts.get("kk"), annex.texts.get("ru")
        titles = {t.lang: t.title.text for t in (kk, ru) if t is not None and t.title is not None}
        parts.append((face.annex(annex.ordinal, len(act.annexes)), titles, kk, ru))
    return Page(
        f"{act.id}.parallel.html",
        "parallel.html",
        _("Side by side"),
        {
            "titles": {lang: act.title(lang) or "" for lang in ("kk", "ru")},
            "requisites": face.requisites(act),
            "parts": parts,
            "files": [f for f in face.site.files.get(act.id, ()) if f.lang == "kk-ru"],
        },
        section="acts",
        crumbs=(*_crumbs(face, act), Link(page_of(act), face.title(act))),
    )


def _paper(face: Face, document: Document) -> Page:
    """A paper that accompanies an act or a question."""
    _ = face.gettext
    tree, other = text_of(face, document)
    act = face.document(document.get("/act"))
    registered = document.get("/registered")
    costs = document.get("/costs/amount")
    facts = filled(
        Fact(_("Act"), links=(Link(page_of(act), face.title(act)),) if act else ()),
        Fact(_("Prepared by"), links=_some(face.unit(document.get("/prepared_by")))),
        official_fact(face, _("Signed by"), document.get("/signed")),
        official_fact(face, _("Visa"), document.get("/visa")),
        Fact(_("Submitted"), face.full(document.get("/submitted"))),
        Fact(
            _("Draft registered"),
            foreign(face, registered) if isinstance(registered, dict) else "",
        ),
        Fact(
            _("Costs"),
            f"{face.number(costs)} ₸" if isinstance(costs, int | float) and costs else "",
        ),
    )
    sheet = document.kind == "approval_sheet"
    asked = replies(face, document) if sheet else []
    return Page(
        page_of(document),
        "paper.html",
        face.title(document) if tree is not None else face.kind(document.kind),
        {
            "document": document,
            "kind": face.kind_of(document),
            "facts": facts,
            "tree": tree,
            "other": other,
            "text_lang": other or face.lang,
            "files": face.site.files.get(document.id, ()),
            "bundle": face.site.bundles.get(document.dossier, ()),
            "related": related(face, document),
            "earlier": [
                (
                    Link("", face.text(e.get("title")), foreign(face, e)),
                    face.text(e.get("executed")),
                )
                for e in dicts(document.get("/earlier_acts"))
            ],
            "replies": asked,
            "agreed": sum(r.result in {"agreed", "agreed_with_remarks"} for r in asked),
            "expertise": document.get("/expertise") if sheet else None,
        },
        section=document.id.split("/", maxsplit=1)[0],
        crumbs=paper_crumbs(face, document),
        facets=facets(face, document),
    )


def paper_crumbs(face: Face, document: Document) -> tuple[Link, ...]:
    """The way to a paper that lies in a dossier, with a meeting or with a plan."""
    _ = face.gettext
    top = document.id.split("/", maxsplit=1)[0]
    if top == "meetings":
        return (Link("meetings/index.html", _("Meetings")),)
    if top == "plans":
        return (Link("plans/index.html", _("Plans")),)
    return _crumbs(face, document)
