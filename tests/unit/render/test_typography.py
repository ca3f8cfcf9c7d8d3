"""Lines end where an editor would end them, and no letter changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.render.typography import BREAK, NB_HYPHEN, NBSP, Typography, bind, ems, plain, soften


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("О внесении изменений и в другие", "О~внесении изменений и~в~другие"),
        ("№ 3/377 бұйрық", "№~3/377 бұйрық"),
        ("2016 жылғы 11 тамыздағы", "2016~жылғы 11~тамыздағы"),
        ("от 29 октября 2026 года", "от 29~октября 2026~года"),
        ("Заңының 7-бабының 2-тармағы", "Заңының 7=бабының 2=тармағы"),
        ("2027 жылғы 29 қаңтарға дейін", "2027~жылғы 29~қаңтарға дейін"),
        ("31 наурыздан, 5 Мамырда", "31~наурыздан, 5~Мамырда"),
        ("60 процентов, 8 400 тонн", "60~процентов, 8~400~тонн"),
        ("Р/с № және № п/п", "Р/с~№~және №~п/п"),
        ("5-3) тармақшасы", "5=3)~тармақшасы"),
        ("подпункт 2) пункта 3", "подпункт~2) пункта~3"),
        ("Правила – порядок", "Правила~– порядок"),
        ("әкімі Ү. Қиялбеков", "әкімі Ү.~Қиялбеков"),
        ("У. М. Киялбеков", "У.~М.~Киялбеков"),
        ("Иванов А.Б.", "Иванов~А.Б."),
        ("12 500 000 теңге", "12~500~000~теңге"),
        ("«___» ____________ 20__ года", "«___»~____________~20__~года"),
        ("қалалық көше-жол желісі", "қалалық көше-жол желісі"),
        ("в срок до 3 рабочих дней", "в~срок до 3 рабочих дней"),
        ("қаражат болса да, бар ма", "қаражат болса~да, бар~ма"),
        ("Ол келді ғой. Могли ли бы", "Ол келді~ғой. Могли~ли~бы"),
        ("деген сөз, та-та", "деген сөз, та-та"),
        ("г. Саркырама, ул. Булак, д. 5", "г.~Саркырама, ул.~Булак, д.~5"),
        ("ст. 5 и п. 3", "ст.~5 и~п.~3"),
        ("и т. д. және т. б.", "и~т.~д. және т.~б."),
        ("Иванов А. Б. утвердил", "Иванов~А.~Б. утвердил"),
        ("5 % и 12,5 млн тенге", "5~% и~12,5~млн~тенге"),
        ("III квартал, IV тоқсан", "III~квартал, IV~тоқсан"),
        ("сағат 10:00-де", "сағат~10:00=де"),
        ("нысаны А-1, көше-жол", "нысаны А=1, көше-жол"),
        ("60 кв. м, 3 шт., 2 бет", "60~кв.~м, 3~шт., 2~бет"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, kept: str) -> None:
    assert bind(text).replace(NBSP, "~").replace(NB_HYPHEN, "=") == kept


@given(st.text(alphabet="аәвйгкү АҚИ.-–№«»_()0123456789/%,;:\u00a0\u2011 ", max_size=80))
def test_only_the_kind_of_spaces_and_hyphens_changes(text: str) -> None:
    assert plain(bind(text)) == plain(text)
    assert len(bind(text)) == len(text)
    assert bind(bind(text)) == bind(text)


def test_a_profile_comes_from_the_settings() -> None:
    given_ = {"typography": {"size": 13, "margins_mm": {"left": 25}}, "readings": {"sheets": "duplex"}}
    assert Typography.of(given_) == Typography(size=13, left=25, duplex=True)


@pytest.mark.parametrize(
    "settings",
    [{}, {"typography": None}, {"typography": {"size": "big", "margins_mm": [1]}}, {"typography": {"size": 900}}],
)
def test_nonsense_in_the_settings_leaves_the_usual_page(settings: dict[str, object]) -> None:
    assert Typography.of(settings) == Typography()


def test_two_sheets_hold_two_pages_or_four() -> None:
    assert Typography().initials_after == 2
    assert Typography(duplex=True).initials_after == 4


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("Наименование", "Наи|ме|но|ва|ние"),
        ("хозяйствование", "хо|зяйст|во|ва|ние"),
        ("қанағаттандырылмаған", "қа|на|ғат|тан|ды|рыл|ма|ған"),
        ("_" * 12, "______|______"),
    ],
)
def test_words_that_no_column_holds_are_cut_between_syllables(word: str, pieces: str) -> None:
    assert soften(word, 6).replace(BREAK, "|") == pieces


def test_a_tie_yields_before_a_word_is_broken() -> None:
    room = ems("канализационных")
    assert soften(bind("сетей и канализационных"), room) == "сетей и канализационных"
    assert soften(bind("сетей и канализационных"), room + 1) == f"сетей и{NBSP}канализационных"
    assert NBSP in soften(bind("12 500 000 000 000"), 5)
