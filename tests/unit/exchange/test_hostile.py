"""What is no paper is refused with a reason, within a second and 512 MB, in a process of its own."""

from __future__ import annotations

import multiprocessing
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import hostile
import parts
import pytest

from reglament.exchange.pieces import Answer, Reading
from reglament.exchange.reader import Job, read
from reglament.exchange.refusal import Refusal
from reglament.i18n import LANGS

MEMORY = 512 * 1024 * 1024


def measured(job: Job) -> tuple[Answer, float, float]:
    """The answer, seconds of the processor, the largest address space that was allowed to be."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    before = time.process_time()
    answer = read(job)
    return answer, time.process_time() - before, peak()


def peak() -> float:
    """The most memory that this process has held, MB: of it alone, not of the process that it was forked from."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM:")) / 1024


@pytest.fixture(scope="module")
def worker() -> Iterator[ProcessPoolExecutor]:
    with ProcessPoolExecutor(max_workers=1, mp_context=multiprocessing.get_context("spawn")) as executor:
        yield executor


@pytest.mark.parametrize("name", hostile.FILES)
def test_hostile_files_are_refused_with_a_reason(name: str, worker: ProcessPoolExecutor) -> None:
    file, data, word = hostile.FILES[name]
    answer, seconds, memory = worker.submit(measured, Job(file, data)).result(timeout=60)
    assert isinstance(answer, Refusal), answer
    assert word in answer.text("en")
    assert seconds < 1
    assert memory < 512
    texts = {answer.text(lang) for lang in LANGS}
    assert len(texts) == 3


def test_the_largest_paper_that_is_read_stays_within_the_limits(worker: ProcessPoolExecutor) -> None:
    body = "".join(parts.paragraph(f"{index}) " + "сөз " * 30) for index in range(28_000))
    answer, _, memory = worker.submit(measured, Job("a.docx", parts.docx(body))).result(timeout=120)
    assert isinstance(answer, Reading)
    assert len([*answer.items]) == 28_001
    assert memory < 512


def test_a_harmless_file_is_read(worker: ProcessPoolExecutor) -> None:
    answer, _, _ = worker.submit(measured, Job("a.DOCX", parts.docx())).result(timeout=60)
    assert isinstance(answer, Reading)
