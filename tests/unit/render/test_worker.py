"""A paper that kills its worker costs one failure; all others are done, in their order."""

from __future__ import annotations

import ast
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from reglament.diagnostics import Location
from reglament.errors import RenderError
from reglament.render.typst import Typesetter
from reglament.render.worker import AHEAD, Cause, Failed, Limits, each, pool
from reglament.rules.registry import ALL
from reglament.settings import resource
from tests.unit.render.papers import decree

LIMITS = Limits(memory=1024**3, seconds=6)


def doubled(number: int) -> int:
    """Twice the number; some numbers are hostile."""
    if number == 13:
        raise RenderError("{paper} could not be set: {reason}", paper="a/b", reason="no reason")
    if number == 66:
        time.sleep(60)
    if number == 77:
        os.abort()
    if number == 88:
        bytearray(4 * 1024**3)
    return 2 * number


def once_ended(item: tuple[int, str]) -> int:
    """Twice the number; the worker of number 5 is ended from outside, the first time it is seen."""
    number, mark = item
    if number == 5 and not Path(mark).exists():
        Path(mark).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def written(item: tuple[int, str]) -> int:
    """The size of a file of so many bytes."""
    size, path = item
    Path(path).write_bytes(bytes(size))
    return Path(path).stat().st_size


def limits_of_a_child(_: int) -> list[int]:
    """What a program that the worker starts may take: memory, size of a file, of a dump."""
    kinds = "resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE"
    program = f"import resource; print([resource.getrlimit(kind)[0] for kind in ({kinds})])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return ast.literal_eval(done.stdout)  # type: ignore[no-any-return]


def set_decree(count: int) -> int:
    return Typesetter(resource("templates")).pdf(decree("kk", count), date(2026, 1, 1)).pages


@contextmanager
def here() -> Iterator[Executor | None]:
    yield None


@pytest.mark.parametrize("opened", [here, pool(2)])
def test_results_come_in_the_order_of_the_items(opened: object) -> None:
    assert list(each(doubled, range(11), opened, batch=3)) == [2 * n for n in range(11)]  # type: ignore[arg-type]


@pytest.mark.parametrize("opened", [here, pool(1)])
def test_a_refusal_is_a_failure_with_its_reason(opened: object) -> None:
    done = list(each(doubled, [1, 13, 2], opened))  # type: ignore[arg-type]
    assert done == [2, Failed(Cause.REFUSED, "no reason"), 4]


def test_hostile_items_cost_only_themselves() -> None:
    items = [1, 2, 77, 3, 88, 4, 66, 5]
    done = list(each(doubled, items, pool(2), limits=LIMITS, batch=2))
    assert done == [2, 4, Failed(Cause.MEMORY), 6, Failed(Cause.MEMORY), 8, Failed(Cause.TIME), 10]


def test_one_breakdown_does_not_part_all_others_from_their_workers() -> None:
    opened = 0

    @contextmanager
    def counted() -> Iterator[Executor | None]:
        nonlocal opened
        opened += 1
        with pool(2)() as executor:
            yield executor

    items = [1, 2, 3, 77, *range(100, 300)]
    done = list(each(doubled, items, counted, limits=LIMITS, batch=1))
    assert done == [2, 4, 6, Failed(Cause.MEMORY), *range(200, 600, 2)]
    assert opened <= 2 + AHEAD


def test_a_worker_ended_from_outside_costs_no_item(tmp_path: Path) -> None:
    items = [(number, str(tmp_path / "mark")) for number in range(40)]
    assert list(each(once_ended, items, pool(2), batch=2)) == [2 * number for number, _ in items]
    assert (tmp_path / "mark").exists()


def test_a_file_that_grows_too_large_is_a_failure(tmp_path: Path) -> None:
    items = [(1000, str(tmp_path / "small")), (10**6, str(tmp_path / "large"))]
    assert list(each(written, items, pool(1), limits=Limits(file=10**5))) == [1000, Failed(Cause.SIZE)]


def test_a_full_disk_is_no_fault_of_a_paper() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with pytest.raises(OSError, match="No space left"):
        list(each(written, [(10, "/dev/full"), (10, "/dev/full")], pool(1)))


def test_programs_that_a_worker_starts_have_its_limits() -> None:
    limits = Limits(memory=3 * 1024**3, file=10**6)
    assert list(each(limits_of_a_child, [1, 2], pool(1), limits=limits)) == [[3 * 1024**3, 10**6, 0]] * 2


def test_papers_are_set_in_workers() -> None:
    assert list(each(set_decree, [3, 40], pool(2), batch=1)) == [set_decree(3), set_decree(40)]


def test_nothing_to_do_is_done() -> None:
    assert list(each(doubled, [], pool(1))) == []


@pytest.mark.parametrize("cause", list(Cause))
def test_a_failure_is_a_finding_in_three_languages(cause: Cause) -> None:
    finding = Failed(cause, "why").finding(Location("content/a.yml"), "a/b")
    messages = ALL[finding.rule].spec.messages[finding.message]
    for lang in ("kk", "ru", "en"):
        assert "a/b" in messages[lang].format(**finding.params)
