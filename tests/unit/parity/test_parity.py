"""Facts do not depend on the language: what a Kazakh sentence states is what its Russian translation states."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.diagnostics import Lang
from reglament.model.tree import Paragraph
from reglament.parity import FactKind, Pair, compare, facts
from reglament.parity.names import same_surname
from reglament.parity.numerals import joins, total

MONTHS_KK = [
    "қаңтар",
    "ақпан",
    "наурыз",
    "сәуір",
    "мамыр",
    "маусым",
    "шілде",
    "тамыз",
    "қыркүйек",
    "қазан",
    "қараша",
    "желтоқсан",
]
MONTHS_RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
ENDINGS = ["", "дағы", "да", "ға", "нан", "дан", "дегі", "ден", "ге"]
ONES_KK = ["", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"]
TENS_KK = ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"]
ONES_RU = ["", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять"]
TEENS_RU = [
    *("десять", "одиннадцать", "двенадцать", "тринадцать", "четырнадцать"),
    *("пятнадцать", "шестнадцать", "семнадцать", "восемнадцать", "девятнадцать"),
]
TENS_RU = [
    *("", "", "двадцать", "тридцать", "сорок", "пятьдесят"),
    *("шестьдесят", "семьдесят", "восемьдесят", "девяносто"),
]
HUNDREDS_RU = [
    *("", "сто", "двести", "триста", "четыреста", "пятьсот"),
    *("шестьсот", "семьсот", "восемьсот", "девятьсот"),
]


def stated(text: str, lang: Lang) -> Counter[tuple[str, str, object]]:
    return Counter((fact.kind, fact.value, fact.unit) for fact in facts(text, lang))


def kazakh(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [
        ONES_KK[hundreds] if hundreds > 1 else "",
        "жүз" if hundreds else "",
        TENS_KK[rest // 10],
        ONES_KK[rest % 10],
    ]
    return " ".join(filter(None, words))


def russian(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    low = [TEENS_RU[rest - 10]] if 10 <= rest < 20 else [TENS_RU[rest // 10], ONES_RU[rest % 10]]
    return " ".join(filter(None, [HUNDREDS_RU[hundreds], *low]))


@given(
    st.dates(date(1991, 1, 1), date(2099, 12, 31)), st.sampled_from(ENDINGS), st.sampled_from(["жылғы", "жылдың", "ж."])
)
def test_a_date_in_any_form_is_one_fact(day: date, ending: str, word: str) -> None:
    kk = f"Осы жұмыс {day.year} {word} {day.day} {MONTHS_KK[day.month - 1]}{ending} аяқталады"
    ru = f"Эта работа завершается {day.day} {MONTHS_RU[day.month - 1]} {day.year} года"
    figures = f"Срок: {day:%d.%m.%Y}"
    assert stated(kk, "kk") == stated(ru, "ru") == stated(figures, "ru") == {("date", day.isoformat(), None): 1}


@given(st.integers(2, 999).filter(lambda number: number != 90))
def test_a_number_in_words_is_the_number(number: int) -> None:
    kk = f"{kazakh(number)} жұмыс күні ішінде"
    ru = f"за {russian(number)} рабочих дней"
    assert stated(kk, "kk") == stated(ru, "ru") == {("quantity", str(number), "working day"): 1}


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1, 12))
def test_a_reference_is_read_from_either_end(article: int, clause: int, subclause: int) -> None:
    kk = f"Заңның {article}-бабы {clause}-тармағының {subclause}) тармақшасына сәйкес"
    ru = f"в соответствии с подпунктом {subclause}) пункта {clause} статьи {article} Закона"
    assert stated(kk, "kk") == stated(ru, "ru")
    assert len(facts(kk, "kk")) == 3


@given(st.integers(1, 10**12))
def test_sums_are_read_with_any_grouping(amount: int) -> None:
    grouped = f"{amount:,}".replace(",", "\u00a0")
    assert stated(f"{grouped} теңге", "kk") == stated(f"{amount} тенге", "ru")


@pytest.mark.parametrize(
    ("kk", "ru"),
    [
        ("12,5 млн теңге", "12 500 000 тенге"),
        ("3 (үш) жұмыс күні", "3 (три) рабочих дня"),
        ("үштен екісі", "две трети"),
        ("үш күндік мерзімде", "в трехдневный срок"),
        ("бір ай мерзімде", "в месячный срок"),
        ("бір апта ішінде", "в недельный срок"),
        ("апталық мерзімде", "в недельный срок"),
        ("бір айлық мерзімде", "в месячный срок"),
        ("күнтізбелік он күн өткен соң", "по истечении десяти календарных дней"),
        ("IV тоқсан", "4 квартал"),
        ("төртінші тоқсан", "четвертый квартал"),
        ("5-тармақтың екінші бөлігі", "часть вторая пункта 5"),
        ("1, 2 және 3-тармақтар", "пункты 1, 2 и 3"),
        ("2 және 3-1) тармақшалар", "подпункты 2) и 3-1)"),
        ("2027 жылғы 5-10 маусым аралығында", "с 5 по 10 июня 2027 года"),
        ("2026 жылғы шілде-тамыз айларында", "в июле-августе 2026 года"),
        ("2026 жылғы қарашада", "в ноябре 2026 года"),
        ("№ а-2/25 қаулы", "постановление № а-2/25"),
        ("сағат 10.00-де", "в 10:00"),
        ("алты орынның төртеуі", "четыре места из шести"),
        ("төрттен бірі", "четверть"),
    ],
)
def test_ways_of_saying_the_same(kk: str, ru: str) -> None:
    assert stated(kk, "kk") == stated(ru, "ru")
    assert stated(kk, "kk")


@pytest.mark.parametrize(
    "text",
    [
        "Онда бұл мәселе бірге қаралады, бірақ бірнеше рет жүзеге асырылмайды",
        "оны бір тоқсан бұрын бекіткен",
        "Бір орган екінші органмен бірлесіп",
    ],
)
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert facts(text, "kk") == ()


def test_other_languages_have_no_facts() -> None:
    assert facts("3 working days", "en") == ()


@pytest.mark.parametrize(
    ("kk", "ru", "same"),
    [
        ("Қиялбековке", "Киялбекова", True),
        ("Әуелбаевтың", "Ауелбаева", True),
        ("Екіншиев", "Екиншиеву", True),
        ("Жолаушыев", "Жолаушыевым", True),
        ("Бірінов", "Екиншиева", False),
        ("Болжамов", "Болжанов", False),
        ("Сериков", "Серов", False),
    ],
)
def test_a_surname_is_known_by_its_consonants(kk: str, ru: str, same: bool) -> None:
    assert same_surname(kk, ru) is same


def test_a_difference_names_both_places() -> None:
    pair = Pair(
        (Paragraph("2026 жылғы 12 қарашаға дейін 3 күнде"),), (Paragraph("до 13 ноября 2026 года за 3 рабочих дня"),)
    )
    found = {(difference.kind, difference.unit): difference for difference in compare(pair)}
    day, unit = found[FactKind.DATE, False], found[FactKind.QUANTITY, True]
    assert day.kk is not None
    assert day.ru is not None
    assert (day.kk.written, day.ru.written) == ("2026 жылғы 12 қарашаға", "13 ноября 2026 года")
    assert unit.kk is not None
    assert unit.kk.written == "3 күнде"
    assert len(found) == 2


def test_rows_of_number_words() -> None:
    assert total([2, 1000, 16]) == 2016
    assert total([12, 10**6, 5, 100, 1000]) == 12_500_000
    assert joins(20, 5)
    assert not joins(2, 3)


@given(st.text(alphabet="абвіңқ0123456789 ,.-/()№«»IVжылғыкүнденпунктдней", max_size=200))
def test_any_text_has_facts_inside_it(text: str) -> None:
    for lang in ("kk", "ru"):
        for fact in facts(text, lang):  # type: ignore[arg-type]
            assert 0 <= fact.start < fact.end <= len(text)


@pytest.mark.parametrize(
    ("kk", "ru"),
    [
        ("12,5 миллион теңге", "двенадцать с половиной миллионов тенге"),
        ("тариф 5 пайыздан аспасын", "тариф не должен превышать 5%"),
        ("тариф бес пайыздан аспасын", "тариф не может превышать пяти процентов"),
        ("15 күннен аспайтын мерзімде", "в срок не более пятнадцати дней"),
        ("екі есе төленген сома", "сумма, уплаченная в двойном размере"),
        ("екі қабатты үй", "двухэтажный дом"),
        ("он алты пәтерлі үй", "шестнадцатиквартирный дом"),
        ("24 сағат ішінде", "в течение суток"),
        ("48 сағат ішінде", "в течение двух суток"),
        ("бір тәулік ішінде", "в течение одних суток"),
        ("бір жыл өткен соң", "по истечении года"),
        ("алты айдан кейін", "через полгода"),
        ("1,5 жыл ішінде", "в течение полутора лет"),
        ("бір жарым жыл ішінде", "в течение 1,5 года"),
        ("таңғы 07:00-ге дейін", "до 7.00 часов утра"),
        ("сағат 18:00-ге дейін", "до 18 часов 00 минут"),
        ("халқы 1,2 мыңнан асатын ауыл", "село с населением свыше 1200 человек"),
        ("екі жақты келісім", "двустороннее соглашение"),
        ("жүз жылдық мерейтой", "столетний юбилей"),
        ("бір айдан кешіктірмей", "не позднее месяца"),
    ],
)
def test_what_translators_say_otherwise_is_no_difference(kk: str, ru: str) -> None:
    assert list(compare(Pair((Paragraph(kk),), (Paragraph(ru),)))) == []


@pytest.mark.parametrize(
    ("kk", "ru"),
    [
        ("тариф 5 пайыздан аспасын", "тариф не менее 5%"),
        ("тариф 5 пайыздан асатын", "тариф не должен превышать 5%"),
        ("24 сағат ішінде", "в течение двух суток"),
        ("бір жарым жыл ішінде", "в течение двух лет"),
        ("үш қабатты үй", "двухэтажный дом"),
        ("екі жыл өткен соң", "по истечении года"),
        ("тоғыз айдан кейін", "через полгода"),
    ],
)
def test_what_says_otherwise_is_a_difference(kk: str, ru: str) -> None:
    assert len(list(compare(Pair((Paragraph(kk),), (Paragraph(ru),))))) == 1
