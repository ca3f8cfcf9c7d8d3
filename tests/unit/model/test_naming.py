"""Names in texts: found in every case, told from others that begin alike."""

from __future__ import annotations

import pytest

from reglament.model.naming import Naming, dative, declined, split

UNITS = [
    ("finance", {"kk": "Үлгітау қаласының Қаржы басқармасы", "ru": "Управление финансов города Улгитау"}),
    ("economy", {"kk": "Экономика басқармасы", "ru": "Управление экономики"}),
    ("planning", {"kk": "Экономика және жоспарлау басқармасы", "ru": "Управление экономики и планирования"}),
    ("legal", {"kk": "Заң бөлімі", "ru": "Юридический отдел"}),
    ("apparatus", {"kk": "Үлгітау қаласы әкімінің аппараты", "ru": "Аппарат акима города Улгитау"}),
    ("archive", {"kk": "«Қала мұрағаты» КММ", "ru": "КГУ «Городской архив»"}),
]
CITY = {"kk": "Үлгітау қаласы", "ru": "город Улгитау"}


def found(lang: str, text: str) -> list[str]:
    naming = Naming.of(lang, CITY[lang], UNITS)
    return [mention.called.id for mention in naming.mentions(split(text))]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Управлению финансов города Улгитау обеспечить", ["finance"]),
        ("совместно с Управлением финансов", ["finance"]),
        ("в управлении финансов", ["finance"]),
        ("Управлению экономики и планирования, Управлению экономики", ["planning", "economy"]),
        ("начальнику юридического отдела", ["legal"]),
        ("в аппарат акима города Улгитау", ["apparatus"]),
        ("передать Городскому архиву", ["archive"]),
        ("Управление финансами", []),
        ("Управление. Финансов нет", []),
        ("Управлению культуры", []),
    ],
)
def test_russian_names_in_every_case(text: str, ids: list[str]) -> None:
    assert found("ru", text) == ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Үлгітау қаласының Қаржы басқармасы қамтамасыз етсін", ["finance"]),
        ("Қаржы басқармасымен бірлесіп", ["finance"]),
        ("Қаржы басқармасынан, Заң бөліміне", ["finance", "legal"]),
        ("Экономика және жоспарлау басқармасының", ["planning"]),
        ("Үлгітау қаласы әкімінің аппаратына", ["apparatus"]),
        ("Қала мұрағатындағы", ["archive"]),
        ("Қаржылық басқармасы", []),
        ("Мәдениет басқармасы", []),
    ],
)
def test_kazakh_names_with_every_ending(text: str, ids: list[str]) -> None:
    assert found("kk", text) == ids


@pytest.mark.parametrize(
    ("noun", "form"),
    [
        ("управление", "управлению"),
        ("отдел", "отделу"),
        ("инспекция", "инспекции"),
        ("палата", "палате"),
        ("руководитель", "руководителю"),
        ("аппарат", "аппарату"),
    ],
)
def test_the_dative_of_a_body(noun: str, form: str) -> None:
    assert dative(noun) == form
    assert declined(form, noun, "ru")


def test_the_city_is_no_part_of_a_name() -> None:
    naming = Naming.of("ru", CITY["ru"], UNITS)
    words = split("Управлению финансов города Улгитау, г. Улгитау, города Алматы")
    assert [at for at in range(len(words)) if naming.is_city(words, at)] == [2, 4]


def test_nothing_is_found_without_names() -> None:
    empty = Naming.of("ru", "", [])
    assert not empty.may_be_in("Управлению финансов")
    assert list(empty.mentions(split("Управлению финансов"))) == []
