"""What setting the papers finds: a character that the font lacks, a paper that could not be made."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Profile, Rule, RuleSpec, Scope, t

_CHARACTER = RuleSpec(
    id="P01",
    name="character-not-in-font",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Қаріпте жоқ таңба", ru="Знака нет в шрифте", en="A character that the font lacks"),
    explanation=t(
        kk="Құжаттар бір қаріппен беттеледі, ол қазақ, орыс және латын әріптерін, тыныс белгілерін, № және ₸ "
        "таңбаларын қамтиды. Қаріпте жоқ таңба (эмодзи, иероглиф, көзге көрінбейтін басқару таңбасы) қағазда бос орын "
        "болып шығар еді, сондықтан мұндай құжаттың PDF файлы жасалмайды.",
        ru="Документы набираются одним шрифтом: в нём есть казахские, русские и латинские буквы, знаки препинания, № и "
        "₸. Знак, которого в шрифте нет (эмодзи, иероглиф, невидимый управляющий знак), оказался бы на бумаге пустым "
        "местом, поэтому PDF такого документа не создаётся.",
        en="Papers are set in one font: it has the Kazakh, Russian and Latin letters, punctuation, № and ₸. A "
        "character that the font lacks (an emoji, an ideograph, an invisible control character) would be an empty box "
        "on paper, so no PDF is made of such a document.",
    ),
    messages={
        "missing": t(
            kk="«{character}» ({code}) таңбасы қаріпте жоқ",
            ru="знака «{character}» ({code}) нет в шрифте",
            en="the font has no character “{character}” ({code})",
        ),
        "invisible": t(
            kk="көзге көрінбейтін {code} таңбасын басып шығару мүмкін емес",
            ru="невидимый знак {code} нельзя напечатать",
            en="the invisible character {code} cannot be printed",
        ),
        "fix": t(
            kk="таңбаны өшіріңіз немесе сөзбен жазыңыз",
            ru="удалите знак или напишите словом",
            en="remove the character or write a word",
        ),
    },
)

_FAILED = RuleSpec(
    id="P02",
    name="paper-not-made",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Құжат жасалмады", ru="Документ не создан", en="The paper was not made"),
    explanation=t(
        kk="Әр құжат жеке процесте, жад пен уақыт шегінде беттеледі. Беттеу сәтсіз аяқталса, қалған құжаттар бәрібір "
        "жасалады, ал осы құжаттың файлы шықпайды.",
        ru="Каждый документ верстается в отдельном процессе с пределами памяти и времени. Если вёрстка не удалась, "
        "остальные документы всё равно создаются, а файла этого документа не будет.",
        en="Every paper is set in a worker process with limits of memory and time. When that fails, all other papers "
        "are still made, and this one has no file.",
    ),
    messages={
        "refused": t(
            kk="{paper} құжаты беттелмеді: {reason}",
            ru="документ {paper} не удалось сверстать: {reason}",
            en="{paper} could not be set: {reason}",
        ),
        "memory": t(
            kk="{paper} құжатын беттеуге жад жетпеді",
            ru="на вёрстку документа {paper} не хватило памяти",
            en="setting {paper} took too much memory",
        ),
        "time": t(
            kk="{paper} құжатын беттеуге уақыт жетпеді",
            ru="на вёрстку документа {paper} не хватило времени",
            en="setting {paper} took too much time",
        ),
        "size": t(
            kk="{paper} құжатының файлы тым үлкен болып шықты",
            ru="файл документа {paper} получился слишком большим",
            en="the file of {paper} became too large",
        ),
        "fix": t(
            kk="үлкен кестені немесе мәтінді бірнеше қосымшаға бөліңіз; қайталанса, құжатты әзірлеушілерге жіберіңіз",
            ru="разделите большую таблицу или текст на приложения; если повторится, передайте документ разработчикам",
            en="split a large table or text into annexes; if it happens again, send the document to the developers",
        ),
    },
)

_UNJUDGED = RuleSpec(
    id="P03",
    name="rule-not-applied",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Ереже қолданылмады", ru="Правило не применено", en="A rule could not be applied"),
    explanation=t(
        kk="Құрал бір ережені осы құжатқа қолдана алмай, қате жіберді: бұл – құралдың ақауы. Қалған ережелер мен "
        "құжаттар бәрібір тексеріледі. Ақау түзетілгенше құжат тексерілген болып саналмайды.",
        ru="Инструмент ошибся, применяя одно правило к документу: это неисправность инструмента. Остальные правила и "
        "документы всё равно проверяются. Пока она не устранена, документ не считается проверенным.",
        en="The tool failed in applying one rule to a paper: that is a fault of the tool. All other rules and papers "
        "are checked. Until it is mended the paper does not count as checked.",
    ),
    messages={
        "fault": t(
            kk="{rule} ережесі қолданылмады: {reason}",
            ru="правило {rule} не применено: {reason}",
            en="{rule} could not be applied: {reason}",
        ),
        "fix": t(
            kk="құжаттағы басқа қателерді түзетіңіз; қайталанса, құжатты құралды әзірлеушілерге жіберіңіз",
            ru="исправьте другие ошибки документа; если повторится, передайте документ разработчикам инструмента",
            en="mend the other errors of the paper; if it happens again, send it to the developers of the tool",
        ),
    },
)
UNJUDGED = _UNJUDGED.id

RULES: tuple[Rule, ...] = (Rule(_CHARACTER), Rule(_FAILED), Rule(_UNJUDGED))
"""For the registry."""
