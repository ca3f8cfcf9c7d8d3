"""Keep the schemas ready for editors: `python tools/schemas.py` (with `--check` nothing is written, only compared).

People write `x-title`, `x-description` and `x-enum` in three languages; this command derives the plain `title`,
`description` and `enumDescriptions` that editors show, and bundles all kinds into one self-contained file.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from generated import keep  # noqa: E402 - found beside this file

FOLDER = ROOT / "schemas"
BUNDLE = "reglament"
SHARED = "common"
SHARED_REF = f"urn:reglament:schema:{SHARED}#/$defs/"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SHOWN = ("kk", "ru")
MAPS = frozenset({"properties", "patternProperties", "$defs"})
LISTS = frozenset({"oneOf", "allOf"})
SINGLE = frozenset({"items", "if", "then", "additionalProperties"})
ORDER = (
    *("$schema", "$id", "title", "x-title", "description", "x-description", "x-clause", "$ref", "const", "type"),
    *("enum", "x-enum", "enumDescriptions", "format", "minLength", "maxLength", "pattern", "minimum", "maximum"),
    *(
        "x-register",
        "x-unique",
        "additionalProperties",
        "required",
        "properties",
        "patternProperties",
        "items",
        "minItems",
    ),
    *("uniqueItems", "oneOf", "if", "then", "allOf", "examples", "$defs"),
)

Schema = dict[str, Any]


def shown(text: Mapping[str, str], between: str) -> str:
    """Kazakh, then Russian; once when they are the same."""
    return between.join(dict.fromkeys(text[lang] for lang in SHOWN))


def walk(schema: Schema, change: Callable[[Schema], Schema]) -> Schema:
    """Rebuild a schema and every schema inside it, from the leaves."""
    made: Schema = {}
    for key, value in schema.items():
        if key in MAPS:
            made[key] = {name: walk(part, change) for name, part in value.items()}
        elif key in LISTS:
            made[key] = [walk(part, change) for part in value]
        elif key in SINGLE and isinstance(value, dict):
            made[key] = walk(value, change)
        else:
            made[key] = value
    return change(made)


def derive(schema: Schema) -> Schema:
    """Add what editors show, in a steady order of keys."""
    if "x-title" in schema:
        schema["title"] = shown(schema["x-title"], " / ")
    if "x-description" in schema:
        schema["description"] = shown(schema["x-description"], "\n\n")
    if "x-enum" in schema:
        schema["enumDescriptions"] = [shown(schema["x-enum"][value], " / ") for value in schema["enum"]]
    return dict(sorted(schema.items(), key=lambda item: ORDER.index(item[0])))


def local(schema: Schema) -> Schema:
    """The same schema inside the bundle: references stay in the file, helps for the tool are left out."""
    kept = {key: value for key, value in schema.items() if not key.startswith("x-") and key not in {"$schema", "$id"}}
    if isinstance(kept.get("$ref"), str):
        kept["$ref"] = kept["$ref"].replace(SHARED_REF, "#/$defs/")
    return kept


def bundle(schemas: Mapping[str, Schema]) -> Schema:
    """One schema for every paper: `kind` picks the part that applies."""
    kinds = {name: schema for name, schema in schemas.items() if name != SHARED}
    return {
        "$schema": DIALECT,
        "$id": f"urn:reglament:schema:{BUNDLE}",
        "title": "Reglament",
        "description": "Әкімдік құжаттары\n\nДокументы акимата",
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": {
                "title": kinds["agenda"]["properties"]["kind"]["title"],
                "enum": list(kinds),
                "enumDescriptions": [schema["title"] for schema in kinds.values()],
            }
        },
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": name}}, "required": ["kind"]},
                "then": {"$ref": f"#/$defs/kind_{name}"},
            }
            for name in kinds
        ],
        "$defs": {
            **{f"kind_{name}": walk(schema, local) for name, schema in kinds.items()},
            **walk(schemas[SHARED], local)["$defs"],
        },
    }


def outputs(folder: Path = FOLDER) -> dict[str, str]:
    """Every file of the folder of schemas as it should be, by name."""
    read = {
        path.name.removesuffix(".schema.json"): walk(json.loads(path.read_text(encoding="utf-8")), derive)
        for path in sorted(folder.glob("*.schema.json"))
    }
    read.pop(BUNDLE, None)
    made = {**read, BUNDLE: bundle(read)}
    return {
        f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()
    }


def main() -> int:
    """Write what changed, or with `--check` name it and fail."""
    return keep({FOLDER / name: text for name, text in outputs().items()})


if __name__ == "__main__":
    sys.exit(main())
