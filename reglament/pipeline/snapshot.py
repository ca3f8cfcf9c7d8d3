"""What the last check found out, in one file: read whole or not at all, believed only when its seal is whole.

It holds plain values (`marshal`) and pickled findings. The seal is a digest keyed with the version of the tool, in
which a secret of this user is mixed: a file that came with somebody else's papers is never opened.
"""

from __future__ import annotations

import contextlib
import marshal
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from reglament.loading.assemble import Row
from reglament.pipeline.leaves import Leaf
from reglament.pipeline.swap import write_whole

_NAME = "check.bin"
_SEAL = 32

Outcome = tuple[tuple[str, ...], int, tuple[str, ...], bytes]
"""Rules, common things and names read, findings and years pickled: `reglament.rules.engine.Found`, packed."""


class Ruled(NamedTuple):
    """What the rules found in one paper, and the facts that they took from it: pickled, by rule."""

    outcomes: tuple[Outcome, ...]
    facts: bytes


@dataclass
class Snapshot:
    """One check as it ended.

    `walk` is a digest of the names in the folder, `joined` the findings about places, `lame` the registers that could
    not be used, `common` what many rules read (by the bits of `Common`), `judged` the findings and what was waived.
    """

    walk: str = ""
    leaves: Mapping[str, Leaf] = field(default_factory=dict)
    rows: Mapping[str, Row] = field(default_factory=dict)
    unread: frozenset[str] = frozenset()
    joined: bytes = b""
    day: str = ""
    lame: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    ruled: Mapping[str, Ruled] = field(default_factory=dict)
    wide: Mapping[str, Outcome] = field(default_factory=dict)
    judged: bytes = b""

    def keep(self, folder: Path, version: str) -> None:
        """Write it in the place of the last one; a folder that cannot be written costs time later, nothing else."""
        plain = (
            self.walk,
            tuple(map(tuple, self.leaves.values())),
            tuple(map(tuple, self.rows.values())),
            tuple(sorted(self.unread)),
            self.joined,
            self.day,
            self.lame,
            self.common,
            tuple((key, *one) for key, one in self.ruled.items()),
            dict(self.wide),
            self.judged,
        )
        data = marshal.dumps(plain)  # type: ignore[arg-type]  # nested tuples of plain values
        with contextlib.suppress(OSError):
            write_whole(folder / _NAME, _seal(data, version) + data)

    @classmethod
    def last(cls, folder: Path, version: str) -> Snapshot | None:
        """The last one of this version, None when there is none that can be believed."""
        try:
            whole = memoryview((folder / _NAME).read_bytes())
        except OSError:
            return None
        seal, data = bytes(whole[:_SEAL]), whole[_SEAL:]
        if seal != _seal(data, version):
            return None
        walk, leaves, rows, unread, joined, day, lame, common, ruled, wide, judged = marshal.loads(data)  # noqa: S302
        return cls(
            walk,
            {one[0]: Leaf._make(one) for one in leaves},
            {one[0]: Row._make(one) for one in rows},
            frozenset(unread),
            joined,
            day,
            lame,
            common,
            {key: Ruled(outcomes, facts) for key, outcomes, facts in ruled},
            wide,
            judged,
        )


def _seal(data: bytes | memoryview, version: str) -> bytes:
    return blake2b(data, digest_size=_SEAL, key=version.encode()[:64]).digest()
