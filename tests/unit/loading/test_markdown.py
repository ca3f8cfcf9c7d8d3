"""The legal profile of Markdown: what a drafter writes and what the tree holds."""

from __future__ import annotations

import pytest

from reglament.loading import read_markdown
from reglament.model.tree import Align, Chapter, Clause, Formula, Paragraph, Subclause, Table

HEAD = "# О чистоте города\n\n"


def read(text: str, lang: str = "ru"):
    tree, findings = read_markdown(f"content/acts/2026/x/act.{lang}.md", lang, text.encode())
    return tree, [(f.rule, f.message) for f in findings]


def outline(blocks):
    """The tree as nested lists of labels and texts."""
    result = []
    for block in blocks:
        if isinstance(block, Chapter):
            result.append(("#" * block.level, block.label, block.title.text, block.id, outline(block.blocks)))
        elif isinstance(block, Clause | Subclause):
            result.append((block.label, *outline(block.blocks)))
        elif isinstance(block, Table):
            result.append([[cell.text for cell in row] for row in (block.head, *block.rows)])
        elif isinstance(block, Formula):
            result.append(("=", block.text))
        else:
            result.append(block.text)
    return result


def body(text: str, lang: str = "ru"):
    tree, findings = read(HEAD + text, lang)
    assert findings == []
    return outline(tree.blocks)


def test_an_act():
    assert body(
        "В соответствии с Законом акимат города\nПОСТАНОВЛЯЕТ:\n\n1. Утвердить Правила.\n\n2. Управлению:\n\n"
        "1) принять меры;\n\n2-1) доложить.\n\nЧасть вторая пункта.\n\n5-1. Контроль.\n"
    ) == [
        "В соответствии с Законом акимат города",
        ("=", "ПОСТАНОВЛЯЕТ:"),
        ("1.", "Утвердить Правила."),
        ("2.", "Управлению:", ("1)", "принять меры;"), ("2-1)", "доложить."), "Часть вторая пункта."),
        ("5-1.", "Контроль."),
    ]


@pytest.mark.parametrize(
    "formula",
    [
        "ПОСТАНОВЛЯЕТ:",
        "П О С Т А Н О В Л Я Е Т:",
        "постановляет:",
        "РЕШИЛ:",
        "РЕШАЮ:",
        "ПРИКАЗЫВАЮ:",
        "ОБЯЗЫВАЮ :",
        "ҚАУЛЫ ЕТЕДІ:",
        "Қ А У Л Ы  Е Т Е Д І:",
        "ШЕШТІ:",
        "ШЕШЕМІН:",
        "ӨКІМ ЕТЕМІН:",
        "БҰЙЫРАМЫН:",
    ],
)
@pytest.mark.parametrize("join", [" ", "\n", "\n\n"])
def test_formulas_end_the_preamble(formula, join):
    assert body(f"Акт,{join}{formula}\n\n1. Пункт.\n") == [
        "Акт,",
        ("=", formula),
        ("1.", "Пункт."),
    ]


def test_resolving_words_inside_clauses_are_text():
    assert body("1. Суд РЕШИЛ:\n\nчасть.\n") == [("1.", "Суд РЕШИЛ:", "часть.")]


def test_words_that_only_end_like_a_formula_are_text():
    assert body("Акимат порешил:\n") == ["Акимат порешил:"]


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("1. Общие положения", "1.", "Общие положения"),
        ("Глава 2. Порядок", "Глава 2.", "Порядок"),
        ("ГЛАВА 2. ПОРЯДОК", "ГЛАВА 2.", "ПОРЯДОК"),
        ("2-тарау. Тәртіп", "2-тарау.", "Тәртіп"),
        ("Раздел 1. Основы", "Раздел 1.", "Основы"),
        ("Раздел II. Основы", "Раздел II.", "Основы"),
        ("1-бөлім. Негіздер", "1-бөлім.", "Негіздер"),
        ("1-параграф. Жалпы", "1-параграф.", "Жалпы"),
        ("§ 3. Прочее", "§ 3.", "Прочее"),
        ("1.1. Общие", "1.1.", "Общие"),
        ("ІІ. Жалпы", "ІІ.", "Жалпы"),
        ("3 тарау. Тәртіп", "3 тарау.", "Тәртіп"),
        ("c. строчная", "", "c. строчная"),
        ("26.11.2026. Отчет", "", "26.11.2026. Отчет"),
        ("Глава 3", "Глава 3", ""),
        ("2026 год", "", "2026 год"),
        ("Глававосемь", "", "Глававосемь"),
    ],
)
def test_chapter_labels_are_literal(heading, label, title):
    tree, _ = read(f"{HEAD}## {heading}\n\nТекст.\n")
    assert (tree.blocks[0].label, tree.blocks[0].title.text) == (label, title)


def test_chapters_nest_and_carry_marks():
    assert body("## Обоснование {#necessity}\n\nА.\n\n### 1. Часть\n\n1. Б.\n\n## Итог\n\nВ.\n") == [
        ("##", "", "Обоснование", "necessity", ["А.", ("###", "1.", "Часть", "", [("1.", "Б.")])]),
        ("##", "", "Итог", "", ["В."]),
    ]


def test_lines_join_and_positions_hold():
    tree, _ = read(f"{HEAD}  1. Утвердить социально-\n  экономический\n  план 2026-\n2027 годов – и\nдругие.\n")
    paragraph = next(tree.clauses()).blocks[0]
    assert paragraph.text == "Утвердить социально-экономический план 2026-2027 годов – и другие."
    assert paragraph.at(paragraph.text.index("экон"), 4) == (4, 3, 4, 7)
    assert paragraph.at(paragraph.text.index("социально"), 23) == (3, 16, 4, 16)
    assert paragraph.at(len(paragraph.text) - 1) == (7, 7, 7, 8)


@pytest.mark.parametrize(
    "reference",
    [
        "в соответствии с подпунктом\n1) пункта 2 статьи 37",
        "согласно пп.\n1) пункта 2",
        "статьи 5 и\n1) пункта 7",
        "в пункте\n12. настоящих Правил",
    ],
)
def test_a_wrapped_reference_is_no_label(reference):
    assert body(f"1. Принять {reference} меры.\n") == [("1.", f"Принять {reference} меры.".replace("\n", " "))]


def test_a_wrapped_kazakh_reference_is_no_label():
    text = "1. Заңның 2-тармағының\n1) тармақшасына сәйкес бекітілсін.\n"
    assert body(text, "kk") == [("1.", "Заңның 2-тармағының 1) тармақшасына сәйкес бекітілсін.")]


def test_labels_without_empty_lines():
    assert body("1. Управлению:\n1) первое;\n2) второе.\n2. Контроль.\n") == [
        ("1.", "Управлению:", ("1)", "первое;"), ("2)", "второе.")),
        ("2.", "Контроль."),
    ]


@pytest.mark.parametrize(
    ("text", "message", "clauses"),
    [
        ("1. Принять меры\n2. Доложить.\n", "as_text", ["1."]),
        ("1. Закон 2020 г.\n2. Доложить.\n", "as_label", ["1.", "2."]),
        ("1.Принять меры.\n", "tight", ["1."]),
        ("1. Принять.\n\n1.1. Меры.\n", "dotted", ["1."]),
        ("1. Принять.\n\n1.2. 15.12.2026 г. сдать отчёт.\n", "dotted", ["1."]),
        ("1. Принять.\n\nГлава 2. Порядок\n\n2. Меры.\n", "chapter", ["1.", "2."]),
        ("1. " + "Принять меры " * 12 + "сегодня.\nЧасть вторая.\n", "joined", ["1."]),
        ("1. Создать группу:\nИванов И. И.,\nПетров П. П.\n", "joined", ["1."]),
        ("1. Создать:\n\nпервое;\nвторое.\n", "joined", ["1."]),
        ("1. Таблица:\n\n| а | б |\n|---|---|\n| 1 | 2 |\n3\n", "under_table", ["1."]),
    ],
)
def test_doubtful_lines_are_told(text, message, clauses):
    tree, findings = read(HEAD + text)
    assert findings == [("F19", message)]
    assert [clause.label for clause in tree.clauses()] == clauses


def test_items_of_a_list_stay_with_their_subclause():
    assert body(
        "1. Управлению:\n1) обеспечить:\nа) уборку;\nб) вывоз;\n\n2) принять:\n\n- одно;\n\n- другое.\n\nЧасть.\n"
    ) == [
        (
            "1.",
            "Управлению:",
            ("1)", "обеспечить:", "а) уборку;", "б) вывоз;"),
            ("2)", "принять:", "- одно;", "- другое."),
            "Часть.",
        ),
    ]


def test_a_dash_within_a_sentence_is_text():
    assert body("Председатель\n- аким города.\n") == ["Председатель - аким города."]


def test_a_wrapped_title_is_told():
    tree, findings = read("# О внесении изменений\nв Правила\n\n1. Внести.\n")
    assert findings == [("F19", "heading_wrap")]
    assert tree.title.text == "О внесении изменений"


def test_new_wording_is_no_clause_of_the_act():
    assert body(
        "1. Внести изменения:\n\n1) пункт 16 изложить в следующей редакции:\n\n«16. Вопросы:\n\n1) справки;\n\n"
        "2) газета «Вести».\n\nЧасть.»;\n\n2) пункт 17 исключить.\n\n2. Контроль.\n"
    ) == [
        (
            "1.",
            "Внести изменения:",
            (
                "1)",
                "пункт 16 изложить в следующей редакции:",
                "«16. Вопросы:",
                "1) справки;",
                "2) газета «Вести».",
                "Часть.»;",
            ),
            ("2)", "пункт 17 исключить."),
        ),
        ("2.", "Контроль."),
    ]


@pytest.mark.parametrize("marks", ['""', "“”", "„“"])
def test_other_quotation_marks(marks):
    text = f"1. Изложить в редакции:\n{marks[0]}2. Новое;\n3. Иное.{marks[1]}.\n\n2. Контроль.\n"
    assert [label for label, *_ in body(text)] == ["1.", "2."]


def test_several_new_wordings_stay_with_their_subclause():
    assert body(
        "1. Внести:\n\n1) в Правилах:\n\nпункт 3 изложить так:\n\n«3. Новое.»;\n\n"
        "пункт 4 изложить так:\n\n«4. Иное.».\n\nЧасть.\n"
    ) == [
        (
            "1.",
            "Внести:",
            (
                "1)",
                "в Правилах:",
                "пункт 3 изложить так:",
                "«3. Новое.»;",
                "пункт 4 изложить так:",
                "«4. Иное.».",
            ),
            "Часть.",
        )
    ]


def test_an_unclosed_quotation_is_told_and_ends_somewhere():
    tree, findings = read(HEAD + "1. Изложить:\n\n«16. Новое.\n\n2. Контроль.\n\n## Глава\n\n3. Иное.\n")
    assert findings == [("F19", "quotation")]
    assert [clause.label for clause in tree.clauses()] == ["1.", "2.", "3."]


def test_tables():
    tree, findings = read(HEAD + "1. Таблица:\n\n| № | Дом \\| корпус |\n|--:|:-:|\n| 1 | 2 \\| 3 |\n| | б |\n")
    assert findings == []
    table = next(tree.clauses()).blocks[1]
    assert table.aligns == (Align.RIGHT, Align.CENTER)
    assert outline([table]) == [[["№", "Дом | корпус"], ["1", "2 | 3"], ["", "б"]]]
    cell = table.rows[0][1]
    assert cell.at(cell.text.index("3")) == (7, 12, 7, 13)


def test_table_without_head_and_outer_bars():
    assert body("| | |\n|---|---|\n| а | б |\n\nа | б\n--|--\n1 | 2\n") == [
        [[], ["а", "б"]],
        [["а", "б"], ["1", "2"]],
    ]


@pytest.mark.parametrize(
    ("text", "message", "table"),
    [
        ("| а | б |\n|---|---|\n| 1 |\n", "uneven", [["а", "б"], ["1", ""]]),
        ("| а | б |\n|---|---|\n| 1 | 2 | 3 |\n", "uneven", [["а", "б", ""], ["1", "2", "3"]]),
        ("| а | б |\n|---|\n| 1 | 2 |\n", "delimiter", [["а", "б"], ["1", "2"]]),
        ("| а | б |\n| 1 | 2 |\n", "no_delimiter", [[], ["а", "б"], ["1", "2"]]),
    ],
)
def test_uneven_tables_lose_nothing(text, message, table):
    tree, findings = read(HEAD + text)
    assert findings == [("F22", message)]
    assert outline(tree.blocks) == [table]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Текст.\n", [("F20", "none")]),
        ("# А\n\n# Б\n\nТекст.\n", [("F20", "second")]),
        ("Текст.\n\n# А\n", [("F20", "late")]),
        ("# А\n\n#### Б\n\nТекст.\n", [("F21", "level")]),
        ("# А\n\n##Б\n\nТекст.\n", [("F21", "no_space")]),
        ("# А\n\n##\n\nТекст.\n", [("F21", "empty")]),
        ("# А\n\n## Б {necessity}\n", [("F24", "malformed")]),
        ("# А\n\n## Б {#a}\n\n## В {#a}\n", [("F24", "duplicate")]),
        ("# А\n\nТекст\tтекст.\n", [("F04", "markdown")]),
        ("# А\n\nТе\u200bкст.\n", [("F03", "zero_width")]),
        ("# А\n\nТе\u202eкст.\n", [("F03", "direction")]),
        ("# А\n\nТе\x07кст.\n", [("F03", "control")]),
        ("# А\n\n<<<<<<< HEAD\nТекст.\n", [("F27", "conflict")]),
        ("# А\n\nТекст **важный**.\n", [("F23", "emphasis")]),
        ("# А\n\nТекст <b>важный</b>.\n", [("F23", "html")]),
        ("# А\n\nТекст [закон](https://x.kz).\n", [("F23", "link")]),
        ("# А\n\n* Пункт.\n", [("F23", "list")]),
        ("# А\n\n1\\. Текст.\n", [("F23", "escape")]),
        ("# А\n\n---\n", [("F23", "rule")]),
        ("# А\n\n- тире, 2 * 3 * 4, a_b_c, ____, x < y > z, [1], № 5*\n", []),
    ],
)
def test_findings(text, expected):
    assert read(text)[1] == expected


def test_hidden_characters_never_reach_the_tree():
    tree, _ = read(HEAD + "Те\u200bкст\x00.\n")
    assert tree.blocks[0].text == "Те\ufffdкст\ufffd."


def test_mixed_languages_are_told():
    kazakh = "Қаланың көшелерін тазалау жөніндегі іс-шаралар жоспары бекітілсін және орындалсын."
    russian = "Управлению жилищного хозяйства обеспечить уборку улиц города в зимний период."
    assert read(f"# Қала туралы\n\n1. {kazakh}\n\n2. {russian}\n", "kk")[1] == [("F18", "not_kk")]
    assert read(f"# О городе\n\n1. {russian}\n\n2. {russian}\n\n3. {russian}\n\n4. «{kazakh}»\n")[1] == []
    assert read(f"# О городе\n\n1. {russian * 9}\n\n2. {kazakh}\n")[1] == [("F18", "not_ru")]
    assert read(f"# О городе\n\n1. {kazakh}\n")[1] == [("F17", "not_ru")]
    assert read(f"# Қала туралы\n\n1. {russian}\n", "kk")[1] == [("F17", "not_kk")]


def test_windows_line_ends_change_nothing():
    text = HEAD + "1. Один\nдва.\n\n2. Три.\n"
    assert outline(read(text)[0].blocks) == outline(read(text.replace("\n", "\r\n"))[0].blocks)


def test_paragraph_places_are_exact():
    tree, _ = read("# Заголовок\n\n## Глава 1. Имя {#x}\n\n1. Пункт.\n")
    assert tree.title.span == (1, 3, 1, 12)
    chapter = tree.blocks[0]
    assert chapter.title.span == (3, 13, 3, 16)
    assert next(tree.clauses()).span == (5, 1, 5, 3)
    assert isinstance(chapter.blocks[0].blocks[0], Paragraph)
    assert chapter.blocks[0].blocks[0].span == (5, 4, 5, 10)
