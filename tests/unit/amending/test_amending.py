"""Amending acts are read alike in both languages, and applying them changes what they name and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.amending import (
    Fault,
    Operation,
    Place,
    Verb,
    amendments,
    as_markdown,
    consolidate,
    first_difference,
)
from reglament.loading.markdown import read_markdown
from reglament.model.tree import TextTree

ROOT = Path(__file__).resolve().parents[3]
HEADS = {
    "ru": "1. Внести в постановление акимата от 1 марта 2026 года № 1/1 «О парке» следующие изменения:",
    "kk": "1. «Саябақ туралы» әкімдіктің 2026 жылғы 1 наурыздағы № 1/1 қаулысына мынадай өзгерістер енгізілсін:",
}
BASE = """# О парке

Акимат

ПОСТАНОВЛЯЕТ:

1. Убрать парк.

2. Управлению парков:

1) починить скамейки;

2) починить фонари.

3. Контроль возложить на заместителя.

Отчет представить в мае.
"""


def tree(text: str, lang: str = "ru") -> TextTree:
    read, _ = read_markdown(f"act.{lang}.md", lang, text.encode())
    assert read is not None
    return read


def operations(sentence: str, lang: str) -> tuple[Operation, ...]:
    (found,) = amendments(tree(f"# Т\n\n{HEADS[lang]}\n\n{sentence}\n", lang))
    assert not found.unread, found.unread
    return found.operations


def said(text: TextTree) -> list[str]:
    return [part.text for part in text.paragraphs()]


@pytest.mark.parametrize(
    ("ru", "kk", "verb", "place"),
    [
        (
            "пункт 16 изложить в следующей редакции: «16. Новый.».",
            "16-тармақ мынадай редакцияда жазылсын: «16. Жаңа.».",
            Verb.REWRITE,
            Place(clause="16"),
        ),
        (
            "дополнить пунктом 18-1 следующего содержания: «18-1. Новый.».",
            "мынадай мазмұндағы 18-1-тармақпен толықтырылсын: «18-1. Жаңа.».",
            Verb.INSERT,
            Place(clause="18-1"),
        ),
        (
            "пункт 5 дополнить частью второй следующего содержания: «Новая часть.».",
            "5-тармақ мынадай мазмұндағы екінші бөлікпен толықтырылсын: «Жаңа бөлік.».",
            Verb.INSERT,
            Place(clause="5", part=2),
        ),
        (
            "часть третью пункта 13 исключить.",
            "13-тармақтың үшінші бөлігі алып тасталсын.",
            Verb.EXCLUDE,
            Place(clause="13", part=3),
        ),
        (
            "в части двенадцатой пункта 2 слова «А» заменить словами «Б».",
            "2-тармақтың он екінші бөлігінде «А» деген сөздер «Б» деген сөздермен ауыстырылсын.",
            Verb.REPLACE_WORDS,
            Place(clause="2", part=12),
        ),
        (
            "в подпункте 3) пункта 2 после слов «А» дополнить словами «Б».",
            "2-тармақтың 3) тармақшасы «А» деген сөздерден кейін «Б» деген сөздермен толықтырылсын.",
            Verb.ADD_WORDS,
            Place(clause="2", subclause="3"),
        ),
        (
            "в пункте 4 слова «А» исключить.",
            "4-тармақтағы «А» деген сөздер алып тасталсын.",
            Verb.EXCLUDE_WORDS,
            Place(clause="4"),
        ),
        (
            "в приложении 2 к указанному постановлению пункт 3 исключить.",
            "көрсетілген қаулыға 2-қосымшаның 3-тармағы алып тасталсын.",
            Verb.EXCLUDE,
            Place(annex="2", clause="3"),
        ),
        (
            "заголовок изложить в следующей редакции: «О саде».",
            "тақырыбы мынадай редакцияда жазылсын: «Бақ туралы».",
            Verb.REWRITE,
            Place(title=True),
        ),
    ],
)
def test_both_languages_give_the_same_operation(ru: str, kk: str, verb: Verb, place: Place) -> None:
    for lang, sentence in (("ru", ru), ("kk", kk)):
        assert [one.outline for one in operations(sentence, lang)] == [(verb, place)], lang


def test_several_units_are_several_operations() -> None:
    ru = operations("пункты 5, 6 и 7-1 исключить.", "ru")
    assert [one.place.clause for one in ru] == ["5", "6", "7-1"]
    added = operations(
        "пункт 2 дополнить подпунктами 3) и 4) следующего содержания:\n\n«3) покрасить;\n\n4) побелить.».", "ru"
    )
    shares = [(one.place.subclause, one.wording) for one in added]
    assert shares == [("3", ("3) покрасить;",)), ("4", ("4) побелить.",))]


def test_a_heading_sets_the_place_of_what_follows() -> None:
    found = operations("1) в пункте 2:\n\nподпункт 1) исключить;\n\nслова «фонари» заменить словами «лампы».", "ru")
    assert [one.place for one in found] == [Place(clause="2", subclause="1"), Place(clause="2")]


def test_what_is_not_understood_is_said() -> None:
    (found,) = amendments(tree(f"# Т\n\n{HEADS['ru']}\n\nв строке 5 таблицы цифру увеличить.\n"))
    assert [one.text for one in found.unread] == ["в строке 5 таблицы цифру увеличить"]
    assert not found.operations


@pytest.mark.parametrize(
    ("operation", "fault"),
    [
        (Operation(Verb.EXCLUDE, Place(clause="9")), Fault.NO_PLACE),
        (Operation(Verb.REPLACE_WORDS, Place(clause="2"), "починить", "сделать"), Fault.MANY_WORDS),
        (Operation(Verb.REPLACE_WORDS, Place(clause="1"), "сад", "парк"), Fault.NO_WORDS),
        (Operation(Verb.INSERT, Place(clause="2"), wording=("2. Ещё.",)), Fault.EXISTS),
        (Operation(Verb.REWRITE, Place(clause="2"), wording=("3. Ещё.",)), Fault.LABEL),
        (Operation(Verb.INSERT, Place(clause="3", part=5), wording=("Ещё.",)), Fault.NO_PLACE),
    ],
)
def test_an_operation_without_its_single_place_leaves_the_text_alone(operation: Operation, fault: Fault) -> None:
    base = tree(BASE)
    done = consolidate(base, [operation])
    assert [one.fault for one in done.failed] == [fault]
    assert done.tree == base


def test_words_are_replaced_everywhere_when_the_act_says_so() -> None:
    (operation,) = operations("по всему тексту слово «починить» заменить словом «сделать».", "ru")
    done = consolidate(tree(BASE), [operation])
    assert not done.failed
    assert sum("сделать" in text for text in said(done.tree)) == 2


def test_parts_and_subclauses_are_added_in_their_places() -> None:
    added = [
        Operation(Verb.INSERT, Place(clause="2", subclause="1-1"), wording=("1-1) вымыть;",)),
        Operation(Verb.INSERT, Place(clause="3", part=2), wording=("Контроль ежедневный.",)),
        Operation(Verb.INSERT, Place(clause="1-1"), wording=("1-1. Огородить парк.",)),
    ]
    done = consolidate(tree(BASE), added)
    assert not done.failed
    assert [one.number for one in done.tree.clauses()] == ["1", "1-1", "2", "3"]
    texts = said(done.tree)
    assert texts.index("починить скамейки;") + 1 == texts.index("вымыть;")
    assert texts.index("Контроль ежедневный.") + 1 == texts.index("Отчет представить в мае.")


WORDS = st.sampled_from(["скамейки", "фонари", "Убрать", "заместителя", "Отчет", "мае"])


@given(WORDS, st.text(st.characters(categories=["Ll"]), min_size=3, max_size=8).map(lambda word: f"ъъ{word}"))
def test_replacing_words_and_replacing_them_back_is_nothing(old: str, new: str) -> None:
    base = tree(BASE)
    there = consolidate(base, [Operation(Verb.REPLACE_WORDS, Place(), old, new)])
    back = consolidate(there.tree, [Operation(Verb.REPLACE_WORDS, Place(), new, old)])
    assert not there.failed + back.failed
    assert said(there.tree) != said(base)
    assert said(back.tree) == said(base)


@given(st.integers(1, 3), st.integers(1, 99))
def test_adding_a_clause_and_excluding_it_is_nothing(after: int, insertion: int) -> None:
    base, place = tree(BASE), Place(clause=f"{after}-{insertion}")
    there = consolidate(base, [Operation(Verb.INSERT, place, wording=(f"{place.clause}. Новое.",))])
    assert not there.failed
    assert consolidate(there.tree, [Operation(Verb.EXCLUDE, place)]).tree == base


@given(st.lists(st.sampled_from(["1", "2", "3"]), unique=True))
def test_excluded_clauses_leave_the_others_and_their_numbers(gone: list[str]) -> None:
    done = consolidate(tree(BASE), [Operation(Verb.EXCLUDE, Place(clause=one)) for one in gone])
    assert not done.failed
    assert [one.number for one in done.tree.clauses()] == [one for one in ("1", "2", "3") if one not in gone]


@pytest.mark.parametrize("path", sorted((ROOT / "content").rglob("*.md")), ids=lambda path: path.name)
def test_a_tree_written_down_is_read_back(path: Path) -> None:
    lang = path.name.split(".")[1]
    read = tree(path.read_text(), lang)
    again = tree(as_markdown(read), lang)
    assert first_difference(read, again) is None
    assert as_markdown(again) == as_markdown(read)


def test_the_first_difference_is_named_by_its_clause() -> None:
    same = first_difference(tree(BASE), tree(BASE.replace("починить фонари", "починить\nфонари")))
    assert same is None
    changed = first_difference(tree(BASE), tree(BASE.replace("фонари", "дорожки")))
    assert changed is not None
    assert changed.place == Place(clause="2", subclause="2")
    assert (changed.expected, changed.found) == ("2) починить фонари.", "2) починить дорожки.")
    cut = first_difference(tree(BASE), tree(BASE.replace("\nОтчет представить в мае.\n", "")))
    assert cut is not None and cut.expected == "Отчет представить в мае." and not cut.found
    more = first_difference(tree(BASE), tree(f"{BASE}\n4. Ещё.\n"))
    assert more is not None and not more.expected and more.place == Place(clause="4")


@pytest.mark.parametrize(
    ("ru", "kk", "place", "annex"),
    [
        (
            "приложение 1 к указанному постановлению изложить в новой редакции согласно приложению к настоящему "
            "постановлению.",
            "көрсетілген қаулыға 1-қосымша осы қаулыға қосымшаға сәйкес жаңа редакцияда жазылсын.",
            Place("1"),
            "*",
        ),
        (
            "приложение к указанному постановлению изложить в редакции согласно приложению 2 к настоящему "
            "постановлению.",
            "көрсетілген қаулының қосымшасы осы қаулының 2-қосымшасына сәйкес редакцияда жазылсын.",
            Place("*"),
            "2",
        ),
    ],
)
def test_a_new_wording_may_stand_in_an_annex(ru: str, kk: str, place: Place, annex: str) -> None:
    for lang, sentence in (("ru", ru), ("kk", kk)):
        (found,) = operations(sentence, lang)
        assert (found.verb, found.place, found.from_annex) == (Verb.REWRITE, place, annex)


def test_a_wording_from_an_annex_takes_the_place_of_the_whole_text() -> None:
    new = tree("# План\n\n1. Построить фонтан.\n")
    done = consolidate(tree(BASE), [Operation(Verb.REWRITE, Place("1"), from_annex="1", text=new)])
    assert first_difference(new, done.tree) is None
