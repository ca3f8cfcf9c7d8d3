"""The files of an akimat: a careful walk over a folder that a stranger filled."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from reglament.diagnostics import START, Diagnostic
from reglament.loading.decode import MAX_BYTES
from reglament.loading.findings import Findings
from reglament.loading.names import readable, suggest
from reglament.settings import MARKER

CONTENT = "content"

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_YAML = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\.yml")
_TEXT = re.compile(r"([a-z0-9]+(?:-[a-z0-9]+)*)\.([a-z]{2,3})\.md")
PICTURE_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z]{2,3})?\.(?:png|jpe?g|svg)")
"""How the file of a picture is called: `scheme.png`, `scheme.kk.svg`."""
_PICTURES = frozenset({"png", "jpg", "jpeg", "svg"})
_ANNEX = re.compile(r"annex-([1-9][0-9]{0,3})")


class Role(StrEnum):
    """What a file is for."""

    SETTINGS = "settings"
    PAPER = "paper"
    TEXT = "text"
    ANNEX = "annex"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: its path from the root, and the id of the paper that it is or belongs to.

    An annex belongs to the paper `act` of its folder, a picture (no id) to the papers whose texts show it.
    """

    path: str
    role: Role
    id: str
    lang: str = ""
    ordinal: int = 0


@dataclass(frozen=True, slots=True)
class Discovered:
    """Files in the order of their paths, and what is wrong with names and links.

    `refused` are paths of links, folders and special files that stand where a file of that name would be read.
    """

    files: tuple[File, ...]
    diagnostics: tuple[Diagnostic, ...] = field(default=())
    refused: frozenset[str] = field(default=frozenset())


def discover(root: Path) -> Discovered:
    """Find the settings and all files under `content/`; hidden files are left alone, links are not followed.

    Findings: F01 unreadable folder, F12 names, F13 links and special files, F14 unexpected files, F16 no language.
    """
    walk = _Walk(root)
    walk.settings()
    walk.content()
    walk.files.sort(key=lambda file: file.path)
    return Discovered(tuple(walk.files), tuple(walk.diagnostics), frozenset(walk.refused))


def recognise(paths: Iterable[str]) -> tuple[File, ...]:
    """The files that `discover` would find where these paths were plain files, in the order of their paths."""
    walk = _Walk(Path())
    for path in sorted(paths):
        folder, _, name = path.rpartition("/")
        if path == MARKER:
            walk.files.append(File(MARKER, Role.SETTINGS, ""))
        elif path.startswith(f"{CONTENT}/") and all(_SLUG.fullmatch(step) for step in folder.split("/")):
            walk.file(name, path)
    return tuple(walk.files)


def read_bytes(root: Path, path: str, limit: int = MAX_BYTES) -> tuple[bytes | None, list[Diagnostic]]:
    """The bytes of a discovered file, or None and a finding F01 (unreadable, too large) or F13 (not a plain file)."""
    findings = Findings(path)
    try:
        descriptor = os.open(root / path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        findings.add("F01", _why(error))
        return None, findings.items
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            findings.add("F13", "special")
            return None, findings.items
        try:
            data = stream.read(limit + 1)
        except OSError as error:
            findings.add("F01", _why(error))
            return None, findings.items
    if len(data) > limit:
        findings.add("F01", "too_large", limit=limit // 1_000_000)
        return None, findings.items
    return data, []


class _Walk:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.files: list[File] = []
        self.diagnostics: list[Diagnostic] = []
        self.refused: set[str] = set()

    def settings(self) -> None:
        place = self.root / MARKER
        if place.is_symlink():
            self._refuse("link", MARKER)
        elif place.is_dir():
            self._refuse("folder", MARKER)
        elif place.is_file():
            self.files.append(File(MARKER, Role.SETTINGS, ""))

    def content(self) -> None:
        place = self.root / CONTENT
        if place.is_symlink():
            self._add("F13", "link", CONTENT)
        elif not place.is_dir():
            self._add("F01", "no_content", CONTENT)
        else:
            self._folder(CONTENT)

    def _folder(self, folder: str) -> None:
        """Walk without recursion: a stranger's folders may be deeper than Python's stack."""
        waiting = [folder]
        while waiting:
            current = waiting.pop()
            for entry in self._entries(current):
                path = f"{current}/{entry.name}"
                if entry.is_symlink():
                    self._refuse("link", path)
                elif entry.is_dir(follow_symlinks=False):
                    if _is_file_name(entry.name):
                        self._refuse("folder", path)
                    elif self._name_is_good(entry.name, path, _SLUG):
                        waiting.append(path)
                elif entry.is_file(follow_symlinks=False):
                    self.file(entry.name, path)
                else:
                    self._refuse("special", path)

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str]]:
        try:
            with os.scandir(self.root / folder) as scan:
                entries = sorted((e for e in scan if not e.name.startswith(".")), key=lambda e: e.name)
        except OSError as error:
            self._add("F01", _why(error), folder)
            return
        names: dict[str, str] = {}
        for entry in entries:
            key = unicodedata.normalize("NFC", entry.name).casefold()
            if key in names:
                self._add("F12", "collision", f"{folder}/{entry.name}", other=readable(names[key]))
            names.setdefault(key, entry.name)
            yield entry

    def _name_is_good(self, name: str, path: str, pattern: re.Pattern[str]) -> bool:
        if pattern.fullmatch(name):
            return True
        self._add("F12", "name", path, name=readable(name), better=suggest(name))
        return False

    def file(self, name: str, path: str) -> None:
        """Take one file by its name."""
        suffix = name.rpartition(".")[2].lower() if "." in name else ""
        if suffix == "yml":
            if self._name_is_good(name, path, _YAML):
                self.files.append(File(path, Role.PAPER, _id(path, name.removesuffix(".yml"))))
        elif suffix == "md":
            self._text(name, path)
        elif suffix in _PICTURES:
            if self._name_is_good(name, path, PICTURE_NAME):
                self.files.append(File(path, Role.PICTURE, ""))
        elif suffix == "yaml":
            self._add("F12", "name", path, name=readable(name), better=suggest(name).removesuffix(".yaml") + ".yml")
        else:
            self._add("F14", "unexpected", path)

    def _text(self, name: str, path: str) -> None:
        match = _TEXT.fullmatch(name)
        if match is None:
            stem = name[:-3]
            if _SLUG.fullmatch(stem) and name.endswith(".md"):
                self._add("F16", "no_language", path, stem=stem)
            else:
                self._add("F12", "name", path, name=readable(name), better=suggest(name))
            return
        stem, lang = match[1], match[2]
        if annex := _ANNEX.fullmatch(stem):
            self.files.append(File(path, Role.ANNEX, _id(path, "act"), lang, int(annex[1])))
        else:
            self.files.append(File(path, Role.TEXT, _id(path, stem), lang))

    def _refuse(self, message: str, path: str) -> None:
        self._add("F13", message, path)
        self.refused.add(path)

    def _add(self, rule: str, message: str, path: str, **params: str | int) -> None:
        findings = Findings(readable(path))
        findings.put(rule, message, START, params)
        self.diagnostics.extend(findings.items)


def _is_file_name(name: str) -> bool:
    return bool(_YAML.fullmatch(name) or _TEXT.fullmatch(name) or PICTURE_NAME.fullmatch(name))


def _why(error: OSError) -> str:
    """The message for a file or folder that the system does not give out."""
    return "permission" if isinstance(error, PermissionError) else "unreadable"


def _id(path: str, stem: str) -> str:
    """The id of the paper `stem` in the folder of `path`."""
    folder = path.rpartition("/")[0].removeprefix(CONTENT).removeprefix("/")
    return f"{folder}/{stem}" if folder else stem
