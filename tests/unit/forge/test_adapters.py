"""Both kinds of servers, asked for the same things: what comes back is the same, and whole."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from reglament.forge.base import Forge, ForgeError, Light
from reglament.gate.reviews import State
from tests.unit.forge.conftest import AUTHOR, ONE, TWO
from tests.unit.forge.fake import Fake, Fault, said


def test_a_request(fake: Fake, forge: Forge) -> None:
    found = forge.request(7)
    assert (found.number, found.author, found.login, found.target) == (7, AUTHOR, "author", "main")
    assert (found.head, found.ready, found.open, found.merged, found.guarded) == (
        fake.head(7),
        True,
        True,
        False,
        "main",
    )
    assert found.created == fake.pulls[7].created
    assert forge.now == fake.now
    assert forge.host == {"github": "github.com", "ghes": "ghe.example", "gitea": "git.sarqyrama.example"}[fake.dialect]


def test_a_draft_and_an_author_who_is_gone(fake: Fake, forge: Forge) -> None:
    fake.pulls[7].draft = True
    if not fake.github:
        del fake.users[AUTHOR]
        assert forge.request(7).author is None
    assert not forge.request(7).ready


def test_reviews_of_all_sorts(fake: Fake, forge: Forge) -> None:
    fake.review(7, ONE, "approve")
    fake.review(7, TWO, "refuse", "Not like this, and here is why.")
    fake.review(7, AUTHOR, "comment", "I see.")
    fake.review(7, ONE, "begin", "not sent yet")
    fake.review(7, None, "approve", commit="")
    if not fake.github:
        fake.review(7, TWO, "ask")
    found = forge.heard(7).reviews
    states = [State.APPROVED, State.CHANGES_REQUESTED, State.COMMENTED, State.APPROVED]
    assert [one.state for one in found] == states
    assert [one.user for one in found] == [ONE, TWO, AUTHOR, None]
    assert found[1].body == "Not like this, and here is why."
    assert found[0].commit == fake.head(7)
    assert all(one.submitted.utcoffset() == timedelta(0) for one in found)


@pytest.mark.parametrize("count", [1, 29, 30, 31, 50, 51, 100, 101, 230])
def test_reviews_to_the_last_page_37(fake: Fake, forge: Forge, count: int) -> None:
    for _ in range(count):
        fake.review(7, ONE, "comment", "x")
    fake.review(7, TWO, "refuse", "Hidden behind all the others.")
    assert len(forge.heard(7).reviews) == count + 1
    assert forge.heard(7).reviews[-1].state is State.CHANGES_REQUESTED


@pytest.mark.parametrize("count", [49, 50, 99, 100, 130])
def test_a_refusal_on_a_page_that_no_header_announces_37(fake: Fake, forge: Forge, count: int) -> None:
    """Something between the server and the gate may take links and counts away."""
    fake.headless = True
    fake.page_cap = 100 if fake.github else 20
    for _ in range(count):
        fake.review(7, ONE, "comment", "x")
    fake.review(7, TWO, "refuse", "Hidden behind all the others.")
    assert forge.heard(7).reviews[-1].state is State.CHANGES_REQUESTED


def test_pages_smaller_than_asked_for_and_links_to_another_host(fake: Fake, forge: Forge) -> None:
    fake.page_cap = 10
    fake.public = "https://elsewhere.example/git"
    for _ in range(35):
        fake.review(7, ONE, "comment", "x")
    assert len(forge.heard(7).reviews) == 35
    host = httpx.URL(fake.base).host
    assert {httpx.URL(url).host for _, url, _ in fake.log} == {host}


def test_a_list_without_an_end(fake: Fake, forge: Forge) -> None:
    answer = httpx.Response(200, json=[], headers={"Link": f'<{fake.base}/x?page=2>; rel="next"'})
    fake.faults.append(Fault("/reviews", answer, times=1000))
    with pytest.raises(ForgeError, match="no end"):
        forge.heard(7)


def test_begun_reviews_of_others_are_counted_and_not_shown(fake: Fake, forge: Forge) -> None:
    for number in range(60):
        fake.review(7, ONE, "begin" if number % 2 else "comment", "x")
    assert len(forge.heard(7).reviews) == 30


def test_a_list_that_is_cut_short_is_read_on(fake: Fake, forge: Forge) -> None:
    """A server that counts more than it gave, and forgets its link."""
    for _ in range(70):
        fake.review(7, ONE, "comment", "x")
    whole = fake.handle

    def without_link(request: httpx.Request) -> httpx.Response:
        answer = whole(request)
        answer.headers.pop("link", None)
        return answer

    if not fake.github:
        forge._client._http = httpx.Client(transport=httpx.MockTransport(without_link))  # type: ignore[attr-defined]
        assert len(forge.heard(7).reviews) == 70


def test_dismissed_by_another_38_39(fake: Fake, forge: Forge) -> None:
    refusal = fake.review(7, TWO, "refuse", "No: clause 5 contradicts the law.")
    fake.dismiss(7, refusal, ONE)
    found = forge.heard(7).reviews[0]
    assert (found.dismissed, found.dismissed_by, found.state) == (True, ONE, State.CHANGES_REQUESTED)


def test_dismissed_by_an_account_that_is_gone(fake: Fake, forge: Forge) -> None:
    fake.dismiss(7, fake.review(7, TWO, "approve"), 5555)
    found = forge.heard(7).reviews[0]
    assert (found.dismissed, found.dismissed_by, found.state) == (True, None, State.APPROVED)


def test_a_dismissal_that_the_timeline_forgot(fake: Fake, forge: Forge) -> None:
    fake.review(7, TWO, "approve").dismissed = True
    found = forge.heard(7).reviews[0]
    assert (found.dismissed, found.dismissed_by) == (True, None)
    assert found.state is (State.DISMISSED if fake.github else State.APPROVED)


def test_who_decides_anew_dismisses_nothing(fake: Fake, forge: Forge) -> None:
    fake.review(7, TWO, "refuse", "No: clause 5 contradicts the law.")
    fake.review(7, TWO, "approve")
    first, second = forge.heard(7).reviews
    assert (first.state, second.state) == (State.CHANGES_REQUESTED, State.APPROVED)
    assert not first.dismissed
    assert not second.dismissed


def test_a_review_set_aside_by_its_giver_and_dismissed_besides(fake: Fake, forge: Forge) -> None:
    first = fake.review(7, TWO, "refuse", "No: clause 5 contradicts the law.")
    fake.dismiss(7, first, ONE)
    fake.review(7, TWO, "approve")
    assert [(one.dismissed, one.dismissed_by) for one in forge.heard(7).reviews] == [(True, ONE), (False, None)]


def test_a_dismissal_behind_pages_of_a_timeline(fake: Fake, forge: Forge) -> None:
    refusal = fake.review(7, TWO, "refuse", "No: clause 5 contradicts the law.")
    if not fake.github:
        fake.pulls[7].events += [{"type": "code", "user": ONE}] * 120
    fake.dismiss(7, refusal, ONE)
    assert forge.heard(7).reviews[0].dismissed_by == ONE


@pytest.mark.parametrize("state", ["APPROVED_WITH_LOVE", "approved", "", "<b>"])
def test_a_state_that_nobody_knows_is_a_fault(fake: Fake, forge: Forge, state: str) -> None:
    review = fake.review(7, ONE, "approve")
    review.state = state or " "
    with pytest.raises(ForgeError, match="state of a review"):
        forge.heard(7)


def test_a_renamed_login_keeps_its_number_30(fake: Fake, forge: Forge) -> None:
    fake.review(7, ONE, "approve")
    fake.users[ONE].login = "someone-else"
    fake.user(4242, "one")
    fake.review(7, 4242, "approve")
    assert [(one.user, one.login) for one in forge.heard(7).reviews] == [(ONE, "someone-else"), (4242, "one")]


def test_programs_are_told_apart_32(fake: Fake, forge: Forge) -> None:
    fake.user(77, "robot[bot]", "Bot")
    fake.review(7, 77, "approve")
    assert forge.heard(7).reviews[0].human is not fake.github


def test_writers(fake: Fake, forge: Forge) -> None:
    fake.push(7, {"content/b.md": b"three\n"}, ONE)
    assert set(forge.heard(7).writers) == {AUTHOR, ONE}


def test_a_timeline_is_read_once_for_reviews_and_writers(fake: Fake, forge: Forge) -> None:
    fake.push(7, {"content/b.md": b"three\n"}, ONE)
    fake.dismiss(7, fake.review(7, TWO, "approve"), ONE)
    forge.heard(7)
    asked = [url for _, url, _ in fake.log]
    assert any("/timeline" in url for url in asked)
    assert len(asked) == len(set(asked))


def test_more_commits_than_are_listed_61(fake: Fake, forge: Forge) -> None:
    fake.bare.many("refs/heads/draft-7", 250, "one")
    fake.bare.git("update-ref", "refs/pull/7/head", "refs/heads/draft-7")
    if fake.github:
        with pytest.raises(ForgeError, match="more commits"):
            forge.heard(7)
    else:
        assert set(forge.heard(7).writers) == {AUTHOR, ONE}


def test_open_requests(fake: Fake, forge: Forge) -> None:
    fake.page_cap = 10
    for number in range(8, 38):
        fake.pulls[number] = fake.pulls[7].__class__(number, AUTHOR, "draft-7", fake.now)
        fake.bare.git("update-ref", f"refs/pull/{number}/head", fake.head(7))
    fake.pulls[9].state = "closed"
    assert set(forge.open_requests()) == set(range(7, 38)) - {9}


def test_a_status_by_its_commit(fake: Fake, forge: Forge) -> None:
    forge.set_status(fake.head(7), Light.PENDING, "ө" * 500, "https://x.example/run")
    forge.set_status(fake.head(7), Light.SUCCESS, "fine", "")
    assert [one["state"] for one in fake.statuses] == ["pending", "success"]
    assert all(one["sha"] == fake.head(7) and one["context"] == "reglament/visas" for one in fake.statuses)
    with pytest.raises(ForgeError):
        forge.set_status("HEAD", Light.SUCCESS, "", "")


MARK = "<!-- reglament:visas -->"


def test_one_comment_of_its_own(fake: Fake, forge: Forge) -> None:
    for _ in range(120):
        fake.comment(7, ONE, "talk")
    fake.comment(7, ONE, f"{MARK} I am the gate, all is well")
    forge.put_comment(7, MARK, f"{MARK}\nfirst")
    forge.put_comment(7, MARK, f"{MARK}\nsecond")
    asked = len(fake.log)
    forge.put_comment(7, MARK, f"{MARK}\nsecond")
    assert all(method == "GET" for method, _, _ in fake.log[asked:])
    own = [one["body"] for one in fake.pulls[7].comments if one["user"] == 9000]
    assert own == [f"{MARK}\nsecond"]
    assert fake.pulls[7].comments[120]["body"].endswith("all is well")


def test_a_comment_whose_answer_was_lost_is_not_made_twice(fake: Fake, forge: Forge) -> None:
    fake.faults.append(Fault("POST /repos/apparat/qujattar/issues/7/comments", httpx.ReadTimeout("x"), done=True))
    forge.put_comment(7, MARK, f"{MARK}\nfirst")
    assert len(fake.pulls[7].comments) == 1


def test_a_ledger_grows_by_compare_and_swap(fake: Fake, forge: Forge) -> None:
    path = "ledger/7.jsonl"
    assert forge.read_file(path, "visas") is None
    forge.write_file(path, "visas", b"one\n", "", "Request 7")
    first = forge.read_file(path, "visas")
    assert first is not None and first.data == b"one\n"
    forge.write_file(path, "visas", b"one\ntwo\n", first.version, "Request 7")
    with pytest.raises(ForgeError):
        forge.write_file(path, "visas", b"one\nother\n", first.version, "Request 7")
    with pytest.raises(ForgeError):
        forge.write_file(path, "visas", b"from the beginning\n", "", "Request 7")
    last = forge.read_file(path, "visas")
    assert last is not None and last.data == b"one\ntwo\n"


def test_a_ledger_of_more_than_an_answer_holds(fake: Fake, forge: Forge) -> None:
    whole = b"x" * 12_000_000
    forge.write_file("ledger/7.jsonl", "visas", whole, "", "Request 7")
    found = forge.read_file("ledger/7.jsonl", "visas")
    assert found is not None and found.data == whole


def test_a_missing_branch_of_ledgers_says_what_to_do(fake: Fake, forge: Forge) -> None:
    assert forge.read_file("ledger/7.jsonl", "nowhere") is None
    with pytest.raises(ForgeError, match="make it as the guide says"):
        forge.write_file("ledger/7.jsonl", "nowhere", b"x", "", "Request 7")


def test_a_merge_only_of_what_was_judged_15(fake: Fake, forge: Forge) -> None:
    judged = fake.head(7)

    def meanwhile(asked: str) -> None:
        if asked.endswith("/merge"):
            fake.push(7, {"content/b.md": b"other\n"}, ONE)

    fake.before = meanwhile
    with pytest.raises(ForgeError):
        forge.merge(7, judged)
    fake.before = lambda asked: None
    assert not fake.pulls[7].merged
    forge.merge(7, fake.head(7))
    assert fake.pulls[7].merged
    assert fake.bare.blob("refs/heads/main", "content/b.md")


def test_a_merge_whose_answer_was_lost_is_done(fake: Fake, forge: Forge) -> None:
    fake.faults.append(Fault("/merge", httpx.ReadTimeout("x"), done=True))
    forge.merge(7, fake.head(7))
    assert fake.pulls[7].merged


@pytest.mark.parametrize("code", [500, 502, 503, 504, 429])
def test_faults_that_pass_are_waited_out_54(fake: Fake, forge: Forge, naps: list[float], code: int) -> None:
    fake.faults.append(Fault("/pulls/7", said(code, "busy"), times=2))
    assert forge.request(7).number == 7
    assert naps == [0.5, 1.0]


def test_a_fault_that_stays_says_its_reason(fake: Fake, forge: Forge, naps: list[float]) -> None:
    fake.faults.append(Fault("/pulls/7", said(503, "down for\n<b>repairs</b>"), times=99))
    with pytest.raises(ForgeError, match=r"503 down for {2}b repairs /b") as caught:
        forge.request(7)
    assert caught.value.params["host"]
    assert naps == [0.5, 1.0, 2.0]


@pytest.mark.parametrize("fault", [httpx.ConnectError("x"), httpx.ReadTimeout("x"), httpx.RemoteProtocolError("x")])
def test_a_network_that_comes_back(fake: Fake, forge: Forge, fault: Exception) -> None:
    fake.faults.append(Fault("/pulls/7", fault, times=3))
    assert forge.request(7).number == 7


@pytest.mark.parametrize(
    ("headers", "waits"),
    [({"Retry-After": "3"}, [3.0]), ({"Retry-After": "3600"}, None), ({"X-RateLimit-Remaining": "0"}, None)],
)
def test_a_limit_of_the_rate(
    fake: Fake, forge: Forge, naps: list[float], headers: dict[str, str], waits: list[float] | None
) -> None:
    limit = httpx.Response(403, json={"message": "API rate limit exceeded"}, headers=headers)
    fake.faults.append(Fault("/statuses", limit))
    if waits is None:
        with pytest.raises(ForgeError, match="rate limit"):
            forge.set_status(fake.head(7), Light.SUCCESS, "x", "")
        assert not naps
    else:
        forge.set_status(fake.head(7), Light.SUCCESS, "x", "")
        assert naps == waits


def test_what_is_forbidden_is_not_tried_again(fake: Fake, forge: Forge, naps: list[float]) -> None:
    fake.faults.append(Fault("/pulls/7", said(403, "Resource not accessible"), times=99))
    with pytest.raises(ForgeError, match="not accessible"):
        forge.request(7)
    assert not naps


@pytest.mark.parametrize(
    "answer",
    [
        httpx.Response(200, content=b"<html>proxy</html>"),
        httpx.Response(200, content=b"[" * 100_000),
        httpx.Response(200, json={"number": "7"}),
        httpx.Response(200, json=None),
        httpx.Response(301, headers={"Location": "https://evil.example"}),
        httpx.Response(200, headers={"Date": "yesterday"}, json={}),
        httpx.Response(200, headers={"Date": "Wed, 04 Nov 2026 05:00:00 -0000"}, json={}),
    ],
)
def test_an_answer_that_cannot_be_trusted_is_a_fault(fake: Fake, forge: Forge, answer: httpx.Response) -> None:
    fake.faults.append(Fault("/pulls/7", answer, times=99))
    with pytest.raises(ForgeError):
        forge.request(7)
    with pytest.raises(ForgeError):
        forge.heard(7)


def test_an_answer_larger_than_any_can_be(fake: Fake, forge: Forge) -> None:
    fake.faults.append(Fault("/pulls/7", httpx.Response(200, content=b" " * 48_000_001)))
    with pytest.raises(ForgeError, match="larger"):
        forge.request(7)


def test_a_clock_of_several_machines_does_not_run_back(fake: Fake, forge: Forge) -> None:
    forge.request(7)
    before = forge.now
    fake.wait(seconds=-2)
    forge.request(7)
    assert forge.now == before


def test_a_moment_without_a_zone_is_a_fault(fake: Fake, forge: Forge, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.unit.forge.fake.stamp", lambda moment: f"{moment:%Y-%m-%dT%H:%M:%S}")
    monkeypatch.setattr("tests.unit.forge.fake.check", lambda *_: None)
    with pytest.raises(ForgeError):
        forge.request(7)
