"""The forty decided readings of the Regulation: what is taken for its meaning where the text allows two."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from reglament.diagnostics import Text
from reglament.rules.base import t


@dataclass(frozen=True, slots=True)
class Reading:
    """A decided reading. `setting` is the field under `readings` in reglament.yml that changes it; may be empty."""

    id: str
    text: Text
    setting: str = ""


_ALL = (
    Reading(
        "A-01",
        t(
            kk="Оқиға болған күн мерзімге кірмейді: бірінші күн – одан кейінгі күн.",
            ru="День события в срок не входит: первым считается следующий день.",
            en="The day of the event is not counted: day one is the day after it.",
        ),
        "term_start",
    ),
    Reading(
        "A-02",
        t(
            kk="Алға қарай есептелген мерзімнің соңғы күні демалыс болса, мерзім келесі жұмыс күніне өтеді; кері "
            "есептелген мерзім ілгері жылжымайды, оны одан бұрынғы жұмыс күніне жоспарлайды.",
            ru="Если последний день срока нерабочий, срок переходит на следующий рабочий день; срок, отсчитанный "
            "назад, вперёд не сдвигается, дело планируют на предыдущий рабочий день.",
            en="A term that ends on a day off goes on to the next working day; a term counted backwards never moves "
            "forward, and is planned for the working day before it.",
        ),
        "term_end",
    ),
    Reading(
        "A-03",
        t(
            kk="Әкім кворумды есептегенде де, дауыс санағанда да әкімдік мүшесі болып есептеледі.",
            ru="Аким учитывается среди членов акимата и в кворуме, и в голосовании.",
            en="The akim is counted among the members, for the quorum and for votes.",
        ),
        "akim_is_member",
    ),
    Reading(
        "A-04",
        t(
            kk="Мәтінде тек әкім аталған жерде міндет атқаруы тізілімде жазылған адам да қол қоя алады; 30-тармақ "
            "бойынша бұл ескертумен белгіленеді.",
            ru="Где назван только аким, подписать может и исполняющий его обязанности, если об этом есть запись; по "
            "п. 30 об этом предупреждают.",
            en="Where only the akim is named, whoever acts for the akim by record may sign too; under clause 30 this "
            "gives a warning.",
        ),
    ),
    Reading(
        "A-05",
        t(
            kk="Кворум бекітілген саннан емес, отырыс күні қызметте болған мүшелерден есептеледі.",
            ru="Кворум считают от членов, занимавших должность в день заседания, а не от установленного числа.",
            en="The quorum is counted from the members in office on the day, not from the fixed number.",
        ),
    ),
    Reading(
        "A-06",
        t(
            kk="25-күнгі тізбе келесі күнтізбелік айды қамтиды.",
            ru="Перечень, который подают 25-го числа, охватывает следующий календарный месяц.",
            en="The list of the 25th covers the next calendar month.",
        ),
    ),
    Reading(
        "A-07",
        t(
            kk="Жоспар әр тоқсанға жасалады; бірінші тоқсанның жоспарымен бірге жылдық жоспар да беріледі.",
            ru="План составляют на каждый квартал; вместе с планом на первый квартал подают и годовой.",
            en="There is a plan for every quarter; with that of the first comes the plan of the year.",
        ),
    ),
    Reading(
        "A-08",
        t(
            kk="Құрам жеке бекітіледі: болмаған мүшенің орынбасары дауыссыз шақырылған адам ретінде қатысады.",
            ru="Состав персональный: заместитель отсутствующего члена участвует как приглашённый, без голоса.",
            en="Membership is personal: the deputy of an absent member attends as a guest without a vote.",
        ),
        "substitutes_vote",
    ),
    Reading(
        "A-09",
        t(
            kk="Мәселе қаулымен немесе хаттамалық тапсырмамен аяқталады; екеуі де болмаса – ескерту.",
            ru="Вопрос завершается постановлением или протокольным поручением; если нет ни того, ни другого — "
            "предупреждение.",
            en="An item ends with a decree or a task in the protocol; with neither there is a warning.",
        ),
    ),
    Reading(
        "A-10",
        t(
            kk="Кеңесші дауыс тек аумақтық бөлімшелердің басшылары мен тізбедегі лауазымды адамдарға беріледі; "
            "мүшелерден басқа ешкім дауыс бермейді.",
            ru="Совещательный голос есть только у руководителей территориальных подразделений и лиц из перечня; "
            "голосуют одни члены.",
            en="Only heads of territorial subdivisions and listed officials have an advisory voice; nobody but "
            "members votes.",
        ),
    ),
    Reading(
        "A-11",
        t(
            kk="Бес бет шегі әр құжатқа және әр тілге бөлек қолданылады; қосымшалар есептелмейді, беттер белгіленген "
            "ресімдеумен саналады.",
            ru="Пять страниц — предел для каждого документа и каждого языка отдельно, без приложений, при "
            "установленном оформлении.",
            en="Five pages is the limit for each paper and each language apart, without annexes, in the fixed layout.",
        ),
    ),
    Reading(
        "A-12",
        t(
            kk="Бастамашы материалдарды отырысқа екі жұмыс күні қалғанға дейін тапсырады; аппарат таратқаннан кейін "
            "тапсырса – ескерту. Ішкі мерзімді әкімдік өзі белгілей алады.",
            ru="Инициатор сдаёт материалы за два рабочих дня до заседания; сдача после рассылки — предупреждение. "
            "Внутренний срок акимат может установить сам.",
            en="The initiator delivers two working days before the meeting; after the dispatch it is a warning. The "
            "akimat may set an earlier term of its own.",
        ),
        "initiator_days",
    ),
    Reading(
        "A-13",
        t(
            kk="Шұғыл отырыс тек мерзімдерден босатады: күн тәртібін әкіммен келісу бәрібір қажет.",
            ru="Экстренное заседание освобождает только от сроков: согласовать повестку с акимом всё равно нужно.",
            en="An emergency waives the terms only: the akim still agrees to the agenda.",
        ),
    ),
    Reading(
        "A-14",
        t(
            kk="Хаттаманың нөмірі қол қойылған жылға емес, отырыс аяқталған жылға жатады.",
            ru="Номер протокола относится к году окончания заседания, а не подписания.",
            en="A protocol is numbered in the year in which the meeting ended.",
        ),
    ),
    Reading(
        "A-15",
        t(
            kk="Уақытша сақтау мерзімі істер номенклатурасынан алынады; ол көрсетілмесе – ескерту.",
            ru="Срок временного хранения берётся из номенклатуры дел; если его нет — предупреждение.",
            en="The term of temporary storage comes from the nomenclature of files; without it there is a warning.",
        ),
    ),
    Reading(
        "A-16",
        t(
            kk="Келіспеушіліктер туралы анықтамаға әзірлеушінің бірінші басшысы немесе оның міндетін атқарушы қол "
            "қояды.",
            ru="Справку о разногласиях подписывает первый руководитель разработчика или исполняющий его обязанности.",
            en="The disagreement reference is signed by the first head of the developer or whoever acts for him.",
        ),
    ),
    Reading(
        "A-17",
        t(
            kk="Қаржы және экономика бөлімшелерінің келісімі нормативтік жобаларға және ақшаға не жоспарға қатысты "
            "жобаларға міндетті; басқаларында ол болмаса – ескерту.",
            ru="Подразделения финансов и экономики обязательно согласуют нормативные проекты и проекты о расходах и "
            "планах; для остальных — предупреждение.",
            en="The finance and the economy unit must approve normative drafts and drafts on money or plans; for "
            "others their absence is a warning.",
        ),
    ),
    Reading(
        "A-18",
        t(
            kk="Үш жұмыс күнінде жауап келмесе, бұл келісім емес: бұрыштама жоқ деп саналып, себебі мен дәлелі "
            "көрсетіледі.",
            ru="Молчание в течение трёх рабочих дней — не согласие: виза считается отсутствующей, нужны причина и "
            "доказательство направления.",
            en="Silence for three working days is no consent: the visa is missing, and its reason and proof are asked "
            "for.",
        ),
    ),
    Reading(
        "A-19",
        t(
            kk="Парақтар бір жағына басылған деп саналады: екі беттен асса – екі парақтан асқаны.",
            ru="Листы считают при односторонней печати: больше двух страниц — это больше двух листов.",
            en="Sheets are counted as printed on one side: more than two pages are more than two sheets.",
        ),
        "sheets",
    ),
    Reading(
        "A-20",
        t(
            kk="Сараптама екі кезеңнен тұрады: тіркеуге дейін – іс жүргізу мен мәтіндердің тең түпнұсқалығы, "
            "тіркелгеннен кейін үш жұмыс күні ішінде – заңдылығы тексеріледі.",
            ru="Экспертиза идёт в два этапа: до регистрации проверяют делопроизводство и аутентичность текстов, после "
            "неё в три рабочих дня — законность.",
            en="Expertise has two stages: clerical and authenticity before registration, legal within three working "
            "days after it.",
        ),
    ),
    Reading(
        "A-21",
        t(
            kk="«Шұғыл» белгісі әкім мен орынбасарлардың тапсырмасында күнтізбелік он күнді, жоғары тұрған органның "
            "тапсырмасында он жұмыс күнін білдіреді.",
            ru="«Срочно» в поручении акима и заместителей — десять календарных дней, в поручении вышестоящего органа "
            "— десять рабочих.",
            en="‘Urgent’ means ten calendar days in a task of the akim or a deputy, ten working days in one from "
            "above.",
        ),
    ),
    Reading(
        "A-22",
        t(
            kk="Шекаралық күн қысқарақ бақылау түріне жатады: он жұмыс күніне дейін – шұғыл, бір айға дейін – қысқа, "
            "алты айға дейін – орта мерзімді.",
            ru="Пограничный день относится к более короткому виду контроля: до десяти рабочих дней — срочный, до "
            "месяца — краткосрочный, до шести месяцев — среднесрочный.",
            en="A day on the border belongs to the shorter type of control: up to ten working days urgent, up to a "
            "month short, up to six months medium.",
        ),
    ),
    Reading(
        "A-23",
        t(
            kk="Тоқсандық есеп тоқсанның соңғы айының 25-іне қарай беріледі.",
            ru="Квартальный отчёт представляют к 25-му числу последнего месяца квартала.",
            en="The quarterly report is due by the 25th of the last month of the quarter.",
        ),
        "report_month",
    ),
    Reading(
        "A-24",
        t(
            kk="Мерзім әкімдікке емес, бөлімшеге түскен күннен есептеледі; екі күн де жазылады.",
            ru="Срок считается от поступления в подразделение, а не в акимат; записывают оба дня.",
            en="The term runs from receipt in the unit, not in the akimat; both days are recorded.",
        ),
    ),
    Reading(
        "A-25",
        t(
            kk="Мерзімді ұзарту тәртібі әкімнің өз тапсырмаларына да қолданылады, бірақ тек ескерту түрінде.",
            ru="Порядок продления применяется и к поручениям самого акима, но лишь как предупреждение.",
            en="The procedure of extension is applied to the akim's own assignments too, but only as a warning.",
        ),
        "own_extensions",
    ),
    Reading(
        "A-26",
        t(
            kk="Ұзарту туралы өтініш мерзімнен кемінде күнтізбелік бір күн бұрын беріледі.",
            ru="О продлении просят не позже чем за один календарный день до срока.",
            en="An extension is asked for at least one calendar day before the term.",
        ),
    ),
    Reading(
        "A-27",
        t(
            kk="Орта немесе ұзақ мерзімді бақылауға ауыстыру – ұзарту: рұқсат етілген жалғыз ұзарту осыған жұмсалады.",
            ru="Перевод на средне- или долгосрочный контроль — это продление, и единственное допустимое продление им "
            "использовано.",
            en="Conversion to medium or long control is an extension and uses up the only one.",
        ),
    ),
    Reading(
        "A-28",
        t(
            kk="Бақылауға алынған актінің бір айы – күнтізбелік ай; соңғы күні демалыс болса, мерзім келесі жұмыс "
            "күніне өтеді.",
            ru="Месяц для акта на контроле календарный; с нерабочего последнего дня срок переходит на рабочий.",
            en="The month of an act under control is a calendar month, rolled to the next working day.",
        ),
    ),
    Reading(
        "A-29",
        t(
            kk="Күн тәртібін таратудың үш күні – күнтізбелік; тарату мен отырыс күндерінің айырмасы үштен кем "
            "болмайды.",
            ru="Три дня до заседания — календарные; разница между днём рассылки и днём заседания не меньше трёх.",
            en="The three days before a meeting are calendar days; the two dates differ by three at least.",
        ),
    ),
    Reading(
        "A-30",
        t(
            kk="Тізбе, жоспар және күн тәртібі қазақша міндетті, орысшасы ерікті, бірақ болса, қазақшасына сәйкес "
            "келеді; жобалар екі тілде болады.",
            ru="Перечни, планы и повестки обязательны на казахском, русский текст по желанию, но совпадает с "
            "казахским; проекты — на двух языках.",
            en="Lists, plans and agendas are required in Kazakh, Russian is optional but agrees with it; drafts are "
            "in both.",
        ),
        "internal_languages",
    ),
    Reading(
        "A-31",
        t(
            kk="Төртінші тоқсан бойынша ақпарат 10 қаңтарға дейін беріледі.",
            ru="Информация за четвёртый квартал подаётся до 10 января.",
            en="Information for the fourth quarter is due by 10 January.",
        ),
    ),
    Reading(
        "A-32",
        t(
            kk="Тоқсан – күнтізбелік тоқсан.",
            ru="Квартал — календарный.",
            en="A quarter is a calendar quarter.",
        ),
    ),
    Reading(
        "A-33",
        t(
            kk="Хаттаманың үш күндік мерзімі қол қоюға қатысты: бұрыштама да, қол да осы мерзімде қойылады.",
            ru="Трёхдневный срок протокола — срок подписания: и виза, и подпись ставятся в его пределах.",
            en="The three days of a protocol are for signing: visa and signature lie within them.",
        ),
    ),
    Reading(
        "A-34",
        t(
            kk="Хаттама қол қойылған күні таратылады; келесі күнгі тарату – қате, кешіктіруді әкімдік белгілей алады.",
            ru="Протокол рассылается в день подписания; на следующий день — ошибка, отсрочку может установить акимат.",
            en="A protocol is sent on the day it is signed; the next day is an error unless the akimat grants days of "
            "grace.",
        ),
        "dispatch_grace_days",
    ),
    Reading(
        "A-35",
        t(
            kk="«Бір мезгілде» дегеніміз – бір күнтізбелік күнде.",
            ru="«Одновременно» — в один календарный день.",
            en="‘Simultaneously’ means on one calendar date.",
        ),
    ),
    Reading(
        "A-36",
        t(
            kk="Тіркелмейтін актінің көшірмелерін тарату мерзімі жоқ; бес жұмыс күнінен кейін ескертіледі.",
            ru="Срок рассылки копий акта, который не регистрируют, не назван; через пять рабочих дней — "
            "предупреждение.",
            en="For an act that is not registered no term of dispatch is given; after five working days there is a "
            "warning.",
        ),
        "copies_days",
    ),
    Reading(
        "A-37",
        t(
            kk="Кеңесте басшының орынбасары «ескертулермен» бұрыштама қоя алады, бірақ бірінші басшы оны растауға "
            "тиіс.",
            ru="На совещании визу «с замечаниями» может дать и заместитель, но первый руководитель её подтверждает.",
            en="At a meeting a deputy may give a visa with remarks; the first head has to confirm it.",
        ),
    ),
    Reading(
        "A-38",
        t(
            kk="Күші жойылған актілерге сілтеме жасайтын талаптар сақталады, сілтеменің мәртебесі көрсетіледі.",
            ru="Требования, которые ссылаются на утратившие силу акты, сохраняются; у ссылки показывают её статус.",
            en="Duties that refer to acts no longer in force remain; the reference is shown with its status.",
        ),
    ),
    Reading(
        "A-39",
        t(
            kk="Дауыс ашық беріледі, шешуші дауыс жоқ: дауыс тең бөлінсе, шешім қабылданбайды.",
            ru="Голосование открытое, решающего голоса нет: при равенстве решение не принято.",
            en="Votes are open and nobody has a casting vote: a tie is not adopted.",
        ),
    ),
    Reading(
        "A-40",
        t(
            kk="Бекітілген тізбені тарату мерзімі жоқ; үш жұмыс күнінен кейін ескертіледі.",
            ru="Срок рассылки утверждённого перечня не назван; через три рабочих дня — предупреждение.",
            en="No term is given for sending the approved list; after three working days there is a warning.",
        ),
        "list_days",
    ),
)

READINGS: Mapping[str, Reading] = MappingProxyType({reading.id: reading for reading in _ALL})
"""Every reading by its id."""
