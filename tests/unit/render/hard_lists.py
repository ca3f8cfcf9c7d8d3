"""Hard papers of meetings, plans, control and letters: the long ones and the nearly empty ones."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path

from tests.unit.render import hard_words as words
from tests.unit.render.hard_parts import HEADS, UNITS, Text, drawn, guests, official, put, said


def meeting(content: Path, day: str, questions: int, rng: random.Random) -> None:
    """An agenda, its protocol, an extract and a memo."""
    folder = content / "meetings" / "2026" / day
    place = said(
        (
            "Сарқырама қаласы, Бұлақ көшесі, 1, үлкен отырыстар залы",
            "город Саркырама, улица Булак, 1, большой зал заседаний",
        )
    )
    about = {"date": f"2026-{day}", "time": "10:00", "place": place, "kind": "regular", "session": "open"}
    akim, chief = {"person": "qiyalbekov", "position": "akim"}, {"person": "tiyanaqov", "position": "head-of-apparatus"}
    titles = [
        words.LONG_TITLES[n % len(words.LONG_TITLES)] if n % 3 else drawn(rng, words.TITLES) for n in range(questions)
    ]
    put(
        folder / "agenda.yml",
        {
            "kind": "agenda",
            "title": said(
                ("Сарқырама қаласы әкімдігі отырысының күн тәртібі", "Повестка дня заседания акимата города Саркырама")
            ),
            "status": "final",
            "meeting": about,
            "agreed": {**akim, "date": "2026-11-05"},
            "prepared_by": chief,
            "items": [
                {
                    "number": n + 1,
                    "title": said(title),
                    "initiator": UNITS[n % len(UNITS)],
                    "rapporteurs": [official(n), *([official(n + 1)] if n % 4 == 0 else [])],
                    "time": f"{10 + n // 3}:{n % 3 * 2}0",
                    "invited": guests(rng, rng.choice((0, 1, 3, 9))),
                }
                for n, title in enumerate(titles)
            ],
        },
    )
    text = Text(("Сарқырама қаласы әкімдігінің отырысы", "Заседание акимата города Саркырама"))
    for n, title in enumerate(titles):
        text.add((f"## {n + 1}. {title[0]} {{#item-{n + 1}}}", f"## {n + 1}. {title[1]} {{#item-{n + 1}}}"))
        for _ in range(rng.randint(1, 3)):
            text.add(drawn(rng, words.SENTENCES, 3))
    text.write(folder, "protocol")
    put(
        folder / "protocol.yml",
        {
            "kind": "protocol",
            "title": said(("Сарқырама қаласы әкімдігінің отырысы", "Заседание акимата города Саркырама")),
            "number": 11,
            "meeting": {k: v for k, v in about.items() if k != "time"},
            "agenda": f"meetings/2026/{day}/agenda",
            "chair": akim,
            "secretary": {"person": "mezgilov", "position": "head-org-control"},
            "present": ["qiyalbekov", "ertegin", "bolzhamov", "armandarova", "tiyanaqov", *(one for one, _ in HEADS)],
            "absent": [],
            "invited": guests(rng, questions * 2),
            "items": [
                {
                    "number": n + 1,
                    "title": said(title),
                    "heard": [official(n)],
                    "spoke": [official(n + k) for k in range(2, 2 + n % 5)],
                    "vote": {"present": 17, "for": 15, "against": 1, "abstain": 1},
                    "result": ("adopted", "noted")[n % 2],
                    "tasks": [
                        {
                            "text": said(drawn(rng, words.TASKS, 2)),
                            "executor": UNITS[(n + k) % len(UNITS)],
                            "due": "2026-12-25",
                        }
                        for k in range(n % 3)
                    ],
                }
                for n, title in enumerate(titles)
            ],
            "visa": {**chief, "date": "2026-11-16"},
            "signed": {**akim, "date": "2026-11-16"},
        },
    )
    put(
        folder / "extract-1.yml",
        {
            "kind": "extract",
            "title": said(("Отырыс хаттамасынан үзінді", "Выписка из протокола заседания")),
            "protocol": f"meetings/2026/{day}/protocol",
            "number": 11,
            "date": f"2026-{day}",
            "items": [*range(1, min(questions, 4) + 1)],
            "certified": {**chief, "date": "2026-11-17"},
        },
    )
    put(
        folder / "dispatch.yml",
        {
            "kind": "dispatch_list",
            "title": said(("Материалдарды тарату тізбесі", "Указатель рассылки материалов")),
            "of": f"meetings/2026/{day}/agenda",
            "approved": {**chief, "date": "2026-11-06"},
            "recipients": [
                *({"person": one, "channel": "electronic"} for one, _ in HEADS),
                *({"name": one["name"]} for one in guests(rng, questions)),
            ],
        },
    )


def plans(content: Path, rng: random.Random) -> None:
    """A plan of eighty rows, a list of thirty questions, lists of events of both sorts of length."""
    akim, chief = {"person": "qiyalbekov", "position": "akim"}, {"person": "tiyanaqov", "position": "head-of-apparatus"}
    approved, quarter = {**akim, "date": "2026-09-25"}, content / "plans" / "2026"
    for name, rows in (("q4", 80), ("q3", 2)):
        put(
            quarter / name / "plan.yml",
            {
                "kind": "work_plan",
                "title": said(words.PLAN_TITLE),
                "year": 2026,
                "quarter": int(name[1]),
                "approved": approved,
                "submitted": {**chief, "date": "2026-09-18"},
                "items": [
                    {
                        "number": n + 1,
                        "measure": said(drawn(rng, words.TASKS)),
                        "form": said(drawn(rng, words.FORMS)),
                        "due": f"2026-{9 + n % 3 + (name == 'q4'):02}-15",
                        "executor": UNITS[n % len(UNITS)],
                    }
                    for n in range(rows)
                ],
            },
        )
        put(
            quarter / name / "list.yml",
            {
                "kind": "quarterly_list",
                "title": said(words.LIST_TITLE),
                "year": 2026,
                "quarter": int(name[1]),
                "approved": approved,
                "items": [
                    {
                        "number": n + 1,
                        "title": said(drawn(rng, words.LONG_TITLES)),
                        "initiator": UNITS[n % len(UNITS)],
                        "rapporteur": official(n),
                        "planned": f"2026-{9 + n % 3 + (name == 'q4'):02}",
                    }
                    for n in range(max(rows // 3, 1))
                ],
            },
        )
    for month, rows in (("10", 34), ("11", 1)):
        put(
            quarter / month / "events.yml",
            {
                "kind": "events_list",
                "title": said(words.EVENTS_TITLE),
                "month": f"2026-{month}",
                "compiled": {**chief, "date": "2026-09-25"},
                "items": [
                    {
                        "number": n + 1,
                        "time": "10:00",
                        "title": said(drawn(rng, words.TITLES)),
                        "date": f"2026-{month}-{n % 28 + 1:02}",
                        "place": said(("Орталық алаң", "Центральная площадь")),
                        "akim": said(("сөз сөйлейді", "выступает")),
                        "proposer": official(n),
                        "unit": UNITS[n % len(UNITS)],
                    }
                    for n in range(rows)
                ],
            },
        )


def control(content: Path, number: int, rng: random.Random) -> None:
    """A control card with its extensions, and its organisational plan."""
    day = date(2026, 3, 2)
    extensions = [
        {
            "requested": str(day + timedelta(30 * n)),
            "by": official(n + 6),
            "reason": said(drawn(rng, words.SENTENCES)),
            "decided": str(day + timedelta(30 * n + 2)),
            "decision": "granted" if n % 3 else "refused",
            "new_due": str(day + timedelta(30 * n + 40)),
        }
        for n in range(number)
    ]
    put(
        content / "assignments" / "2026" / f"h-{number}.yml",
        {
            "kind": "assignment",
            "number": f"11-04/{number}",
            "title": said(words.LONG_TITLES[number % len(words.LONG_TITLES)]),
            "text": said(drawn(rng, words.TASKS, 3)),
            "source": {"level": "government", "title": said(words.SOURCE)},
            "issued": "2026-02-10",
            "received": "2026-02-12",
            "due": "2026-03-10",
            "control_type": "medium",
            "executor": UNITS[6 + number % 3],
            "responsible": official(6 + number % 3),
            "co_executors": [*UNITS[: number % 6]],
            "state": "open",
            **({"extensions": extensions} if extensions else {}),
            "history": [
                {"date": str(day + timedelta(n)), "text": said(drawn(rng, words.SENTENCES, 2)), "by": official(n)}
                for n in range(number * 2)
            ],
        },
    )
    put(
        content / "assignments" / "2026" / f"h-{number}" / "org-plan.yml",
        {
            "kind": "org_plan",
            "title": said(words.PLAN_TITLE),
            "assignment": f"assignments/2026/h-{number}",
            "approved": {"person": "qiyalbekov", "position": "akim", "date": "2026-02-20"},
            "officials": [{"unit": UNITS[n], "official": official(n)} for n in range(number + 1)],
            "measures": [
                {
                    "number": n + 1,
                    "measure": said(drawn(rng, words.TASKS)),
                    "due": "2026-03-15",
                    "unit": UNITS[n % len(UNITS)],
                    "official": official(n),
                }
                for n in range(number * 5 + 1)
            ],
        },
    )


def letter(content: Path, number: int, rng: random.Random) -> None:
    """A letter to one or more addressees."""
    text = Text(drawn(rng, words.TITLES))
    for _ in range((1, 3, 6, 10)[number % 4]):
        text.add(drawn(rng, words.SENTENCES, 4))
    folder = content / "letters" / "2026"
    text.write(folder, f"h-{number}")
    title = text.parts[0][0][2:], text.parts[1][0][2:]
    put(
        folder / f"h-{number}.yml",
        {
            "kind": "outgoing_letter",
            "title": said(title),
            "status": "sent",
            "letterhead": ("coat_of_arms", "plain")[number % 2],
            "date": "2026-10-23",
            "number": f"3-12/{800 + number}",
            "addressees": [
                {
                    "type": "state_body",
                    "name": said(words.BODIES[n % len(words.BODIES)]),
                    **({"official": said(words.TO[n % len(words.TO)])} if n % 2 else {}),
                }
                for n in range((1, 5, 2, 3)[number % 4])
            ],
            "in_reply_to": {"date": "2026-10-07", "number": "05-11/9231"},
            "signer": {"person": "qiyalbekov", "position": "akim"},
            "executor": {
                "name": said(("Н. Ұзынтегінов-Абдрахманов", "Н. Узынтегинов-Абдрахманов")),
                "phone": "+7 (700) 000-00-12",
            },
            **(
                {
                    "attachments": [
                        {"title": said(drawn(rng, words.ANNEX_TITLES)), "sheets": n + 1} for n in range(number % 6)
                    ]
                }
                if number % 6
                else {}
            ),
        },
    )
