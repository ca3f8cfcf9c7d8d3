"""What stays with people in clauses that have rules: facts of the world and questions of merit that no paper proves."""

from __future__ import annotations

from collections.abc import Mapping

from reglament.diagnostics import Text
from reglament.rules.base import t

LEFT_TO_PEOPLE: Mapping[str, Text] = {
    "2": t(
        kk="мүшенің лайықтылығы",
        ru="насколько человек подходит в члены акимата",
        en="whether somebody is fit to be a member",
    ),
    "3": t(
        kk="заң нормасының мазмұны бойынша қолданылуы",
        ru="верно ли применена норма закона по существу",
        en="whether a norm of law is applied rightly in substance",
    ),
    "6": t(
        kk="орысша нұсқаның қажеттілігі",
        ru="нужен ли вариант на русском языке",
        en="whether a Russian version is needed",
    ),
    "7": t(
        kk="басшының бақылауының сапасы",
        ru="качество руководства подготовкой проекта",
        en="how well the drafting is overseen",
    ),
    "8": t(
        kk="мәселені алып тастау не ауыстыру себебінің дәлелділігі",
        ru="обоснованность причин исключения или переноса вопроса",
        en="whether the reasons for removing or moving a question hold",
    ),
    "9": t(
        kk="көрсеткіштердің шынайылығы",
        ru="достоверность показателей",
        en="whether the indicators are true",
    ),
    "10": t(
        kk="іс-шаралардың пайдасы; ауызша берілген сұраулар",
        ru="польза мероприятий; запросы, сделанные устно",
        en="the use of the measures; requests made orally",
    ),
    "13": t(
        kk="мәселені жабық қарау қажеттілігі",
        ru="необходимость закрытого рассмотрения",
        en="whether closing was needed",
    ),
    "14": t(
        kk="залда шынымен кім отырғаны және қалай дауыс бергені: құрал хаттамаға сенеді",
        ru="кто на самом деле был в зале и как голосовал: инструмент верит протоколу",
        en="who really was in the room and how they voted: the tool believes the protocol",
    ),
    "16": t(
        kk="материалдардың сапасы; қосымша ақпараттың қажеттілігі",
        ru="качество материалов; нужна ли дополнительная информация",
        en="the quality of the materials; whether more information was needed",
    ),
    "17": t(
        kk="шұғыл отырыстың негізділігі; материалдардың қолға тигені",
        ru="обоснованность экстренного заседания; получены ли материалы на деле",
        en="whether an emergency meeting was warranted; whether the materials really arrived",
    ),
    "18": t(
        kk="хаттамадағы сөздердің дәлдігі; түпнұсқаның шынымен сақталуы; аудиожазба",
        ru="верность изложения выступлений; хранение подлинника на деле; аудиозапись",
        en="whether speeches are rendered truly; the actual keeping of the original; the recording",
    ),
    "19": t(
        kk="мәселені енгізу негізінің шынайылығы",
        ru="действительно ли есть основание вносить вопрос",
        en="whether the ground for bringing the question in is real",
    ),
    "20": t(
        kk="келісілген шешімнің мазмұны",
        ru="существо найденного компромисса",
        en="the substance of the compromise",
    ),
    "21": t(
        kk="екі тілдегі мағынаның толық сәйкестігі: деректерден басқасы",
        ru="полное совпадение смысла двух текстов, кроме сверяемых сведений",
        en="full equality of meaning in two languages, beyond the facts that are compared",
    ),
    "22": t(
        kk="құзыретінде белгісі жоқ органның мүддесі",
        ru="заинтересованность органа, о которой не говорит его компетенция в реестре",
        en="the interest of a body that its registered competence does not show",
    ),
    "23": t(
        kk="бұрыштама болмауы себебінің дәлелділігі",
        ru="убедительность причин отсутствия визы",
        en="whether the reasons for a missing visa convince",
    ),
    "24": t(
        kk="ескертулер мен бас тартудың негізділігі",
        ru="обоснованность замечаний и отказа",
        en="whether remarks and refusals are well founded",
    ),
    "25": t(
        kk="ескертудің мәні бойынша ескерілгені",
        ru="учтено ли замечание по существу",
        en="whether a remark was met in substance",
    ),
    "26": t(
        kk="негіздеменің сапасы; парақтарға шынымен қойылған дербес белгі",
        ru="качество обоснования; парафы на бумаге",
        en="the quality of the reasoning; initials on paper",
    ),
    "27": t(
        kk="бұрынғы актілер тізімінің толықтығы",
        ru="полнота перечня прежних актов",
        en="whether the list of earlier acts is complete",
    ),
    "28": t(
        kk="құқықтық сараптаманың дұрыстығы",
        ru="правильность правовой экспертизы",
        en="whether the legal expertise is right",
    ),
    "29": t(
        kk="орынбасар ескертулерінің мәнділігі",
        ru="существенны ли замечания заместителя",
        en="whether a deputy's remarks are substantive",
    ),
    "30": t(
        kk="қолды кім қойғаны: құрал жазбаға сенеді; мөрленбеген түпнұсқаның түзетілмегені",
        ru="чья подпись стоит на деле: инструмент верит записи; не правлен ли неопечатанный подлинник",
        en="whose hand signed: the tool believes the record; whether an original without a seal was corrected",
    ),
    "31": t(
        kk="мөр мен көшірменің куәландырылуы",
        ru="печать и заверение копии на деле",
        en="the seal and the certification of a copy on paper",
    ),
    "32": t(
        kk="көшірмелердің шынымен қайтарылып алынғаны",
        ru="отозваны ли копии на деле",
        en="whether the copies were really withdrawn",
    ),
    "35": t(
        kk="құпиялылық белгісінің дұрыс қойылғаны",
        ru="верно ли определён гриф",
        en="whether secrecy was rightly marked",
    ),
    "42": t(
        kk="кешігу себептерінің шынайылығы",
        ru="правдивость причин опоздания",
        en="whether the reasons for delay are true",
    ),
    "44": t(
        kk="ақпараттың мазмұны",
        ru="содержание информации об исполнении",
        en="the substance of the information",
    ),
    "45": t(
        kk="жағдайдың ерекшелігі және жауапкершілік шарасы",
        ru="исключительность случая и мера ответственности",
        en="whether the case is exceptional, and who answers for it",
    ),
    "47": t(
        kk="тәртіптік жазаның мөлшері",
        ru="мера дисциплинарного взыскания",
        en="how severe a penalty should be",
    ),
    "48": t(
        kk="ауызша өзара іс-қимыл",
        ru="взаимодействие без бумаг",
        en="dealings without papers",
    ),
    "50": t(
        kk="сұраудың орындалу сапасы",
        ru="качество исполнения запроса",
        en="how well a request is met",
    ),
}
"""By clause: what a check without findings does not say. Clauses that are not here rest on their rules alone."""
