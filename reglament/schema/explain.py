"""From raw faults to findings that a drafter understands: the right place, the cause, the way out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from reglament.diagnostics import Diagnostic, Location, Note, Param
from reglament.model.documents import Json, Source
from reglament.model.letters import strange_letters
from reglament.schema import repair, words
from reglament.schema.duplicates import first_pairs, repeated
from reglament.schema.engines import Fault
from reglament.schema.scalars import Repair, form, mistyped
from reglament.schema.store import Schema, Step, Store, is_text, label, pointer, value_at

_HINTS = 200
"""How many unknown keys of one file are compared with known ones; the rest are only named."""

_FORMS = frozenset({"pattern", "format", "minLength", "maxLength"})


def explain(store: Store, kind: str, source: Source, faults: Iterable[Fault]) -> list[Diagnostic]:
    """The findings about one document of a known kind, in the order of the file."""
    explainer = _Explainer(store, kind, source)
    found = [*explainer.findings(faults), *explainer.repeated_ids()]
    return sorted(found, key=lambda diagnostic: diagnostic.sort_key)


def unfold(store: Store, kind: str, data: Json, faults: Iterable[Fault]) -> Iterator[Fault]:
    """Faults with each `oneOf` replaced by the faults of the branch that the writer meant."""
    for fault in faults:
        if fault.keyword != "oneOf" or not fault.branches:
            yield fault
            continue
        schema = _owner(store, kind, fault.path, data)
        index = store.branch(schema, value_at(data, fault.path))
        yield from [Fault(fault.path, "type")] if index is None else unfold(store, kind, data, fault.branches[index])


def _owner(store: Store, kind: str, path: tuple[Step, ...], data: Json) -> Schema:
    """The resolved schema with the `oneOf` at `path`."""
    above = store.at(kind, path[:-1], data)
    return store.resolve(store.down(above, path[-1]))


class _Explainer:
    """The faults of one document, each turned into a finding."""

    def __init__(self, store: Store, kind: str, source: Source) -> None:
        self.store = store
        self.kind = kind
        self.source = source
        self.data = source.data
        self.hints = _HINTS

    def findings(self, faults: Iterable[Fault]) -> Iterator[Diagnostic]:
        """One finding for each missing and unknown key, one for each value that is wrong."""
        places: dict[tuple[Step, ...], list[Fault]] = defaultdict(list)
        for fault in unfold(self.store, self.kind, self.data, faults):
            places[fault.path].append(fault)
        for path, here in places.items():
            schema = self.store.at(self.kind, path, self.data)
            value = value_at(self.data, path)
            keywords = {fault.keyword for fault in here}
            if isinstance(value, dict) and "type" not in keywords:
                yield from self._keys(path, schema, value, here)
            else:
                yield from self._value(path, schema, value, keywords)

    def _keys(self, path: tuple[Step, ...], schema: Schema, value: Json, here: list[Fault]) -> Iterator[Diagnostic]:
        missing = list(dict.fromkeys(fault.name for fault in here if fault.keyword == "required"))
        unknown = dict.fromkeys(fault.name for fault in here if fault.keyword == "additionalProperties")
        free = [name for name in self.store.properties(schema) if name not in value]
        for name in unknown:
            near = self._near(name, schema, free)
            if near in missing:
                missing.remove(near)
            if value[name] is None and not near and (is_text(schema) or " " in name):
                yield self._comma(path, name)
            else:
                yield self._unknown(path, schema, name, near)
        for name in missing:
            yield self._missing(path, schema, name)

    def _near(self, name: str, schema: Schema, free: list[str]) -> str:
        """A free key of the same mapping that is spelled or called alike."""
        if self.hints <= 0:
            return ""
        self.hints -= 1
        titles = {key: label(self.store.resolve(part), key) for key, part in schema.get("properties", {}).items()}
        return repair.near(name, free) or repair.meant(name, {key: titles[key] for key in free if key in titles})

    def _unknown(self, path: tuple[Step, ...], schema: Schema, name: str, near: str) -> Diagnostic:
        place = self.source.key(pointer((*path, name)))
        shown = words.short(name)
        if near:
            strange = strange_letters(name, near)
            facts: dict[str, Param] = {"key": shown, "near": near, "letters": strange}
            return Diagnostic("S04", "letters" if strange else "unknown", place, facts, fix="near")
        if patterns := schema.get("patternProperties"):
            return Diagnostic("S04", "unknown", place, {"key": shown, "form": next(iter(patterns))}, fix="year")
        inside = {step for step in path if isinstance(step, str)}
        owners = [owner for owner in self.store.owners(self.kind, name) if set(owner) != inside] if self.hints else []
        if owners:
            owner = ".".join(owners[0])
            return Diagnostic("S04", "unknown", place, {"key": shown, "owner": owner}, fix="place" if owner else "root")
        kinds = [kind for kind in self.store.kinds if name in self.store.properties(self.store.schemas[kind])]
        if kinds and not path:
            return Diagnostic("S04", "unknown", place, {"key": shown, "kinds": ", ".join(kinds)}, fix="kinds")
        used = value_at(self.data, path)
        keys = ", ".join(key for key in self.store.properties(schema) if key not in used)
        return Diagnostic("S04", "unknown", place, {"key": shown, "keys": keys})

    def _comma(self, path: tuple[Step, ...], name: str) -> Diagnostic:
        """In `{kk: one, two}` the words after the comma are read as a key without a value."""
        return Diagnostic("S04", "comma", self.source.key(pointer((*path, name))), {"key": words.short(name)})

    def _missing(self, path: tuple[Step, ...], schema: Schema, name: str) -> Diagnostic:
        if is_text(schema):
            return self._missing_language(path, name)
        part = self.store.resolve(self.store.down(schema, name))
        owner, key = self._named(path), self._key(path)
        params: dict[str, Param] = {
            "key": name,
            "label": label(part, name),
            "owner": owner,
            "sample": words.sample(part),
        }
        return Diagnostic("S02", "inside" if path else "missing", key, params)

    def _missing_language(self, path: tuple[Step, ...], lang: str) -> Diagnostic:
        """A text in several languages lacks one: its key is not there, or nothing stands after it."""
        empty = lang in value_at(self.data, path)
        place = self.source.key(pointer((*path, lang))) if empty else self._key(path)
        key = self._named(path)
        title = label(self.store.at(self.kind, path, self.data), key)
        params: dict[str, Param] = {"key": key, "label": title, "lang": lang, "language": words.LANGUAGES[lang]}
        return Diagnostic("S03", "empty" if empty else "missing", place, params)

    def _value(self, path: tuple[Step, ...], schema: Schema, value: Json, keywords: set[str]) -> Iterator[Diagnostic]:
        if (value is None or value == "") and path and is_text(self.store.at(self.kind, path[:-1], self.data)):
            yield self._missing_language(path[:-1], str(path[-1]))
            return
        place, key = self.source.value(pointer(path)), self._named(path)
        params: dict[str, Param] = {"key": key, "label": label(schema, key), "value": words.shown(value)}
        if keywords & {"type", "oneOf"}:
            yield self._repaired(mistyped(schema, value), place, params)
        elif keywords & {"enum", "const"}:
            yield self._option(schema, value, place, params)
        elif isinstance(value, str) and not value.strip():
            yield Diagnostic("S09", "empty", place, {**params, "sample": words.sample(schema)})
        elif keywords & _FORMS:
            yield self._repaired(form(schema, value), place, params)
        elif keywords & {"minimum", "maximum"}:
            limits: dict[str, Param] = {"least": schema.get("minimum", 0), "most": schema.get("maximum", 0)}
            bound = "range" if "maximum" in schema else "least"
            yield Diagnostic("S10", bound, place, {**params, **limits})
        elif "minItems" in keywords:
            yield Diagnostic("S11", "few", self.source.key(pointer(path)), {**params, "least": schema["minItems"]})
        elif "uniqueItems" in keywords:
            yield from self._repeats(path, value, params)

    @staticmethod
    def _repaired(repaired: Repair, place: Location, params: dict[str, Param]) -> Diagnostic:
        return Diagnostic(repaired.rule, repaired.message, place, {**params, **repaired.params}, fix=repaired.fix)

    @staticmethod
    def _option(schema: Schema, value: Json, place: Location, params: dict[str, Param]) -> Diagnostic:
        options = [str(option) for option in schema.get("enum", [schema.get("const")])]
        near = repair.meant(str(value), schema.get("x-enum", {})) or repair.near(str(value), options)
        strange = strange_letters(str(value), near)
        params = {**params, "near": near, "values": words.values(schema), "letters": strange}
        return Diagnostic("S06", "letters" if strange else "unknown", place, params, fix="near" if near else "")

    def _repeats(self, path: tuple[Step, ...], value: Json, params: dict[str, Param]) -> Iterator[Diagnostic]:
        for first, again in first_pairs(value):
            second = self.source.value(pointer((*path, again)))
            note = Note(self.source.value(pointer((*path, first))), "first")
            shown = words.shown(value[again])
            yield Diagnostic("S12", "repeated", second, {**params, "value": shown}, notes=(note,))

    def repeated_ids(self) -> Iterator[Diagnostic]:
        """A finding for every item whose identifying key repeats an earlier item's."""
        for path, key, first, again in repeated(self.store, self.kind, self.data):
            place = self.source.value(pointer((*path, again, key)))
            note = Note(self.source.value(pointer((*path, first, key))), "first")
            value = words.shown(value_at(self.data, (*path, again, key)))
            yield Diagnostic("S13", "repeated", place, {"key": key, "value": value}, notes=(note,))

    def _named(self, path: tuple[Step, ...]) -> str:
        """The nearest key at or above a place: `rapporteurs` for `/items/0/rapporteurs/1`."""
        return next((words.short(step) for step in reversed(path) if isinstance(step, str)), "kind")

    def _key(self, path: tuple[Step, ...]) -> Location:
        """Where the key of a mapping stands: for an item of a list its beginning, for the whole file its `kind`."""
        if not path:
            return Location(self.source.path, self.source.key("/kind").span, "")
        return self.source.key(pointer(path))
