"""What changed, in one sentence, and the words that every writer of redlines shares."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reglament.diagnostics import Lang
from reglament.i18n import translator
from reglament.redline.comparing import Entry, Redline, Section, Status
from reglament.redline.listing import REQUISITES, Kind

DOMAIN = "redline"


def msgid(text: str) -> str:
    """Marks a text of the `redline` catalogue that is translated later."""
    return text


KINDS = {
    Kind.DRAFT: msgid("mark of a draft"),
    Kind.LETTERHEAD: msgid("letterhead"),
    Kind.STAMP: msgid("stamp"),
    Kind.REFERENCE: msgid("line of registration"),
    Kind.ADDRESSEE: msgid("addressee"),
    Kind.DATE: msgid("date"),
    Kind.NUMBER: msgid("number"),
    Kind.PLACE: msgid("place of adoption"),
    Kind.NAME: msgid("name of the kind"),
    Kind.TITLE: msgid("title"),
    Kind.CHAPTER: msgid("heading"),
    Kind.PARAGRAPH: msgid("paragraph"),
    Kind.FORMULA: msgid("resolving word"),
    Kind.TABLE: msgid("table"),
    Kind.FACTS: msgid("facts"),
    Kind.PICTURE: msgid("picture"),
    Kind.FOOTNOTE: msgid("footnote"),
    Kind.SIGNATURE: msgid("signature"),
    Kind.VISAS: msgid("visas"),
    Kind.VISA: msgid("visa"),
    Kind.EXECUTOR: msgid("executor"),
    Kind.MARK: msgid("line at the foot"),
}
"""What a block outside of clauses is called."""

_STATUSES = {
    Status.CHANGED: msgid("changed"),
    Status.ADDED: msgid("added"),
    Status.REMOVED: msgid("removed"),
    Status.MOVED_AWAY: msgid("moved from here (move {number})"),
    Status.MOVED_HERE: msgid("moved here (move {number})"),
}

_CLAUSES = {
    Status.CHANGED: msgid("clauses changed: {count} ({numbers})"),
    Status.ADDED: msgid("clauses added: {count} ({numbers})"),
    Status.REMOVED: msgid("clauses removed: {count} ({numbers})"),
    Status.MOVED_HERE: msgid("clauses moved: {count} ({numbers})"),
    Status.SAME: msgid("clauses renumbered: {count} ({numbers})"),
}
_BLOCKS = {
    Status.CHANGED: msgid("other blocks changed: {count}"),
    Status.ADDED: msgid("other blocks added: {count}"),
    Status.REMOVED: msgid("other blocks removed: {count}"),
    Status.MOVED_HERE: msgid("other blocks moved: {count}"),
}
_ROWS = {
    Status.CHANGED: msgid("rows of tables changed: {count}"),
    Status.ADDED: msgid("rows of tables added: {count}"),
    Status.REMOVED: msgid("rows of tables removed: {count}"),
}


def words(lang: Lang) -> Callable[[str], str]:
    """The texts of the writers in one language."""
    return translator(DOMAIN, lang)


def place(entry: Entry, lang: Lang) -> str:
    """Where a block stands: `пункт 5, подпункт 2)`; what it is when it belongs to no clause."""
    _ = words(lang)
    label = entry.new or entry.old
    said = [_("clause {number}").format(number=entry.clause)] if entry.clause else []
    if entry.kind in (Kind.SUBCLAUSE, Kind.SUBPART) and label:
        said.append(_("subclause {label}").format(label=label))
    elif entry.kind is Kind.FOOTNOTE or entry.kind in KINDS:
        said.append(f"{_(KINDS[entry.kind])} {label}".strip())
    return ", ".join(said) or _("text")


def fate(entry: Entry, lang: Lang) -> str:
    """What became of a block in words, empty when nothing did."""
    _ = words(lang)
    if entry.renumbered:
        return _("renumbered")
    if entry.picture:
        return _("the picture was replaced")
    if entry.status is Status.SAME:
        return ""
    return _(_STATUSES[entry.status]).format(number=entry.move)


def section_name(section: Section, lang: Lang) -> str:
    """What an annex is called: the first line of its stamp and its title; empty for the paper itself."""
    annex = section.annex
    if annex is None:
        return ""
    named = annex.stamp.lines[0] if annex.stamp.lines else words(lang)("annex")
    return f"{named}. {annex.title}" if annex.title else named


def summary(redline: Redline, lang: Lang) -> str:
    """What changed, in one line: `clauses changed: 2 (5, 12-1); clauses added: 1 (7); title`."""
    return "; ".join(said for section in redline.sections for said in _said(section, lang)) or words(lang)(
        "nothing changed"
    )


@dataclass
class _Count:
    """Changes of one section by sort."""

    clauses: dict[str, Status] = field(default_factory=dict)
    blocks: dict[Status, int] = field(default_factory=dict)
    rows: dict[Status, int] = field(default_factory=dict)
    requisites: dict[Kind, None] = field(default_factory=dict)

    def take(self, entry: Entry) -> None:
        """Count one block."""
        if entry.status is Status.SAME:
            return
        if entry.kind in REQUISITES:
            self.requisites[entry.kind] = None
        elif entry.kind is Kind.TABLE and entry.status is Status.CHANGED:
            for row in entry.rows:
                if row.status is not Status.SAME:
                    self.rows[row.status] = self.rows.get(row.status, 0) + 1
        elif entry.clause:
            self._clause(entry)
        elif entry.status is not Status.MOVED_AWAY:
            self.blocks[entry.status] = self.blocks.get(entry.status, 0) + 1

    def _clause(self, entry: Entry) -> None:
        """A clause that came, went or was moved as a whole counts as that; else a change in it makes it changed."""
        before = self.clauses.get(entry.clause)
        if entry.kind is Kind.CLAUSE:
            status = Status.SAME if entry.renumbered else entry.status
            if status is Status.MOVED_AWAY or (status is Status.REMOVED and before is not None):
                return
            self.clauses[entry.clause] = status
        elif before in (None, Status.SAME):
            self.clauses[entry.clause] = Status.CHANGED


def _said(section: Section, lang: Lang) -> Iterator[str]:
    _ = words(lang)
    name = section_name(section, lang)
    if name and (section.old is None or section.new is None):
        said = _("annex added: {name}") if section.old is None else _("annex removed: {name}")
        yield said.format(name=name)
        return
    count = _Count()
    for entry in section.entries:
        count.take(entry)
    said = "; ".join(_counted(count, lang))
    if said:
        yield f"{name}: {said}" if name else said


def _counted(count: _Count, lang: Lang) -> Iterator[str]:
    _ = words(lang)
    if count.requisites:
        yield _("requisites changed: {names}").format(names=", ".join(_(KINDS[kind]) for kind in count.requisites))
    for status, text in _CLAUSES.items():
        numbers = [number for number, found in count.clauses.items() if found is status]
        if numbers:
            yield _(text).format(count=len(numbers), numbers=", ".join(numbers))
    for texts, counts in ((_BLOCKS, count.blocks), (_ROWS, count.rows)):
        for status, text in texts.items():
            if counts.get(status):
                yield _(text).format(count=counts[status])
