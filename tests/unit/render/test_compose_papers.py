"""Letters, extracts, dispatch lists, refusals, expertises, memos, seals: each with its requisites in both languages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.model.tree import Chapter, Table, paragraphs
from reglament.render.compose import compose
from reglament.render.paper import Facts, Paper, Side
from tests.unit.render.akimat import FILES, Akimat
from tests.unit.render.papers import printed

LETTER, EXTENSION = "letters/2026/suraq", "letters/2026/uzartu"
MEETING, DOSSIER = "meetings/2026/10-29", "acts/2026/taza"


@pytest.fixture(scope="module")
def akimat(tmp_path_factory: pytest.TempPathFactory) -> Akimat:
    return Akimat(tmp_path_factory.mktemp("akimat"))


def facts(paper: Paper) -> dict[str, tuple[str, ...]]:
    groups = [one for one in (*paper.intro, *paper.blocks) if isinstance(one, Facts)]
    return {label: lines for group in groups for label, lines in group.rows}


def rows(paper: Paper) -> list[list[str]]:
    return [[cell.text for cell in row] for one in paper.blocks if isinstance(one, Table) for row in one.rows]


def test_a_letter_opens_with_references_left_and_addressees_right(akimat: Akimat) -> None:
    kk, ru = akimat.paper(LETTER, "kk"), akimat.paper(LETTER, "ru")
    assert ru.address is not None
    assert kk.address is not None
    assert ru.address.reference == ("23 октября 2026 года", "№ 3-12/801", "На № 05-11/9231 от 7 октября 2026 года")
    assert kk.address.reference[-1] == "2026 жылғы 7 қазандағы № 05-11/9231 хатқа"
    assert ru.address.to == (("Министерство финансов",), ("Министру Б. Примерову",), ("Д. Выдумкин",))
    assert ru.kind_title == ""
    assert ru.letterhead is not None
    assert (ru.letterhead.body_kk, ru.letterhead.body_ru) == ("ТАУ ҚАЛАСЫНЫҢ ӘКІМІ", "АКИМ ГОРОДА ТАУ")
    assert (ru.letterhead.kind_kk, ru.letterhead.kind_ru) == ("", "")
    assert [(one.position, one.name) for one in ru.signatures] == [("Аким города Тау", "А. Выдумкин")]
    assert ru.executor == "Исп. С. Мечтаева, тел. +7\u00a0(700)\u00a0000-00-12"
    assert kk.executor == "Орынд. С. Қиял, тел. +7\u00a0(700)\u00a0000-00-12"


def test_enclosures_are_listed_after_the_text_unless_it_lists_them(akimat: Akimat, tmp_path: Path) -> None:
    assert [*printed(akimat.paper(LETTER, "ru"))][-6:-3] == ["Приложения:", "1. Таблица, на 3 л.;", "2. Схема."]
    name = "content/letters/2026/suraq.ru.md"
    told = Akimat(tmp_path, {name: FILES[name] + "\nПриложение: на 3 листах.\n"})
    assert "Приложения:" not in [*printed(told.paper(LETTER, "ru"))]
    name = "content/letters/2026/suraq.yml"
    one = Akimat(tmp_path / "one", {name: FILES[name].replace("  - {title: {kk: Сызба, ru: Схема}}\n", "")})
    assert "Қосымша: Кесте, 3 парақта." in [*printed(one.paper(LETTER, "kk"))]


@pytest.mark.parametrize(
    ("position", "body"),
    [
        ("akim", "АКИМ ГОРОДА ТАУ"),
        ("chief", "АППАРАТ АКИМА ГОРОДА ТАУ"),
        ("head", "УПРАВЛЕНИЕ ФИНАНСОВ"),
        ("nobody", "АКИМАТ ГОРОДА ТАУ"),
    ],
)
def test_a_letter_is_on_the_letterhead_of_its_signer(tmp_path: Path, position: str, body: str) -> None:
    name = "content/letters/2026/suraq.yml"
    text = FILES[name].replace("signer: {person: a, position: akim}", f"signer: {{person: a, position: {position}}}")
    head = Akimat(tmp_path, {name: text}).paper(LETTER, "ru").letterhead
    assert head is not None
    assert head.body_ru == body


def test_address_data_stand_on_letterheads_of_letters_alone(tmp_path: Path) -> None:
    name = "content/registry/akimat.yml"
    data = 'address: {kk: "Бұлақ көшесі, 1", ru: "улица Булак, 1"}\npostcode: "050000"\nphone: "+7 (700) 000-00-00"\nemail: a@b.example\nbin: "000000000000"\n'  # noqa: E501
    akimat = Akimat(tmp_path, {name: FILES[name] + data})
    head = akimat.paper(LETTER, "kk").letterhead
    assert head is not None
    assert head.address_ru == (
        "050000, улица Булак, 1", "тел. +7\u00a0(700)\u00a0000-00-00", "эл. почта: a@b.example", "БИН 000000000000",
    )  # fmt: skip
    assert head.address_kk[-1] == "БСН 000000000000"
    act = akimat.paper(f"{DOSSIER}/act", "kk").letterhead
    assert act is not None
    assert act.address_kk == ()


@pytest.mark.parametrize(("emblem", "there"), [("preprinted", True), ("true", True), ("false", False)])
def test_only_papers_that_bear_the_emblem_have_room_for_it(tmp_path: Path, emblem: str, there: bool) -> None:
    name, letter = "content/registry/akimat.yml", "content/letters/2026/suraq.yml"
    akimat = Akimat(tmp_path, {name: f"{FILES[name]}emblem: {emblem}\n"})
    bearing = {
        key: head.emblem
        for key in (
            f"{DOSSIER}/act",
            LETTER,
            EXTENSION,
            f"{MEETING}/protocol",
            f"{MEETING}/extract-1",
            "acts/2026/zhalghyz/act",
        )
        if (head := akimat.paper(key, "kk").letterhead) is not None
    }
    assert {key for key, has in bearing.items() if has} == ({f"{DOSSIER}/act", LETTER} if there else set())
    plain = Akimat(
        tmp_path / "plain",
        {name: f"{FILES[name]}emblem: {emblem}\n", letter: FILES[letter].replace("coat_of_arms", "plain")},
    )
    head = plain.paper(LETTER, "kk").letterhead
    assert head is not None
    assert not head.emblem


def test_a_letter_without_letterhead_has_none(tmp_path: Path) -> None:
    name = "content/letters/2026/suraq.yml"
    text = FILES[name].replace("letterhead: coat_of_arms", "letterhead: none")
    assert Akimat(tmp_path, {name: text}).paper(LETTER, "ru").letterhead is None


def test_an_extension_becomes_a_letter_when_nobody_wrote_one(akimat: Akimat) -> None:
    kk, ru = akimat.paper(EXTENSION, "kk"), akimat.paper(EXTENSION, "ru")
    said = [*printed(ru)]
    for wanted in (
        "ПРОЕКТ",
        "Срок исполнения поручения «Об отчете» – 30 ноября 2026 года.",
        "Половина работы выполнена.",
        "Данные неполны.",
        "В связи с этим просим продлить срок исполнения поручения до 15 декабря 2026 года.",
    ):
        assert wanted in said
    assert facts(ru)["Порядковый номер продления"] == ("2",)
    assert facts(ru)["Запрашиваемый вид контроля"] == ("среднесрочный",)
    assert facts(ru)["Ответственные политические государственные служащие"] == ("А. Выдумкин – аким города Тау",)
    assert facts(kk)["Бірлесіп орындаушы мемлекеттік органдар"] == ("Экология департаменті",)
    assert ru.address is not None
    assert ru.address.reference == ("«___» ____________ 20__ года", "№ _______")


def test_a_letter_is_told_only_what_its_text_leaves_out(tmp_path: Path) -> None:
    text = "# О продлении срока\n\nПросим продлить до 15 декабря 2026 года. Отвечает А. Выдумкин.\n"
    akimat = Akimat(tmp_path, {"content/letters/2026/uzartu.ru.md": text})
    said = facts(akimat.paper(EXTENSION, "ru"))
    assert {*said} == {
        "Запрашиваемый вид контроля",
        "Государственные органы – соисполнители",
        "Ответственные должностные лица организаций",
    }


def test_an_extract_has_the_head_of_the_protocol_and_the_named_items(akimat: Akimat) -> None:
    kk, ru = akimat.paper(f"{MEETING}/extract-1", "kk"), akimat.paper(f"{MEETING}/extract-1", "ru")
    assert (ru.date, ru.number, ru.title) == ("29 октября 2026 года", "№ 9", "Выписка из протокола заседания")
    assert ru.kind_title == ""
    assert facts(ru)["Присутствовали"] == ("2 из 3 членов акимата",)
    said = [*printed(ru)]
    assert "Принять постановление «О чистоте»." in said
    assert "Доклад." not in said, "only the decision"
    assert "исполнить" in said, "the tasks go with the decision"
    assert ru.visa_label == "Выписка верна:"
    assert kk.visa_label == "Үзінді дұрыс:"
    assert [(one.name, one.note) for one in ru.visas] == [("Б. Примеров", "02.11.2026")]
    assert ru.marks == ("Разослано 2 ноября 2026 года: С. Мечтаева.",)
    assert [one.name for one in ru.signatures] == ["А. Выдумкин", "Б. Примеров"]


def test_an_extract_prints_its_own_text_and_no_other_item(tmp_path: Path) -> None:
    text = (
        "# Выписка\n\n## 1. О чистоте {#item-1}\n\nПОСТАНОВИЛИ: принять.\n\n"
        "## 2. Тайное {#item-2}\n\nПОСТАНОВИЛИ: скрыть.\n"
    )
    akimat = Akimat(tmp_path, {f"content/{MEETING}/extract-1.ru.md": text})
    ru = akimat.paper(f"{MEETING}/extract-1", "ru")
    assert [one.label for one in ru.blocks if isinstance(one, Chapter)] == ["1."]
    assert "ПОСТАНОВИЛИ: скрыть." not in [*printed(ru)]


def test_an_extract_of_a_protocol_that_says_it_in_words(tmp_path: Path) -> None:
    name = f"content/{MEETING}/protocol.ru.md"
    text = "# Протокол\n\n## 1. Чистота {#item-1}\n\nДоклад.\n\nПОСТАНОВИЛИ: информацию принять.\n\nСрок – месяц.\n"
    said = [*printed(Akimat(tmp_path, {name: text}).paper(f"{MEETING}/extract-1", "ru"))]
    assert "ПОСТАНОВИЛИ: информацию принять." in said
    assert "Срок – месяц." in said
    assert "Доклад." not in said


def test_a_dispatch_list_is_approved_and_numbers_whom_it_goes_to(akimat: Akimat) -> None:
    ru = akimat.paper(f"{MEETING}/dispatch", "ru")
    assert ru.stamps[0].side is Side.RIGHT
    assert ru.stamps[0].lines[:2] == ("«Утверждаю»", "Руководитель аппарата акима города Тау")
    first = ["1.", "С. Мечтаева – руководитель Управления финансов", "Управление финансов"]
    assert rows(ru) == [
        [*first, "электронный документооборот", ""],
        ["2.", "", "Управление финансов", "на бумаге", ""],
        ["3.", "Департамент полиции", "", "", ""],
    ]  # fmt: skip
    assert ru.kind_title == "", "«Указатель рассылки» says it"


def test_a_dispatch_list_waits_for_the_head_of_the_apparatus(tmp_path: Path) -> None:
    name = f"content/{MEETING}/dispatch.yml"
    text = FILES[name].replace("approved: {person: b, position: chief, date: 2026-10-22}\n", "")
    kk = Akimat(tmp_path, {name: text}).paper(f"{MEETING}/dispatch", "kk")
    assert kk.stamps[0].lines == (
        "«Бекітемін»", "Тау қаласы әкімі аппаратының басшысы", "____________", "20__ жылғы «___» ____________",
    )  # fmt: skip


def test_a_refusal_goes_to_the_developer_with_ground_norms_and_proposal(akimat: Akimat) -> None:
    kk, ru = akimat.paper(f"{DOSSIER}/refusal-finance", "kk"), akimat.paper(f"{DOSSIER}/refusal-finance", "ru")
    assert ru.letterhead is not None
    assert ru.letterhead.body_ru == "УПРАВЛЕНИЕ ФИНАНСОВ"
    assert ru.address is not None
    assert kk.address is not None
    assert ru.address.reference == ("12 октября 2026 года", "№ Қ-2")
    assert ru.address.to == (("Управлению финансов",),)
    assert kk.address.to == (("Қаржы басқармасына",),)
    assert ru.kind_title == "МОТИВИРОВАННЫЙ ОТКАЗ"
    assert facts(ru)["Основание отказа"] == ("не обеспечен финансированием",)
    assert facts(ru)["Нормы права"] == ("Бюджетный кодекс, 4 декабря 2008 года № 95",)
    assert facts(ru)["Предложение"] == ("Продлить срок.",)
    assert "Средства не предусмотрены." in [*printed(ru)]
    assert ru.signatures[0].position == "Руководитель Управления финансов"


def test_an_expertise_tells_grounds_result_and_recommendation(akimat: Akimat) -> None:
    kk, ru = akimat.paper(f"{DOSSIER}/expertise", "kk"), akimat.paper(f"{DOSSIER}/expertise", "ru")
    assert (ru.date, ru.number, ru.title) == ("15 октября 2026 года", "№ Ж-1/1", "О чистоте")
    assert ru.kind_title == "ЭКСПЕРТНОЕ ЗАКЛЮЧЕНИЕ"
    assert rows(ru) == [
        ["1.", "11.10.2026", "11.10.2026", "Нет страницы. Нарушение требований Регламента."],
        ["1.", "Аутентичность текстов на казахском и русском языках", "аутентичны"],
        ["2.", "Соответствие законодательству", "не соответствует"],
        ["3.", "Соблюдение требований Регламента", "соблюдены"],
        ["4.", "Иные мотивы", "иной мотив"],
        ["", "Заключение", "отрицательное"],
        ["", "Рекомендация", "Вернуть проект разработчику на доработку."],
    ]
    assert ["", "Қорытынды", "теріс"] in rows(kk)
    assert facts(ru)["Зарегистрирован на экспертизу"] == ("12 октября 2026 года, № Ж-1",)
    assert ru.signatures[0].name == "Б. Примеров"


def test_a_memo_goes_to_the_akim_with_terms_and_days(akimat: Akimat) -> None:
    kk, ru = akimat.paper(f"{MEETING}/late-memo", "kk"), akimat.paper(f"{MEETING}/late-memo", "ru")
    assert ru.address is not None
    assert kk.address is not None
    assert ru.address.to == (("Акиму города Тау", "А. Выдумкину"),)
    assert kk.address.to == (("Тау қаласының әкімі", "А. Ойданға"),)
    assert ru.address.reference == ("28 октября 2026 года", "№ Б-7")
    assert (ru.kind_title, kk.kind_title) == ("ДОКЛАДНАЯ ЗАПИСКА", "БАЯНХАТ")
    who = "Управление финансов, С. Мечтаева"
    assert rows(ru) == [
        ["1.", "О чистоте", who, "27.10.2026", "28.10.2026"],
        ["2.", "", who, "27.10.2026", "не представлены"],
    ]
    assert ru.signatures[0].position == "Руководитель аппарата акима города Тау"


def test_a_memo_without_a_calendar_tells_no_term(akimat: Akimat) -> None:
    kept = {key: one for key, one in akimat.repository.documents.items() if one.kind != "calendar"}
    bare = Repository(kept)
    paper = compose(akimat.document(f"{MEETING}/late-memo"), bare, Registers.of(bare), "ru")
    assert paper is not None
    assert rows(paper)[0][3] == ""


def test_a_reference_on_disagreements_has_its_table(akimat: Akimat) -> None:
    assert rows(akimat.paper(f"{DOSSIER}/disagreement", "ru")) == [
        ["1.", "пункт 2", "Управление финансов", "Срок слишком короткий.", "Срок остаётся.", "Не принято"]
    ]


def test_a_seal_names_its_act_and_the_digests(akimat: Akimat) -> None:
    ru = akimat.paper(f"{DOSSIER}/seal", "ru")
    assert facts(ru)["Дата и номер акта"] == ("29 октября 2026 года, № 4/512",)
    assert rows(ru)[0][1] == "act.kk.md"
    assert len(rows(ru)[0][2]) == 64
    assert ru.signatures[0].note == "30.10.2026"


KINDS = (LETTER, EXTENSION, *(f"{MEETING}/{name}" for name in ("extract-1", "dispatch", "late-memo")), *(
    f"{DOSSIER}/{name}" for name in ("refusal-finance", "expertise", "disagreement", "seal")
))  # fmt: skip


@pytest.mark.parametrize("doc_id", KINDS)
@pytest.mark.parametrize(
    "data", [None, [], {}, "text", 7, {"letterhead": [1], "extension": {"ordinal": 1}, "state": []}], ids=str
)
def test_nothing_but_a_kind_still_gives_a_paper(akimat: Akimat, doc_id: str, data: object) -> None:
    document = akimat.document(doc_id)
    broken = replace(document, source=replace(document.source, data=data))
    for lang in ("kk", "ru"):
        paper = compose(broken, akimat.repository, akimat.registers, lang)
        assert paper is None or all(isinstance(text, str) for text in printed(paper))


@pytest.mark.parametrize("doc_id", KINDS)
def test_both_languages_say_as_much(akimat: Akimat, doc_id: str) -> None:
    kk, ru = akimat.paper(doc_id, "kk"), akimat.paper(doc_id, "ru")
    assert len([*printed(kk)]) == len([*printed(ru)])
    assert [len(row) for row in rows(kk)] == [len(row) for row in rows(ru)]
    assert [*facts(kk).values()] != [*facts(ru).values()] or not facts(kk)
    assert len([*paragraphs(tuple(b for b in kk.blocks if not isinstance(b, Facts)))]) == len(
        [*paragraphs(tuple(b for b in ru.blocks if not isinstance(b, Facts)))]
    )
