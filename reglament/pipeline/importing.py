"""Import of a DOCX: read in a worker under limits, made into a dossier, put in its place whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from reglament.errors import UsageError
from reglament.exchange.dossier import ACTS, Dossier, Maker, Place
from reglament.exchange.pieces import Answer, Reading
from reglament.exchange.reader import Job, read
from reglament.exchange.refusal import Refusal
from reglament.exchange.words import msgid
from reglament.loading.names import suggest
from reglament.model.registers import Registers
from reglament.render.worker import Cause, Failed, Limits, each, pool

LIMITS = Limits(memory=512 * 1024**2, seconds=30.0, processor=20.0)
"""What reading one file may take."""
MAX_SLUG = 40


def read_files(jobs: Sequence[Job]) -> list[Answer]:
    """Every file read, each in a worker of its own; what breaks its worker is refused."""
    answers: list[Answer] = []
    for job in jobs:
        (answer,) = each(read, [job], pool(1), limits=LIMITS)
        answers.append(_refused(job, answer) if isinstance(answer, Failed) else answer)
    return answers


def _refused(job: Job, failed: Failed) -> Refusal:
    if failed.cause is Cause.TIME:
        return Refusal(msgid("{file} takes too long to read."), {"file": job.name})
    return Refusal(msgid("{file} takes more memory to read than a paper needs."), {"file": job.name})


def make(readings: Sequence[Reading], kind: str, slug: str, day: date, registers: Registers) -> tuple[Dossier, Place]:
    """The dossier of the paper in `readings`, and its place: under the year of its date, else of `day`.

    An act begins a dossier; a note or a reference joins the one with its name.
    """
    maker = Maker(kind, registers, day)
    name = slug or _slug(readings[0].name)
    year = next((found.year for reading in readings if (found := maker.date_of(reading))), day.year)
    folder = f"content/acts/{year}/{name}"
    place = Place(folder, f"acts/{year}/{name}/act" if slug and kind not in ACTS else "")
    return maker.make(readings, place), place


def _slug(file: str) -> str:
    """A name for a dossier from the name of a file."""
    return suggest(file.rpartition(".")[0].replace(".", "-"))[:MAX_SLUG].strip("-") or "paper"


def put(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write the files of a dossier into `folder`, all or none; files that stand there already are never touched.

    Raises UsageError where one of the names is taken.
    """
    taken = next((folder / name for name in files if (folder / name).exists()), None)
    if taken is not None:
        raise UsageError("{path} exists already; nothing was changed.", path=taken)
    folder.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        for name, data in files.items():
            (making / name).write_bytes(data)
        making.chmod(0o755)
        if not folder.exists():
            making.rename(folder)
        else:
            _join(making, folder, files)
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return [folder / name for name in files]


def _join(making: Path, folder: Path, names: Mapping[str, bytes]) -> None:
    """Link new files into a folder that exists; when one cannot be, those before it go again."""
    done: list[Path] = []
    try:
        for name in names:
            os.link(making / name, folder / name)
            done.append(folder / name)
    except FileExistsError as error:
        for path in done:
            path.unlink()
        raise UsageError("{path} exists already; nothing was changed.", path=error.filename2) from None
