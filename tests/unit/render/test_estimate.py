"""The estimate of pages never says fewer than the typesetter counts."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reglament.model.tree import Chapter, Clause, Formula, Paragraph, Subclause, Table
from reglament.render.estimate import most_pages
from reglament.render.paper import Letterhead, Paper, Signature, Stamp
from reglament.render.typography import Typography
from reglament.render.typst import DOUBLE, Typesetter
from reglament.settings import resource

FAR = 1000
SENTENCE = (
    "қаулы етеді бақылау жүктелсін күшіне енеді әкімдік туралы мөлшерінде 2026 жылғы 12 000 000 теңге № 15 Щ щ ы ю ж "
    "постановлением утвердить мероприятия в г. и о по 1 Д. А. Болжамов әлеуметтік-экономикалық жүзеге ұйымдастырылуын "
    "обеспечить государственных социально-экономического ШШШШШШЩЩЩЩЩЩ WWWWWWWW https://adilet.zan.kz/rus/docs/V2600001"
)
WORDS = SENTENCE.split(" ")


@pytest.fixture(scope="module")
def setter() -> Typesetter:
    return Typesetter(resource("templates"))


def text(dice: random.Random, most: int) -> Paragraph:
    return Paragraph(" ".join(dice.choices(WORDS, k=dice.randint(1, most))))


def paper(seed: int, parts: int, most: int) -> Paper:
    """A paper of chance, with the requisites that papers have."""
    dice = random.Random(seed)
    blocks: list[Paragraph | Clause | Chapter | Formula] = [text(dice, most), Formula("ПОСТАНОВЛЯЕТ:")]
    for number in range(parts):
        inner = [Subclause(f"{n})", (text(dice, most),)) for n in range(1, dice.randint(1, 4))]
        clause = Clause(f"{number + 1}.", (text(dice, most), *inner))
        blocks.append(Chapter(text(dice, 12), (clause,)) if dice.random() < 0.2 else clause)
    head = Letterhead("Тау қаласының әкімдігі", "Акимат города Тау", "ҚАУЛЫ", "ПОСТАНОВЛЕНИЕ", True)
    lines = tuple(Signature(text(dice, 9).text, "Д. Болжамов", "12.11.2026") for _ in range(dice.randint(0, 4)))
    return Paper(
        "acts/2026/a/act",
        "decree",
        dice.choice(["kk", "ru"]),
        text(dice, 25).text,
        tuple(blocks),
        letterhead=dice.choice([head, None]),
        kind_title="АНЫҚТАМА",
        stamps=(Stamp(("Утверждаю", text(dice, 8).text)),) if dice.random() < 0.3 else (),
        signatures=lines,
        visas=lines[:1],
        visa_label="Виза:" if lines else "",
        executor="Исполнитель: Д. Болжамов",
        draft="Проект",
    )


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10**9), st.integers(0, 14), st.integers(2, 60), st.sampled_from([1, 2, 3, 5]))
def test_a_paper_is_never_longer_than_estimated(
    setter: Typesetter, seed: int, parts: int, most: int, limit: int
) -> None:
    one = paper(seed, parts, most)
    pages = setter.measure(one).pages
    assert pages <= most_pages(one, setter.typography, DOUBLE, limit)
    assert pages <= most_pages(one, setter.typography, DOUBLE, FAR)


def test_a_short_paper_needs_no_setting() -> None:
    assert most_pages(paper(1, 2, 20), Typography(), DOUBLE, 5) <= 5


def test_what_is_hard_to_say_is_not_guessed() -> None:
    one = paper(1, 0, 2)
    table = Table((), ((Paragraph("а"),),), ("left",))  # type: ignore[arg-type]
    assert most_pages(replace(one, blocks=(table,)), Typography(), DOUBLE, 5) > FAR
    assert most_pages(replace(one, landscape=True), Typography(), DOUBLE, 5) > FAR


def test_a_narrow_profile_is_taken_into_account(setter: Typesetter) -> None:
    narrow = Typography(size=20, left=60, right=60, top=60, bottom=60)
    tight = Typesetter(resource("templates"), narrow)
    for seed in range(6):
        one = paper(seed, 3, 20)
        assert tight.measure(one).pages <= most_pages(one, narrow, DOUBLE, FAR)
