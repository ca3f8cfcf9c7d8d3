"""Findings of the schemas about single values and lists: form, date, range, repetition. Words only."""

from __future__ import annotations

from collections.abc import Mapping

from reglament.diagnostics import Severity, Text
from reglament.rules.base import Profile, RuleSpec, Scope, t


def spec(number: str, name: str, title: Text, explanation: Text, messages: Mapping[str, Text]) -> RuleSpec:
    """The specification of a finding of the schemas: an error on the form of a file, outside the Regulation."""
    return RuleSpec(
        id=number,
        name=name,
        clauses=(),
        severity=Severity.ERROR,
        scope=Scope.SOURCE,
        profile=Profile.DRAFT,
        kinds=(),
        title=title,
        explanation=explanation,
        messages=messages,
    )


FORM = spec(
    "S07",
    "value-in-another-form",
    t(
        kk="Мән белгіленген пішінде жазылған",
        ru="Значение записано в принятой форме",
        en="A value is written in its form",
    ),
    t(
        kk="Сәйкестендіргіштер кіші латын әріптерімен, цифрлармен және дефиспен жазылады; құжатқа сілтеме – оның "
        "`content` ішіндегі жолы, кеңейтілімсіз; уақыт – `10:00`; ай – `2026-11`; нөмір – «№» белгісінсіз.",
        ru="Идентификаторы пишутся строчными латинскими буквами, цифрами и дефисом; ссылка на документ — его путь "
        "внутри `content` без расширения; время — `10:00`; месяц — `2026-11`; номер — без знака «№».",
        en="Identifiers are small Latin letters, digits and hyphens; a reference to a paper is its path inside "
        "`content` without the extension; a time is `10:00`; a month `2026-11`; a number has no sign “№”.",
    ),
    {
        "letter": t(
            kk="«{value}» сәйкестендіргіш бола алмайды: «{char}» таңбасы жарамайды",
            ru="«{value}» не может быть идентификатором: знак «{char}» не подходит",
            en="“{value}” cannot be an identifier: the character “{char}” does not fit",
        ),
        "slug": t(
            kk="«{value}» сәйкестендіргіш бола алмайды",
            ru="«{value}» не может быть идентификатором",
            en="“{value}” cannot be an identifier",
        ),
        "path": t(
            kk="«{value}» құжатқа немесе қалтаға сілтеме емес",
            ru="«{value}» — не ссылка на документ или папку",
            en="“{value}” is no reference to a paper or a folder",
        ),
        "time": t(
            kk="«{value}» тәулік уақыты емес",
            ru="«{value}» — не время суток",
            en="“{value}” is no time of day",
        ),
        "month": t(
            kk="«{value}» жылдың айы емес",
            ru="«{value}» — не месяц года",
            en="“{value}” is no month of a year",
        ),
        "number": t(
            kk="`{key}` («{label}») нөмірі «№» белгісінсіз, бір жолда жазылады",
            ru="номер в `{key}` («{label}») пишется без знака «№», в одну строку",
            en="a number in `{key}` (“{label}”) is written without “№”, on one line",
        ),
        "postcode": t(
            kk="«{value}» пошта индексі емес: онда алты цифр болады",
            ru="«{value}» — не почтовый индекс: в нем шесть цифр",
            en="“{value}” is no postal code: it has six digits",
        ),
        "phone": t(
            kk="«{value}» телефон нөмірі емес",
            ru="«{value}» — не номер телефона",
            en="“{value}” is no telephone number",
        ),
        "email": t(
            kk="«{value}» электрондық пошта мекенжайы емес",
            ru="«{value}» — не адрес электронной почты",
            en="“{value}” is no e-mail address",
        ),
        "bin": t(
            kk="«{value}» БСН емес: онда он екі цифр болады",
            ru="«{value}» — не БИН: в нем двенадцать цифр",
            en="“{value}” is no BIN: it has twelve digits",
        ),
        "web_address": t(
            kk="«{value}» интернет мекенжайы емес",
            ru="«{value}» — не адрес в интернете",
            en="“{value}” is no web address",
        ),
        "long": t(
            kk="`{key}` («{label}») тым ұзын: {length} таңба, ал ең көбі – {limit}",
            ru="`{key}` («{label}») слишком длинно: {length} знаков при наибольших {limit}",
            en="`{key}` (“{label}”) is too long: {length} characters, at most {limit}",
        ),
        "other": t(
            kk="`{key}` («{label}») үшін «{value}» мәні жарамайды",
            ru="значение «{value}» не подходит для `{key}` («{label}»)",
            en="“{value}” does not fit `{key}` (“{label}”)",
        ),
        "near": t(kk="былай жазыңыз: {near}", ru="напишите так: {near}", en="write it so: {near}"),
        "fix-letter": t(
            kk="тек a–z кіші латын әріптері, цифрлар және дефис: `name-2`",
            ru="только строчные латинские буквы a–z, цифры и дефис: `name-2`",
            en="use small Latin letters a–z, digits and hyphens only: `name-2`",
        ),
        "fix-slug": t(
            kk="сөздерді бір дефиспен қосыңыз, басы мен аяғында дефис болмайды: `name-2`",
            ru="соединяйте слова одним дефисом, без дефиса в начале и в конце: `name-2`",
            en="join words with one hyphen, none at the beginning or the end: `name-2`",
        ),
        "fix-path": t(
            kk="`content` ішіндегі жолын кеңейтілімсіз жазыңыз: `acts/2026/name/act`",
            ru="напишите путь внутри `content` без расширения: `acts/2026/name/act`",
            en="write the path inside `content` without the extension: `acts/2026/name/act`",
        ),
        "fix-time": t(
            kk='сағат пен минутты тырнақшада жазыңыз: `"10:00"`',
            ru='напишите часы и минуты в кавычках: `"10:00"`',
            en='write hours and minutes in quotes: `"10:00"`',
        ),
        "fix-month": t(
            kk="жыл мен айды жазыңыз: `2026-11`",
            ru="напишите год и месяц: `2026-11`",
            en="write the year and the month: `2026-11`",
        ),
        "fix-number": t(
            kk='тырнақшада, «№» белгісінсіз жазыңыз: `"3/412"`',
            ru='напишите в кавычках, без знака «№»: `"3/412"`',
            en='write it in quotes, without “№”: `"3/412"`',
        ),
        "fix-phone": t(
            kk='мысалы: `"+7 (700) 000-00-00"`',
            ru='например: `"+7 (700) 000-00-00"`',
            en='for example: `"+7 (700) 000-00-00"`',
        ),
        "fix-web_address": t(
            kk="`https://` деп бастаңыз",
            ru="начните с `https://`",
            en="begin with `https://`",
        ),
        "fix-long": t(kk="қысқартыңыз", ru="сократите", en="make it shorter"),
        "fix": t(
            kk="мәнді пішімдер анықтамалығындағыдай жазыңыз",
            ru="запишите значение, как показано в справочнике форматов",
            en="write the value as the reference of formats shows",
        ),
    },
)

DATE = spec(
    "S08",
    "wrong-date",
    t(
        kk="Күн `2026-11-26` түрінде жазылған және күнтізбеде бар",
        ru="Дата записана как `2026-11-26` и есть в календаре",
        en="A date is written as `2026-11-26` and exists in the calendar",
    ),
    t(
        kk="Күн жыл, ай, күн ретімен дефис арқылы жазылады: `2026-11-26`. Басқа жазылыстар екіұшты: `2021.18.03` "
        "деген жазудан айды да, күнді де тануға болмайды.",
        ru="Дата пишется через дефис в порядке год, месяц, день: `2026-11-26`. Другие записи двусмысленны: в "
        "`2021.18.03` месяц и день не отличить.",
        en="A date is written with hyphens in the order year, month, day: `2026-11-26`. Other notations have two "
        "readings: in `2021.18.03` nobody can tell the month from the day.",
    ),
    {
        "notation": t(
            kk="`{key}` («{label}»): «{value}» – күн емес немесе басқаша жазылған",
            ru="`{key}` («{label}»): «{value}» — не дата или записано иначе, чем принято",
            en="`{key}` (“{label}”): “{value}” is no date, or is written in another notation",
        ),
        "impossible": t(
            kk="`{key}` («{label}»): {value} деген күн жоқ",
            ru="`{key}` («{label}»): дня {value} не бывает",
            en="`{key}` (“{label}”): there is no day {value}",
        ),
        "far": t(
            kk="`{key}` («{label}»): {value} күнінің жылы қате болуы мүмкін",
            ru="`{key}` («{label}»): в дате {value}, видимо, ошибка в годе",
            en="`{key}` (“{label}”): the year of {value} can hardly be right",
        ),
        "fix-far": t(
            kk="жылын түзетіңіз: {first} пен {last} аралығындағы жыл қабылданады",
            ru="исправьте год: принимаются годы с {first} по {last}",
            en="correct the year: years from {first} to {last} are accepted",
        ),
        "near": t(
            kk="егер осы күн айтылса, былай жазыңыз: {near}",
            ru="если имелся в виду этот день, напишите так: {near}",
            en="if this day is meant, write {near}",
        ),
        "days": t(
            kk="{month} айында {days} күн бар: күнін түзетіңіз",
            ru="в месяце {month} дней: {days}; исправьте день",
            en="the month {month} has {days} days: correct the day",
        ),
        "fix": t(
            kk="жыл, ай, күн ретімен жазыңыз: 2026-11-26",
            ru="напишите в порядке год, месяц, день: 2026-11-26",
            en="write the year, the month, the day: 2026-11-26",
        ),
    },
)

EMPTY = spec(
    "S09",
    "empty-text",
    t(kk="Мәтін бос емес", ru="Текст не пустой", en="A text is not empty"),
    t(
        kk="Тырнақша ішінде ештеңе жазылмаған немесе тек бос орын бар.",
        ru="В кавычках ничего нет или стоят только пробелы.",
        en="Nothing, or only spaces, stands between the quotes.",
    ),
    {
        "empty": t(kk="`{key}` («{label}») бос", ru="`{key}` («{label}») пусто", en="`{key}` (“{label}”) is empty"),
        "fix": t(
            kk="мәнін жазыңыз, мысалы: {sample}; қажет болмаса, өрісті алып тастаңыз",
            ru="напишите значение, например: {sample}; если поле не нужно, уберите строку",
            en="write a value, such as {sample}; remove the line if the field is not needed",
        ),
    },
)

RANGE = spec(
    "S10",
    "number-out-of-range",
    t(kk="Сан рұқсат етілген шекте", ru="Число в допустимых пределах", en="A number is within its limits"),
    t(
        kk="Тоқсан 1-ден 4-ке дейін, реттік нөмір 1-ден басталады, сома теріс болмайды.",
        ru="Квартал — от 1 до 4, порядковый номер начинается с 1, сумма не бывает отрицательной.",
        en="A quarter is 1 to 4, an ordinal number begins with 1, an amount is never negative.",
    ),
    {
        "range": t(
            kk="`{key}` («{label}») {least} мен {most} аралығында болуы керек, ал жазылғаны – {value}",
            ru="`{key}` («{label}») — число от {least} до {most}, а написано {value}",
            en="`{key}` (“{label}”) is a number from {least} to {most}, but {value} is written",
        ),
        "least": t(
            kk="`{key}` («{label}») {least} санынан кем болмауы керек, ал жазылғаны – {value}",
            ru="`{key}` («{label}») — число не меньше {least}, а написано {value}",
            en="`{key}` (“{label}”) is at least {least}, but {value} is written",
        ),
        "fix": t(kk="санды түзетіңіз", ru="исправьте число", en="correct the number"),
    },
)

FEW = spec(
    "S11",
    "list-too-short",
    t(kk="Тізім бос емес", ru="Список не пуст", en="A list is not empty"),
    t(
        kk="Кейбір тізімдерде кемінде бір мүше болуы керек: күн тәртібінде – мәселе, таратуда – алушы.",
        ru="В некоторых списках нужен хотя бы один элемент: в повестке — вопрос, в рассылке — получатель.",
        en="Some lists need at least one item: an agenda a question, a dispatch a recipient.",
    ),
    {
        "few": t(
            kk="`{key}` («{label}») тізімінде кемінде {least} мүше болуы керек",
            ru="в списке `{key}` («{label}») нужно не меньше элементов, чем {least}",
            en="the list `{key}` (“{label}”) needs at least {least} item",
        ),
        "fix": t(
            kk="тізімді толтырыңыз; міндетті емес өріс қажет болмаса, оны алып тастаңыз",
            ru="заполните список; если поле необязательное и не нужно, уберите его",
            en="fill the list; remove the field if it is optional and not needed",
        ),
    },
)

REPEATED = spec(
    "S12",
    "repeated-item",
    t(kk="Тізімде бір мүше екі рет жазылмаған", ru="В списке нет повторов", en="No item of a list stands twice"),
    t(
        kk="Мүшелер, алушылар, белгілер сияқты тізімдерде әр мән бір рет жазылады.",
        ru="В списках членов, получателей, меток каждое значение пишется один раз.",
        en="In lists of members, recipients, tags every value stands once.",
    ),
    {
        "repeated": t(
            kk="`{key}` («{label}») тізімінде {value} екінші рет жазылған",
            ru="в списке `{key}` («{label}») {value} написано второй раз",
            en="the list `{key}` (“{label}”) has {value} a second time",
        ),
        "first": t(kk="бірінші рет", ru="в первый раз", en="the first time"),
        "fix": t(kk="біреуін алып тастаңыз", ru="уберите одно из двух", en="remove one of the two"),
    },
)

REPEATED_ID = spec(
    "S13",
    "repeated-identifier",
    t(
        kk="Сәйкестендіргіштер мен реттік нөмірлер қайталанбайды",
        ru="Идентификаторы и порядковые номера не повторяются",
        en="Identifiers and ordinal numbers do not repeat",
    ),
    t(
        kk="Адамға, лауазымға, бөлімшеге басқа файлдар сәйкестендіргіш арқылы сілтейді; екі мүшеде бір сәйкестендіргіш "
        "болса, сілтеме кімге екені белгісіз болады. Мәселелер мен қосымшалардың нөмірлері де солай.",
        ru="На человека, должность, подразделение другие файлы ссылаются по идентификатору; если он у двух один, "
        "непонятно, на кого ссылка. То же с номерами вопросов и приложений.",
        en="Other files refer to a person, a position, a unit by its identifier; when two share one, nobody knows who "
        "is meant. The same holds for numbers of questions and annexes.",
    ),
    {
        "repeated": t(
            kk="`{key}: {value}` екінші рет кездеседі",
            ru="`{key}: {value}` встречается второй раз",
            en="`{key}: {value}` stands a second time",
        ),
        "first": t(kk="бірінші рет", ru="в первый раз", en="the first time"),
        "fix": t(
            kk="екіншісіне басқа мән беріңіз",
            ru="дайте второму другое значение",
            en="give the second another value",
        ),
    },
)

UNREADABLE = spec(
    "S14",
    "file-too-tangled",
    t(
        kk="Файлды тексеруге болады",
        ru="Файл поддается проверке",
        en="A file can be checked",
    ),
    t(
        kk="Бірінің ішіне бірі салынған деңгейлер тым көп немесе мәндерде бұзылған таңбалар бар.",
        ru="Слишком много вложенных уровней или в значениях есть поврежденные знаки.",
        en="There are too many nested levels, or values have broken characters.",
    ),
    {
        "unreadable": t(
            kk="файлды тексеру мүмкін болмады: деңгейлері тым терең немесе таңбалары бұзылған",
            ru="файл не удалось проверить: слишком глубокая вложенность или поврежденные знаки",
            en="the file could not be checked: it is nested too deep or has broken characters",
        ),
        "fix": t(
            kk="файлды осы түрдегі үлгіге қарап қайта жазыңыз: `new`",
            ru="перепишите файл по образцу этого вида: `new`",
            en="write the file anew from the pattern of its kind: `new`",
        ),
    },
)

ALIEN = spec(
    "S15",
    "fields-of-another-kind",
    t(
        kk="Жолдар құжаттың аталған түріне сай",
        ru="Поля соответствуют названному виду документа",
        en="The fields are those of the kind that is named",
    ),
    t(
        kk="Файлдағы өрістер құжаттың басқа түріне толық сай келеді: `kind` мәні қате жазылған болуы мүмкін.",
        ru="Поля файла целиком подходят другому виду документа: вероятно, в `kind` ошибка.",
        en="The fields of the file suit another kind of paper in full: `kind` is probably wrong.",
    ),
    {
        "fits": t(
            kk="құжаттың түрі – `{kind}`, ал өрістері `{other}` түріне сай",
            ru="указан вид `{kind}`, а поля — как у вида `{other}`",
            en="the kind is `{kind}`, but the fields are those of `{other}`",
        ),
        "fix": t(
            kk="бірінші жолға `kind: {other}` деп жазыңыз; түрі дұрыс болса, өрістерді соған сай толтырыңыз",
            ru="напишите в первой строке `kind: {other}`; если вид верен, заполните поля этого вида",
            en="write `kind: {other}` in the first line; if the kind is right, fill in its own fields",
        ),
    },
)
