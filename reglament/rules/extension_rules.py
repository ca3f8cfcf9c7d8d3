"""Clause 45: extension of terms; the same order for assignments of the akim, as a reminder (reading A-25)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reglament.control.assignments import from_above
from reglament.diagnostics import Diagnostic
from reglament.model.documents import Document
from reglament.model.officials import same_official
from reglament.rules import extension_facts as facts_of
from reglament.rules import extension_specs as specs
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec
from reglament.rules.extension_facts import AUTHORISED, Fault
from reglament.rules.facts import as_day, as_text, entries, note, word
from reglament.rules.registers import OFFICE
from reglament.rules.since import word_reading


def _diagnostics(spec: RuleSpec, faults: Iterable[Fault]) -> Iterator[Diagnostic]:
    for fault in faults:
        at = fault.location
        proof = (note(at, "term", proof=fault.term.explanation()),) if fault.term else ()
        yield Diagnostic(spec.id, fault.message, at, fault.facts, proof)


def _above(spec: RuleSpec, check: Callable[[Document, Context], Iterator[Fault]]) -> Rule:
    """A rule for assignments of higher bodies alone."""

    def checked(document: Document, ctx: Context) -> Iterator[Diagnostic]:
        """Extensions of assignments from above."""
        if from_above(document) and document.get("/extensions"):
            yield from _diagnostics(spec, check(document, ctx))

    return Rule(spec, document=checked)


def _decided(document: Document, ctx: Context) -> Iterator[Fault]:
    return facts_of.undecided(document, ctx, AUTHORISED)


def _own(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Extensions of assignments that the akimat gave itself (reading A-25)."""
    if from_above(document) or not document.get("/extensions"):
        return
    if word_reading(ctx, "own_extensions", "warn") == "warn":
        yield from _diagnostics(specs.OWN, facts_of.requested_late(document, ctx))
        yield from _diagnostics(specs.OWN, facts_of.not_later(document, ctx))
        yield from _diagnostics(specs.OWN, facts_of.too_many(document, ctx))
        yield from _diagnostics(specs.OWN, facts_of.undecided(document, ctx, None))


def _signed(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The akim, or who acts for him, signs the request."""
    if not from_above(document):
        return
    for at, entry in entries(document, "/extensions"):
        on, who = as_day(entry.get("requested")), word(document, f"{at}/by/person")
        if on and ctx.registers.person(who) and not names.stands_for_rank(ctx, who, "akim", on):
            place = document.at(f"{at}/by")
            yield Diagnostic("R45.2", "other", place, {"person": names.person(ctx, who), "date": on})


def _addressee(document: Document, ctx: Context) -> Iterator[Fault]:
    """The request is addressed to the one who gave the assignment."""
    issuer = document.get("/issuer")
    for request in facts_of.requests(document, ctx):
        addressee, letter = request.entry.get("addressee"), request.letter
        if isinstance(addressee, dict):
            if isinstance(issuer, dict) and not same_official(issuer, addressee):
                yield Fault("other", document.at(f"{request.extension.pointer}/addressee"))
        elif letter is None:
            yield Fault("absent", document.at(request.extension.pointer))
        elif isinstance(issuer, dict):
            texts = (
                as_text(one.get(name)) for _, one in entries(letter, "/addressees") for name in ("official", "name")
            )
            if not facts_of.named_in(issuer, texts, ctx):
                yield Fault("other", letter.at("/addressees"))


def _contents(document: Document, ctx: Context) -> Iterator[Fault]:
    """The request tells all that the clause demands; state bodies only where somebody takes part in execution."""
    for request in facts_of.requests(document, ctx):
        wanted = [name for name in specs.PARTS if name != "bodies" or document.get("/co_executors")]
        missing = [specs.PARTS[name] for name in wanted if not request.contents.get(name)]
        if missing:
            what = {lang: ", ".join(part[lang] for part in missing) for lang in ("kk", "ru", "en")}
            yield Fault("missing", request.place, {"what": what})


RULES = (
    _above(specs.REQUESTED, facts_of.requested_late),
    Rule(specs.SIGNED, document=_signed, needs=OFFICE),
    _above(specs.ADDRESSEE, _addressee),
    _above(specs.CONTENTS, _contents),
    _above(specs.LATER, facts_of.not_later),
    _above(specs.ONCE, facts_of.too_many),
    _above(specs.DECIDED, _decided),
    Rule(specs.OWN, document=_own),
    _above(specs.AFTERWARDS, facts_of.decided_late),
)
