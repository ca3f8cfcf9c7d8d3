"""Files as bytes and letters: can they be read, is everything in them visible."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Profile, RuleSpec, Scope, t

_UNREADABLE = RuleSpec(
    id="F01",
    name="unreadable-file",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Файл оқылмайды", ru="Файл не читается", en="A file cannot be read"),
    explanation=t(
        kk="Құжатты тексеру үшін оның файлы ашылуы және белгіленген көлемнен аспауы керек.",
        ru="Чтобы документ можно было проверить, его файл должен открываться и быть не больше предела.",
        en="A paper can be checked only when its file opens and is not larger than the limit.",
    ),
    messages={
        "permission": t(
            kk="файлды немесе қалтаны ашуға құқық жоқ",
            ru="нет права открыть файл или папку",
            en="there is no permission to open this file or folder",
        ),
        "unreadable": t(
            kk="файл немесе қалта оқылмады",
            ru="файл или папку не удалось прочитать",
            en="this file or folder could not be read",
        ),
        "too_large": t(
            kk="файл {limit} МБ-тан үлкен",
            ru="файл больше {limit} МБ",
            en="the file is larger than {limit} MB",
        ),
        "no_content": t(
            kk="құжаттар қалтасы жоқ: «content»",
            ru="нет папки с документами: «content»",
            en="there is no folder of papers: “content”",
        ),
        "fix": t(
            kk="файлды оқуға рұқсат беріңіз немесе оны көшірмесінен қалпына келтіріңіз",
            ru="разрешите чтение файла или восстановите его из копии",
            en="allow reading the file or restore it from a copy",
        ),
        "fix-too_large": t(
            kk="файлдан артық нәрсені (сурет, скан, қайталанған бөлік) алып тастаңыз; мәтін шынымен үлкен болса, оны "
            "қосымшаларға бөліңіз",
            ru="уберите из файла лишнее (картинки, сканы, повторы); если текст и правда так велик, разделите его на "
            "приложения",
            en="take out of the file what does not belong there (pictures, scans, repetitions); split a text that is "
            "truly so large into annexes",
        ),
        "fix-no_content": t(
            kk="reglament.yml жанында «content» қалтасын жасаңыз немесе «init DIR» пәрменімен бастаңыз",
            ru="создайте папку «content» рядом с reglament.yml или начните с команды «init DIR»",
            en="create the folder “content” beside reglament.yml or start with `init DIR`",
        ),
    },
)

_ENCODING = RuleSpec(
    id="F02",
    name="not-utf-8",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Файл UTF-8 кодтауында емес", ru="Файл не в кодировке UTF-8", en="A file is not in UTF-8"),
    explanation=t(
        kk="Барлық файлдар UTF-8 кодтауында, басында BOM белгісінсіз сақталады: басқа кодтауда қазақ әріптері "
        "бұзылады.",
        ru="Все файлы хранятся в UTF-8 без метки BOM: в других кодировках портятся казахские буквы.",
        en="All files are kept in UTF-8 without a byte order mark: other encodings damage Kazakh letters.",
    ),
    messages={
        "byte": t(
            kk="бұл жерде UTF-8 емес байт тұр ({byte})",
            ru="здесь байт не в UTF-8 ({byte})",
            en="the byte here is not UTF-8 ({byte})",
        ),
        "ansi": t(
            kk="файл UTF-8 емес, ескі Windows-1251 кодтауында сақталған сияқты",
            ru="файл не в UTF-8: похоже, он сохранён в старой кодировке Windows-1251",
            en="the file is not in UTF-8: it seems to be saved in the old encoding Windows-1251",
        ),
        "fix-ansi": t(
            kk="файлды редакторда Windows-1251 ретінде ашып, «UTF-8» (BOM-сыз) кодтауымен қайта сақтаңыз; қазақ "
            "әріптерін тексеріңіз: ол кодтауда олар жоқ",
            ru="откройте файл в редакторе как Windows-1251 и сохраните заново в «UTF-8» (без BOM); проверьте казахские "
            "буквы: в той кодировке их нет",
            en="open the file in an editor as Windows-1251 and save it again as “UTF-8” (without BOM); look at the "
            "Kazakh letters, which that encoding does not have",
        ),
        "binary": t(
            kk="бұл – мәтін емес: файл бүлінген немесе басқа бағдарламаның файлы",
            ru="это не текст: файл повреждён или принадлежит другой программе",
            en="this is no text: the file is damaged or belongs to another program",
        ),
        "fix-binary": t(
            kk="файлды көшірмесінен қалпына келтіріңіз немесе мәтінді жаңа файлға қайта теріңіз",
            ru="восстановите файл из копии или наберите текст в новом файле",
            en="restore the file from a copy or type the text into a new file",
        ),
        "bom": t(
            kk="файл BOM белгісінен басталады",
            ru="файл начинается с метки BOM",
            en="the file begins with a byte order mark",
        ),
        "utf16": t(
            kk="файл UTF-16 кодтауында сақталған",
            ru="файл сохранён в кодировке UTF-16",
            en="the file is saved in UTF-16",
        ),
        "fix": t(
            kk="файлды редакторда ашып, «UTF-8» (BOM-сыз) кодтауымен қайта сақтаңыз",
            ru="откройте файл в редакторе и сохраните заново в кодировке «UTF-8» (без BOM)",
            en="open the file in an editor and save it again as “UTF-8” (without BOM)",
        ),
    },
)

_HIDDEN = RuleSpec(
    id="F03",
    name="hidden-character",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Көрінбейтін таңба", ru="Невидимый знак", en="A hidden character"),
    explanation=t(
        kk="Көрінбейтін таңбалар мен жазу бағытын өзгертетін белгілер мәтінді экранда басқаша көрсетеді, іздеу мен "
        "салыстыруды бұзады. Олар көбіне басқа бағдарламадан көшіргенде түседі.",
        ru="Невидимые знаки и знаки направления письма показывают на экране не тот текст, что записан, ломают поиск и "
        "сравнение. Чаще всего они попадают в файл при копировании из другой программы.",
        en="Hidden characters and marks of writing direction show a text that is not the one stored and break search "
        "and "
        "comparison. Mostly they come with text copied from another program.",
    ),
    messages={
        "control": t(
            kk="басқару таңбасы {code} (файлда {count} рет)",
            ru="управляющий знак {code} (в файле {count} раз)",
            en="control character {code} ({count} in the file)",
        ),
        "zero_width": t(
            kk="көрінбейтін таңба {code} ({name}), файлда {count} рет",
            ru="невидимый знак {code} ({name}), в файле {count} раз",
            en="invisible character {code} ({name}), {count} in the file",
        ),
        "direction": t(
            kk="жазу бағытының белгісі {code} ({name}), файлда {count} рет",
            ru="знак направления письма {code} ({name}), в файле {count} раз",
            en="mark of writing direction {code} ({name}), {count} in the file",
        ),
        "fix": t(
            kk="таңбаны жойыңыз: оның екі жағындағы әріптерді өшіріп, қайта теріңіз",
            ru="удалите знак: сотрите буквы по обе стороны от него и наберите их заново",
            en="remove the character: delete the letters on both sides of it and type them again",
        ),
    },
)

_TAB = RuleSpec(
    id="F04",
    name="tab",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Табуляция таңбасы", ru="Знак табуляции", en="A tab"),
    explanation=t(
        kk="Табуляция әр редакторда әртүрлі енде көрінеді, сондықтан шегініс тек бос орындармен жасалады.",
        ru="Табуляция в каждом редакторе имеет свою ширину, поэтому отступы делаются только пробелами.",
        en="A tab is as wide as each editor likes, so indentation is made of spaces only.",
    ),
    messages={
        "yaml": t(
            kk="бұл жерде табуляция таңбасы тұр (файлда {count} рет)",
            ru="здесь знак табуляции (в файле {count} раз)",
            en="there is a tab here ({count} in the file)",
        ),
        "markdown": t(
            kk="бұл жерде табуляция таңбасы тұр (файлда {count} рет)",
            ru="здесь знак табуляции (в файле {count} раз)",
            en="there is a tab here ({count} in the file)",
        ),
        "fix": t(
            kk="табуляцияны бос орындармен ауыстырыңыз",
            ru="замените табуляцию пробелами",
            en="replace the tab with spaces",
        ),
    },
)

_CONFLICT = RuleSpec(
    id="F27",
    name="merge-conflict",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="Шешілмеген өзгерістер қайшылығы", ru="Неразрешённое столкновение правок", en="An unresolved merge conflict"
    ),
    explanation=t(
        kk="Екі адам бір жолды өзгертсе, git файлға екі нұсқаны да «<<<<<<<» және «>>>>>>>» белгілерінің арасына "
        "жазады. "
        "Біреуін таңдамайынша, құжат аяқталған болып саналмайды.",
        ru="Когда одну строку правят двое, git записывает в файл обе редакции между знаками «<<<<<<<» и «>>>>>>>». "
        "Пока "
        "не выбрана одна из них, документ не готов.",
        en="When two people change one line, git writes both versions into the file between `<<<<<<<` and `>>>>>>>`. "
        "Until one of them is chosen the paper is not ready.",
    ),
    messages={
        "conflict": t(
            kk="осы жерде екі өзгерістің қайшылығы шешілмеген",
            ru="здесь не разрешено столкновение двух правок",
            en="two changes conflict here and were not resolved",
        ),
        "fix": t(
            kk="дұрыс нұсқаны қалдырып, «<<<<<<<», «=======», «>>>>>>>» жолдарын жойыңыз",
            ru="оставьте верную редакцию и удалите строки «<<<<<<<», «=======», «>>>>>>>»",
            en="keep the right version and delete the lines `<<<<<<<`, `=======`, `>>>>>>>`",
        ),
    },
)

SPECS = (_UNREADABLE, _ENCODING, _HIDDEN, _TAB, _CONFLICT)
