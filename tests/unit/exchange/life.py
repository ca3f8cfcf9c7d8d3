"""Papers as drafters really write them in Word."""

from __future__ import annotations

import io

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, RGBColor

CENTER, RIGHT, BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY


def save(d):
    s = io.BytesIO()
    d.save(s)
    return s.getvalue()


def p(d, text="", align=None, bold=False, style=None, indent=None):
    one = d.add_paragraph(style=style)
    run = one.add_run(text)
    run.bold = bold or None
    if align is not None:
        one.alignment = align
    if indent:
        one.paragraph_format.left_indent = Cm(indent)
    return one


def lists(d):
    """A numbering part with legal levels; returns num ids maker."""
    part = d.part.numbering_part.element
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77"><w:multiLevelType w:val="multilevel"/>'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl>'
        '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
        "</w:abstractNum>"
    )
    part.insert(0, abstract)

    def new(num, restart=True):
        o = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if restart else ""
        part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{num}"><w:abstractNumId w:val="77"/>{o}</w:num>'))
        return num

    return new


def item(d, num, text, level=0):
    one = p(d, text)
    one._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')
    )
    return one


def sequential():
    d = Document()
    new = lists(d)
    p(d, "Жоба", RIGHT)
    p(d, "САРҚЫРАМА ҚАЛАСЫНЫҢ ӘКІМДІГІ", CENTER, True)
    p(d, "ҚАУЛЫ", CENTER, True)
    p(d, "2026 жылғы «26» қараша\t\t№3/412\t\tСарқырама қаласы")
    p(d, "Сарқырама қаласында көшелерді қысқы", CENTER, True)
    p(d, "күтіп-ұстау тәртібін бекіту туралы", CENTER, True)
    p(
        d,
        "«Қазақстан Республикасындағы жергiлiктi мемлекеттiк басқару және өзін-өзі басқару туралы» Қазақстан Республикасы Заңының 27-бабына сәйкес Сарқырама қаласының әкімдігі ҚАУЛЫ ЕТЕДI:",  # noqa: E501
        BOTH,
    )
    n = new(101)
    item(d, n, "Көшелерді қысқы күтіп-ұстау тәртібі осы қаулыға қосымшаға сәйкес бекітілсін.")
    item(d, n, "Тұрғын үй-коммуналдық шаруашылық басқармасы заңнамада белгіленген тәртіппен:")
    item(d, n, "осы қаулыны әділет органдарында мемлекеттік тіркеуді;", 1)
    item(d, n, "жұмыстың орындалуын қамтамасыз етсін.", 1)
    item(d, n, "Осы қаулының орындалуын бақылау қала әкімінің орынбасары Д. Болжамовқа жүктелсін.")
    item(d, n, "Осы қаулы алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі.")
    p(d)
    p(d, "Сарқырама қаласының әкімі\t\t\t\tҮ. Қиялбеков", None, True)
    one = p(d, "")
    one.add_run().add_break(WD_BREAK.PAGE)
    for t in ("Сарқырама қаласы әкімдігінің", "2026 жылғы 26 қарашадағы", "№ 3/412 қаулысына", "қосымша"):
        p(d, t, RIGHT)
    p(d, "Көшелерді қысқы күтіп-ұстау тәртібі", CENTER, True)
    p(d, "1-тарау. Жалпы ережелер", CENTER, True)
    n = new(102)
    item(d, n, "Осы тәртіп көшелерді қысқы кезеңде күтіп-ұстауды реттейді.")
    item(d, n, "Мынадай ұғымдар қолданылады:")
    item(d, n, "қар – қатты жауын-шашын;", 1)
    item(d, n, "көктайғақ – жол бетіндегі мұз.", 1)
    p(d, "2-тарау. Тәртіп", CENTER, True)
    item(d, n, "Жұмыстар кестеге сәйкес жүргізіледі:")
    t = d.add_table(3, 3)
    t.style = "Table Grid"
    for r, row in enumerate(
        (("№", "Көше", "Мерзімі"), ("1", "Бұлақ көшесі", "қаңтар"), ("2", "Тамшы көшесі", "ақпан"))
    ):
        for c, x in enumerate(row):
            t.cell(r, c).text = x
            if r == 0:
                t.cell(r, c).paragraphs[0].runs[0].bold = True
    d.add_page_break()
    p(d, "Проект", RIGHT)
    p(d, "АКИМАТ ГОРОДА САРКЫРАМА", CENTER, True)
    p(d, "П О С Т А Н О В Л Е Н И Е", CENTER, True)
    p(d, "«26» ноября 2026 г.\t\t№3/412\t\tг. Саркырама")
    p(d, "Об утверждении Порядка зимнего", CENTER, True)
    p(d, "содержания улиц города Саркырама", CENTER, True)
    p(
        d,
        "В соответствии со статьей 27 Закона Республики Казахстан «О местном государственном управлении и самоуправлении в Республике Казахстан» акимат города Саркырама ПОСТАНОВЛЯЕТ:",  # noqa: E501
        BOTH,
    )
    n = new(103)
    item(d, n, "Утвердить Порядок зимнего содержания улиц согласно приложению к настоящему постановлению.")
    item(d, n, "Управлению жилищно-коммунального хозяйства в установленном законодательством порядке:")
    item(d, n, "обеспечить государственную регистрацию настоящего постановления в органах юстиции;", 1)
    item(d, n, "обеспечить исполнение работ.", 1)
    item(d, n, "Контроль за исполнением настоящего постановления возложить на заместителя акима города Д. Болжамова.")
    item(
        d,
        n,
        "Настоящее постановление вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования.",  # noqa: E501
    )
    p(d)
    p(d, "Аким города Саркырама\t\t\t\tУ. Киялбеков", None, True)
    d.add_page_break()
    for t in ("Приложение", "к постановлению акимата", "города Саркырама", "от 26 ноября 2026 года", "№ 3/412"):
        p(d, t, indent=10)
    p(d, "Порядок зимнего содержания улиц", CENTER, True)
    p(d, "Глава 1. Общие положения", CENTER, True)
    n = new(104)
    item(d, n, "Настоящий Порядок регулирует содержание улиц в зимний период.")
    item(d, n, "Применяются следующие понятия:")
    item(d, n, "снег – твердые осадки;", 1)
    item(d, n, "гололед – лед на дороге.", 1)
    p(d, "Глава 2. Порядок", CENTER, True)
    item(d, n, "Работы проводятся согласно графику:")
    t = d.add_table(3, 3)
    t.style = "Table Grid"
    for r, row in enumerate((("№", "Улица", "Срок"), ("1", "улица Булак", "январь"), ("2", "улица Тамшы", "февраль"))):
        for c, x in enumerate(row):
            t.cell(r, c).text = x
            if r == 0:
                t.cell(r, c).paragraphs[0].runs[0].bold = True
    return save(d)


def columns():
    """One big table with borders, kk left, ru right; clauses typed by hand, several in one cell."""
    d = Document()
    t = d.add_table(0, 2)
    t.style = "Table Grid"

    def row(kk, ru, align=None, bold=False):
        cells = t.add_row().cells
        for cell, text in zip(cells, (kk, ru)):  # noqa: B905
            lines = text.split("\n\n")
            for i, line in enumerate(lines):
                one = cell.paragraphs[0] if i == 0 else cell.add_paragraph()
                run = one.add_run(line)
                run.bold = bold or None
                if align is not None:
                    one.alignment = align

    row(
        "Қазақстан Республикасы\n\nСАРҚЫРАМА ҚАЛАСЫНЫҢ ӘКІМІ",
        "Республика Казахстан\n\nАКИМ ГОРОДА САРКЫРАМА",
        CENTER,
        True,
    )
    row("ӨКІМ", "РАСПОРЯЖЕНИЕ", CENTER, True)
    row("2026 жылғы 5 мамыр", "5 мая 2026 года")
    row("№ 45-ө", "№ 45-ө")
    row("Сарқырама қаласы", "г. Саркырама")
    row("Сенбілік өткізу туралы", "О проведении субботника", CENTER, True)
    row("Қаланың санитариялық жай-күйін жақсарту мақсатында:", "В целях улучшения санитарного состояния города:")
    row(
        "1. 2026 жылғы 10 мамырда қалалық сенбілік өткізілсін.\n\n2. Басқармалар мен мекемелер:\n\n1)қызметкерлердің қатысуын қамтамасыз етсін;\n\n2) есеп берсін.",  # noqa: E501
        "1. Провести 10 мая 2026 года городской субботник.\n\n2. Управлениям и учреждениям:\n\n1)обеспечить участие работников;\n\n2) представить отчет.",  # noqa: E501
    )
    row(
        "3. Осы өкімнің орындалуын бақылауды өзіме қалдырамын.",
        "3. Контроль за исполнением настоящего распоряжения оставляю за собой.",
    )
    row(
        "4. Осы өкім қол қойылған күнінен бастап күшіне енеді.",
        "4. Настоящее распоряжение вступает в силу со дня подписания.",
    )
    row("Қала әкімі                  Ү. Қиялбеков", "Аким города                  У. Киялбеков", None, True)
    return save(d)


def published():
    """As it is taken from a portal of laws: head in one paragraph, notes, Heading styles, only Russian."""
    d = Document()
    p(d, "Об утверждении Правил содержания улиц города Саркырама", style="Heading 1")
    p(
        d,
        "Постановление акимата города Саркырама от 15 января 2024 года № 15. Зарегистрировано Департаментом юстиции 20 января 2024 года № 1234-05",  # noqa: E501
    )
    p(
        d,
        '      В соответствии со статьей 31 Закона Республики Казахстан "О местном государственном управлении и самоуправлении в Республике Казахстан", акимат города Саркырама ПОСТАНОВЛЯЕТ:',  # noqa: E501
    )
    p(d, "      1. Утвердить прилагаемые Правила содержания улиц города Саркырама.")
    p(
        d,
        "      2. Контроль за исполнением настоящего постановления возложить на заместителя акима города Саркырама И. Неизвестного.",  # noqa: E501
    )
    p(
        d,
        "      3. Настоящее постановление вводится в действие по истечении десяти календарных дней после дня его первого официального опубликования.",  # noqa: E501
    )
    t = d.add_table(1, 2)
    t.cell(0, 0).text = "      Аким города Саркырама"
    t.cell(0, 1).text = "У. Киялбеков"
    t = d.add_table(1, 2)
    t.cell(0, 1).text = "Утверждены постановлением\nакимата города Саркырама\nот 15 января 2024 года № 15"
    p(d, "Правила содержания улиц города Саркырама", style="Heading 1")
    p(d, "Глава 1. Общие положения", style="Heading 3")
    p(d, "      1. Настоящие Правила определяют порядок содержания улиц.")
    p(d, "Параграф 1. Уборка", style="Heading 4")
    p(d, "      2. Улицы убираются:")
    p(d, "      1) летом – ежедневно;")
    p(d, "      2) зимой – после снегопада.")
    return save(d)


def breaks():
    """Shift+Enter everywhere, hidden text, white text, a text box, tight numbers, one-letter quirks."""
    d = Document()
    one = p(d, "", CENTER)
    r = one.add_run("ШЕШІМ")
    r.bold = True
    one = p(d, "2026 ж. 3 маусым № 7\nСарқырама қ.")
    p(d, "Төтенше жағдай\nжариялау туралы", CENTER, True)
    p(d, "Қазақстан Республикасы Зaңының 50-бабына сәйкес Сарқырама қаласының әкімі ШЕШТI:")
    p(
        d,
        "1.Сарқырама қаласында техногендік сипаттағы төтенше жағдай жариялансын.\n2.Осы шешімнің орындалуын бақылауды өзіме қалдырамын.\n3.Осы шешім алғашқы ресми жарияланған күнінен бастап қолданысқа енгізіледі.",  # noqa: E501
    )
    one = p(d, "Көрінетін мәтін.")
    r = one.add_run(" ЖАСЫРЫН СӨЗ")
    r.font.hidden = True
    r = one.add_run(" ақ сөз")
    r.font.color.rgb = RGBColor(255, 255, 255)
    t = d.add_table(1, 2)
    t.cell(0, 0).text = "Сарқырама қаласының\nәкімі"
    t.cell(0, 1).text = "Қиялбеков Ү."
    p(d, "Орынд.: А. Біреу, тел. 12-34-56")
    return save(d)


ALL = {f.__name__: f for f in (sequential, columns, published, breaks)}


def kazakh_table():
    """A Kazakh paper with a long table of words without a letter of its own, and a controller of a double name."""
    d = Document()
    for text in ("ҚАУЛЫ", "Жөндеу кестесі туралы", "Сарқырама қаласының әкімдігі ҚАУЛЫ ЕТЕДІ:", "1. Кесте бекітілсін."):
        p(d, text)
    table = d.add_table(0, 3)
    for n in range(1, 41):
        cells = table.add_row().cells
        for cell, text in zip(cells, (f"{n}", f"№ {n} жылу камерасынан бастап", "тұрғын үй бөлімі"), strict=True):
            cell.text = text
        table.add_row().cells[1].text = "ауыстыру"
    return save(d)


def typewritten():
    """A paper typed on lines of spaces: words set letter by letter, a title broken by hand."""
    d = Document()
    for text in (
        "            А К И М А Т   Г О Р О Д А   С А Р К Ы Р А М А",
        "      П О С Т А Н О В Л Е Н И Е",
        "от  12.05.2026 г.\t\t\t№ 4/ 17",
        "О  подготовке  города",
        "к   зиме",
        "\tВ целях подготовки акимат города   П О С Т А Н О В Л Я Е Т :",
        "\t1 . Начать  подготовку.",
        "     2.Отделу жилища   завезти уголь.",
    ):
        p(d, text)
    return save(d)
