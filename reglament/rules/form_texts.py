"""Texts in Markdown: language and structure."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Profile, RuleSpec, Scope, t

_WRONG_LANGUAGE = RuleSpec(
    id="F17",
    name="text-in-other-language",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Мәтін басқа тілде", ru="Текст на другом языке", en="A text in another language"),
    explanation=t(
        kk="Файл атында көрсетілген тіл мен мәтін тілі бірдей болуы керек. Тіл қазақтың төл әріптерінің (ә, ғ, қ, ң, "
        "ө, ұ, ү, "
        "һ, і) үлесі бойынша анықталады; тырнақшадағы сөздер есепке алынбайды.",
        ru="Язык в имени файла и язык текста должны совпадать. Язык узнаётся по доле особых казахских букв (ә, ғ, қ, "
        "ң, ө, ұ, "
        "ү, һ, і); слова в кавычках не считаются.",
        en="The language in the file name and that of the text must agree. It is told by the share of the letters "
        "that only "
        "Kazakh has (ә, ғ, қ, ң, ө, ұ, ү, һ, і); words in quotation marks do not count.",
    ),
    messages={
        "not_kk": t(
            kk="файл атауында қазақ тілі көрсетілген, бірақ мәтіні орысша",
            ru="в имени файла стоит казахский язык, а текст — на русском",
            en="the file is named as Kazakh, but its text is Russian",
        ),
        "not_ru": t(
            kk="файл атауында орыс тілі көрсетілген, бірақ мәтіні қазақша",
            ru="в имени файла стоит русский язык, а текст — на казахском",
            en="the file is named as Russian, but its text is Kazakh",
        ),
        "latin": t(
            kk="файл атауында «{lang}» тілі көрсетілген, бірақ мәтіні латын әріптерімен жазылған",
            ru="в имени файла стоит язык «{lang}», а текст написан латиницей",
            en="the file is named as “{lang}”, but its text is in Latin letters",
        ),
        "fix": t(
            kk="екі тілдегі файлдардың орны ауысып кетсе, аттарын алмастырыңыз (.kk.md – .ru.md); әйтпесе мәтінді "
            "аударыңыз",
            ru="если файлы двух языков перепутаны, поменяйте их имена местами (.kk.md — .ru.md); иначе переведите "
            "текст",
            en="if the files of the two languages are swapped, exchange their names (.kk.md, .ru.md); else translate "
            "the text",
        ),
    },
)

_FOREIGN_PARAGRAPH = RuleSpec(
    id="F18",
    name="paragraph-in-other-language",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Абзац басқа тілде", ru="Абзац на другом языке", en="A paragraph in another language"),
    explanation=t(
        kk="Қырық әріптен ұзын абзац мәтіннің қалған бөлігінен басқа тілде жазылғанға ұқсайды. Тырнақшадағы сөздер "
        "есепке "
        "алынбайды.",
        ru="Абзац длиннее сорока букв похож на написанный не на том языке, что остальной текст. Слова в кавычках не "
        "считаются.",
        en="A paragraph of more than forty letters looks as if it were in another language than the rest. Words in "
        "quotation "
        "marks do not count.",
    ),
    messages={
        "not_kk": t(
            kk="қазақша мәтіндегі бұл абзацта қазақтың төл әріптері жоқ",
            ru="в казахском тексте этот абзац — без казахских букв",
            en="this paragraph of a Kazakh text has no Kazakh letters",
        ),
        "not_ru": t(
            kk="орысша мәтіндегі бұл абзац қазақша жазылғанға ұқсайды",
            ru="в русском тексте этот абзац похож на казахский",
            en="this paragraph of a Russian text looks Kazakh",
        ),
        "fix": t(
            kk="абзацты аударыңыз; басқа тілдегі атау болса, тырнақшаға алыңыз",
            ru="переведите абзац; если это название на другом языке, возьмите его в кавычки",
            en="translate the paragraph; if it is a name in the other language, put it in quotation marks",
        ),
    },
)

_DOUBT = RuleSpec(
    id="F19",
    name="doubtful-structure",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Құрылымы күмәнді жол", ru="Строка неясного строения", en="A line of doubtful structure"),
    explanation=t(
        kk="Тармақ («1. ») пен тармақша («1) ») бос жолдан кейін немесе «.», «;», «:» белгілеріне аяқталған жолдан "
        "кейін "
        "басталады. Сол жерде жол сөйлемнің жалғасы ма, жаңа тармақ па – екіұшты.",
        ru="Пункт («1. ») и подпункт («1) ») начинаются после пустой строки или после строки с «.», «;», «:» на "
        "конце. Здесь "
        "неясно, продолжает ли строка предложение или начинает новый пункт.",
        en="A clause (`1. `) or subclause (`1) `) begins after an empty line or after a line that ends with `.`, `;` "
        "or `:`. "
        "Here it is doubtful whether the line goes on with the sentence or begins a clause.",
    ),
    messages={
        "as_text": t(
            kk="«{label}» нөмірге ұқсайды, бірақ алдыңғы жолдың жалғасы ретінде оқылды",
            ru="«{label}» похоже на номер, но прочитано как продолжение строки выше",
            en="“{label}” looks like a number but was read as a continuation of the line above",
        ),
        "fix-as_text": t(
            kk="жаңа тармақ болса, алдына бос жол қойыңыз; әйтпесе жолды басқа жерден бөліңіз",
            ru="если это новый пункт, поставьте перед ним пустую строку; если нет, перенесите строку в другом месте",
            en="if a clause begins here, put an empty line before it; if not, break the line elsewhere",
        ),
        "as_label": t(
            kk="«{label}» жаңа нөмір ретінде оқылды, бірақ алдыңғы жол қысқарған сөзге аяқталады",
            ru="«{label}» прочитано как новый номер, но строка выше кончается сокращением",
            en="“{label}” was read as a new number, but the line above ends with an abbreviation",
        ),
        "fix-as_label": t(
            kk="жаңа тармақ болса, алдына бос жол қойыңыз; әйтпесе жолды басқа жерден бөліңіз",
            ru="если это новый пункт, поставьте перед ним пустую строку; если нет, перенесите строку в другом месте",
            en="if a clause begins here, put an empty line before it; if not, break the line elsewhere",
        ),
        "tight": t(
            kk="«{label}» нөмірінен кейін бос орын жоқ",
            ru="после номера «{label}» нет пробела",
            en="there is no space after the number “{label}”",
        ),
        "fix-tight": t(
            kk="нөмірден кейін бос орын қойыңыз",
            ru="поставьте пробел после номера",
            en="put a space after the number",
        ),
        "dotted": t(
            kk="«{label}» тармақ нөмірі ретінде оқылмайды, абзац алдыңғы тармақта қалды",
            ru="«{label}» не читается как номер пункта, абзац остался в пункте выше",
            en="“{label}” is not read as the number of a clause; the paragraph stays in the clause above",
        ),
        "fix-dotted": t(
            kk="тармақтарды «1.», «1-1.», тармақшаларды «1)» түрінде нөмірлеңіз",
            ru="нумеруйте пункты как «1.», «1-1.», подпункты — как «1)»",
            en="number clauses `1.`, `1-1.` and subclauses `1)`",
        ),
        "heading_wrap": t(
            kk="бұл жол үстіндегі тақырыптың жалғасы сияқты, бірақ жеке абзац ретінде оқылды",
            ru="строка похожа на продолжение заголовка, но прочитана как отдельный абзац",
            en="this line looks like a part of the heading above but was read as a paragraph",
        ),
        "fix-heading_wrap": t(
            kk="тақырыпты бір жолға жазыңыз, ал абзацты бос жолмен бөліңіз",
            ru="запишите заголовок одной строкой, а абзац отделите пустой строкой",
            en="write the heading in one line, and set a paragraph off by an empty line",
        ),
        "joined": t(
            kk="бұл жол алдыңғы жолдағы абзацқа қосылды",
            ru="эта строка присоединена к абзацу выше",
            en="this line was joined to the paragraph above",
        ),
        "fix-joined": t(
            kk="жаңа абзац болса, алдына бос жол қойыңыз",
            ru="если это новый абзац, поставьте перед ним пустую строку",
            en="if it is a new paragraph, put an empty line before it",
        ),
        "under_table": t(
            kk="кестенің дәл астындағы жол кестеге кірмеді, жеке абзац ретінде оқылды",
            ru="строка сразу под таблицей не вошла в неё и прочитана как абзац",
            en="the line right under the table is not a part of it and was read as a paragraph",
        ),
        "fix-under_table": t(
            kk="кесте жолы болса, «|» таңбасынан бастап бір жолға жазыңыз; абзац болса, бос жолмен бөліңіз",
            ru="строку таблицы запишите в одну строку, начиная с «|»; абзац отделите пустой строкой",
            en="write a row of the table in one line that begins with `|`; set a paragraph off by an empty line",
        ),
        "chapter": t(
            kk="абзац тараудың тақырыбына ұқсайды, бірақ оның алдында «##» жоқ",
            ru="абзац похож на заголовок главы, но перед ним нет «##»",
            en="the paragraph looks like the heading of a chapter but has no `##` before it",
        ),
        "fix-chapter": t(
            kk="тарау болса, жолды «## » белгісінен бастаңыз",
            ru="если это глава, начните строку с «## »",
            en="if it is a chapter, begin the line with `## `",
        ),
        "quotation": t(
            kk="осы тырнақша жабылмаған: дәйексөздің қай жерде аяқталатыны белгісіз",
            ru="эта кавычка не закрыта: неясно, где кончается приведённая редакция",
            en="this quotation mark is not closed: it is unclear where the quoted wording ends",
        ),
        "fix-quotation": t(
            kk="жаңа редакцияның соңында тырнақшаны жабыңыз",
            ru="закройте кавычку в конце новой редакции",
            en="close the quotation mark at the end of the new wording",
        ),
        "fix": t(
            kk="абзацтарды бос жолмен бөліңіз",
            ru="разделите абзацы пустой строкой",
            en="set paragraphs apart by an empty line",
        ),
    },
)

_BROKEN = RuleSpec(
    id="F28",
    name="text-breaks-off",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Мәтін үзіліп қалған", ru="Текст обрывается", en="A text breaks off"),
    explanation=t(
        kk="Мәтіннің соңғы сөйлемі аяқталмаған: көшіру немесе сақтау соңына дейін жетпеген болуы мүмкін. Қол қойылатын "
        "жолдар мен кестелер есепке алынбайды.",
        ru="Последнее предложение текста не закончено: возможно, копирование или сохранение прервалось. Строки подписи "
        "и таблицы не считаются.",
        en="The last sentence of the text has no end: copying or saving may have been cut short. Lines of signature "
        "and tables do not count.",
    ),
    messages={
        "broken": t(
            kk="мәтін осы жерде үзіліп қалған сияқты: соңғы сөйлем аяқталмаған",
            ru="похоже, текст здесь обрывается: последнее предложение не закончено",
            en="the text seems to break off here: its last sentence has no end",
        ),
        "fix": t(
            kk="сөйлемді аяқтап, нүкте қойыңыз; мәтіннің соңы жоғалса, оны көшірмесінен қайтарыңыз",
            ru="закончите предложение и поставьте точку; если конец текста пропал, верните его из копии",
            en="finish the sentence with a full stop; if the end of the text is lost, bring it back from a copy",
        ),
    },
)

SPECS = (_WRONG_LANGUAGE, _FOREIGN_PARAGRAPH, _DOUBT, _BROKEN)
