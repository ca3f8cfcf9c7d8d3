"""GitHub's own description of its interface: what a question must look like, what an answer must have."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import httpx
from openapi_core import OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

DATA = Path(__file__).resolve().parents[2] / "data"
HOSTS = {"github": "https://api.github.com", "ghes": "https://ghe.example/api/v3"}


@cache
def description(name: str) -> Mapping[str, Any]:
    """The reduced description as data, with the address of the server."""
    made = json.loads((DATA / f"{name}-openapi.json").read_text(encoding="utf-8"))
    return {**made, "servers": [{"url": HOSTS[name]}]}


@cache
def checker(name: str) -> OpenAPI:
    """What compares questions and answers with the description."""
    return OpenAPI.from_dict(description(name))  # type: ignore[arg-type]


class _Asked:
    """A question of httpx as the checker wants it."""

    content_type = "application/json"

    def __init__(self, request: httpx.Request, base: str) -> None:
        parts = httpx.URL(base)
        self.host_url = f"{parts.scheme}://{request.url.netloc.decode()}"
        folder, contents, file = request.url.path.partition("/contents/")
        self.path = folder + contents + file.replace("/", "%2F")  # the description knows no folders in this place
        self.method = request.method.lower()
        self.body = request.content or None
        query = ImmutableMultiDict(parse_qsl(request.url.query.decode()))
        self.parameters = RequestParameters(query=query, header=Headers(dict(request.headers)))


class _Answered:
    """An answer of httpx as the checker wants it."""

    def __init__(self, answer: httpx.Response) -> None:
        self.data = answer.content
        self.status_code = answer.status_code
        self.content_type = answer.headers.get("content-type", "application/json")
        self.headers = dict(answer.headers)


def check(name: str, request: httpx.Request, answer: httpx.Response) -> None:
    """Raises the checker's error when either is not as described."""
    asked = _Asked(request, HOSTS[name])
    checker(name).validate_request(asked)  # type: ignore[arg-type]
    if answer.status_code == 401:
        return  # described for few questions, given to all
    if answer.status_code == 409 and "/contents/" in request.url.path:
        return  # described as one of two shapes, of which every answer has both
    checker(name).validate_response(asked, _Answered(answer))  # type: ignore[arg-type]


def filled(name: str, schema: str, /, **facts: Any) -> Any:
    """The least that a component of the description must have, with facts in their places."""
    whole = description(name)
    return {**_least(whole, {**whole["components"]["schemas"][schema], "nullable": False}), **facts}


def _least(whole: Mapping[str, Any], schema: Mapping[str, Any]) -> Any:
    if "$ref" in schema:
        target: Any = whole
        for key in schema["$ref"].removeprefix("#/").split("/"):
            target = target[key]
        return _least(whole, target)
    if "allOf" in schema:
        made: dict[str, Any] = {}
        for one in schema["allOf"]:
            made |= _least(whole, one)
        return made
    if schema.get("nullable"):
        return {} if "oneOf" in schema else None  # the description means null there too, and does not say it
    for key in ("oneOf", "anyOf"):
        if key in schema and "properties" not in schema:
            found = [_least(whole, one) for one in schema[key]]
            return next((one for one in found if one is not None), None)
    if "enum" in schema:
        return schema["enum"][0]
    kind = schema.get("type", "object" if "properties" in schema else "string")
    if kind == "object":
        return {key: _least(whole, schema["properties"][key]) for key in schema.get("required", ())}
    formats = {"date-time": "2026-11-01T00:00:00Z", "uri": "https://x.example/y"}
    return {"array": [], "boolean": False, "integer": 1, "number": 1}.get(
        kind, formats.get(schema.get("format", ""), "x")
    )
