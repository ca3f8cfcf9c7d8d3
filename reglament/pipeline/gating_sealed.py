"""What a request does to sealed dossiers and to the numbers of acts, read from git: the base against the merge."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reglament.gate.digest import Entry
from reglament.gate.numbers import misnumbered, numbered
from reglament.gate.package import ACTS, Flaw
from reglament.gate.policy import Policy
from reglament.gate.sealed import Files, sealed
from reglament.loading import read_yaml
from reglament.model.days import as_day
from reglament.model.documents import Document
from reglament.model.numbering import Numbered
from reglament.pipeline.git import SUBMODULE, Git

_ACTS = "content/acts/"
_KIND = re.compile(rb"""^kind:[ \t]*["']?([a-z_]+)""", re.MULTILINE)
_PLAIN = re.compile(rb"""^(date|number):[ \t]+"?([^\s"'#&*!|>{}\[\]\\]+)"?[ \t]*\r?$""", re.MULTILINE)
_FIELD = re.compile(rb"""^["']?(?:date|number)["']?[ \t]*:""", re.MULTILINE)


def files_of(git: Git, tree: str, folders: Iterable[str]) -> Files:
    """All files under folders in a commit or tree, with their bytes; a submodule has none."""
    wanted = [f"{folder}/" for folder in folders]
    if not wanted:
        return {}
    modes = git.modes(tree, *wanted)
    data = git.blobs({path: name for path, (mode, name) in modes.items() if mode != SUBMODULE})
    return {path: Entry(mode, path, data.get(path, b"")) for path, (mode, _) in modes.items()}


def against_base(git: Git, merged: str, before: Files, after: Files, policy: Policy) -> list[Flaw]:
    """What bars a request for the sake of sealed acts and of numbers.

    `before` and `after` are all files of the dossiers that it changes, in the base and in the tree of the merge.
    """
    flaws = sealed(before, after, policy.registers)
    old = {act.id: act for act in _acts(before)}
    new = list(_acts(after))
    renumbered = [act for act in new if _changed(old.get(act.id), act)]
    if renumbered:
        known = list(_all_numbered(git, merged, {act.kind for act in renumbered if numbered(act) is not None}))
        for act in renumbered:
            others = [one for kind, one in known if kind == act.kind and one.id != act.id]
            flaws += misnumbered(old.get(act.id), act, others, policy.settings.numbering)
    return flaws


def _changed(before: Document | None, act: Document) -> bool:
    now, was = numbered(act), numbered(before) if before is not None else None
    return now != was or (before is not None and now is not None and before.kind != act.kind)


def _acts(files: Files) -> Iterator[Document]:
    for path, entry in files.items():
        if path.endswith(".yml") and (act := _read(path, entry.data)) is not None:
            yield act


def _read(path: str, data: bytes) -> Document | None:
    source, _ = read_yaml(path, data)
    if source is None or not isinstance(source.data, dict) or source.data.get("kind") not in ACTS:
        return None
    return Document(path.removeprefix("content/").removesuffix(".yml"), source.data["kind"], source)


def _all_numbered(git: Git, tree: str, kinds: set[str]) -> Iterator[tuple[str, Numbered]]:
    """Every act of some kinds that has a number, with its kind."""
    names = {path: name for path, (_, name) in git.modes(tree, _ACTS).items() if path.endswith(".yml")}
    for path, data in git.blobs(names).items():
        kind = _KIND.search(data)
        if kind is not None and kind[1].decode() in kinds:
            found = _at_sight(path, data)
            if found is None and (act := _read(path, data)) is not None:
                found = numbered(act)
            if found is not None:
                yield kind[1].decode(), found


def _at_sight(path: str, data: bytes) -> Numbered | None:
    """Number and date that stand on plain lines of their own, once each; None to have the file read whole."""
    plain = _PLAIN.findall(data)
    if len(plain) != 2 or len(_FIELD.findall(data)) != 2 or plain[0][0] == plain[1][0]:
        return None
    fields = {key.decode(): value.decode("utf-8", "replace") for key, value in plain}
    on = as_day(fields["date"])
    return Numbered(path.removeprefix("content/").removesuffix(".yml"), on, fields["number"]) if on else None
