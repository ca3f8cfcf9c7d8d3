"""Papers of kinds without a page made for them: what their schemas say, in the words of the page's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from reglament.portal import stage
from reglament.portal.face import OWN, PLAIN
from reglament.portal.stage import LANGS
from reglament.schema.labels import kind_title, shipped

LETTER = """
    kind: outgoing_letter
    title: {kk: Мерзім туралы, ru: О сроке}
    status: sent
    date: 2026-11-12
    number: "3-12/801"
    addressees:
      - {type: TYPE, name: {kk: Министрлік, ru: Министерство}}
    assignment: assignments/2026/esep
    signer: {person: akimov, position: akim}
    sent: {date: 2026-11-13, channel: edms}
    """
EXPERTISE = """
    kind: expertise
    act: acts/2026/tazalyq/act
    rounds:
      - submitted: 2026-11-02
        authenticity: {person: sanov, position: head-finance, date: 2026-11-03, authentic: true}
        registered: {number: "Ж-1", date: 2026-11-03}
    """
PLAN = """
    kind: org_plan
    title: {kk: Жоспар, ru: План работ}
    assignment: assignments/2026/esep
    approved: {person: akimov, position: akim, date: 2026-11-11}
    measures:
      - {number: 1, measure: {kk: Жинау, ru: Собрать данные}, due: 2026-11-18, unit: finance}
    """
SEAL = """
    kind: seal
    act: acts/2026/tazalyq/act
    sealed: {person: sanov, position: head-finance, date: 2026-11-11}
    files: [{name: act.kk.md, sha256: abc}, {name: act.ru.md, sha256: def}]
    """
SECRET = "content/acts/2026/qupiya/act.yml"


def body(folder: Path, page: str) -> str:
    """The finished body of a page of the stage."""
    return (folder / f"{page}.md").read_text(encoding="utf-8").split("---\n", 2)[2]


def test_a_letter_is_told_in_the_words_of_its_schema(make_site, tmp_path: Path) -> None:
    stage(make_site({"content/letters/2026/merzim.yml": LETTER.replace("TYPE", "state_body")}), tmp_path)
    page = body(tmp_path, "ru/letters/2026/merzim")
    for wanted in (
        "О сроке",
        "12 ноября 2026 года",
        "№ 3-12/801",
        "государственный орган",
        "Министерство",
        "отправлено",
    ):
        assert wanted in page, wanted
    assert 'href="../../people/akimov.html"' in page
    assert 'href="../../assignments/2026/esep.html"' in page
    assert "state_body" not in page
    assert "edms" not in page
    assert "2026 жылғы 12 қараша" in body(tmp_path, "kk/letters/2026/merzim")
    assert 'href="../letters/2026/merzim.html"' in body(tmp_path, "ru/registers/index")
    assert 'href="../../letters/2026/merzim.html"' in body(tmp_path, "ru/assignments/2026/esep")


def test_an_expertise_and_a_seal_are_found_from_the_act(make_site, tmp_path: Path) -> None:
    dossier = "content/acts/2026/tazalyq"
    stage(make_site({f"{dossier}/expertise.yml": EXPERTISE, f"{dossier}/seal.yml": SEAL}), tmp_path)
    act, page = body(tmp_path, "ru/acts/2026/tazalyq/act"), body(tmp_path, "ru/acts/2026/tazalyq/expertise")
    assert 'href="expertise.html"' in act
    assert "11 ноября 2026 года, 2 файла" in act
    assert "sha256sum -c sums.txt" in act
    assert '<pre class="rg-sums">abc  act.kk.md\ndef  act.ru.md</pre>' in act
    assert not (tmp_path / "ru/acts/2026/tazalyq/seal.md").exists()
    for wanted in ("Экспертиза: О чистоте", "С. Санов", "3 ноября 2026 года", "№ Ж-1", "Тексты аутентичны", "да"):
        assert wanted in page, wanted


def test_a_plan_leads_to_its_assignment_and_back(make_site, tmp_path: Path) -> None:
    stage(make_site({"content/assignments/2026/esep/org-plan.yml": PLAN}), tmp_path)
    page = body(tmp_path, "ru/assignments/2026/esep/org-plan")
    assert 'href="../esep.html"' in page
    assert "Собрать данные" in page
    assert "Управление финансов" in page
    assert 'href="esep/org-plan.html"' in body(tmp_path, "ru/assignments/2026/esep")


@pytest.mark.parametrize(
    "changes",
    [
        {"content/letters/2026/x.yml": LETTER.replace("TYPE", "citizen")},
        {
            SECRET: "kind: order\nstatus: draft\nsecrecy: official_use\n",
            "content/letters/2026/x.yml": LETTER.replace("TYPE", "state_body").replace("esep", "qupiya"),
            "content/assignments/2026/qupiya.yml": """
                kind: assignment
                title: {kk: Құпия, ru: Тайное}
                source: {level: akimat, paper: acts/2026/qupiya/act}
                """,
            "content/assignments/2026/qupiya/org-plan.yml": PLAN.replace("esep", "qupiya"),
        },
    ],
    ids=["letter to a citizen", "what rests on a secret act"],
)
def test_what_is_not_for_the_public_has_no_page_and_no_mention(make_site, tmp_path: Path, changes) -> None:
    stage(make_site(changes), tmp_path)
    names = [path.as_posix() for path in tmp_path.rglob("*.md")]
    assert not [name for name in names if "/letters/" in name or "qupiya" in name]
    assert not [name for name in names if "О сроке" in Path(name).read_text(encoding="utf-8")]


def test_a_row_that_names_a_hidden_paper_is_left_out(make_site, tmp_path: Path) -> None:
    memo = """
        kind: archive_inventory
        title: {kk: Тізімдеме, ru: Опись}
        rows:
          - {number: 1, title: {kk: Ашық, ru: Открытое}, papers: [acts/2026/tazalyq/act]}
          - {number: 2, title: {kk: Жабық, ru: Закрытое}, papers: [acts/2026/qupiya/act]}
        """
    secret = "kind: order\nstatus: draft\nsecrecy: official_use\n"
    stage(make_site({SECRET: secret, "content/archive/2026/a.yml": memo}), tmp_path)
    page = body(tmp_path, "ru/archive/2026/a")
    assert "Открытое" in page
    assert "Закрытое" not in page


AGENDA = """
    kind: agenda
    title: {kk: Күн тәртібі, ru: Повестка дня}
    meeting: {date: 2026-11-27, time: "10:00", kind: regular, session: SESSION}
    items: [{number: 1, title: {kk: Мәселе, ru: Вопрос о хранилище}, initiator: finance}]
    """


def test_a_meeting_says_by_when_its_materials_are_awaited_and_why(make_site, tmp_path: Path) -> None:
    stage(make_site({"content/meetings/2026/11-27/agenda.yml": AGENDA.replace("SESSION", "open")}), tmp_path)
    for page in ("ru/meetings/2026/11-27/agenda", "ru/assignments/index"):
        assert "24.11.2026" in body(tmp_path, page), page
        assert "как посчитан срок" in body(tmp_path, page) or "осталось" in body(tmp_path, page), page
        assert "<details><summary>" in body(tmp_path, page), page


def test_terms_of_a_closed_meeting_are_not_told(make_site, tmp_path: Path) -> None:
    stage(make_site({"content/meetings/2026/11-27/agenda.yml": AGENDA.replace("SESSION", "closed")}), tmp_path)
    assert "24.11.2026" not in body(tmp_path, "ru/assignments/index")
    assert "хранилище" not in body(tmp_path, "ru/assignments/index")


@pytest.mark.parametrize("kind", [*OWN, *PLAIN, "seal"])
def test_every_kind_has_its_name_in_every_language(kind: str) -> None:
    names = kind_title(kind)
    assert kind in shipped().schemas
    assert all(names[lang] and names[lang] != kind for lang in (*LANGS, "en"))
