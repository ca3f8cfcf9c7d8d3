"""Ways in which a drafter, an editor or a disk spoils one file of an akimat, and a check of what is said of it."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reglament.diagnostics import Diagnostic
from reglament.pipeline.check import Checked, check
from reglament.pipeline.collect import open_cache
from reglament.pipeline.request import Request
from reglament.settings import paths
from tests.stopwatch import stopwatch

DEMONSTRATION = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)

REFERENCE = re.compile(
    r"(?<![\w-])(person|position|unit|initiator|executor|developer|prepared_by|owner|head|curator|storage|parent"
    r"|paper|act|agenda|assignment|dossier|meeting): ([a-z][a-z0-9/-]*)(?=[\s,}\]]|$)"
)
"""A field whose value names a person, a position, a unit, a paper or a folder of papers."""


class Akimat:
    """A copy of the demonstration that is spoilt, checked and mended again."""

    def __init__(self, root: Path) -> None:
        self.root = root
        shutil.copytree(DEMONSTRATION / "content", root / "content")
        shutil.copy(DEMONSTRATION / "reglament.yml", root)
        self._request = Request(paths(root), TODAY, jobs=1)
        self._cache = open_cache(self._request)
        self._memory = self._request.paths.build / ".cache" / "check.bin"
        self.clean = frozenset(map(identity, check(self._request, self._cache).findings))
        """What is found in the papers as they are: asked before anything is spoilt."""
        self._remembered = self._memory.read_bytes()

    def check(self) -> Checked:
        """A check that remembers the papers as they were before anything was spoilt, as a drafter's own does."""
        self._memory.write_bytes(self._remembered)
        return check(self._request, self._cache)

    def timed(self) -> tuple[Checked, float]:
        """A check and the seconds of processor time that it took: other work on the machine does not count."""
        with stopwatch() as watch:
            checked = self.check()
        return checked, watch.seconds

    def text(self, path: str) -> str:
        return (self.root / path).read_text(encoding="utf-8")

    @contextmanager
    def spoilt(self, path: str, damage: Callable[[Path], None]) -> Iterator[None]:
        """The file at `path` is damaged inside the block and as it was after it."""
        file = self.root / path
        kept = file.read_bytes()
        damage(file)
        try:
            yield
        finally:
            if file.is_dir() and not file.is_symlink():
                shutil.rmtree(file)
            else:
                file.unlink(missing_ok=True)
            file.write_bytes(kept)

    def close(self) -> None:
        self._cache.close()


def identity(found: Diagnostic) -> tuple[str, str, str]:
    return found.rule, found.location.path, found.location.pointer


@dataclass(frozen=True)
class Damage:
    """What is done to a file; `concerns` says to which files it can be done."""

    name: str
    make: Callable[[bytes, Path], bytes | None]
    concerns: Callable[[Path], bool] = lambda file: True

    def __call__(self, file: Path) -> None:
        data = self.make(file.read_bytes(), file)
        if data is not None:
            file.write_bytes(data)

    def __repr__(self) -> str:
        return self.name


def _is_yaml(file: Path) -> bool:
    return file.suffix == ".yml"


def _is_text(file: Path) -> bool:
    return file.suffix == ".md"


def _deleted(data: bytes, file: Path) -> None:
    file.unlink()


def _folder(data: bytes, file: Path) -> None:
    file.unlink()
    file.mkdir()


def _link(data: bytes, file: Path) -> None:
    file.unlink()
    file.symlink_to("/etc/hostname")


def _loop(data: bytes, file: Path) -> None:
    file.unlink()
    file.symlink_to(file.name)


def _locked(data: bytes, file: Path) -> None:
    file.chmod(0)


def _in_1251(data: bytes, file: Path) -> bytes:
    return data.decode().replace("қ", "к").encode("cp1251", errors="replace")


def _cut(data: bytes, file: Path) -> bytes:
    """Ends in the middle of a line two thirds down, as after a full disk."""
    text = data.decode()
    lines = text.splitlines(keepends=True)
    target = next(n for n in range(max(len(lines) * 2 // 3 - 1, 0), -1, -1) if lines[n].strip())
    middle = len(lines[target]) // 2
    while not lines[target][middle - 1].islower():
        middle -= 1
    return (text[: sum(map(len, lines[:target]))] + lines[target][:middle]).encode()


def _noise(data: bytes, file: Path) -> bytes:
    return random.Random(file.name).randbytes(512)


def _tab(data: bytes, file: Path) -> bytes:
    """The first indented line, else the last line of all, is indented by a tab."""
    text = data.decode()
    found = re.search(r"^ +(?=\S)", text, re.M)
    if found is None:
        body, _, last = text.rstrip("\n").rpartition("\n")
        return f"{body}\n\t{last}\n".encode()
    return (text[: found.start()] + "\t" + text[found.end() :]).encode()


def _twice(data: bytes, file: Path) -> bytes:
    lines = data.decode().splitlines()
    key = next(line for line in lines[1:] if re.match(r"[a-z_]+:", line)).split(":")[0]
    return "\n".join([*lines, f"{key}: again", ""]).encode()


def _other_kind(data: bytes, file: Path) -> bytes:
    text = data.decode()
    other = "assignment" if "kind: agenda" in text else "agenda"
    return re.sub(r"^kind: \S+", f"kind: {other}", text, count=1).encode()


def _no_such_kind(data: bytes, file: Path) -> bytes:
    return re.sub(r"^kind: \S+", "kind: postanovlenie", data.decode(), count=1).encode()


def _no_kind(data: bytes, file: Path) -> bytes:
    return re.sub(r"^kind: \S+\n", "", data.decode(), count=1).encode()


def _unknown_key(data: bytes, file: Path) -> bytes:
    return data.rstrip(b"\n") + b"\nnomer: 5\n"


def _bare_value(data: bytes, file: Path) -> bytes:
    return "просто текст\n".encode()


def _a_list(data: bytes, file: Path) -> bytes:
    return b"- kind: decree\n- status: draft\n"


def _large(data: bytes, file: Path) -> bytes:
    return data + "\nа".encode() * 700_000


def _deep(data: bytes, file: Path) -> bytes:
    if _is_yaml(file):
        return data.rstrip(b"\n") + b"\nnotes: " + b"[" * 5000 + b"]" * 5000 + b"\n"
    return data + b"\n" + b"> " * 5000 + "терең".encode() + b"\n\n" + b"- " * 3000 + b"x\n" + b"(" * 5000 + b"\n"


def _other_language(data: bytes, file: Path) -> bytes:
    stem, lang = file.name.removesuffix(".md").rsplit(".", 1)
    return file.with_name(f"{stem}.{'ru' if lang == 'kk' else 'kk'}.md").read_bytes()


def _is_read(file: Path) -> bool:
    """Whether the signs of the file are read one by one: in a drawing these are harmless."""
    return file.suffix in (".yml", ".md")


DAMAGES = (
    Damage("deleted", _deleted),
    Damage("emptied", lambda data, file: b""),
    Damage("only-blanks", lambda data, file: b"\n  \n\n"),
    Damage("bom", lambda data, file: b"\xef\xbb\xbf" + data, _is_read),
    Damage("utf-16", lambda data, file: data.decode().encode("utf-16")),
    Damage("cp1251", _in_1251, lambda file: not file.read_bytes().isascii()),
    Damage("cut", _cut),
    Damage("noise", _noise),
    Damage("nul", lambda data, file: data[:40] + b"\x00" + data[40:]),
    Damage("tab", _tab, _is_read),
    Damage("folder", _folder),
    Damage("link", _link),
    Damage("loop", _loop),
    Damage("large", _large),
    Damage("deep", _deep),
    Damage("duplicate-key", _twice, _is_yaml),
    Damage("other-kind", _other_kind, _is_yaml),
    Damage("no-such-kind", _no_such_kind, _is_yaml),
    Damage("no-kind", _no_kind, _is_yaml),
    Damage("unknown-key", _unknown_key, _is_yaml),
    Damage("bare-value", _bare_value, _is_yaml),
    Damage("list", _a_list, _is_yaml),
    Damage("no-title", lambda data, file: re.sub(rb"^# .*\n", b"", data), _is_text),
    Damage("two-titles", lambda data, file: data + b"\n" + data.split(b"\n")[0] + b"\n", _is_text),
    Damage("other-language", _other_language, _is_text),
)
