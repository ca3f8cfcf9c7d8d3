"""One DOCX read: the only way into this package for bytes of a stranger. It runs in a worker under limits."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from reglament.exchange.body import Body
from reglament.exchange.changes import Settled
from reglament.exchange.journal import Journal
from reglament.exchange.markup import W
from reglament.exchange.numbering import Numbering
from reglament.exchange.package import Package
from reglament.exchange.pictures import Pictures
from reglament.exchange.pieces import Answer, Reading
from reglament.exchange.refusal import Refused
from reglament.exchange.remarks import Sort
from reglament.exchange.runs import Context
from reglament.exchange.side import Side, margins
from reglament.exchange.styles import Styles
from reglament.exchange.words import msgid


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: its name for messages, its bytes, which tracked changes are not accepted, by their keys.

    `reject_all` rejects every change, whatever `rejected` says.
    """

    name: str
    data: bytes = field(repr=False)
    rejected: Collection[str] = ()
    reject_all: bool = False
    keep_hidden: bool = False

    def accepts(self, key: str) -> bool:
        """Whether a tracked change is accepted."""
        return not self.reject_all and key not in self.rejected


def read(job: Job) -> Answer:
    """What the file says, or why it is refused."""
    try:
        return _read(job)
    except Refused as refused:
        return refused.refusal


def _read(job: Job) -> Reading:
    if not job.name.lower().endswith(".docx"):
        Package(job.name, job.data)  # tells what the file is when it is no DOCX at all
        raise Refused(msgid("{file} is a Word document of another name. Give it the ending .docx."), file=job.name)
    package = Package(job.name, job.data)
    journal = Journal(job.name)
    settled = Settled()
    root = package.root(package.main)
    body = root.find(W + "body") if root is not None else None
    if body is None:
        raise Refused(msgid("{file} is damaged: it has no text."), file=job.name)
    settled.settle(root, job.accepts)
    styles = Styles(package.one("styles"))
    side = Side(package, settled, job.accepts, journal)
    context = Context(styles, side, Pictures(package), journal, keep_hidden=job.keep_hidden)
    items = tuple(Body(context, Numbering(package.one("numbering"), styles)).items(body))
    side.report()
    margins(package, journal)
    links = [one for one in package.relations(package.main) if one.type == "hyperlink" and one.external]
    for target in dict.fromkeys(one.target for one in links):
        journal.add(Sort.LEFT_OUT, msgid("A link is left out, its words are kept: {target}"), target=target[:200])
    journal.count(Sort.CHANGED, msgid("Changes of formatting alone are ignored: {count}."), settled.formatting)
    return Reading(job.name, items, journal.remarks, tuple(settled.changes))
