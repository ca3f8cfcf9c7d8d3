"""The schemas themselves: complete, in three languages, current, true to their examples."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from reglament.schema.store import COMMON, is_text
from tests.unit.schema.helpers import EXAMPLES, FAST, FOLDER, REFEREE, ROOT, as_source

STORE = FAST.store
LANGS = {"kk", "ru", "en"}
BUNDLE = json.loads((FOLDER / "reglament.schema.json").read_text(encoding="utf-8"))


def parts(schema: dict[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """A schema and all schemas inside it, with a readable path."""
    yield path, schema
    for key in ("properties", "patternProperties", "$defs"):
        for name, part in schema.get(key, {}).items():
            yield from parts(part, f"{path}/{name}")
    if isinstance(schema.get("items"), dict):
        yield from parts(schema["items"], f"{path}[]")


ALL = [found for name, schema in STORE.schemas.items() for found in parts(schema, name)]


def test_every_field_is_named_and_described_in_three_languages() -> None:
    for path, schema in ALL:
        named = [*schema.get("properties", {}).items(), *schema.get("$defs", {}).items()]
        for name, part in named:
            for help_key in ("x-title", "x-description"):
                texts = part.get(help_key, {})
                assert texts.keys() == LANGS, f"{path}/{name}: {help_key}"
                assert all(text.strip() for text in texts.values()), f"{path}/{name}: {help_key}"
        if "enum" in schema:
            assert schema["x-enum"].keys() == set(schema["enum"]), path
            assert all(meaning.keys() == LANGS for meaning in schema["x-enum"].values()), path


def test_a_mapping_allows_only_the_keys_it_names() -> None:
    for path, schema in ALL:
        if schema.get("type") == "object":
            assert schema["additionalProperties"] is False, path
            assert set(schema.get("required", ())) <= schema.get("properties", {}).keys(), path


def test_patterns_are_of_the_kind_that_every_engine_reads_alike() -> None:
    for path, schema in ALL:
        for pattern in [schema.get("pattern", ""), *schema.get("patternProperties", {})]:
            assert not re.search(r"\\[pPdDwWsSbB]|\(\?", pattern), f"{path}: {pattern}"
            assert "$" not in pattern[:-1], f"{path}: {pattern}"


def test_every_kind_says_what_it_is_and_which_clauses_ask_for_it() -> None:
    for kind in FAST.kinds:
        schema = STORE.schemas[kind]
        assert schema["$id"] == f"urn:reglament:schema:{kind}"
        assert schema["properties"]["kind"]["const"] == kind
        assert next(iter(schema["properties"])) == "kind"
        assert all(re.fullmatch("[1-9][0-9]?", clause) for clause in schema["x-clause"])
        assert schema["examples"]


@pytest.mark.parametrize("kind", FAST.kinds)
def test_examples_satisfy_their_schema(kind: str) -> None:
    for example in STORE.schemas[kind]["examples"]:
        assert FAST.check(as_source(example)) == []
        assert REFEREE.check(as_source(example)) == []


@pytest.mark.parametrize("kind", FAST.kinds)
def test_the_bundle_for_editors_stands_alone_and_agrees(kind: str) -> None:
    validator = jsonschema_rs.Draft202012Validator(BUNDLE, validate_formats=True)
    assert validator.is_valid(EXAMPLES[kind])
    assert not validator.is_valid({**EXAMPLES[kind], "nobody": 1})
    assert not validator.is_valid({"kind": f"{kind}x"})
    assert "urn:reglament:schema:common" not in json.dumps(BUNDLE)


@pytest.mark.parametrize("tool", ["schemas", "records"])
def test_generated_files_are_current(tool: str) -> None:
    run = subprocess.run(
        [sys.executable, f"tools/{tool}.py", "--check"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, f"run python tools/{tool}.py: {run.stdout}{run.stderr}"


def test_texts_for_readers_ask_for_both_languages() -> None:
    texts = [(path, schema) for path, schema in ALL if is_text(schema)]
    assert {path.rpartition("/")[2] for path, _ in texts} == {"text", "text_kk"}
    assert STORE.schemas[COMMON]["$defs"]["text"]["required"] == ["kk", "ru"]


def test_the_editor_is_told_where_the_schema_is() -> None:
    settings = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    ((schema, files),) = settings["yaml.schemas"].items()
    assert (ROOT / schema).resolve() == FOLDER / "reglament.schema.json"
    assert files == ["content/**/*.yml", "reglament.yml"]
