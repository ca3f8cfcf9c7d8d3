"""Kinds of paper: is the kind known, and does the paper lie where its kind belongs."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Profile, RuleSpec, Scope, t

_KIND = RuleSpec(
    id="F10",
    name="unknown-kind",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Құжат түрі белгісіз", ru="Неизвестный вид документа", en="An unknown kind of paper"),
    explanation=t(
        kk="«kind» мәні құжат түрлерінің бірі болуы керек: соған қарай деректер тексеріліп, құжат безендіріледі.",
        ru="Значение «kind» — один из видов документов: по нему проверяются данные и оформляется документ.",
        en="`kind` is one of the kinds of paper: by it the facts are checked and the paper is laid out.",
    ),
    messages={
        "unknown": t(
            kk="«{kind}» деген құжат түрі жоқ",
            ru="вида документа «{kind}» нет",
            en="there is no kind of paper “{kind}”",
        ),
        "near": t(
            kk="«{kind}» деген құжат түрі жоқ",
            ru="вида документа «{kind}» нет",
            en="there is no kind of paper “{kind}”",
        ),
        "letters": t(
            kk="«{kind}» деген құжат түрі жоқ: онда кирилл әріптері бар ({letters})",
            ru="вида документа «{kind}» нет: в слове кириллические буквы ({letters})",
            en="there is no kind of paper “{kind}”: it has Cyrillic letters ({letters})",
        ),
        "fix-letters": t(
            kk="латын әріптерімен жазыңыз: {near}",
            ru="напишите латиницей: {near}",
            en="write it in Latin letters: {near}",
        ),
        "fix": t(
            kk="бұл жерде болатын түрлер: {kinds}",
            ru="здесь бывают: {kinds}",
            en="kinds that belong here: {kinds}",
        ),
        "fix-near": t(
            kk="«{near}» емес пе? Бұл жерде болатын түрлер: {kinds}",
            ru="возможно, имелось в виду «{near}»; здесь бывают: {kinds}",
            en="did you mean “{near}”? Kinds that belong here: {kinds}",
        ),
    },
)

_PLACE = RuleSpec(
    id="F11",
    name="kind-in-wrong-place",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Құжат өз орнында емес", ru="Бумага не на своём месте", en="A paper in a wrong place"),
    explanation=t(
        kk="Әр құжат түрінің өз қалтасы бар: құжаттың белгісі мен оның басқа құжаттармен байланысы файл орнынан "
        "шығады.",
        ru="У каждого вида документов своя папка: из места файла следуют обозначение документа и его связь с другими.",
        en="Each kind of paper has its folder: the paper's id and its ties to others follow from where the file lies.",
    ),
    messages={
        "place": t(
            kk="«{kind}» түріндегі құжаттың орны мұнда емес",
            ru="документу вида «{kind}» здесь не место",
            en="a paper of kind “{kind}” does not belong here",
        ),
        "settings": t(
            kk="reglament.yml файлында «{kind}» емес, баптаулар («settings») болуы керек",
            ru="в reglament.yml должны быть настройки («settings»), а не «{kind}»",
            en="reglament.yml must hold the settings (`settings`), not “{kind}”",
        ),
        "fix": t(
            kk="файлды өз орнына көшіріңіз ({place}) немесе «kind» мәнін түзетіңіз; бұл жерде болатын түрлер: {kinds}",
            ru="перенесите файл на его место ({place}) или исправьте «kind»; здесь бывают: {kinds}",
            en="move the file to its place ({place}) or correct `kind`; kinds that belong here: {kinds}",
        ),
        "fix-settings": t(
            kk="бірінші жолға «kind: settings» деп жазыңыз",
            ru="напишите первой строкой «kind: settings»",
            en="write `kind: settings` as the first line",
        ),
    },
)

_COMMENT = RuleSpec(
    id="F26",
    name="comment-in-value",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(
        kk="Мәннің бір бөлігі түсіндірмеге айналған",
        ru="Часть значения стала примечанием",
        en="A part of a value became a comment",
    ),
    explanation=t(
        kk="YAML-да бос орыннан кейінгі «#» белгісінен бастап жолдың соңына дейінгі мәтін оқылмайды. Түсіндірме «# » "
        "түрінде, бос орынмен жазылады.",
        ru="В YAML текст от «#» после пробела до конца строки не читается. Примечание пишется с пробелом: «# …».",
        en="In YAML the text from a `#` after a space to the end of the line is not read. A comment is written with a "
        "space: `# …`.",
    ),
    messages={
        "comment": t(
            kk="«#» белгісінен кейінгі мәтін оқылмады",
            ru="текст после «#» не прочитан",
            en="the text after `#` was not read",
        ),
        "fix": t(
            kk="бұл мәннің бөлігі болса, бүкіл мәнді тырнақшаға алыңыз; түсіндірме болса, «#» белгісінен кейін бос "
            "орын "
            "қойыңыз",
            ru="если это часть значения, возьмите всё значение в кавычки; если примечание, поставьте пробел после «#»",
            en="if it is a part of the value, put the whole value in quotes; if a comment, put a space after `#`",
        ),
    },
)

SPECS = (_KIND, _PLACE, _COMMENT)
