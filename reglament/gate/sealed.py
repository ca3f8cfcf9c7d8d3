"""Sealed dossiers in a request: what was signed goes forward as it is, or replaced by clause 32, or not at all.

Pure functions of files: those of the base, and those that a merge would make. Nothing of them is run or believed.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from reglament.gate.correcting import only_corrected
from reglament.gate.digest import REGULAR, Entry
from reglament.gate.package import ACTS, Flaw, dossier_of
from reglament.loading import read_yaml
from reglament.model.documents import Document
from reglament.model.facts import as_day, as_list, day, entries, inner
from reglament.model.registers import Registers
from reglament.model.sealing import BESIDE, fields_digest
from reglament.rules.replacements import meaning_changed, recalled, recipients

Files = Mapping[str, Entry]
"""Files of an akimat by their paths from its root."""

_ACT_TEXT = re.compile(r"(?:act|annex-[1-9][0-9]{0,3})\.[a-z]{2,3}\.md")
_TEXT = re.compile(r"(?P<stem>.+)\.[a-z]{2,3}\.md")
_MEANINGS = {
    "figures": "The replacement of the original changes a figure or a date in {path}: that takes an amending act.",
    "duty": "The replacement of the original changes a word of duty or right in {path}: that takes an amending act.",
}
"""A misprint in a name is a technical error as often as not: that is left to the eyes of those who give visas."""


def sealed(before: Files, after: Files, registers: Registers) -> list[Flaw]:
    """What bars a request for the sake of sealed acts: everything in the dossiers that it touches, before and after.

    A seal and what it covers stay as they are; a seal that is new covers its dossier; one that is replaced names the
    old sums, and the act the replacement. `registers` are those of the base: they say who may permit it.
    """
    old, new = read_seals(before), read_seals(after)
    flaws: list[Flaw] = []
    for path in old.keys() - new.keys():
        flaws.append(Flaw("The seal {path} is gone or cannot be read.", path, clause="30"))
    for path, seal in new.items():
        flaws += standing(seal, after)
        if path not in old:
            flaws += _first(seal, new)
        elif before[path].data != after[path].data:
            flaws += _replaced(old[path], seal, (before, after), registers)
    return sorted(flaws, key=lambda flaw: (flaw.path, flaw.message))


def standing(seal: Document, files: Files) -> Iterator[Flaw]:
    """Where the files of a dossier are not as its seal says."""
    folder, listed = _folder(seal), sums(seal.data)
    if not listed:
        yield Flaw("The seal {path} lists no files.", seal.source.path, clause="30")
    for name, times in Counter(name for name, _ in listed).items():
        if times > 1:
            yield Flaw("The seal lists {path} twice.", f"{folder}/{name}", clause="30")
    for name, sum_ in listed:
        path = f"{folder}/{name}"
        entry = files.get(path)
        if entry is None:
            yield Flaw("The sealed file {path} is gone.", path, clause="30")
        elif entry.mode != REGULAR:
            yield Flaw("The sealed file {path} is no longer a plain file.", path, clause="30")
        elif hashlib.sha256(entry.data).hexdigest() != sum_:
            yield Flaw("The sealed file {path} was changed.", path, clause="30")
    for name in sorted(_covered(folder, files, whole=seal.get("/facts") is not None) - {name for name, _ in listed}):
        yield Flaw("The seal does not cover {path}: it was added later, or left out.", f"{folder}/{name}", clause="30")
    yield from _facts(seal, files)


def _facts(seal: Document, files: Files) -> Iterator[Flaw]:
    """Where the act is not the one that was sealed."""
    path = _act_path(seal)
    act = _read(files.get(path))
    if act is None or act.kind not in ACTS or dossier_of(path) != dossier_of(seal.source.path):
        yield Flaw("The act that {path} seals cannot be read in its folder.", seal.source.path, clause="30")
        return
    for key in ("date", "number", "signer"):
        if seal.get(f"/{key}") is not None and seal.get(f"/{key}") != act.get(f"/{key}"):
            yield Flaw("Date, number or signer of {path} differ from its seal.", path, clause="30")
            break
    sum_ = seal.get("/facts")
    if sum_ is not None and sum_ != fields_digest(act.data):
        yield Flaw("Facts of {path} that do not change after signature were changed.", path, clause="30")


def _first(seal: Document, seals: Mapping[str, Document]) -> Iterator[Flaw]:
    """What is wrong with a seal where there was none."""
    path = seal.source.path
    if seal.get("/earlier") is not None:
        yield Flaw("The seal {path} names earlier ones, but the branch has none.", path, clause="30")
    if any(other != path and _folder(one) == _folder(seal) for other, one in seals.items()):
        yield Flaw("The dossier of {path} has more than one seal.", path, clause="30")


# ------------------------------------------------------------------ the replacement of an original


def record(seal: Document, on: str) -> dict[str, Any]:
    """A seal as the one that replaces it on a day keeps it."""
    kept = {key: seal.data[key] for key in ("sealed", "facts", "files") if key in seal.data}
    return {"replaced": on, **kept}


def _replaced(old: Document, new: Document, sides: tuple[Files, Files], registers: Registers) -> Iterator[Flaw]:
    """What is wrong with a seal that stands in the place of another."""
    path = new.source.path
    kept, earlier = as_list(old.get("/earlier")), as_list(new.get("/earlier"))
    on = inner(earlier[-1], "replaced") if earlier else None
    constant = [key for key in ("act", "date", "number", "signer", "facts") if old.get(f"/{key}") != new.get(f"/{key}")]
    names = sorted(name for name, _ in sums(old.data)) == sorted(name for name, _ in sums(new.data))
    if earlier != [*kept, record(old, str(on))] or constant or not names or not isinstance(old.data, dict):
        yield Flaw("The seal {path} was changed without a recorded replacement.", path, clause="32")
        return
    act = _read(sides[1].get(_act_path(new)))
    found = [at for at, one in entries(act, "/replacements") if one.get("date") == on] if act is not None else []
    if act is None or len(found) != 1 or as_day(on) is None:
        facts = {"date": str(on)}
        yield Flaw("The act of {path} records no replacement of the original on {date}.", path, facts, "32")
        return
    since = day(new, "/sealed/date")
    if since is None or since < (as_day(on) or since):
        yield Flaw("The seal {path} is older than the replacement.", path, clause="32")
    yield from (replace(one, path=_act_path(new)) for one in _ground(act, found[0], registers))
    yield from _corrected(old, new, sides, _changes(act, found[0]))


def _ground(act: Document, at: str, registers: Registers) -> Iterator[Flaw]:
    """Ground, leave and recall of a replacement."""
    if act.get(f"{at}/reason") != "technical_error":
        yield Flaw("Only a technical error is a ground to replace an original.", clause="32")
    on, permitted = day(act, f"{at}/date"), day(act, f"{at}/permission/date")
    who, seat = act.get(f"{at}/permission/person"), act.get(f"{at}/permission/position")
    position = registers.position(seat) if isinstance(seat, str) else None
    if permitted is None or on is None or permitted > on:
        yield Flaw("There is no leave for the replacement that was given before it.", clause="32")
    elif position is None or position.rank != "head_of_apparatus" or not registers.holds(str(who), seat, permitted):
        yield Flaw("Leave for the replacement was not given by the head of the apparatus.", clause="32")
    entry = act.get(at)
    if recipients(act, entry).keys() != recalled(act, at).keys():
        yield Flaw("Not every copy was recalled, or one that was not replaced: recalled differs from the recipients.",
                   clause="32")  # fmt: skip


def _changes(act: Document, at: str) -> list[tuple[str, str]]:
    return [(str(one.get("was", "")), str(one.get("now", ""))) for _, one in entries(act, f"{at}/changes")]


def _corrected(
    old: Document, new: Document, sides: tuple[Files, Files], changes: Sequence[tuple[str, str]]
) -> Iterator[Flaw]:
    """Files that the replacement changed otherwise than by its corrections, or beyond a technical error."""
    now = dict(sums(new.data))
    differing = [(name, sum_) for name, sum_ in sums(old.data) if now.get(name) != sum_]
    if not differing:
        yield Flaw("The seal {path} was changed, but no file of the original differs.", new.source.path, clause="32")
    for name, sum_ in differing:
        path = f"{_folder(new)}/{name}"
        one, other = _words(sides[0].get(path)), _words(sides[1].get(path))
        if one is None or other is None or not name.endswith(".md"):
            yield Flaw("A replacement corrects words of texts: {path} cannot be replaced.", path, clause="32")
        elif hashlib.sha256(sides[0][path].data).hexdigest() != sum_:
            yield Flaw("The branch does not hold the sealed original of {path}.", path, clause="32")
        elif not only_corrected(one, other, changes):
            yield Flaw("{path} was changed beyond the corrections that the replacement names.", path, clause="32")
        elif (kind := meaning_changed(one, other)) in _MEANINGS:
            yield Flaw(_MEANINGS[kind], path, clause="32")


# ------------------------------------------------------------------ reading


def read_seals(files: Files) -> dict[str, Document]:
    """The seals among files of dossiers, by path; those that cannot be read are left out."""
    found = {path: _read(entry) for path, entry in files.items() if dossier_of(path) and b"seal" in entry.data}
    return {path: one for path, one in sorted(found.items()) if one is not None and one.kind == "seal"}


def _read(entry: Entry | None) -> Document | None:
    """A paper by its metadata alone; None when they cannot be read."""
    if entry is None or entry.mode != REGULAR or not entry.path.endswith(".yml"):
        return None
    source, _ = read_yaml(entry.path, entry.data)
    if source is None or not isinstance(source.data, dict):
        return None
    return Document(entry.path.removeprefix("content/").removesuffix(".yml"), str(source.data.get("kind")), source)


def sums(seal: object) -> list[tuple[str, str]]:
    """Names and sums of a seal as it lists them."""
    return [(str(inner(one, "name")), str(inner(one, "sha256"))) for one in as_list(inner(seal, "files"))]


def _words(entry: Entry | None) -> str | None:
    try:
        return entry.data.decode("utf-8") if entry is not None and entry.mode == REGULAR else None
    except UnicodeDecodeError:
        return None


def _folder(seal: Document) -> str:
    return seal.source.path.rpartition("/")[0]


def _act_path(seal: Document) -> str:
    return f"content/{seal.get('/act')}.yml"


def _covered(folder: str, files: Files, *, whole: bool) -> set[str]:
    """Names of the files in a folder that a seal must cover: texts and annexes; with `whole` every finished paper."""
    names = {path.rpartition("/")[2]: one for path, one in files.items() if path.rpartition("/")[0] == folder}
    found = {name for name in names if _ACT_TEXT.fullmatch(name)}
    if whole:
        papers = {name for name, one in names.items() if (read := _read(one)) is not None and read.kind in BESIDE}
        stems = {name.removesuffix(".yml") for name in papers}
        found |= papers | {name for name in names if (text := _TEXT.fullmatch(name)) and text["stem"] in stems}
    return found
