"""YAML files: can they be understood, and are they a paper that belongs where they lie."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Profile, RuleSpec, Scope, t

_QUOTES = t(
    kk='мәнді тырнақшаға алыңыз: кілт: "мән"',
    ru='возьмите значение в кавычки: ключ: "значение"',
    en='put the value in quotes: key: "value"',
)

_SYNTAX = RuleSpec(
    id="F05",
    name="yaml-syntax",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="YAML жазылуында қате", ru="Ошибка в записи YAML", en="YAML is not well written"),
    explanation=t(
        kk="YAML файлы «кілт: мән» жолдарынан тұрады. Ішкі деңгей бос орындармен жылжытылады, тізімнің әр тармағы "
        "«- » белгісінен басталады. Қате жөнделгенше файл оқылмайды, қалған файлдар тексеріле береді.",
        ru="Файл YAML состоит из строк «ключ: значение». Вложенное сдвигается пробелами, каждый пункт списка "
        "начинается с "
        "«- ». Пока ошибка не исправлена, файл не читается; остальные файлы проверяются дальше.",
        en="A YAML file is made of lines `key: value`. What is inside is moved right by spaces, each item of a list "
        "begins "
        "with `- `. Until the error is mended the file is not read; all other files are still checked.",
    ),
    messages={
        "space": t(
            kk="қос нүктеден кейін бос орын жоқ",
            ru="после двоеточия нет пробела",
            en="there is no space after the colon",
        ),
        "fix-space": t(
            kk="қос нүктеден кейін бос орын қойыңыз: «{key}: …»",
            ru="поставьте пробел после двоеточия: «{key}: …»",
            en="put a space after the colon: `{key}: …`",
        ),
        "colon": t(
            kk="бұл жолда кілттен кейін қос нүкте жоқ",
            ru="в этой строке после ключа нет двоеточия",
            en="there is no colon after the key in this line",
        ),
        "fix-colon": t(
            kk="жолды «кілт: мән» түрінде жазыңыз; мәтін алдыңғы жолдың жалғасы болса, оны тырнақшаға алыңыз",
            ru="запишите строку как «ключ: значение»; если это продолжение текста выше, возьмите весь текст в кавычки",
            en="write the line as `key: value`; if it goes on with the text above, put that whole text in quotes",
        ),
        "colon_in_value": t(
            kk="мәннің ішінде қос нүкте бар, сондықтан ол екінші кілт болып көрінеді",
            ru="внутри значения стоит двоеточие, и оно читается как второй ключ",
            en="there is a colon inside the value, which reads as a second key",
        ),
        "fix-colon_in_value": _QUOTES,
        "indent": t(
            kk="жолдың шегінісі ({spaces}) көрші жолдарға сәйкес келмейді",
            ru="отступ строки ({spaces}) не согласуется с соседними строками",
            en="the indentation of this line ({spaces}) does not agree with the lines around it",
        ),
        "fix-indent": t(
            kk="бір деңгейдегі жолдарды бірдей бос орындармен бастаңыз; мәні бар кілттің ішінде басқа кілт болмайды",
            ru="начинайте строки одного уровня с одинакового числа пробелов; у ключа со значением не бывает вложенных "
            "строк",
            en="begin lines of one level with the same number of spaces; a key that has a value has no lines inside",
        ),
        "dash": t(
            kk="тізім кілтпен бір жолда басталмайды",
            ru="список не начинается в одной строке с ключом",
            en="a list does not begin in the line of its key",
        ),
        "fix-dash": t(
            kk="тізімнің бірінші тармағын келесі жолдан бастаңыз немесе мәтінді тырнақшаға алыңыз",
            ru="начните первый пункт списка со следующей строки или возьмите текст в кавычки",
            en="begin the first item in the next line, or put the text in quotes",
        ),
        "quote": t(
            kk="тырнақша ({char}) ашылған, бірақ жабылмаған",
            ru="кавычка ({char}) открыта, но не закрыта",
            en="the quote ({char}) is opened but never closed",
        ),
        "fix-quote": t(
            kk="мәннің соңына тура сондай тырнақша қойыңыз",
            ru="поставьте такую же кавычку в конце значения",
            en="put the same quote at the end of the value",
        ),
        "after_quote": t(
            kk="жабылған тырнақшадан кейін мәтін тұр",
            ru="после закрытой кавычки стоит текст",
            en="there is text after the closing quote",
        ),
        "fix-after_quote": t(
            kk="бүкіл мәнді бір тырнақшаға алыңыз, ішіндегі тырнақшаларды «…» түрінде жазыңыз",
            ru="возьмите в кавычки всё значение, а внутри пишите «…»",
            en="put the whole value in quotes and write “…” inside it",
        ),
        "bracket": t(
            kk="жақша ({char}) ашылған, бірақ дұрыс жабылмаған: үтір немесе жабатын жақша жетіспейді",
            ru="скобка ({char}) открыта, но не закрыта как следует: не хватает запятой или закрывающей скобки",
            en="the bracket ({char}) is opened but not closed properly: a comma or the closing bracket is missing",
        ),
        "fix-bracket": t(
            kk="жақшаны жабыңыз немесе бүкіл мәнді тырнақшаға алыңыз",
            ru="закройте скобку или возьмите всё значение в кавычки",
            en="close the bracket or put the whole value in quotes",
        ),
        "after_bracket": t(
            kk="жабылған жақшадан кейін мәтін тұр",
            ru="после закрытой скобки стоит текст",
            en="there is text after the closing bracket",
        ),
        "fix-after_bracket": _QUOTES,
        "char": t(
            kk="мән «{char}» таңбасынан басталмайды: YAML-да оның өз мағынасы бар",
            ru="значение не может начинаться со знака «{char}»: в YAML у него свой смысл",
            en="a value may not begin with “{char}”: it has a meaning of its own in YAML",
        ),
        "fix-char": _QUOTES,
        "extra_bracket": t(
            kk="жабатын жақшаның ({char}) ашатын жақшасы жоқ",
            ru="у закрывающей скобки ({char}) нет открывающей",
            en="the closing bracket ({char}) has no opening one",
        ),
        "fix-extra_bracket": t(
            kk="жақшаны алып тастаңыз немесе мәнді тырнақшаға алыңыз",
            ru="уберите скобку или возьмите значение в кавычки",
            en="remove the bracket or put the value in quotes",
        ),
        "dash_space": t(
            kk="тізім сызықшасынан кейін бос орын жоқ",
            ru="после чёрточки списка нет пробела",
            en="there is no space after the dash of the list",
        ),
        "fix-dash_space": t(
            kk="сызықшадан кейін бос орын қойыңыз: «- …»",
            ru="поставьте пробел после чёрточки: «- …»",
            en="put a space after the dash: `- …`",
        ),
        "escape": t(
            kk="қос тырнақша ішінде кері қиғаш сызықтан кейін түсініксіз таңба тұр",
            ru="в двойных кавычках после обратной косой черты стоит непонятный знак",
            en="an unknown character follows the backslash inside double quotes",
        ),
        "fix-escape": t(
            kk="мәнді жалғыз тырнақшаға алыңыз: 'мән'",
            ru="возьмите значение в одинарные кавычки: 'значение'",
            en="put the value in single quotes: 'value'",
        ),
        "block": t(
            kk="«|» немесе «>» таңбасымен бір жолда мәтін тұрмайды",
            ru="в строке со знаком «|» или «>» не бывает текста",
            en="no text may stand in the line of a `|` or `>`",
        ),
        "fix-block": t(
            kk="мәтінді келесі жолдан шегініспен бастаңыз немесе тырнақшаға алыңыз",
            ru="начните текст со следующей строки с отступом или возьмите его в кавычки",
            en="begin the text in the next line with an indent, or put it in quotes",
        ),
        "no_key": t(
            kk="қос нүктенің алдында кілт жоқ",
            ru="перед двоеточием нет ключа",
            en="there is no key before the colon",
        ),
        "fix-no_key": t(
            kk="қос нүктенің алдына кілт жазыңыз",
            ru="напишите ключ перед двоеточием",
            en="write a key before the colon",
        ),
        "other": t(
            kk="осы жерден бастап файл түсініксіз",
            ru="с этого места файл не удаётся понять",
            en="the file cannot be understood from here on",
        ),
        "fix": t(
            kk="осы жолды және оның алдындағы жолды «кілт: мән» үлгісімен салыстырыңыз",
            ru="сверьте эту строку и строку перед ней с образцом «ключ: значение»",
            en="compare this line and the one above with the pattern `key: value`",
        ),
    },
)

_DUPLICATE = RuleSpec(
    id="F06",
    name="duplicate-key",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Кілт екі рет жазылған", ru="Ключ записан дважды", en="A key is written twice"),
    explanation=t(
        kk="Бір деңгейде кілт бір рет қана жазылады: әйтпесе екі мәннің қайсысы дұрыс екені белгісіз.",
        ru="На одном уровне ключ пишется один раз: иначе неизвестно, какое из двух значений верно.",
        en="A key is written once in its level: otherwise nobody knows which of two values is meant.",
    ),
    messages={
        "duplicate": t(
            kk="«{key}» кілті екінші рет жазылған",
            ru="ключ «{key}» записан второй раз",
            en="the key “{key}” is written a second time",
        ),
        "first": t(kk="бірінші рет осы жерде", ru="впервые здесь", en="first here"),
        "fix": t(
            kk="екеуінің бірін ғана қалдырыңыз; бірнеше мән болса, тізім жасаңыз («- …»)",
            ru="оставьте одно из двух; если значений несколько, сделайте список («- …»)",
            en="keep one of the two; if there are several values, make a list (`- …`)",
        ),
    },
)

_FEATURE = RuleSpec(
    id="F07",
    name="yaml-feature",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="YAML-дың рұқсат етілмеген мүмкіндігі", ru="Недопустимый приём YAML", en="A feature of YAML not allowed"
    ),
    explanation=t(
        kk="Файл оқырман не көрсе, дәл соны білдіруі тиіс. Сондықтан зәкірлер, сілтемелер, тегтер, кілттерді қосу және "
        "бір файлдағы бірнеше құжат қабылданбайды.",
        ru="Файл должен значить ровно то, что видит читатель. Поэтому якоря, ссылки на них, теги, слияние ключей и "
        "несколько "
        "документов в одном файле не принимаются.",
        en="A file must mean exactly what its reader sees. So anchors, aliases, tags, merge keys and several "
        "documents in "
        "one file are not accepted.",
    ),
    messages={
        "anchor": t(
            kk="зәкірлерге (&{name}) рұқсат жоқ",
            ru="якоря (&{name}) не допускаются",
            en="anchors (&{name}) are not allowed",
        ),
        "alias": t(
            kk="зәкірге сілтемелерге (*{name}) рұқсат жоқ",
            ru="ссылки на якорь (*{name}) не допускаются",
            en="aliases (*{name}) are not allowed",
        ),
        "tag": t(
            kk="«!» белгісінен басталатын тегтерге рұқсат жоқ",
            ru="теги, начинающиеся с «!», не допускаются",
            en="tags, which begin with “!”, are not allowed",
        ),
        "merge": t(
            kk="кілттерді қосуға («<<») рұқсат жоқ",
            ru="слияние ключей («<<») не допускается",
            en="merging of keys (`<<`) is not allowed",
        ),
        "complex_key": t(
            kk="кілт тізім, жиын немесе бірнеше жолды мәтін болмайды",
            ru="ключом не может быть список, набор или текст в несколько строк",
            en="a key cannot be a list, a mapping or a text of several lines",
        ),
        "empty_key": t(kk="кілт бос", ru="ключ пуст", en="the key is empty"),
        "documents": t(
            kk="осы жерден екінші құжат басталады",
            ru="здесь начинается второй документ",
            en="a second document begins here",
        ),
        "directive": t(
            kk="«%» белгісінен басталатын нұсқауларға рұқсат жоқ",
            ru="указания, начинающиеся с «%», не допускаются",
            en="directives, which begin with “%”, are not allowed",
        ),
        "fix": t(
            kk="мәнді толық жазыңыз; ол мәтін болса, тырнақшаға алыңыз",
            ru="запишите значение полностью; если это текст, возьмите его в кавычки",
            en="write the value out; if it is text, put it in quotes",
        ),
        "fix-documents": t(
            kk="әр құжатты жеке файлда сақтаңыз, «---» жолын алып тастаңыз",
            ru="храните каждый документ в своём файле, строку «---» уберите",
            en="keep each paper in a file of its own and remove the line `---`",
        ),
        "fix-directive": t(kk="бұл жолды жойыңыз", ru="удалите эту строку", en="delete this line"),
        "fix-complex_key": t(
            kk="кілтті бір сөзбен жазыңыз", ru="запишите ключ одним словом", en="write the key as one word"
        ),
        "fix-empty_key": t(
            kk="қос нүктенің алдына кілт жазыңыз",
            ru="напишите ключ перед двоеточием",
            en="write a key before the colon",
        ),
    },
)


_NOT_A_PAPER = RuleSpec(
    id="F09",
    name="not-a-paper",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Файлда құжат жоқ", ru="В файле нет документа", en="A file holds no paper"),
    explanation=t(
        kk="Құжаттың YAML файлы «кілт: мән» жолдарынан тұрады, олардың бірі – құжат түрін атайтын «kind».",
        ru="Файл YAML документа состоит из строк «ключ: значение», и одна из них — «kind», вид документа.",
        en="The YAML file of a paper is made of lines `key: value`, and one of them is `kind`, the kind of paper.",
    ),
    messages={
        "empty": t(kk="файл бос", ru="файл пуст", en="the file is empty"),
        "not_mapping": t(
            kk="файл «кілт: мән» жолдарынан тұрмайды",
            ru="файл не состоит из строк «ключ: значение»",
            en="the file is not made of lines `key: value`",
        ),
        "no_kind": t(
            kk="құжаттың түрі («kind») көрсетілмеген",
            ru="не указан вид документа («kind»)",
            en="the kind of paper (`kind`) is missing",
        ),
        "bad_kind": t(
            kk="құжаттың түрі («kind») сөзбен жазылуы керек",
            ru="вид документа («kind») должен быть словом",
            en="the kind of paper (`kind`) must be a word",
        ),
        "fix": t(
            kk="файлды толтырыңыз немесе бұрынғы мазмұнын қайтарыңыз (git restore); қажет болмаса, файлды жойыңыз",
            ru="заполните файл или верните его прежнее содержание (git restore); ненужный файл удалите",
            en="fill the file in or bring its earlier content back (git restore); delete it if it is not needed",
        ),
        "fix-not_mapping": t(
            kk="файлды «kind: …» жолынан бастаңыз, қос нүктеден кейін бос орын қойыңыз",
            ru="начните файл со строки «kind: …», после двоеточия нужен пробел",
            en="begin the file with a line `kind: …`, with a space after the colon",
        ),
        "fix-no_kind": t(
            kk="бірінші жолға «kind: …» деп жазыңыз; бұл жерде болатын түрлер: {kinds}",
            ru="добавьте первой строкой «kind: …»; здесь бывают: {kinds}",
            en="add a first line `kind: …`; kinds that belong here: {kinds}",
        ),
        "fix-bad_kind": t(
            kk="бұл жерде болатын түрлер: {kinds}",
            ru="здесь бывают: {kinds}",
            en="kinds that belong here: {kinds}",
        ),
    },
)

SPECS = (_SYNTAX, _DUPLICATE, _FEATURE, _NOT_A_PAPER)
