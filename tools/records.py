"""Write `reglament/model/records*.py` from the schemas: `python tools/records.py` (`--check` only compares).

Our own because a record here needs what general generators do not give: one module a family, names that stay when a
schema grows (`AgendaItem`, never `Item3`), and unions of two mappings as one struct, which msgspec can read.
"""

from __future__ import annotations

import keyword
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from generated import keep  # noqa: E402 - found beside this file

from reglament.schema.store import COMMON, Store, is_text  # noqa: E402

MODEL = ROOT / "reglament" / "model"
FAMILIES = {
    "registry": (
        "settings",
        "akimat",
        "persons",
        "positions",
        "units",
        "appointments",
        "composition",
        "calendar",
        "waivers",
        "legal_acts",
        "advisory_list",
    ),
    "meetings": (
        "quarterly_list",
        "work_plan",
        "events_list",
        "effectiveness_info",
        "agenda",
        "protocol",
    ),
    "minutes": ("dispatch_list", "extract", "late_memo", "archive_inventory"),
    "control": ("assignment", "org_plan", "execution_report"),
    "acts": (
        "decree",
        "decision",
        "order",
        "seal",
    ),
    "dossiers": (
        "explanatory_note",
        "reference",
        "approval_sheet",
        "refusal",
        "expertise",
        "control_copy",
        "outgoing_letter",
    ),
}
BASES = {"decree": "Act", "decision": "Act", "order": "Act"}
SINGULAR = {"annexes": "annex", "days_off": "day_off", "earlier_acts": "earlier_act", "missing_visas": "missing_visa"}
HEAD = "# Written by tools/records.py from the schemas; change a schema, then run it again.\n"

Schema = dict[str, Any]


def camel(name: str) -> str:
    """`quarterly_list` as `QuarterlyList`."""
    return "".join(part.capitalize() for part in name.split("_"))


def singular(name: str) -> str:
    """What one item of the list `name` is called."""
    special = next((plural for plural in SINGULAR if name.endswith(plural)), "")
    return name.removesuffix(special) + SINGULAR[special] if special else name.removesuffix("s")


class Module:
    """The structs of one module, in the order in which they can be defined."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.classes: dict[str, str] = {}
        self.shared: set[str] = set()

    def struct(self, name: str, schema: Schema, prefix: str, base: str = "Record") -> None:
        """Define a struct and those that it needs."""
        lines = list(self._fields(schema, prefix)) if base == "Record" else [f'kind: Literal["{schema["kind"]}"]']
        text = f'class {name}({base}, frozen=True, kw_only=True):\n    """{summary(schema, prefix)}"""\n\n'
        text += "".join(f"    {line}\n" for line in lines)
        if self.classes.setdefault(name, text) != text:
            raise SystemExit(f"two different structs are called {name}")

    def _fields(self, schema: Schema, prefix: str) -> Iterator[str]:
        required = schema.get("required", ())
        for key, part in schema["properties"].items():
            kind = self.type_of(part, f"{prefix}_{key}")
            name = f"{key}_" if keyword.iskeyword(key) else key
            if key in required:
                default = f' = msgspec.field(name="{key}")' if name != key else ""
            else:
                kind = f"{kind} | None"
                default = f' = msgspec.field(name="{key}", default=None)' if name != key else " = None"
            yield f"{name}: {kind}{default}"

    def type_of(self, part: Schema, path: str) -> str:
        """The annotation for a value; `path` names the struct when the value is a mapping described in place."""
        schema = self.store.resolve(part)
        if "$ref" in part and "properties" in schema and not is_text(schema):
            return self._common(schema["x-def"])
        if "enum" in schema:
            return f"Literal[{', '.join(map(repr, schema['enum']))}]".replace("'", '"')
        if "const" in schema:
            return f'Literal["{schema["const"]}"]'
        if "oneOf" in schema:
            return self._union(schema)
        if schema.get("format") == "date":
            return "datetime.date"
        if is_text(schema):
            self.shared.add("Text")
            return "Text"
        if schema["type"] == "array":
            return f"tuple[{self.type_of(schema['items'], singular(path))}, ...]"
        if schema["type"] == "object":
            return self._mapping(schema, path)
        return {"string": "str", "integer": "int", "number": "float", "boolean": "bool"}[schema["type"]]

    def _mapping(self, schema: Schema, path: str) -> str:
        if "properties" in schema:
            self.struct(camel(path), schema, path)
            return camel(path)
        (value,) = schema["patternProperties"].values()
        return f"Mapping[str, {self.type_of(value, path)}]"

    def _common(self, name: str) -> str:
        self.shared.add(camel(name))
        return camel(name)

    def _union(self, schema: Schema) -> str:
        branches = [self.store.resolve(branch) for branch in schema["oneOf"]]
        if all(branch["type"] == "object" for branch in branches):
            return self._common(schema["x-def"])
        return " | ".join(self.type_of(branch, "") for branch in schema["oneOf"])


def summary(schema: Schema, path: str) -> str:
    """The docstring of a struct."""
    unnamed = {"en": f"One {path.replace('_', ' ')}"}
    text = schema.get("x-description", schema.get("x-title", unnamed))["en"].replace("\n", " ")
    return text if text.endswith(".") else f"{text}."


def merged(store: Store, schema: Schema) -> Schema:
    """One mapping for a `oneOf` of mappings: keys that every branch requires are required, types are joined."""
    branches = [store.resolve(branch) for branch in schema["oneOf"]]
    properties: dict[str, Schema] = {}
    for branch in branches:
        for key, part in branch["properties"].items():
            known = properties.get(key)
            properties[key] = part if known in (None, part) else {**part, "oneOf": [known, part], "$ref": None}
    joined = {
        key: {name: value for name, value in part.items() if not (name == "$ref" and value is None)}
        for key, part in properties.items()
    }
    required = [key for key in joined if all(key in branch["required"] for branch in branches)]
    return {**schema, "type": "object", "properties": joined, "required": required}


def imports(body: str, shared: list[str]) -> str:
    """The import lines that a module needs."""
    plain = [f"import {name}" for name in ("datetime",) if f"{name}." in body]
    if "Mapping[" in body:
        plain.append("from collections.abc import Mapping")
    if "Literal[" in body:
        plain.append("from typing import Literal")
    other = ["import msgspec"] if "msgspec." in body else []
    own = [f"from reglament.model.records_common import {', '.join(sorted(shared))}"] if shared else []
    return "\n\n".join("\n".join(part) for part in (plain, other, own) if part)


def common(store: Store) -> str:
    """The structs that several kinds share."""
    module = Module(store)
    for name, schema in store.schemas[COMMON]["$defs"].items():
        branches = [store.resolve(branch) for branch in schema.get("oneOf", ())]
        if branches and all(branch["type"] == "object" for branch in branches):
            module.struct(camel(name), merged(store, schema), name)
        elif schema.get("type") == "object" and not is_text(schema):
            module.struct(camel(name), schema, name)
    base = (
        "Text = Mapping[str, str]\n"
        '"""One text by language: kk, ru, en."""\n\n\n'
        "class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):\n"
        '    """What every record is: immutable, its fields given by name."""\n'
    )
    body = "\n\n".join((base, *ordered(module.classes)))
    return f'"""Records that papers of several kinds share."""\n\n{HEAD}\nfrom __future__ import annotations\n\n' + (
        f"{imports(body, [])}\n\n{body}"
    )


def ordered(classes: Mapping[str, str]) -> list[str]:
    """Definitions as they were completed: parts come before the whole."""
    return list(classes.values())


def family(store: Store, name: str, kinds: tuple[str, ...]) -> str:
    """The module of one family of kinds."""
    module = Module(store)
    for kind in kinds:
        schema, base = store.schemas[kind], BASES.get(kind)
        if base is None:
            module.struct(camel(kind), schema, kind)
            continue
        shared = {key: part for key, part in schema["properties"].items() if key != "kind"}
        required = [key for key in schema["required"] if key != "kind"]
        title = {"en": "What decrees, decisions and orders have in common"}
        whole = {"x-title": title, "properties": shared, "required": required}
        module.struct(base, whole, base.lower())
        module.struct(camel(kind), {**schema, "kind": kind}, kind, base)
    body = "\n\n".join(ordered(module.classes))
    needed = sorted({*module.shared, "Record"})
    named = ", ".join(kinds[:6]) + (" and more" if len(kinds) > 6 else "")
    return (
        f'"""Records of papers: {named}."""\n\n{HEAD}\nfrom __future__ import annotations\n\n'
        f"{imports(body, needed)}\n\n\n{body}"
    )


def index(store: Store) -> str:
    """The module that others import: every record by kind, and the conversion."""
    kinds = [kind for family_kinds in FAMILIES.values() for kind in family_kinds]
    if set(kinds) != set(store.kinds):
        raise SystemExit(f"kinds without a family: {sorted(set(store.kinds) ^ set(kinds))}")
    lines = "".join(
        f"from reglament.model.records_{name} import {', '.join(map(camel, kinds))}\n"
        for name, kinds in FAMILIES.items()
    )
    table = "".join(f'    "{kind}": {camel(kind)},\n' for kind in kinds)
    return (
        f'"""The typed record of every kind of paper."""\n\n{HEAD}\nfrom __future__ import annotations\n\n'
        "from collections.abc import Mapping\n\nimport msgspec\n\nfrom reglament.model.documents import Json\n"
        f"from reglament.model.records_common import Record\n{lines}\n"
        f'KINDS: Mapping[str, type[Record]] = {{\n{table}}}\n"""Records by kind."""\n\n\n'
        "def convert(kind: str, data: Json) -> Record:\n"
        '    """The record of plain data that satisfies the schema of `kind`.\n\n'
        "    Raises KeyError for an unknown kind and msgspec.ValidationError for data that break the schema.\n"
        '    """\n'
        "    return msgspec.convert(data, KINDS[kind], strict=False)\n"
    )


def tidy(name: str, text: str) -> str:
    """The text as the formatter leaves it."""
    for command in (["check", "--select", "I", "--fix", "--quiet"], ["format", "--quiet"]):
        run = ["ruff", *command, "--stdin-filename", str(MODEL / name), "-"]
        text = subprocess.run(
            [sys.executable, "-m", *run], input=text, capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout
    return text


def outputs() -> dict[str, str]:
    """Every module as it should be, by file name."""
    store = Store.read(ROOT / "schemas")
    made = {"records.py": index(store), "records_common.py": common(store)}
    made |= {f"records_{name}.py": family(store, name, kinds) for name, kinds in FAMILIES.items()}
    return {name: tidy(name, text) for name, text in made.items()}


def main() -> int:
    """Write what changed, or with `--check` name it and fail."""
    return keep({MODEL / name: text for name, text in outputs().items()})


if __name__ == "__main__":
    sys.exit(main())
