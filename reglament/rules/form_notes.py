"""Footnotes and pictures in texts, and the files of pictures."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Profile, RuleSpec, Scope, t

_FOOTNOTE = RuleSpec(
    id="F29",
    name="footnote-without-pair",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Сілтеме-белгі мен ескертпе", ru="Знак сноски и сноска", en="A footnote and its mark"),
    explanation=t(
        kk="Ескертпенің белгісі мәтінде сөзден кейін қойылады: `сөз[^1]`. Ескертпенің өзі жеке абзацпен жазылады: "
        "`[^1]: Мәтін.` Белгі – үш цифрға дейінгі сан немесе жұлдызшалар; ол құжатта сол күйінде басылады. Әр белгінің "
        "бір ғана ескертпесі, әр ескертпенің бір ғана белгісі болады.",
        ru="Знак сноски ставится в тексте после слова: `слово[^1]`. Сама сноска пишется отдельным абзацем: "
        "`[^1]: Текст.` Знак — число до трёх цифр или звёздочки; в документе он печатается как есть. У каждого знака "
        "одна сноска, у каждой сноски один знак.",
        en="The mark of a footnote stands in the text after a word: `word[^1]`. The footnote itself is a paragraph of "
        "its own: `[^1]: Text.` A mark is a number of up to three digits or asterisks, and is printed as it is. Every "
        "mark has one footnote, every footnote one mark.",
    ),
    messages={
        "no_note": t(
            kk="«{label}» белгісінің ескертпесі жоқ",
            ru="у знака «{label}» нет сноски",
            en="the mark “{label}” has no footnote",
        ),
        "no_mark": t(
            kk="мәтінде «{label}» ескертпесіне сілтейтін белгі жоқ",
            ru="в тексте нет знака для сноски «{label}»",
            en="no mark in the text points to the footnote “{label}”",
        ),
        "second_mark": t(
            kk="«{label}» белгісі мәтінде екінші рет қойылған",
            ru="знак «{label}» стоит в тексте второй раз",
            en="the mark “{label}” stands in the text a second time",
        ),
        "second_note": t(
            kk="«{label}» ескертпесі екінші рет жазылған",
            ru="сноска «{label}» написана второй раз",
            en="the footnote “{label}” is written a second time",
        ),
        "label": t(
            kk="{mark} – ескертпе белгісі ретінде танылмады",
            ru="{mark} не читается как знак сноски",
            en="{mark} cannot be read as the mark of a footnote",
        ),
        "place": t(
            kk="{mark}: бұл жерде ескертпе болмайды",
            ru="{mark}: здесь сноски не бывает",
            en="{mark}: there can be no footnote here",
        ),
        "empty": t(
            kk="«{label}» ескертпесінің мәтіні жоқ",
            ru="в сноске «{label}» нет текста",
            en="the footnote “{label}” has no text",
        ),
        "first": t(kk="біріншісі", ru="первый раз", en="the first one"),
        "fix": t(
            kk="мәтінге «сөз[^1]» деп белгі қойып, ескертпені «[^1]: Мәтін.» деп жеке абзацпен жазыңыз",
            ru="поставьте в тексте знак «слово[^1]» и напишите сноску отдельным абзацем: «[^1]: Текст.»",
            en="put a mark like `word[^1]` into the text and write the footnote as a paragraph: `[^1]: Text.`",
        ),
        "fix-second_mark": t(
            kk="екінші белгіге басқа нөмір беріп, оның ескертпесін жазыңыз",
            ru="дайте второму знаку другой номер и напишите для него сноску",
            en="give the second mark another number and write its footnote",
        ),
        "fix-second_note": t(
            kk="ескертпелерді біріктіріңіз немесе біріне басқа нөмір беріңіз",
            ru="объедините сноски или дайте одной из них другой номер",
            en="join the footnotes or give one of them another number",
        ),
        "fix-label": t(
            kk="белгіні цифрмен немесе жұлдызшамен жазыңыз: [^1], [^*]",
            ru="запишите знак цифрами или звёздочкой: [^1], [^*]",
            en="write the mark in digits or asterisks: [^1], [^*]",
        ),
        "fix-place": t(
            kk="ескертпені тақырыптан, басқа ескертпеден немесе сурет сипаттамасынан мәтіннің өзіне көшіріңіз",
            ru="перенесите знак из заголовка, другой сноски или описания рисунка в сам текст",
            en="move the mark from the heading, the other footnote or the words of the picture into the text itself",
        ),
    },
)

_PICTURE = RuleSpec(
    id="F30",
    name="picture-in-text",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Мәтіндегі сурет", ru="Рисунок в тексте", en="A picture in a text"),
    explanation=t(
        kk="Сурет жеке жолмен қойылады: `![Суретте не бейнеленген](scheme.png)`. Файл мәтіннің қасында жатады, атауы "
        "кіші латын әріптерінен, цифрлар мен дефистен тұрады. Тік жақшадағы сөздер суретті көрмейтін адамға дауыстап "
        "оқылады және екі тілде салыстырылады.",
        ru="Рисунок вставляется отдельной строкой: `![Что на рисунке](scheme.png)`. Файл лежит рядом с текстом, в "
        "имени строчные латинские буквы, цифры и дефис. Слова в квадратных скобках читаются вслух тем, кто не видит "
        "рисунка, и сличаются на двух языках.",
        en="A picture is a line of its own: `![What it shows](scheme.png)`. Its file lies beside the text, named with "
        "lower-case Latin letters, digits and hyphens. The words in brackets are read aloud to those who cannot see "
        "the picture, and are compared between the languages.",
    ),
    messages={
        "name": t(
            kk="«{name}» – мәтіннің қасындағы суреттің атауы емес",
            ru="«{name}» — не имя рисунка рядом с текстом",
            en="“{name}” is not the name of a picture beside the text",
        ),
        "missing": t(
            kk="«{name}» суреті мәтіннің қасында жоқ",
            ru="рисунка «{name}» рядом с текстом нет",
            en="there is no picture “{name}” beside the text",
        ),
        "near": t(
            kk="«{name}» суреті мәтіннің қасында жоқ, «{near}» бар",
            ru="рисунка «{name}» рядом с текстом нет, есть «{near}»",
            en="there is no picture “{name}” beside the text, but “{near}”",
        ),
        "no_words": t(
            kk="«{name}» суретінде не бейнеленгені айтылмаған",
            ru="не сказано, что на рисунке «{name}»",
            en="it is not said what the picture “{name}” shows",
        ),
        "fix": t(
            kk="файлды мәтінмен бір қалтаға салып, атауын дәл жазыңыз: `![Суретте не бейнеленген](scheme.png)`",
            ru="положите файл в папку текста и укажите его точное имя: `![Что на рисунке](scheme.png)`",
            en="put the file into the folder of the text and give its exact name: `![What it shows](scheme.png)`",
        ),
        "fix-near": t(
            kk="атауды түзетіңіз: {near}",
            ru="исправьте имя: {near}",
            en="correct the name: {near}",
        ),
        "fix-no_words": t(
            kk="тік жақша ішіне суретте не бейнеленгенін бір сөйлеммен жазыңыз",
            ru="напишите в квадратных скобках одной фразой, что на рисунке",
            en="say in one sentence between the brackets what the picture shows",
        ),
    },
)

_FILE = RuleSpec(
    id="F31",
    name="unusable-picture",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Жарамсыз сурет", ru="Непригодный рисунок", en="A picture that cannot be used"),
    explanation=t(
        kk="Сурет PNG, JPEG немесе SVG түрінде болады. Файлдың мазмұны атауына сай, көлемі шектен аспайды. SVG сызбасы "
        "тек сызады: онда орындалатын код, қозғалыс, сыртқы сілтеме мен сыртқы мәндер болмайды.",
        ru="Рисунок бывает PNG, JPEG или SVG. Содержимое файла соответствует имени, размер в пределах. Чертёж SVG "
        "только чертит: в нём нет исполняемого кода, движения, внешних ссылок и внешних сущностей.",
        en="A picture is PNG, JPEG or SVG. Its content is what its name says, its size within limits. An SVG drawing "
        "only draws: there is no code in it, no motion, no reference to anything outside, no entities.",
    ),
    messages={
        "kind": t(
            kk="файл атауына қарамастан {wanted} емес",
            ru="вопреки имени файл — не {wanted}",
            en="in spite of its name the file is not {wanted}",
        ),
        "broken": t(
            kk="сурет толық емес немесе бүлінген",
            ru="рисунок неполон или испорчен",
            en="the picture is cut off or spoilt",
        ),
        "sort": t(
            kk="JPEG-тің бұл сирек түрі қолданылмайды",
            ru="эта редкая разновидность JPEG не используется",
            en="this rare sort of JPEG is not used",
        ),
        "colours": t(
            kk="сурет экран түстерімен (RGB) емес, баспа түстерімен (CMYK) сақталған",
            ru="рисунок сохранён в цветах печати (CMYK), а не экрана (RGB)",
            en="the picture is kept in the colours of print (CMYK), not of a screen (RGB)",
        ),
        "pixels": t(
            kk="суретте {width} × {height} нүкте бар, шегі – {limit} миллион",
            ru="в рисунке {width} × {height} точек, предел — {limit} миллионов",
            en="the picture has {width} × {height} dots, the limit is {limit} million",
        ),
        "size": t(
            kk="суреттің өлшемі ({width} × {height}) 1-ден {limit}-ға дейінгі шектен тыс",
            ru="размеры рисунка ({width} × {height}) вне пределов от 1 до {limit}",
            en="the size of the picture ({width} × {height}) is not between 1 and {limit}",
        ),
        "unsized": t(
            kk="сызбаның өлшемі көрсетілмеген",
            ru="у чертежа не указан размер",
            en="the drawing does not say how large it is",
        ),
        "heavy": t(
            kk="сызба тым үлкен, шегі – {limit} МБ",
            ru="чертёж слишком велик, предел — {limit} МБ",
            en="the drawing is larger than {limit} MB",
        ),
        "nodes": t(
            kk="сызба тым күрделі, шегі – {limit} бөлік",
            ru="чертёж слишком сложен, предел — {limit} частей",
            en="the drawing has more than {limit} parts or is nested too deeply",
        ),
        "xml": t(
            kk="сызба XML ретінде оқылмайды",
            ru="чертёж не читается как XML",
            en="the drawing cannot be read as XML",
        ),
        "root": t(
            kk="файл SVG сызбасы емес",
            ru="файл — не чертёж SVG",
            en="the file is not an SVG drawing",
        ),
        "entities": t(
            kk="сызбада DOCTYPE сипаттамасы бар",
            ru="в чертеже есть описание DOCTYPE",
            en="the drawing has a DOCTYPE declaration",
        ),
        "element": t(
            kk="сызбада рұқсат етілмеген {name} бар",
            ru="в чертеже есть недопустимое: {name}",
            en="the drawing holds {name}, which is not allowed",
        ),
        "script": t(
            kk="сызбада орындалатын код бар: {name}",
            ru="в чертеже есть исполняемый код: {name}",
            en="the drawing holds code: {name}",
        ),
        "external": t(
            kk="сызба сырттағы нәрсеге сілтейді: {name}",
            ru="чертёж ссылается наружу: {name}",
            en="the drawing refers to something outside: {name}",
        ),
        "nested": t(
            kk="сызбаның қайталанатын бөлігінде тағы қайталау бар",
            ru="в повторяемой части чертежа есть новое повторение",
            en="a part of the drawing that is repeated repeats another part",
        ),
        "fix": t(
            kk="суретті PNG түрінде қайта сақтаңыз",
            ru="сохраните рисунок заново в формате PNG",
            en="save the picture anew as PNG",
        ),
        "fix-kind": t(
            kk="файлдың кеңейтімін мазмұнына сай түзетіңіз немесе суретті {wanted} түрінде сақтаңыз",
            ru="исправьте расширение файла по его содержимому или сохраните рисунок как {wanted}",
            en="correct the extension of the file to its content, or save the picture as {wanted}",
        ),
        "fix-pixels": t(
            kk="суретті кішірейтіңіз: А4 парағына 300 нүкте/дюйм жеткілікті",
            ru="уменьшите рисунок: для листа А4 достаточно 300 точек на дюйм",
            en="make the picture smaller: 300 dots an inch are enough for a sheet of A4",
        ),
        "fix-size": t(
            kk="суретті қалыпты өлшемде сақтаңыз",
            ru="сохраните рисунок в обычном размере",
            en="save the picture in an ordinary size",
        ),
        "fix-colours": t(
            kk="суретті RGB түстерімен сақтаңыз",
            ru="сохраните рисунок в цветах RGB",
            en="save the picture in RGB colours",
        ),
    },
)

SPECS = (_FOOTNOTE, _PICTURE, _FILE)
