"""A paper that kills its worker costs one failure; all others are done, in their order."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from datetime import date

import pytest

from reglament.diagnostics import Location
from reglament.errors import RenderError
from reglament.render.typst import Typesetter
from reglament.render.worker import Cause, Failed, Limits, each, pool
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
