"""Invitations: whom an agenda invites, and what each of them is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reglament.render.compose_invitations import invitation, invited
from reglament.render.desk import Desk
from reglament.render.docx import DocxWriter
from reglament.render.typst import Typesetter
from reglament.settings import resource
from tests.unit.render.akimat import FILES, Akimat
from tests.unit.render.papers import printed
from tests.unit.render.pdfs import letters, pages

AGENDA = "meetings/2026/10-29/agenda"
NAME = f"content/{AGENDA}.yml"
MORE = """  - number: 2
    title: {kk: Жарық туралы, ru: О свете}
    time: "10:40"
    materials: [{paper: acts/2026/zhoq/act}]
    invited: [{name: {kk: Қонақ, ru: Гость}, position: {kk: сарапшы, ru: эксперт}}, {person: b, position: chief}]
"""


def desk(akimat: Akimat, lang: str) -> Desk:
    return Desk(akimat.document(AGENDA), akimat.repository, akimat.registers, lang)


@pytest.fixture
def akimat(tmp_path: Path) -> Akimat:
    return Akimat(tmp_path, {NAME: FILES[NAME] + MORE})


def test_everybody_is_invited_once(akimat: Akimat) -> None:
    assert [one.get("person") or one["name"]["ru"] for one in invited(desk(akimat, "ru"))] == ["Гость", "b"]


def test_an_invitation_says_who_to_what_when_and_where(akimat: Akimat) -> None:
    guest, own = invited(desk(akimat, "ru"))
    ru, kk = (tuple(printed(invitation(desk(akimat, lang), guest))) for lang in ("ru", "kk"))
    for wanted in (
        "ПРИГЛАШЕНИЕ",
        "Гость – эксперт",
        "1. О чистоте",
        "2. О свете",
        "29 октября 2026 года, 10:00",
        "зал",
    ):
        assert wanted in ru
    assert "проект постановления; справка" in ru, "the question says their title"
    assert "acts/2026/zhoq/act" in ru, "a material that is not there goes by its id"
    assert "Приглашаем Вас принять участие в заседании акимата города Тау." in ru
    assert {"ШАҚЫРУ", "Қонақ – сарапшы", "2. Жарық туралы", "10:40"} <= {*kk}
    only = tuple(printed(invitation(desk(akimat, "ru"), own)))
    assert "2. О свете" in only
    assert "1. О чистоте" not in only
    assert invitation(desk(akimat, "ru"), guest).signatures[0].name == "Б. Примеров"


def test_an_invitation_can_be_set_in_both_formats(akimat: Akimat) -> None:
    paper = invitation(desk(akimat, "kk"), invited(desk(akimat, "kk"))[0])
    pdf = Typesetter(resource("templates")).pdf(paper, date(2026, 10, 22))
    assert letters("ШАҚЫРУ") in letters(pages(pdf.data)[0])
    writer = DocxWriter(resource("templates"))
    assert writer.docx(paper, pdf.pages, date(2026, 10, 22))[:2] == b"PK"
    writer.close()


@pytest.mark.parametrize("data", [None, [], {"items": 3}, {"meeting": [], "items": [{"invited": [1, {"name": 2}]}]}])
def test_a_spoilt_agenda_never_breaks_an_invitation(akimat: Akimat, data: object) -> None:
    document = akimat.document(AGENDA)
    broken = replace(document, source=replace(document.source, data=data))
    for lang in ("kk", "ru"):
        on = Desk(broken, akimat.repository, akimat.registers, lang)
        for official in (*invited(on), {}, {"person": "a"}):
            assert all(isinstance(text, str) for text in printed(invitation(on, official)))
