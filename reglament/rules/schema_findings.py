"""Findings of the schemas: what is said of a file whose fields are not as the format of its kind asks.

The findings are made by `reglament.schema`; this module holds only their words.
"""

from __future__ import annotations

from reglament.rules import schema_values
from reglament.rules.base import Rule, RuleSpec, t
from reglament.rules.schema_values import spec

_NEAR = t(
    kk="мүмкін, `{near}` деп жазылуы керек", ru="возможно, имелось в виду `{near}`", en="perhaps `{near}` is meant"
)
KIND = spec(
    "S01",
    "kind-without-a-schema",
    t(
        kk="Файлдың бірінші кілті – құжаттың белгілі түрі",
        ru="Первый ключ файла — известный вид документа",
        en="The first key of a file is a known kind of paper",
    ),
    t(
        kk="Құрал файлдың пішімін `kind` кілтінен біледі. Оның мәні – кесімді тізімдегі атаулардың бірі.",
        ru="Инструмент узнает формат файла по ключу `kind`. Его значение — одно из названий закрытого списка.",
        en="The tool knows the format of a file by its key `kind`. Its value is one of a closed list of names.",
    ),
    {
        "missing": t(
            kk="`kind` кілті жоқ: құжаттың түрі белгісіз",
            ru="нет ключа `kind`: вид документа неизвестен",
            en="there is no key `kind`: the kind of paper is unknown",
        ),
        "sort": t(
            kk="`kind` мәні түрдің атауы болуы керек, ал жазылғаны – {found}",
            ru="в `kind` нужно название вида, а написано: {found}",
            en="`kind` needs the name of a kind, but has: {found}",
        ),
        "unknown": t(
            kk="`{value}` – құжаттың белгісіз түрі",
            ru="`{value}` — неизвестный вид документа",
            en="`{value}` is no known kind of paper",
        ),
        "near": _NEAR,
        "fix": t(
            kk="бірінші жолға `kind:` және мына атаулардың бірін жазыңыз: {kinds}",
            ru="напишите в первой строке `kind:` и одно из названий: {kinds}",
            en="write `kind:` in the first line and one of these names: {kinds}",
        ),
    },
)

MISSING = spec(
    "S02",
    "missing-field",
    t(
        kk="Міндетті өрістердің бәрі толтырылған",
        ru="Все обязательные поля заполнены",
        en="Every required field is there",
    ),
    t(
        kk="Құжаттың әр түрінде міндетті өрістер бар; олардың тізбесі – пішімдер анықтамалығында. Олар болмаса, "
        "құжатты "
        "тексеруге де, басып шығаруға да болмайды.",
        ru="У каждого вида документа есть обязательные поля; их перечень — в справочнике форматов. Без них документ "
        "нельзя ни проверить, ни напечатать.",
        en="Every kind of paper has required fields; the reference of formats lists them. Without them a paper can be "
        "neither checked nor printed.",
    ),
    {
        "missing": t(
            kk="`{key}` өрісі жоқ («{label}»)",
            ru="нет поля `{key}` («{label}»)",
            en="the field `{key}` (“{label}”) is missing",
        ),
        "inside": t(
            kk="`{owner}` ішінде `{key}` өрісі жоқ («{label}»)",
            ru="в `{owner}` нет поля `{key}` («{label}»)",
            en="`{owner}` lacks the field `{key}` (“{label}”)",
        ),
        "fix": t(
            kk="осы жерге жол қосыңыз: `{key}: {sample}`",
            ru="добавьте сюда строку: `{key}: {sample}`",
            en="add a line here: `{key}: {sample}`",
        ),
    },
)

LANGUAGE = spec(
    "S03",
    "missing-language",
    t(
        kk="Оқырманға көрсетілетін мәтін екі тілде жазылған",
        ru="Текст, который видит читатель, есть на обоих языках",
        en="A text that readers see is there in both languages",
    ),
    t(
        kk="Атаулар, тақырыптар және басқа да көрсетілетін мәтіндер қазақша және орысша жазылады: `{kk: …, ru: …}`.",
        ru="Названия, заголовки и другие показываемые тексты пишутся на казахском и русском: `{kk: …, ru: …}`.",
        en="Names, titles and other texts that are shown are written in Kazakh and Russian: `{kk: …, ru: …}`.",
    ),
    {
        "missing": t(
            kk="`{key}` («{label}») {language} жазылмаған",
            ru="`{key}` («{label}»): нет текста {language}",
            en="`{key}` (“{label}”) has no text {language}",
        ),
        "empty": t(
            kk="`{key}` («{label}») {language} жазылмаған: `{lang}` кілтінен кейін ештеңе жоқ",
            ru="`{key}` («{label}»): нет текста {language}, после `{lang}` пусто",
            en="`{key}` (“{label}”) has no text {language}: nothing stands after `{lang}`",
        ),
        "fix": t(
            kk="`{lang}:` кілтінен кейін мәтінді {language} жазыңыз",
            ru="напишите после `{lang}:` текст {language}",
            en="write the text {language} after `{lang}:`",
        ),
    },
)

UNKNOWN = spec(
    "S04",
    "unknown-field",
    t(
        kk="Файлда тек белгілі өрістер бар",
        ru="В файле только известные поля",
        en="A file has known fields only",
    ),
    t(
        kk="Белгісіз өрісті құрал оқымайды, сондықтан қате терілген кілт үнсіз жоғалып кетер еді. Артық жазба қажет "
        "болса, оны `#` белгісінен кейін түсініктеме етіп жазыңыз.",
        ru="Неизвестное поле инструмент не читает, и опечатка в ключе пропала бы молча. Если нужна заметка, запишите "
        "ее комментарием после `#`.",
        en="The tool does not read an unknown field, so a mistyped key would be lost in silence. For a remark of your "
        "own use a comment after `#`.",
    ),
    {
        "unknown": t(kk="`{key}` – белгісіз өріс", ru="`{key}` – неизвестное поле", en="`{key}` is an unknown field"),
        "comma": t(
            kk="үтірден кейінгі «{key}» сөздері жеке кілт болып оқылды",
            ru="слова «{key}» после запятой прочитаны как отдельный ключ",
            en="the words “{key}” after a comma are read as a key of their own",
        ),
        "letters": t(
            kk="`{key}` – белгісіз өріс: онда кирилл әріптері бар ({letters})",
            ru="`{key}` – неизвестное поле: в нём кириллические буквы ({letters})",
            en="`{key}` is an unknown field: it has Cyrillic letters ({letters})",
        ),
        "fix-comma": t(
            kk='ішінде үтірі бар мәтінді тырнақшаға алыңыз: `{{kk: "бір, екі"}}`',
            ru='возьмите текст с запятой в кавычки: `{{ru: "раз, два"}}`',
            en='put a text with a comma in quotes: `{{ru: "one, two"}}`',
        ),
        "near": t(
            kk="мүмкін, бұл `{near}`; кілтті түзетіңіз",
            ru="возможно, это `{near}`; исправьте ключ",
            en="perhaps it is `{near}`; correct the key",
        ),
        "place": t(
            kk="мұндай өріс `{owner}` ішінде болады: сонда көшіріңіз",
            ru="такое поле бывает внутри `{owner}`: перенесите его туда",
            en="such a field belongs inside `{owner}`: move it there",
        ),
        "root": t(
            kk="мұндай өріс файлдың жоғарғы деңгейінде болады: шегініссіз жазыңыз",
            ru="такое поле бывает на верхнем уровне файла: напишите его без отступа",
            en="such a field belongs to the top level of the file: write it without indent",
        ),
        "kinds": t(
            kk="мұндай өріс басқа құжат түрлерінде бар ({kinds}); `kind` дұрыс па, тексеріңіз немесе өрісті алып "
            "тастаңыз",
            ru="такое поле есть у документов других видов ({kinds}); проверьте `kind` или уберите поле",
            en="papers of other kinds have such a field ({kinds}); check `kind` or remove the field",
        ),
        "year": t(
            kk="мұндағы кілттер – жылдар, мысалы `2026`",
            ru="ключи здесь — годы, например `2026`",
            en="keys here are years, such as `2026`",
        ),
        "fix": t(
            kk="мұнда мына өрістер болады: {keys}",
            ru="здесь бывают поля: {keys}",
            en="fields that may stand here: {keys}",
        ),
    },
)

SORT = spec(
    "S05",
    "value-of-another-sort",
    t(
        kk="Мән керекті түрде жазылған: мәтін, сан, тізім",
        ru="Значение того рода, который нужен: текст, число, список",
        en="A value is of the sort that is needed: text, number, list",
    ),
    t(
        kk="Тырнақшасыз жазылған сан – сан, ал тырнақшадағы сан – мәтін. Актінің нөмірі, пошта индексі, БСН – мәтін. "
        "«Иә» мен «жоқ» – `true` және `false`. Тізімнің әр мүшесі сызықшадан басталады.",
        ru="Число без кавычек — число, в кавычках — текст. Номер акта, почтовый индекс, БИН — текст. «Да» и «нет» — "
        "это `true` и `false`. Каждый элемент списка начинается с дефиса.",
        en="A number without quotes is a number, in quotes it is text. The number of an act, a postal code, a BIN are "
        "text. Yes and no are `true` and `false`. Every item of a list begins with a hyphen.",
    ),
    {
        "empty": t(
            kk="`{key}` («{label}») кілтінен кейін мән жоқ",
            ru="после `{key}` («{label}») нет значения",
            en="no value stands after `{key}` (“{label}”)",
        ),
        "language": t(
            kk="`{key}` («{label}») бір тілде ғана жазылған",
            ru="`{key}` («{label}») написано только на одном языке",
            en="`{key}` (“{label}”) is written in one language only",
        ),
        "quotes": t(
            kk="`{key}` («{label}») мәтін болуы керек, ал {value} тырнақшасыз мәтін болып саналмайды",
            ru="`{key}` («{label}») должно быть текстом, а {value} без кавычек — не текст",
            en="`{key}` (“{label}”) must be text, and {value} without quotes is none",
        ),
        "number": t(
            kk="`{key}` («{label}») бүтін сан болуы керек, ал жазылғаны – «{value}»",
            ru="`{key}` («{label}») — это целое число, а написано «{value}»",
            en="`{key}` (“{label}”) is a whole number, but “{value}” is written",
        ),
        "truth": t(
            kk="`{key}` («{label}») мәні true немесе false болуы керек, ал жазылғаны – «{value}»",
            ru="`{key}` («{label}») — это true или false, а написано «{value}»",
            en="`{key}` (“{label}”) is true or false, but “{value}” is written",
        ),
        "list": t(
            kk="`{key}` («{label}») тізім болуы керек, ал жазылғаны – {found}",
            ru="`{key}` («{label}») — это список, а написано: {found}",
            en="`{key}` (“{label}”) is a list, but this is written: {found}",
        ),
        "type": t(
            kk="`{key}` («{label}») үшін қажеті – {expected}, ал жазылғаны – {found}",
            ru="для `{key}` («{label}») нужно: {expected}; написано: {found}",
            en="`{key}` (“{label}”) needs {expected}, but this is written: {found}",
        ),
        "fix-empty": t(
            kk="мәнін жазыңыз, мысалы: `{key}: {sample}`; қажет болмаса, өрісті алып тастаңыз",
            ru="напишите значение, например: `{key}: {sample}`; если поле не нужно, уберите строку",
            en="write a value, such as `{key}: {sample}`; remove the line if the field is not needed",
        ),
        "fix-language": t(
            kk='екі тілде жазыңыз: `{key}: {{kk: "…", ru: "…"}}`',
            ru='напишите на двух языках: `{key}: {{kk: "…", ru: "…"}}`',
            en='write both languages: `{key}: {{kk: "…", ru: "…"}}`',
        ),
        "fix-quotes": t(
            kk="тырнақшаға алыңыз: {quoted}",
            ru="возьмите в кавычки: {quoted}",
            en="put it in quotes: {quoted}",
        ),
        "fix-number": t(
            kk="тырнақшасыз жазыңыз: {near}",
            ru="напишите без кавычек: {near}",
            en="write it without quotes: {near}",
        ),
        "fix-truth": t(kk="{near} деп жазыңыз", ru="напишите {near}", en="write {near}"),
        "fix-list": t(
            kk="әр мүшені жаңа жолда сызықшадан бастаңыз: `- …`",
            ru="начните каждый элемент с новой строки и дефиса: `- …`",
            en="begin every item on a new line with a hyphen: `- …`",
        ),
        "fix": t(
            kk="мәнді керекті түрде жазыңыз: {expected}",
            ru="запишите значение в нужном виде: {expected}",
            en="write the value as {expected}",
        ),
    },
)

OPTION = spec(
    "S06",
    "value-not-in-list",
    t(
        kk="Мән рұқсат етілген тізімнен алынған",
        ru="Значение взято из допустимого списка",
        en="A value is one of those allowed",
    ),
    t(
        kk="Кейбір өрістердің мәні кесімді тізімнен алынады: мәртебе, отырыс түрі, нәтиже. Мәндер латын әріптерімен "
        "жазылады; қағазға олардың қазақша және орысша атауы басылады.",
        ru="Значения некоторых полей берутся из закрытого списка: статус, вид заседания, результат. Они пишутся "
        "латиницей; на бумаге печатаются их казахские и русские названия.",
        en="Some fields take their value from a closed list: status, kind of meeting, result. Values are Latin words; "
        "papers show their Kazakh and Russian names.",
    ),
    {
        "unknown": t(
            kk="`{key}` («{label}») үшін «{value}» деген мән жоқ",
            ru="у `{key}` («{label}») не бывает значения «{value}»",
            en="`{key}` (“{label}”) has no value “{value}”",
        ),
        "letters": t(
            kk="`{key}` («{label}») үшін «{value}» деген мән жоқ: онда кирилл әріптері бар ({letters})",
            ru="у `{key}` («{label}») не бывает значения «{value}»: в нём кириллические буквы ({letters})",
            en="`{key}` (“{label}”) has no value “{value}”: it has Cyrillic letters ({letters})",
        ),
        "near": t(
            kk="мүмкін, `{near}` деп жазылуы керек; рұқсат етілген мәндер: {values}",
            ru="возможно, имелось в виду `{near}`; допустимые значения: {values}",
            en="perhaps `{near}` is meant; allowed values: {values}",
        ),
        "fix": t(
            kk="рұқсат етілген мәндер: {values}",
            ru="допустимые значения: {values}",
            en="allowed values: {values}",
        ),
    },
)

SPECS: tuple[RuleSpec, ...] = (
    KIND,
    MISSING,
    LANGUAGE,
    UNKNOWN,
    SORT,
    OPTION,
    schema_values.FORM,
    schema_values.DATE,
    schema_values.EMPTY,
    schema_values.RANGE,
    schema_values.FEW,
    schema_values.REPEATED,
    schema_values.REPEATED_ID,
    schema_values.UNREADABLE,
    schema_values.ALIEN,
)
"""The words of every finding of the schemas, S01…S15."""

RULES: tuple[Rule, ...] = tuple(Rule(words) for words in SPECS)
"""The same for the registry of rules: there is no check function, the schemas are the check."""
