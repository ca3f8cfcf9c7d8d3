"""Values and what was expected of them, in the words of the reader's language."""

from __future__ import annotations

from reglament.diagnostics import Text
from reglament.model.documents import Json
from reglament.schema.store import Schema, is_text

_LONGEST = 60
_SAMPLES = {
    "date": "2026-11-26",
    "month": "2026-11",
    "time": '"10:00"',
    "number": '"3/412"',
    "doc_ref": "acts/2026/name/act",
    "folder_ref": "acts/2026/name",
    "postcode": '"050000"',
    "bin": '"000000000000"',
    "phone": '"+7 (700) 000-00-00"',
    "email": "name@example.kz",
    "act_ref": "acts/2026/name/act",
    "year": "2026",
    "slug": "name",
    "tag": "utilities",
    "person_id": "qiyalbekov",
    "position_id": "akim",
    "unit_id": "finance",
    "invited": "{person: …, position: …}",
    "web_address": "https://example.kz",
    "emblem": "preprinted",
}
_TYPES: dict[str, Text] = {
    "string": {"kk": "мәтін", "ru": "текст", "en": "text"},
    "integer": {"kk": "бүтін сан", "ru": "целое число", "en": "a whole number"},
    "number": {"kk": "сан", "ru": "число", "en": "a number"},
    "boolean": {"kk": "true немесе false", "ru": "true или false", "en": "true or false"},
    "array": {"kk": "тізім", "ru": "список", "en": "a list"},
    "object": {"kk": "«кілт: мән» өрістері", "ru": "поля «ключ: значение»", "en": "fields `key: value`"},
}
_NOTHING: Text = {"kk": "мән жоқ", "ru": "нет значения", "en": "no value"}
_TEXT: Text = {
    "kk": "{kk: …, ru: …} түріндегі екі тілдегі мәтін",
    "ru": "текст на двух языках: {kk: …, ru: …}",
    "en": "a text in two languages: {kk: …, ru: …}",
}
_LIST: Text = {"kk": "тізім", "ru": "список", "en": "a list"}
_FIELDS: Text = {"kk": "өрістер", "ru": "поля", "en": "fields"}
_QUOTED: Text = {"kk": "мәтін", "ru": "текст", "en": "text"}
_COUNT: Text = {"kk": "сан", "ru": "число", "en": "number"}

LANGUAGES: dict[str, Text] = {
    "kk": {"kk": "қазақша", "ru": "на казахском языке", "en": "in Kazakh"},
    "ru": {"kk": "орысша", "ru": "на русском языке", "en": "in Russian"},
    "en": {"kk": "ағылшынша", "ru": "на английском языке", "en": "in English"},
}


def short(text: str) -> str:
    """A text on one line and not too long for a sentence."""
    line = " ".join(text[: 4 * _LONGEST].split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1].rstrip()}…"


def shown(value: Json) -> str:
    """A value as YAML would have it, shortened."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return short(f"{{{', '.join(f'{key}: …' for key in list(value)[:8])}}}")
    if isinstance(value, list):
        return f"[{'…' if value else ''}]"
    return short(str(value))


def found(value: Json) -> Text:
    """What stands in the file: its sort and the value, shortened."""
    if value is None:
        return _NOTHING
    if isinstance(value, bool):
        return _same(shown(value))
    if isinstance(value, dict):
        return _with(_FIELDS, shown(value))
    if isinstance(value, list):
        return _with(_LIST, shown(value))
    sort = _QUOTED if isinstance(value, str) else _COUNT
    return {
        lang: f"{name} “{shown(value)}”" if lang == "en" else f"{name} «{shown(value)}»" for lang, name in sort.items()
    }


def expected(schema: Schema) -> Text:
    """What a resolved schema asks for."""
    if is_text(schema):
        return _TEXT
    if schema.get("type") == "object":
        return _with(_TYPES["object"], f"({', '.join(schema.get('properties', {}))})")
    if "oneOf" in schema or schema.get("x-def") == "date":
        return _same(sample(schema))
    return _TYPES.get(str(schema.get("type")), _TYPES["string"])


def sample(schema: Schema) -> str:
    """How a value of a resolved schema may look."""
    name, kind = schema.get("x-def", ""), schema.get("type")
    if name in _SAMPLES:
        return _SAMPLES[name]
    if is_text(schema):
        return "{kk: …, ru: …}"
    if "enum" in schema:
        return str(schema["enum"][0])
    if kind == "object":
        return f"{{{', '.join(f'{key}: …' for key in schema.get('required', ()))}}}"
    return {"boolean": "true", "integer": "1", "number": "1", "array": "[…]"}.get(str(kind), "…")


def values(schema: Schema) -> Text:
    """The allowed values of a resolved schema with their meanings: `draft (жоба), final (түпкілікті)`."""
    options = schema.get("enum", [schema.get("const")])
    meanings = schema.get("x-enum", {})
    return {lang: ", ".join(_meaning(option, meanings, lang) for option in options) for lang in ("kk", "ru", "en")}


def _meaning(option: str, meanings: dict[str, Text], lang: str) -> str:
    meaning = meanings.get(option, {}).get(lang, option)
    return option if meaning == option else f"{option} ({meaning})"


def _with(words: Text, rest: str) -> Text:
    return {lang: f"{text} {rest}" for lang, text in words.items()}


def _same(text: str) -> Text:
    return {"kk": text, "ru": text, "en": text}
