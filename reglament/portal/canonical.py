"""One index, one set of bytes: Pagefind writes its filters in the order of a random hash; here they are put in order.

The index keeps its lists as CBOR inside gzip: filters in files of their own, named by a digest that the overview
(`.pf_meta`) quotes, which is named by a digest that `pagefind-entry.json` quotes.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import TypeGuard

from reglament.errors import RenderError

_MAGIC = b"pagefind_dcd"
_FILTERS = 3
"""Where the overview lists its filters, each a name and a digest."""

Value = int | str | list["Value"]
"""What the lists consist of."""

_UNSIGNED, _TEXT, _ARRAY = 0, 3, 4


def put_in_order(folder: Path) -> None:
    """Rewrite the filters and the overview of every language in `folder`, whose names change with their bytes.

    Raises RenderError when the index is not built as this version of Pagefind builds it.
    """
    entry_path = folder / "pagefind-entry.json"
    entry = json.loads(entry_path.read_text(encoding="utf-8"))
    languages: dict[str, dict[str, object]] = entry["languages"]
    for language in languages.values():
        old = folder / f"pagefind.{language['hash']}.pf_meta"
        overview = _read(old)
        filters = overview[_FILTERS] if isinstance(overview, list) and len(overview) > _FILTERS else None
        if not isinstance(overview, list) or not _pairs(filters):
            raise RenderError("The search index could not be made: {reason}", reason=old.name)
        overview[_FILTERS] = sorted(([name, _ordered(folder, str(digest))] for name, digest in filters), key=str)
        prefix, _, digest = str(language["hash"]).rpartition("_")
        data = _bytes(overview)
        language["hash"] = _name(prefix, data, len(digest))
        old.unlink()
        (folder / f"pagefind.{language['hash']}.pf_meta").write_bytes(data)
    entry["languages"] = dict(sorted(languages.items()))
    entry_path.write_text(json.dumps(entry, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _ordered(folder: Path, digest: str) -> str:
    """Write one filter with its values in order; the name of its new file."""
    old = folder / "filter" / f"{digest}.pf_filter"
    content = _read(old)
    field, values = content if isinstance(content, list) and len(content) == 2 else ("", "")
    if not _pairs(values):
        raise RenderError("The search index could not be made: {reason}", reason=old.name)
    data = _bytes([field, [*sorted(values, key=lambda pair: str(pair[0]))]])
    prefix, _, old_digest = digest.rpartition("_")
    name = _name(prefix, data, len(old_digest))
    old.unlink()
    (folder / "filter" / f"{name}.pf_filter").write_bytes(data)
    return name


def _pairs(value: object) -> TypeGuard[list[list[Value]]]:
    return isinstance(value, list) and all(isinstance(item, list) and len(item) == 2 for item in value)


def _name(prefix: str, data: bytes, length: int) -> str:
    return f"{prefix}_{hashlib.sha256(data).hexdigest()[:length]}"


def _read(path: Path) -> Value:
    data = gzip.decompress(path.read_bytes())
    if not data.startswith(_MAGIC):
        raise RenderError("The search index could not be made: {reason}", reason=path.name)
    return decode(data, len(_MAGIC))[0]


def _bytes(value: Value) -> bytes:
    return gzip.compress(_MAGIC + encode(value), compresslevel=9, mtime=0)


def decode(data: bytes, at: int = 0) -> tuple[Value, int]:
    """One CBOR value at an offset and the offset after it. Raises RenderError for what the index does not use."""
    major, short = data[at] >> 5, data[at] & 31
    at += 1
    number = short
    if 24 <= short <= 27:
        width = 1 << (short - 24)
        number = int.from_bytes(data[at : at + width], "big")
        at += width
    if short > 27 or major not in {_UNSIGNED, _TEXT, _ARRAY}:
        raise RenderError(
            "The search index could not be made: {reason}",
            reason=f"CBOR {major}.{short}",
        )
    if major == _UNSIGNED:
        return number, at
    if major == _TEXT:
        return data[at : at + number].decode("utf-8"), at + number
    items: list[Value] = []
    for _ in range(number):
        item, at = decode(data, at)
        items.append(item)
    return items, at


def encode(value: Value) -> bytes:
    """The CBOR bytes of a value, lengths in their shortest form."""
    if isinstance(value, int):
        return _head(_UNSIGNED, value)
    if isinstance(value, str):
        text = value.encode("utf-8")
        return _head(_TEXT, len(text)) + text
    return _head(_ARRAY, len(value)) + b"".join(encode(item) for item in value)


def _head(major: int, number: int) -> bytes:
    if number < 24:
        return bytes([major << 5 | number])
    for short, width in ((24, 1), (25, 2), (26, 4), (27, 8)):
        if number < 1 << (8 * width):
            return bytes([major << 5 | short]) + number.to_bytes(width, "big")
    raise OverflowError(number)
