"""Operations read from the text of an amending act, sentence by sentence; what is not understood is said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import product

from reglament.amending.grammar import GRAMMARS, NUMBERS, Grammar
from reglament.amending.operations import Amendment, Operation, Place, Unread, Verb
from reglament.amending.quotes import MARK, Masked, begins_quoted, is_open, masked
from reglament.diagnostics import Location
from reglament.model.tree import Clause, Paragraph, Subclause, TextTree

_LABEL = re.compile(r"\s*(\d{1,3}(?:-\d{1,3})*)([.)])")


def amendments(tree: TextTree) -> tuple[Amendment, ...]:
    """Every clause that orders amendments; none for a language without a grammar."""
    grammar = GRAMMARS.get(tree.lang)
    if grammar is None:
        return ()
    found = (_amendment(clause, tree, grammar) for clause in tree.clauses())
    return tuple(one for one in found if one is not None)


def _amendment(clause: Clause, tree: TextTree, grammar: Grammar) -> Amendment | None:
    head = clause.blocks[0] if clause.blocks else None
    if not isinstance(head, Paragraph) or not grammar.heading.search(masked(head.text).text.strip().lower()):
        return None
    reader = _Reader(tree, grammar)
    outer: list[Paragraph] = []
    for block in clause.blocks[1:]:
        if isinstance(block, Paragraph):
            outer.append(block)
        elif isinstance(block, Subclause):
            reader.scope = reader.read(outer, reader.scope)
            outer = []
            reader.read([part for part in block.blocks if isinstance(part, Paragraph)], reader.scope)
    reader.read(outer, reader.scope)
    return Amendment(head.text, tree.locate(head.span), tuple(reader.operations), tuple(reader.unread))


@dataclass
class _Reader:
    """Collects the operations of one clause. `scope` is the place that a heading (`в приложении 1:`) sets."""

    tree: TextTree
    grammar: Grammar
    scope: Place = field(default_factory=Place)
    operations: list[Operation] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def read(self, parts: Sequence[Paragraph], scope: Place) -> Place:
        """Read parts one by one; the scope that is in force at their end."""
        index = 0
        while index < len(parts):
            part, index = parts[index], index + 1
            wording: list[str] = []
            if part.text.rstrip().endswith(":"):
                while index < len(parts) and (begins_quoted(parts[index].text) or is_open(" ".join(wording))):
                    wording.append(parts[index].text)
                    index += 1
            elif is_open(part.text):
                wording.append(part.text)
                while index < len(parts) and is_open(" ".join(wording)):
                    wording.append(parts[index].text)
                    index += 1
            scope = self._part(part, wording, scope)
        return scope

    def _part(self, part: Paragraph, wording: Sequence[str], scope: Place) -> Place:
        at = self.tree.locate(part.span)
        whole = wording if wording and wording[0] == part.text else [part.text, *wording]
        sentence = masked("\n".join(whole))
        head = sentence.text.strip().rstrip(" .;")
        if head.endswith(":") and not sentence.quotations:
            places = self._places(head)
            if places is not None and len(places) == 1:
                return places[0].within(scope)
        for one in filter(None, (piece.strip(" .;,\n") for piece in sentence.text.split(";"))):
            read = self._sentence(one, sentence, scope, at)
            if read is None:
                self.unread.append(Unread(MARK.sub("«…»", one), at))
            else:
                self.operations.extend(read)
        return scope

    def _sentence(self, text: str, said: Masked, scope: Place, at: Location) -> list[Operation] | None:
        """The operations of one sentence, None when it was not understood."""
        low = " ".join(text.lower().split())
        words = list(self._on_words(low, said, at))
        if words:
            start = min(begin for begin, _ in words)
            everywhere = self.grammar.everywhere.search(low) is not None
            where = self._places(self.grammar.everywhere.sub(" ", low[:start]))
            if where is None:
                return None
            return [
                replace(one, place=place.within(scope), everywhere=everywhere)
                for place, (_, one) in product(where or [Place()], words)
            ]
        return self._on_units(low, said, scope, at)

    def _on_words(self, low: str, said: Masked, at: Location) -> Iterator[tuple[int, Operation]]:
        """Operations on words, each with the offset at which it begins."""
        for verb, pattern in (
            (Verb.ADD_WORDS, self.grammar.add_words),
            (Verb.REPLACE_WORDS, self.grammar.replace_words),
            (Verb.EXCLUDE_WORDS, self.grammar.exclude_words),
        ):
            for match in pattern.finditer(low):
                groups = [said.quoted(group) for group in match.groups() if group is not None]
                new = groups[1] if len(groups) > 1 else ""
                yield match.start(), Operation(verb, Place(), groups[0], new, at=at)

    def _on_units(self, low: str, said: Masked, scope: Place, at: Location) -> list[Operation] | None:
        if match := self.grammar.insert.match(low):
            return self._inserted(match, said, scope, at)
        if match := self.grammar.by_annex.match(low):
            where = self._places(match["place"])
            whole = [one.within(scope) for one in where or [Place()]]
            if where is None or len(whole) != 1 or not whole[0].is_whole:
                return None
            return [Operation(Verb.REWRITE, whole[0], from_annex=match["annex"] or "*", at=at)]
        if match := self.grammar.rewrite.match(low):
            where, wording = self._places(match["place"]), _wording(said, low)
            if where is None or len(where) != 1 or not wording:
                return None
            return [Operation(Verb.REWRITE, where[0].within(scope), wording=wording, at=at)]
        if match := self.grammar.exclude.match(low):
            where = self._places(match["place"])
            return [Operation(Verb.EXCLUDE, one.within(scope), at=at) for one in where] if where else None
        return None

    def _inserted(self, match: re.Match[str], said: Masked, scope: Place, at: Location) -> list[Operation] | None:
        outer, units, wording = self._places(match["place"]), self._places(match["units"]), _wording(said, match[0])
        if outer is None or not units or len(outer) > 1 or not wording:
            return None
        inside = (outer or [Place()])[0].within(scope)
        shares = _shares(wording, len(units))
        if shares is None:
            return None
        return [
            Operation(Verb.INSERT, unit.within(inside), wording=share, at=at)
            for unit, share in zip(units, shares, strict=True)
        ]

    def _places(self, text: str) -> list[Place] | None:
        """The places that words name, inner to outer in any order; None when words are left over."""
        rest = text
        values: dict[str, list[str]] = {}
        for name, pattern in self.grammar.places.items():
            match = pattern.search(rest)
            if match is None:
                continue
            values[name] = [group for group in match.groups() if group is not None]
            rest = f"{rest[: match.start()]} {rest[match.end() :]}"
        if self.grammar.noise.sub("", rest):
            return None
        if not values:
            return []
        numbers = {
            name: NUMBERS.findall(values[name][0]) if name in values else [""] for name in ("clause", "subclause")
        }
        ordinals = {name: self._ordinal(values[name][0]) if name in values else 0 for name in ("part", "indent")}
        annex = (values["annex"] or ["*"])[0] if "annex" in values else ""
        return [
            Place(annex, clause, subclause, **ordinals, title="title" in values, preamble="preamble" in values)
            for clause, subclause in product(numbers["clause"], numbers["subclause"])
        ]

    def _ordinal(self, word: str) -> int:
        if word.isdigit():
            return int(word)
        fits = (number for stem, number in reversed(list(self.grammar.ordinals.items())) if re.match(stem, word))
        return next(fits, 0)


def _wording(said: Masked, low: str) -> tuple[str, ...]:
    """The paragraphs of the new wordings that the sentence quotes."""
    quoted = (said.quoted(index) for index in MARK.findall(low))
    return tuple(line.strip() for text in quoted for line in text.split("\n") if line.strip())


def _shares(wording: tuple[str, ...], count: int) -> list[tuple[str, ...]] | None:
    """The wording shared out among the added units, each beginning with its own number."""
    if count == 1:
        return [wording]
    first = _LABEL.match(wording[0])
    if first is None:
        return None
    shares: list[list[str]] = []
    for line in wording:
        label = _LABEL.match(line)
        if label is not None and label[2] == first[2]:
            shares.append([])
        shares[-1].append(line)
    return [tuple(share) for share in shares] if len(shares) == count else None
