"""Files and folders: are they named and placed as the layout says."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Profile, RuleSpec, Scope, t

_NAME = RuleSpec(
    id="F12",
    name="bad-name",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Файл немесе қалта атауы қате", ru="Негодное имя файла или папки", en="A bad name of a file or folder"),
    explanation=t(
        kk="Атауда тек кіші латын әріптері, цифрлар мен дефис болады: ол құжаттың белгісі мен портал сілтемесіне "
        "айналады "
        "және кез келген компьютерде бірдей жұмыс істеуі тиіс.",
        ru="В имени только строчные латинские буквы, цифры и дефис: оно становится обозначением документа и ссылкой "
        "портала "
        "и должно одинаково работать на любом компьютере.",
        en="A name has only lower-case Latin letters, digits and hyphens: it becomes the paper's id and a link of the "
        "portal, and must work alike on every computer.",
    ),
    messages={
        "name": t(
            kk="«{name}» атауы жарамайды, файл немесе қалта оқылмады",
            ru="имя «{name}» не годится, файл или папка не прочитаны",
            en="the name “{name}” will not do; the file or folder was not read",
        ),
        "collision": t(
            kk="атауы «{other}» атауынан тек бас әріппен немесе жазылуымен ерекшеленеді",
            ru="имя отличается от «{other}» только регистром или записью букв",
            en="the name differs from “{other}” only in case or in the encoding of letters",
        ),
        "fix": t(
            kk="атын өзгертіңіз, мысалы: {better}",
            ru="переименуйте, например: {better}",
            en="rename it, for example: {better}",
        ),
        "fix-collision": t(
            kk="екеуінің бірін жойыңыз немесе атын өзгертіңіз",
            ru="удалите или переименуйте один из двух",
            en="remove or rename one of the two",
        ),
    },
)

_LINK = RuleSpec(
    id="F13",
    name="not-a-plain-file",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Кәдімгі файл емес", ru="Не обычный файл", en="Not a plain file"),
    explanation=t(
        kk="Символдық сілтемелер мен арнайы файлдар оқылмайды: олар әкімдік қалтасынан тыс жерге апаруы мүмкін.",
        ru="Символические ссылки и особые файлы не читаются: они могут вести за пределы папки акимата.",
        en="Symbolic links and special files are not read: they may lead out of the akimat's folder.",
    ),
    messages={
        "link": t(
            kk="бұл – символдық сілтеме, ол оқылмады",
            ru="это символическая ссылка, она не прочитана",
            en="this is a symbolic link; it was not read",
        ),
        "folder": t(
            kk="бұл – қалта, ал мұнда файл болуы керек",
            ru="это папка, а здесь должен быть файл",
            en="this is a folder where a file should be",
        ),
        "fix-folder": t(
            kk="қалтаның атын өзгертіңіз немесе оны жойып, орнына файлдың өзін салыңыз",
            ru="переименуйте папку или удалите её и положите на это место сам файл",
            en="rename the folder, or remove it and put the file itself in its place",
        ),
        "special": t(
            kk="бұл – кәдімгі файл емес, ол оқылмады",
            ru="это не обычный файл, он не прочитан",
            en="this is not a plain file; it was not read",
        ),
        "fix": t(
            kk="оның орнына файлдың өзін салыңыз",
            ru="положите на это место сам файл",
            en="put the file itself in its place",
        ),
    },
)

_UNEXPECTED = RuleSpec(
    id="F14",
    name="unexpected-file",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Бөгде файл", ru="Посторонний файл", en="An unexpected file"),
    explanation=t(
        kk="«content» қалтасында тек YAML (.yml) және Markdown (.kk.md, .ru.md) файлдары, сондай-ақ мәтіндер "
        "көрсететін суреттер (.png, .jpg, .svg) оқылады. Қалғандары ескерілмейді.",
        ru="В папке «content» читаются только файлы YAML (.yml) и Markdown (.kk.md, .ru.md) и рисунки (.png, .jpg, "
        ".svg), которые показаны в текстах. Остальные не учитываются.",
        en="Only YAML (.yml) and Markdown (.kk.md, .ru.md) files and the pictures that texts show (.png, .jpg, .svg) "
        "are read under “content”. Others are left out.",
    ),
    messages={
        "unexpected": t(
            kk="мұндай файлдар оқылмайды",
            ru="такие файлы не читаются",
            en="files of this sort are not read",
        ),
        "unused_picture": t(
            kk="бұл суретті бірде-бір мәтін көрсетпейді",
            ru="этот рисунок не показан ни в одном тексте",
            en="no text shows this picture",
        ),
        "fix-unused_picture": t(
            kk="суретті алып тастаңыз немесе мәтінге жеке жолмен қойыңыз: `![суретте не бейнеленген](файл)`",
            ru="уберите рисунок или вставьте его в текст отдельной строкой: `![что на рисунке](файл)`",
            en="remove the picture, or show it in a text on a line of its own: `![what it shows](file)`",
        ),
        "fix": t(
            kk="файлды «content» қалтасынан алып тастаңыз немесе мәтінін .md файлына көшіріңіз",
            ru="уберите файл из папки «content» или перенесите его текст в файл .md",
            en="take the file out of “content” or move its text into an .md file",
        ),
    },
)

_ORPHAN = RuleSpec(
    id="F15",
    name="orphan-text",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Құжатсыз мәтін", ru="Текст без документа", en="A text without its paper"),
    explanation=t(
        kk="Мәтін аттас YAML файлына жатады: act.kk.md – act.yml файлына. Қосымша сол қалтадағы актіге (act.yml) "
        "жатады.",
        ru="Текст принадлежит файлу YAML с тем же именем: act.kk.md — файлу act.yml. Приложение принадлежит акту "
        "(act.yml) "
        "той же папки.",
        en="A text belongs to the YAML file of the same name: act.kk.md to act.yml. An annex belongs to the act "
        "(act.yml) "
        "of its folder.",
    ),
    messages={
        "text": t(
            kk="бұл мәтіннің YAML файлы жоқ: {needed}",
            ru="нет файла YAML, которому принадлежит этот текст: {needed}",
            en="this text has no YAML file: {needed}",
        ),
        "text_near": t(
            kk="бұл мәтіннің YAML файлы жоқ: {needed}",
            ru="нет файла YAML, которому принадлежит этот текст: {needed}",
            en="this text has no YAML file: {needed}",
        ),
        "annex": t(
            kk="бұл қосымшаның актісі жоқ: {needed}",
            ru="у этого приложения нет акта: {needed}",
            en="this annex has no act: {needed}",
        ),
        "also": t(
            kk="бұл мәтін де соған жатады",
            ru="и этот текст принадлежит ему",
            en="this text belongs to it too",
        ),
        "annex_kind": t(
            kk="{paper} файлы акт емес («{kind}»), оның қосымшасы болмайды",
            ru="{paper} — не акт («{kind}»), у него не бывает приложений",
            en="{paper} is no act (“{kind}”) and has no annexes",
        ),
        "fix": t(
            kk="YAML файлын жасаңыз (алғашқы жолы «kind: …») немесе мәтіннің атын өзгертіңіз",
            ru="создайте этот файл YAML (первая строка «kind: …») или переименуйте текст",
            en="create the YAML file (first line `kind: …`) or rename the text",
        ),
        "fix-text_near": t(
            kk="атында қате болуы мүмкін; {near} емес пе?",
            ru="возможно, опечатка в имени; не {near} ли?",
            en="the name may be misspelt; did you mean {near}?",
        ),
        "fix-annex": t(
            kk="акт файлын (act.yml) жасаңыз немесе қосымшаны өз актісінің қалтасына көшіріңіз",
            ru="создайте файл акта (act.yml) или перенесите приложение в папку его акта",
            en="create the act (act.yml) or move the annex into the folder of its act",
        ),
        "fix-annex_kind": t(
            kk="мәтінді жеке құжат ретінде рәсімдеңіз немесе қосымшаны өз актісінің қалтасына көшіріңіз",
            ru="оформите текст отдельным документом или перенесите приложение в папку его акта",
            en="make the text a paper of its own or move the annex into the folder of its act",
        ),
    },
)

_LANGUAGE = RuleSpec(
    id="F16",
    name="language-of-name",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Атаудағы тіл", ru="Язык в имени файла", en="The language in a file name"),
    explanation=t(
        kk="Мәтін файлының атында оның тілі тұрады: act.kk.md, act.ru.md. Тілдер тізімі reglament.yml файлында "
        "беріледі.",
        ru="В имени файла текста стоит его язык: act.kk.md, act.ru.md. Список языков задан в reglament.yml.",
        en="The name of a text says its language: act.kk.md, act.ru.md. The languages are listed in reglament.yml.",
    ),
    messages={
        "no_language": t(
            kk="мәтін файлының атында тілі көрсетілмеген",
            ru="в имени файла текста не указан язык",
            en="the name of the text does not say its language",
        ),
        "language": t(
            kk="«{lang}» тілі осы әкімдіктің тілдеріне ({languages}) жатпайды, мәтін алынбады",
            ru="языка «{lang}» нет среди языков акимата ({languages}), текст не взят",
            en="“{lang}” is not a language of this akimat ({languages}); the text was left out",
        ),
        "fix": t(
            kk="тілін қосыңыз: {stem}.kk.md немесе {stem}.ru.md",
            ru="добавьте язык: {stem}.kk.md или {stem}.ru.md",
            en="add the language: {stem}.kk.md or {stem}.ru.md",
        ),
        "fix-language": t(
            kk="файлдың атын өзгертіңіз немесе тілді reglament.yml файлындағы «languages» тізіміне қосыңыз",
            ru="переименуйте файл или добавьте язык в список «languages» файла reglament.yml",
            en="rename the file or add the language to `languages` in reglament.yml",
        ),
    },
)

_SETTINGS = RuleSpec(
    id="F25",
    name="no-settings",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Баптаулар файлы жоқ", ru="Нет файла настроек", en="No settings"),
    explanation=t(
        kk="reglament.yml файлы әкімдік қалтасының басын белгілейді және оның баптауларын сақтайды.",
        ru="Файл reglament.yml отмечает корень папки акимата и хранит её настройки.",
        en="The file reglament.yml marks the root of an akimat's folder and holds its settings.",
    ),
    messages={
        "missing": t(
            kk="қалтада reglament.yml жоқ",
            ru="в папке нет файла reglament.yml",
            en="the folder has no reglament.yml",
        ),
        "fix": t(
            kk="әкімдік қалтасына өтіңіз немесе жаңасын «init DIR» пәрменімен бастаңыз",
            ru="перейдите в папку акимата или начните новую командой «init DIR»",
            en="go to the akimat's folder or start a new one with `init DIR`",
        ),
    },
)

SPECS = (_NAME, _LINK, _UNEXPECTED, _ORPHAN, _LANGUAGE, _SETTINGS)
