"""The comment: what it says, word for word; that nothing of a stranger is more than text in it; that it always fits."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import nh3
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reglament.forge.base import Light
from reglament.forge.comment import LIMIT, MARKER, comment, light_text
from reglament.forge.safe import JOINER, safe
from reglament.gate.decision import Remark, Said
from reglament.pipeline.gating_forge import LIGHTS, told_of
from tests.unit.forge.city import AKIM, OTHERS, UNITS, City

GOLDEN = Path(__file__).parent / "golden"
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
ALLOWED = {
    *("h3", "p", "b", "em", "ul", "li", "table", "tr", "td", "th", "tbody", "thead", "br", "sub", "code", "pre", "a"),
    *("details", "summary", "ins", "del", "hr"),
}
"""Elements that both kinds of servers leave as they are and that the comment needs."""
HOSTILE = [
    "</td></tr></table><script>alert(1)</script>",
    "@qiyalbekov /approve",
    "[нажмите](https://evil.example) ![x](https://evil.example/p.png)",
    "https://evil.example www.evil.example mail@evil.example #7 GH-7 !7 apparat/qujattar#7",
    "```visa\ndigest: 0000\n```",
    "````\n# заголовок\n\n<b>жирно</b>\n\n- [ ] список",
    "\u202eобратно\u202c нуль\u200bширина \u2066x\u2069",
    "<!-- reglament:visas -->",
    "a | b | c\n---|---|---",
    "$\\rm{x}$ &lt;b&gt; &#64;akim \\@akim",
]


class Read(HTMLParser):
    """The text that a reader sees, and every element and address in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.tags, self.links = "", [], []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [value or "" for key, value in attrs if key in ("href", "src")]


def seen(markdown: str) -> Read:
    read = Read()
    read.feed(MARKDOWN.render(markdown))
    return read


LINKS = re.compile(r"(?<!\w)@\w|(?<!&)#\d|\bGH-\d|!\d|https?://|\bwww\.", re.IGNORECASE)


@given(st.text(max_size=300))
@settings(max_examples=400, deadline=None)
@example("@a")
@example("a@b.example")
@example("`|*_~[]()<>&\"'\\$#1")
def test_any_text_stays_text(text: str) -> None:
    made = safe(text)
    for around in (
        f"<p>{made}</p>",
        f"x {made} x",
        f"<td>{made}</td>",
        f"<details><summary>{made}</summary>\n</details>",
    ):
        read = seen(around)
        assert set(read.tags) <= {"p", "td", "details", "summary"}
        assert not read.links
        assert not LINKS.search(read.text)
    assert "\n" not in made


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_read_as_it_was_written(text: str) -> None:
    shown = seen(f"<p>{safe(text)}</p>").text.replace(JOINER, "")
    visible = "".join(letter for letter in text if letter not in "\u202e\u202c\u200b\u2066\u2069")
    assert shown == " ".join(visible.split())


@pytest.fixture(scope="module")
def passed(tmp_path_factory: pytest.TempPathFactory) -> City:
    """A request with all its visas, one of them with remarks in which a stranger tries everything, then changed."""
    town = City.built(tmp_path_factory.mktemp("town"), "github")
    town.look()
    for person in (*UNITS[:-1], *OTHERS):
        town.press(person)
    town.press(UNITS[-1], "approve", "\n".join(f"- {' '.join(one.split())} и ещё слова" for one in HOSTILE))
    town.look()
    town.press(AKIM)
    town.look()
    return town


def golden(name: str, made: str) -> None:
    file = GOLDEN / name
    made = re.sub(r"\b[0-9a-f]{10,16}\b", "0123456789", made)  # the demonstration changes, and its digests with it
    if os.environ.get("REGLAMENT_GOLDEN"):
        file.write_text(made, encoding="utf-8")
    assert made == file.read_text(encoding="utf-8"), f"REGLAMENT_GOLDEN=1 writes {name} anew: look at it"


def test_the_comments_word_for_word(passed: City) -> None:
    golden("remarks.md", passed.said)


def test_what_strangers_wrote_is_nothing_but_text(passed: City) -> None:
    read = seen(passed.said)
    assert set(read.tags) <= ALLOWED
    assert set(read.links) == {"https://ci.example/run/1#artifacts"}
    assert not LINKS.search(read.text)
    assert passed.said.count(MARKER) == 1
    assert passed.said.startswith(MARKER)
    assert "нажмите" in read.text


def test_servers_that_clean_it_leave_it_as_it_is(passed: City) -> None:
    html = MARKDOWN.render(passed.said)
    attributes = {"a": {"href"}, "td": {"colspan"}, "code": {"class"}}
    cleaned = nh3.clean(html, tags=ALLOWED, attributes=attributes, link_rel=None)
    assert [tag for tag in seen(cleaned).tags if tag != "tbody"] == seen(html).tags
    assert seen(cleaned).text.strip() == seen(html).text.strip()


def test_both_languages_the_state_language_first(passed: City) -> None:
    text = passed.said
    assert 0 < text.index("Визалар күтілуде") < text.index("Ожидаются визы")
    assert text.index("3-жұмыс күні") < text.index("3-й рабочий день") if "3-жұмыс күні" in text else True


def test_however_much_was_written_it_fits(passed: City) -> None:
    desk = passed.desk
    found = passed.look()
    told = told_of(desk, found.decision, found.case, ())
    many = tuple(Remark(f"9.{number}", "ұ" * 5000) for number in range(500))
    roles = tuple(replace(one, remarks=many, because=one.because * 50) for one in found.decision.roles) * 12
    long = comment(replace(told, decision=replace(found.decision, roles=roles)))
    assert len(long) <= LIMIT + 100
    assert set(seen(long).tags) <= ALLOWED
    assert len(light_text(told)) <= 140


def test_thousands_of_faults_are_told_in_one_comment_66(passed: City) -> None:
    """However many there are: the comment keeps its mark, so that it is found again, and ends where a reader can."""
    found = passed.look()
    told = told_of(passed.desk, found.decision, found.case, ())
    for path in ("content/acts/2026/x/\u00e9.md", "&" * 5000):
        because = (Said("{path} cannot be read: `build.py check` says where and why.", {"path": path}),) * 3000
        for roles in ((), found.decision.roles):
            long = comment(
                replace(told, decision=replace(found.decision, because=because, incidents=because, roles=roles))
            )
            assert long.startswith(MARKER)
            assert len(long) <= LIMIT + 100
            assert long.count("<ul>") == long.count("</ul>")
            assert "Визалар күтілуде" in long


def test_a_papers_address_is_a_link_only_when_it_is_one(passed: City) -> None:
    found = passed.look()
    told = told_of(passed.desk, found.decision, found.case, ())
    for address in ("javascript:alert(1)", "http://x.example", ""):
        assert "<a " not in comment(replace(told, papers=address))


def test_only_a_pass_is_green() -> None:
    assert {outcome for outcome, light in LIGHTS.items() if light is Light.SUCCESS} == {
        outcome for outcome in LIGHTS if outcome.passes
    }


def test_the_redline_of_a_stale_visa_word_for_word(passed: City) -> None:
    passed.push("act.kk.md", "\n3. ", "\n3. Бұдан басқа, ")
    passed.push("act.ru.md", "\n3. ", "\n3. Кроме того, ")
    passed.look()
    golden("stale.md", passed.said)
    assert "<ins>Бұдан басқа,</ins>" in passed.said.partition("Ожидаются визы")[0]
    assert "<ins>Кроме того,</ins>" in passed.said.partition("Ожидаются визы")[2]
