"""All papers of an akimat at hand at once, for what needs every one of them: from the cache, else read in workers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from reglament.loading import File
from reglament.pipeline.cache import Cache
from reglament.pipeline.leaves import Leaf, Reading, Result, again
from reglament.pipeline.progress import Stage
from reglament.pipeline.request import Request
from reglament.pipeline.survey import LIGHT, Survey
from reglament.pipeline.workers import make_ready, processes, spread

_FAMILY = "file"
_BATCH = 32


@dataclass(frozen=True, slots=True)
class _Job:
    file: File
    leaf: Leaf
    reading: Reading


def fill(survey: Survey, request: Request, cache: Cache) -> None:
    """Read whatever has not been read. Raises ShiftedError when a file has changed since it was looked at."""
    leaves = {path: leaf for path, leaf in survey.leaves.items() if leaf.usable}
    keys = {path: sha256(f"{path}\0{leaf.digest}".encode()).hexdigest() for path, leaf in leaves.items()}
    known: dict[str, Result] = cache.results(_FAMILY, keys.values())
    jobs = [_Job(survey.files[path], leaf, survey.reading) for path, leaf in leaves.items() if keys[path] not in known]
    fresh = _parse(jobs, keys, request, survey.memory)
    if fresh or len(known) < len(keys):
        cache.keep_results(_FAMILY, fresh, keys.values())
    survey.memory.update((path, (known | fresh)[key]) for path, key in keys.items() if path not in survey.memory)


def _parse(
    jobs: Sequence[_Job], keys: Mapping[str, str], request: Request, memory: Mapping[str, Result]
) -> dict[str, Result]:
    found = {keys[job.file.path]: memory[job.file.path] for job in jobs if job.file.path in memory}
    jobs = [job for job in jobs if keys[job.file.path] not in found]
    if not jobs:
        return found
    make_ready()  # what has changed is likely to be rendered
    request.progress.begin(Stage.READ, len(jobs))
    done: list[Result] = []
    with processes(request.jobs, len(jobs), LIGHT) as executor:
        for batch in spread(_parse_batch, jobs, executor, _BATCH):
            done += batch
            request.progress.advance(len(batch))
    found.update((keys[job.file.path], one) for job, one in zip(jobs, done, strict=True))
    return found


def _parse_batch(jobs: Sequence[_Job]) -> list[Result]:
    return [again(job.file, job.leaf, job.reading) for job in jobs]
