"""Texts in Markdown: title, headings, tables, marks."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Profile, RuleSpec, Scope, t

_FIRST = t(kk="бірінші рет осы жерде", ru="впервые здесь", en="first here")

_TITLE = RuleSpec(
    id="F20",
    name="title-of-text",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Мәтіннің тақырыбы", ru="Заголовок текста", en="The title of a text"),
    explanation=t(
        kk="Мәтін бір ғана «# Тақырып» жолынан басталады.",
        ru="Текст начинается с одной строки «# Заголовок».",
        en="A text begins with one line `# Title`.",
    ),
    messages={
        "none": t(kk="мәтіннің тақырыбы жоқ", ru="у текста нет заголовка", en="the text has no title"),
        "second": t(
            kk="бұл – екінші тақырып, ол тарау ретінде оқылды",
            ru="это второй заголовок, он прочитан как глава",
            en="this is a second title; it was read as a chapter",
        ),
        "late": t(
            kk="тақырыптың алдында мәтін тұр",
            ru="перед заголовком стоит текст",
            en="there is text before the title",
        ),
        "first": _FIRST,
        "fix": t(
            kk="бірінші жолға «# Тақырып» деп жазыңыз",
            ru="напишите первой строкой «# Заголовок»",
            en="write `# Title` as the first line",
        ),
        "fix-second": t(
            kk="тарау болса, екі тор қойыңыз: «## …»; артық тақырып болса, жойыңыз",
            ru="если это глава, поставьте две решётки: «## …»; лишний заголовок удалите",
            en="if it is a chapter, write two hashes: `## …`; remove a superfluous title",
        ),
        "fix-late": t(
            kk="тақырыпты мәтіннің басына көшіріңіз",
            ru="перенесите заголовок в начало текста",
            en="move the title to the beginning of the text",
        ),
    },
)

_HEADING = RuleSpec(
    id="F21",
    name="heading",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Тараудың тақырыбы", ru="Заголовок главы", en="A heading"),
    explanation=t(
        kk="Тараулар «## » немесе «### » белгісінен басталады: тордан кейін бос орын, одан кейін тақырып тұрады.",
        ru="Главы начинаются с «## » или «### »: после решёток пробел, затем заголовок.",
        en="Chapters begin with `## ` or `### `: hashes, a space, the heading.",
    ),
    messages={
        "level": t(
            kk="{level} деңгейлі тақырып болмайды, ол «###» ретінде оқылды",
            ru="заголовков уровня {level} не бывает, прочитан как «###»",
            en="there are no headings of level {level}; it was read as `###`",
        ),
        "no_space": t(
            kk="тордан кейін бос орын жоқ",
            ru="после решётки нет пробела",
            en="there is no space after the hash",
        ),
        "empty": t(kk="тақырып бос", ru="заголовок пуст", en="the heading is empty"),
        "fix": t(
            kk="тақырыпты «## 1. Жалпы ережелер» түрінде жазыңыз",
            ru="запишите заголовок как «## 1. Общие положения»",
            en="write the heading as `## 1. General provisions`",
        ),
        "fix-level": t(
            kk="«##» немесе «###» деңгейін қолданыңыз",
            ru="используйте уровень «##» или «###»",
            en="use level `##` or `###`",
        ),
    },
)

_TABLE = RuleSpec(
    id="F22",
    name="uneven-table",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Кестенің жолдары тең емес", ru="Неровная таблица", en="An uneven table"),
    explanation=t(
        kk="Кестенің әр жолындағы ұяшықтар саны бірдей, екінші жолы бағандарды бөледі: |---|---|. Ұяшық ішіндегі тік "
        "сызық "
        "«\\|» түрінде жазылады.",
        ru="В каждой строке таблицы столько же ячеек, сколько в первой; вторая строка отделяет шапку: |---|---|. "
        "Черта внутри "
        "ячейки пишется как «\\|».",
        en="Every row of a table has as many cells as the first; the second line sets off the head: |---|---|. A bar "
        "inside a "
        "cell is written `\\|`.",
    ),
    messages={
        "uneven": t(
            kk="жолда {found} ұяшық бар, ал бірінші жолда – {expected}",
            ru="в строке ячеек: {found}, а в первой: {expected}",
            en="the row has {found} cells, the first one {expected}",
        ),
        "delimiter": t(
            kk="бөлгіш жолда {found} баған бар, ал бірінші жолда – {expected}",
            ru="в разделителе столбцов: {found}, а в первой строке: {expected}",
            en="the line under the head has {found} columns, the head {expected}",
        ),
        "no_delimiter": t(
            kk="кестенің бірінші жолынан кейін бөлгіш жол жоқ",
            ru="после первой строки таблицы нет разделителя",
            en="the first row of the table is not followed by a delimiter",
        ),
        "fix": t(
            kk="жетіспейтін ұяшықты қосыңыз (бос ұяшық: «| |»); ұяшық ішіндегі сызықты «\\|» деп жазыңыз",
            ru="добавьте недостающую ячейку (пустая: «| |»); черту внутри ячейки пишите как «\\|»",
            en="add the missing cell (an empty one is `| |`); write a bar inside a cell as `\\|`",
        ),
        "fix-no_delimiter": t(
            kk="екінші жолға «|---|---|» деп жазыңыз",
            ru="добавьте второй строкой «|---|---|»",
            en="add `|---|---|` as the second line",
        ),
    },
)

_MARKUP = RuleSpec(
    id="F23",
    name="literal-markup",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="Белгілеу таңбалары сол күйінде басылады",
        ru="Разметка напечатается как есть",
        en="Mark-up printed as it is",
    ),
    explanation=t(
        kk="Тақырыптар, нөмірлер мен кестелерден басқа белгілеу жоқ: жұлдызшалар, тегтер, сілтемелер қағазға сол "
        "күйінде "
        "түседі. Құжаттың безендірілуін бағдарлама өзі жасайды.",
        ru="Кроме заголовков, номеров и таблиц разметки нет: звёздочки, теги, ссылки попадут в документ буквально. "
        "Оформление "
        "документа делает сама программа.",
        en="There is no mark-up besides headings, numbers and tables: asterisks, tags and links would be printed "
        "letter by "
        "letter. The tool itself lays the paper out.",
    ),
    messages={
        name: t(
            kk=f"{kk} сол күйінде басылады: {{markup}}",
            ru=f"{ru} напечатается буквально: {{markup}}",
            en=f"{en} will be printed letter by letter: {{markup}}",
        )
        for name, kk, ru, en in (
            ("emphasis", "ерекшелеу белгісі", "выделение", "emphasis"),
            ("strike", "сызып тастау белгісі", "зачёркивание", "strike-through"),
            ("html", "HTML белгісі", "разметка HTML", "HTML"),
            ("link", "сілтеме", "ссылка", "a link"),
            ("code", "код белгісі", "знак кода", "a code mark"),
            ("list", "тізім белгісі", "знак списка", "a list mark"),
            ("quote", "дәйексөз белгісі", "знак цитаты", "a quote mark"),
            ("rule", "сызық", "черта", "a rule"),
            ("escape", "кері қиғаш сызық", "обратная косая черта", "a backslash"),
        )
    }
    | {
        "fix": t(
            kk="таңбаларды алып тастап, мәтіннің өзін қалдырыңыз",
            ru="уберите знаки, оставьте сам текст",
            en="take the marks out and leave the text",
        ),
        "fix-list": t(
            kk="тармақшаларды «1) », «2) » деп нөмірлеңіз",
            ru="нумеруйте подпункты: «1) », «2) »",
            en="number the subclauses: `1) `, `2) `",
        ),
    },
)

_MARK = RuleSpec(
    id="F24",
    name="section-mark",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Бөлімнің белгісі", ru="Метка раздела", en="The mark of a section"),
    explanation=t(
        kk="Тақырып соңындағы {#necessity} сияқты белгі бөлімнің мазмұнын атайды: соған қарап талап етілетін бөлімдер "
        "ізделеді. Белгі кіші латын әріптерінен, цифрлар мен дефистен тұрады және файлда бір рет қана кездеседі.",
        ru="Метка в конце заголовка, например {#necessity}, называет содержание раздела: по ней ищутся обязательные "
        "разделы. "
        "Она состоит из строчных латинских букв, цифр и дефиса и встречается в файле один раз.",
        en="A mark at the end of a heading, such as {#necessity}, names what the section is about: by it required "
        "sections "
        "are found. It is made of lower-case Latin letters, digits and hyphens and stands once in a file.",
    ),
    messages={
        "malformed": t(
            kk="бөлім белгісі танылмады: {mark}",
            ru="метка раздела не распознана: {mark}",
            en="the mark of the section is not understood: {mark}",
        ),
        "duplicate": t(
            kk="{mark} белгісі екінші рет қойылған",
            ru="метка {mark} стоит второй раз",
            en="the mark {mark} stands a second time",
        ),
        "first": _FIRST,
        "fix": t(
            kk="белгіні тақырып соңына {{#necessity}} үлгісімен жазыңыз",
            ru="запишите метку в конце заголовка по образцу {{#necessity}}",
            en="write the mark at the end of the heading like {{#necessity}}",
        ),
        "fix-duplicate": t(
            kk="бөлімдерді біріктіріңіз немесе белгінің бірін алып тастаңыз",
            ru="объедините разделы или уберите одну из меток",
            en="join the sections or remove one of the marks",
        ),
    },
)

SPECS = (_TITLE, _HEADING, _TABLE, _MARKUP, _MARK)
