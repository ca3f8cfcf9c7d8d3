"""Registering an act: the next number of its kind and year, its date and signer, and the seal of everything signed.

What the dossier would be is made beside it, checked by all rules, and put in its place in one step: a run that is
killed leaves the old dossier or the new one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from reglament.diagnostics import Diagnostic, Severity, Text
from reglament.gate.numbers import misnumbered, numbered
from reglament.gate.package import ACTS, Flaw
from reglament.gate.sealed import read_seals, record, sealed
from reglament.i18n import LANGS
from reglament.model.documents import Document
from reglament.model.facts import as_list, day, entries, word
from reglament.model.numbering import Numbering
from reglament.model.registers import Registers
from reglament.model.sealing import fields_digest, sealable
from reglament.pipeline.check import Checked, check
from reglament.pipeline.collect import Collected, collect
from reglament.pipeline.gating_sealed import files_of
from reglament.pipeline.git import Git
from reglament.pipeline.request import Request
from reglament.pipeline.sealing import files_on_disk, seal_text
from reglament.pipeline.swap import fresh_folder, lay, only_run, put_in_place, sweep, write_whole
from reglament.pipeline.yaml_edit import edited
from reglament.rules import engine
from reglament.rules.dossiers import SIGNED
from reglament.rules.judging import Stage, for_stage
from reglament.rules.registry import ALL

SEAL = "seal.yml"
LAST_BEFORE = 30
"""The clause that ends with the signature; later ones order what is done with a signed act."""
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for: empty and None leave it to the akimat's papers and registers.

    `signer` and `by` are positions: who signed, who seals. `corrected`: a new original takes the place of a sealed one.
    """

    date: date | None = None
    signer: str = ""
    number: str = ""
    by: str = ""
    corrected: bool = False
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Registered:
    """What was written, or would be: `files` is how many the seal covers, `signer` a person with the `name`."""

    act: str
    date: date
    number: str
    signer: str
    files: int
    written: tuple[str, ...]
    name: Text = field(default_factory=dict)
    following: int = 0
    """How many errors tell of what is to be done once the act is signed: cards, copies, publication."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the act cannot be registered: sentences, or findings of the check of what the dossier would be."""

    flaws: tuple[Flaw, ...] = ()
    checked: Checked | None = None
    names: Registers | None = None
    """How people and offices in `flaws` are called."""


@dataclass(frozen=True)
class _Draft:
    """The act on its way: its path, what is to be written into it, and the seal."""

    folder: str
    act: Document
    facts: Mapping[str, str] = field(default_factory=dict)
    seal: Mapping[str, Any] = field(default_factory=dict)
    seal_path: str = ""


class _RefusalError(Exception):
    def __init__(self, message: str, path: str = "", /, **params: str | date) -> None:
        super().__init__(message)
        self.flaws: tuple[Flaw, ...] = (Flaw(message, path, params),)


def register(request: Request, folder: str, wish: Wish) -> Registered | Refused:
    """Register the act of a dossier (`content/acts/2026/tazalyq`), or say why not.

    Raises UsageError when another run registers at the same time.
    """
    with only_run(request.paths.build / "registering"):
        sweep((request.paths.root / folder).parent)
        collected = collect(request)
        try:
            act = _act(collected, folder)
            made = _corrected(request, collected, act, wish) if wish.corrected else _new(collected, act, wish)
            files = _files(request.paths.root, made)
        except _RefusalError as refusal:
            return Refused(refusal.flaws, names=collected.registers)
        blocking, following = _check(request, collected, folder, files)
        if blocking is not None:
            return blocking
        if not wish.dry_run:
            _write(request.paths.root, folder, files)
        return _told(made, files, collected.registers, following)


def _told(made: _Draft, files: Mapping[str, bytes], registers: Registers, following: int) -> Registered:
    seal = made.seal
    signed = seal.get("signer") or made.act.get("/signer")
    who = str(signed["person"])
    return Registered(
        made.act.id,
        date.fromisoformat(str(seal["date"])),
        str(seal["number"]),
        who,
        len(seal["files"]),
        tuple(sorted(files)),
        {lang: registers.short_name(who, lang) for lang in LANGS},
        following,
    )


def _act(collected: Collected, folder: str) -> Document:
    acts = list(collected.repository.in_dossier(folder.removeprefix("content/"), *ACTS))
    if len(acts) != 1:
        raise _RefusalError("The dossier {path} has no act that can be read, or more than one.", folder)
    return acts[0]


# ------------------------------------------------------------------ an act that is not sealed yet


def _new(collected: Collected, act: Document, wish: Wish) -> _Draft:
    existing = next(collected.repository.in_dossier(act.dossier, "seal"), None)
    place = f"content/{act.dossier}/{SEAL}"
    if existing is not None or (collected.root / place).exists():
        raise _RefusalError("The act is sealed already: {path}.", existing.source.path if existing else place)
    for lang in collected.languages:
        if lang not in act.texts:
            raise _RefusalError("The act has no text that can be read in {language}.", "", language=lang)
    signed = word(act, "/status") in SIGNED
    on = _date(collected, act, wish, signed=signed)
    seat, who = _signer(collected.registers, act, wish, on, signed=signed)
    number = _number(collected, act, wish, on, signed=signed)
    facts = {} if signed else {"/status": "signed"}
    wanted = {"/date": on.isoformat(), "/number": number, "/signer/person": who, "/signer/position": seat}
    facts |= {pointer: text for pointer, text in wanted.items() if act.get(pointer) != text}
    signer = {"person": who, "position": seat}
    seal = {
        "act": act.id,
        "sealed": _sealed_by(collected, wish, on),
        "date": on.isoformat(),
        "number": number,
        "signer": signer,
        "facts": fields_digest({**act.data, "signer": {**act.data.get("signer", {}), **signer}}),
        "files": [{"name": name, "sha256": one} for name, one in sealable(act, collected.repository).items()],
    }
    return _Draft(f"content/{act.dossier}", act, facts, seal, place)


def _date(collected: Collected, act: Document, wish: Wish, *, signed: bool) -> date:
    given = day(act, "/date")
    if signed and given is not None:
        if wish.date not in (None, given):
            raise _RefusalError("The act is signed and dated {date} already.", "", date=given)
        return given
    on = wish.date or given or collected.as_of
    if on > collected.as_of:
        raise _RefusalError("The date {date} is still to come.", "", date=on)
    return on


def _signer(registers: Registers, act: Document, wish: Wish, on: date, *, signed: bool) -> tuple[str, str]:
    """The position and the person who signs: whoever the act names; for a position asked for, the only one who may."""
    seat, who = wish.signer or word(act, "/signer/position"), word(act, "/signer/person")
    if signed and seat != word(act, "/signer/position"):
        raise _RefusalError("The act is signed by another position already: {position}.", "",
                            position=word(act, "/signer/position"))  # fmt: skip
    position = registers.position(seat)
    if position is None:
        raise _RefusalError("The registers know no position {position}.", "", position=seat)
    if position.rank != "akim":
        raise _RefusalError("An act is signed by the akim or whoever acts as akim, not by {position}.", "",
                            position=seat)  # fmt: skip
    able = [one for one in registers.persons if registers.holds(one, seat, on)]
    if who in able:
        return seat, who
    if signed or not wish.signer or len(able) != 1:
        facts: dict[str, str | date] = {"person": who or "—", "position": seat, "date": on}
        raise _RefusalError("{person} may not sign as {position} on {date}: look into the appointments.", "", **facts)
    return seat, able[0]


def _number(collected: Collected, act: Document, wish: Wish, on: date, *, signed: bool) -> str:
    """The number that the act has, else the one asked for, else the next one; whatever it is, it must be free."""
    given = word(act, "/number")
    if signed and given:
        if wish.number not in ("", given):
            raise _RefusalError("The act is signed and has the number {number} already.", "", number=given)
        return given
    numbering = Numbering.of(collected.settings)
    others = [
        found
        for one in collected.repository.of_kind(act.kind)
        if one.id != act.id and word(one, "/status") in SIGNED and (found := numbered(one)) is not None
    ]
    number = wish.number.strip() or given
    if not number:
        following = numbering.next(act.kind, on, others)
        if following is None:
            raise _RefusalError("Nobody can tell the next number: give it by --number, or its form in the settings "
                                "(numbering).")  # fmt: skip
        number = following.number
    source = replace(act.source, data={**act.data, "date": on.isoformat(), "number": number})
    flaws = tuple(misnumbered(None, replace(act, source=source), others, numbering))
    if flaws:
        raise _refusal(flaws)
    return number


def _refusal(flaws: tuple[Flaw, ...]) -> _RefusalError:
    error = _RefusalError(flaws[0].message)
    error.flaws = flaws
    return error


def _sealed_by(collected: Collected, wish: Wish, on: date) -> dict[str, str]:
    """Who seals and when: the position asked for, else the head of the apparatus; on the day of the run."""
    registers, today = collected.registers, max(on, collected.as_of)
    heads = [one.id for one in registers.positions.values() if one.rank == "head_of_apparatus"]
    seat = wish.by or next(iter(heads), "")
    able = [one for one in registers.persons if registers.holds(one, seat, today)]
    who = registers.holder(seat, today) or next(iter(able), "")
    if not who:
        raise _RefusalError("Nobody holds the position of whoever seals ({position}) on {date}.", "",
                            position=seat or "—", date=today)  # fmt: skip
    return {"person": who, "position": seat, "date": today.isoformat()}


# ------------------------------------------------------------------ a corrected original in the place of a sealed one


def _corrected(request: Request, collected: Collected, act: Document, wish: Wish) -> _Draft:
    """The seal of a new original: clause 32 is kept to, and the former one is in the history of git."""
    folder = f"content/{act.dossier}"
    git = Git.at(request.paths.root)
    before = files_of(git, git.commit("HEAD"), [folder])
    path, old = next(iter(read_seals(before).items()), ("", None))
    if old is None:
        raise _RefusalError("The last commit has no seal of {path} to be replaced.", folder)
    known = {str(one.get("replaced")) for one in as_list(old.get("/earlier"))}
    fresh = [str(one["date"]) for _, one in entries(act, "/replacements") if "date" in one and one.get("changes")]
    fresh = [one for one in fresh if one not in known]
    if len(fresh) != 1:
        raise _RefusalError("{path} must record one new replacement, with its corrections (replacements, changes).",
                            act.source.path)  # fmt: skip
    on = day(act, "/date") or collected.as_of
    disk = files_on_disk(request.paths.root, [folder])
    named = [str(one["name"]) for one in old.data["files"]]
    seal = {
        **{key: old.data[key] for key in ("act", "date", "number", "signer", "facts") if key in old.data},
        "sealed": _sealed_by(collected, wish, on),
        "files": [{"name": name, "sha256": _digest(disk, f"{folder}/{name}")} for name in named],
        "earlier": [*as_list(old.get("/earlier")), record(old, fresh[0])],
    }
    made = _Draft(folder, act, {}, seal, path)
    after = {**disk, path: replace(before[path], data=seal_text(seal).encode())}
    flaws = sealed(before, after, collected.registers)
    if flaws:
        raise _refusal(tuple(flaws))
    return made


def _digest(disk: Mapping[str, Any], path: str) -> str:
    entry = disk.get(path)
    if entry is None:
        raise _RefusalError("The sealed file {path} is gone.", path)
    return sha256(entry.data).hexdigest()


# ------------------------------------------------------------------ writing


def _files(root: Path, made: _Draft) -> dict[str, bytes]:
    """The files to be written, by path."""
    files = {made.seal_path: seal_text(made.seal).encode()}
    if made.facts:
        path = made.act.source.path
        text = edited(path, (root / path).read_bytes(), made.facts, "signer")
        if text is None:
            raise _RefusalError("{path} is written in a way that the tool does not edit: write date, number, "
                                "status and signer into it by hand.", path)  # fmt: skip
        files[path] = text
    return files


def _check(
    request: Request, collected: Collected, folder: str, files: Mapping[str, bytes]
) -> tuple[Refused | None, int]:
    """What blocks the dossier as it would be, by all rules that bind a published act, and what is left for later."""
    with fresh_folder(request.paths.build) as staged:
        for path in {*collected.files} - files.keys():
            lay(collected.root / path, staged / path)
        for path, data in files.items():
            write_whole(staged / path, data)
        asked = replace(request, paths=replace(request.paths, root=staged), as_of=collected.as_of)
        checked = check(asked).within((folder,)).at_stage(Stage.PUBLISH)
    own = [one for one in collected.diagnostics if one.location.path.startswith(f"{folder}/")]
    checked = checked.adding(for_stage(own, Stage.PUBLISH, collected.repository))
    errors = [one for one in checked.findings if engine.severity(one) is Severity.ERROR]
    blocking = tuple(one for one in errors if not _follows(one))
    if blocking:
        return Refused((), replace(checked, findings=blocking)), 0
    return None, len(errors)


def _follows(finding: Diagnostic) -> bool:
    """Whether it tells of what comes after signature: all that the Regulation orders from clause 31 on."""
    clauses = [int(digits[0]) for one in ALL[finding.rule].spec.clauses if (digits := _DIGITS.match(one))]
    return bool(clauses) and min(clauses) > LAST_BEFORE


def _write(root: Path, folder: str, files: Mapping[str, bytes]) -> None:
    """Put the dossier with its new files in the place of the old one, in one step."""
    good = root / folder
    with fresh_folder(good.parent) as making:
        new = making / good.name
        shutil.copytree(good, new, symlinks=True, copy_function=_link)
        for path, data in files.items():
            target = new / path.rpartition("/")[2]
            mode = target.stat().st_mode if target.exists() else None
            write_whole(target, data)
            target.chmod(0o644 if mode is None else mode & 0o777)
        put_in_place(new, good)


def _link(source: str, target: str) -> str:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)
    return target
