"""A server of git with a memory, in two dialects: GitHub's and that of Gitea and Forgejo, over a real bare repository.

People act on it by its methods; the gate asks it over HTTP (`transport`). In the dialect of GitHub every question and
every answer is checked against GitHub's own description. What is odd about the real servers is odd here, too.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlencode

import httpx

from tests.unit.forge.bare import Bare
from tests.unit.forge.described import HOSTS, check, filled

TOKEN = "tok-Sarqyrama-0123456789"
REPOSITORY = "apparat/qujattar"
ACCOUNT = "reglament-gate"
GHOST = {"id": -1, "login": "Ghost"}
BASES = {**HOSTS, "gitea": "https://git.sarqyrama.example/api/v1"}
STATES = {"approve": ("APPROVED", "APPROVED"), "refuse": ("CHANGES_REQUESTED", "REQUEST_CHANGES"),
          "comment": ("COMMENTED", "COMMENT"), "begin": ("PENDING", "PENDING"),
          "ask": ("", "REQUEST_REVIEW")}  # fmt: skip


@dataclass
class User:
    id: int
    login: str
    type: str = "User"


@dataclass
class Review:
    id: int
    user: int | None
    kind: str
    body: str
    commit: str
    at: datetime
    dismissed: bool = False
    state: str = ""
    """Shown instead of the state when it is not empty."""


@dataclass
class Pull:
    number: int
    author: int | None
    branch: str
    created: datetime
    target: str = "main"
    title: str = "Draft"
    draft: bool = False
    state: str = "open"
    merged: bool = False
    reviews: list[Review] = field(default_factory=list)
    events: list[dict[str, Any]] = field(default_factory=list)
    comments: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Fault:
    """For so many questions that match, another answer; `done`: the answer only is lost, the deed is not."""

    match: str
    answer: httpx.Response | Exception
    times: int = 1
    done: bool = False


class Fake:
    """The server. `dialect` is `github`, `ghes` or `gitea`."""

    def __init__(self, bare: Bare, dialect: str) -> None:
        self.bare, self.dialect = bare, dialect
        self.base = BASES[dialect]
        self.now = datetime(2026, 11, 4, 5, 0, tzinfo=UTC)
        self.users: dict[int, User] = {}
        self.pulls: dict[int, Pull] = {}
        self.statuses: list[dict[str, Any]] = []
        self.faults: list[Fault] = []
        self.log: list[tuple[str, str, Mapping[str, str]]] = []
        self.tokens = {TOKEN}
        self.checked = self.github
        """Whether questions and answers are compared with the description."""
        self.page_cap = 100 if self.github else 50
        self.headless = False
        """Whether something on the way takes links and counts away."""
        self.public = "https://public.example"
        """What a Gitea believes to be its own address, and writes into its links."""
        self.before: Callable[[str], None] = lambda asked: None
        self._next = 100
        self.transport = httpx.MockTransport(self.handle)
        self.user(9000, ACCOUNT, "Bot")

    @property
    def github(self) -> bool:
        return self.dialect != "gitea"

    # ------------------------------------------------------------------ people

    def user(self, number: int, login: str, kind: str = "User") -> User:
        """Somebody gets an account."""
        self.users[number] = User(number, login, kind)
        return self.users[number]

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)

    def number(self) -> int:
        self._next += 1
        return self._next

    def open(self, author: int, files: Mapping[str, bytes | None], number: int = 7, **more: Any) -> Pull:
        """Somebody makes a request out of a branch of its own."""
        branch = f"draft-{number}"
        start = self.bare.tip("refs/heads/main")
        commit = self.bare.commit(f"refs/heads/{branch}", files, self.users[author].login, parent=start)
        self.bare.git("update-ref", f"refs/pull/{number}/head", commit)
        self.pulls[number] = Pull(number, author, branch, self.now, **more)
        self.wait(minutes=1)
        return self.pulls[number]

    def push(self, number: int, files: Mapping[str, bytes | None], who: int, *, force: bool = False) -> str:
        """Somebody pushes; by force the commit takes the place of the last one."""
        pull = self.pulls[number]
        ref = f"refs/heads/{pull.branch}"
        parent = self.bare.tip(f"{ref}^") if force else ""
        commit = self.bare.commit(
            ref, files, self.users[who].login, parent=parent, when=f"{self.now:%Y-%m-%dT%H:%M:%SZ}"
        )
        self.bare.git("update-ref", f"refs/pull/{number}/head", commit)
        pull.events.append({"type": "pull_push", "user": who})
        self.wait(minutes=1)
        return commit

    def head(self, number: int) -> str:
        return self.bare.tip(f"refs/pull/{number}/head")

    def review(self, number: int, user: int | None, kind: str, body: str = "", **more: Any) -> Review:
        """Somebody presses a button. A Gitea then sets aside what they had decided before."""
        pull = self.pulls[number]
        made = Review(self.number(), user, kind, body, more.pop("commit", self.head(number)), self.now, **more)
        if not self.github and kind in ("approve", "refuse"):
            for older in pull.reviews:
                older.dismissed |= older.user == user and older.kind in ("approve", "refuse")
        pull.reviews.append(made)
        self.wait(minutes=1)
        return made

    def dismiss(self, number: int, review: Review, by: int | None) -> None:
        """Somebody dismisses a review."""
        review.dismissed = True
        self.pulls[number].events.append({"type": "dismiss_review", "user": by, "review": review})
        self.wait(minutes=1)

    def comment(self, number: int, user: int, body: str) -> None:
        self.pulls[number].comments.append({"id": self.number(), "user": user, "body": body})

    # ------------------------------------------------------------------ over HTTP

    def handle(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix(httpx.URL(self.base).path.rstrip("/"))
        asked = f"{request.method} {path}"
        self.log.append((request.method, str(request.url), dict(request.headers)))
        self.before(asked)
        fault = next((one for one in self.faults if one.times > 0 and one.match in asked), None)
        answer = None
        if fault is None or fault.done:
            answer = self._answer(request, path)
            if self.checked:
                check(self.dialect, request, answer)
        if fault is not None:
            fault.times -= 1
            if isinstance(fault.answer, Exception):
                raise fault.answer
            answer = httpx.Response(
                fault.answer.status_code, headers=dict(fault.answer.headers), content=fault.answer.content
            )
        assert answer is not None
        answer.headers.setdefault("Date", format_datetime(self.now, usegmt=True))
        return answer

    def _answer(self, request: httpx.Request, path: str) -> httpx.Response:
        if request.headers.get("authorization", "").partition(" ")[2] not in self.tokens:
            return said(401, "Bad credentials")
        own = f"/repos/{REPOSITORY}"
        if not path.startswith(own):
            return said(404, "Not Found")
        body = json.loads(request.content) if request.content else {}
        query = dict(request.url.params)
        for method, pattern, name in ROUTES:
            found = re.fullmatch(pattern, path.removeprefix(own))
            if found and method == request.method:
                return getattr(self, name)(request, body, query, *found.groups())
        return said(404, "Not Found")

    def _pull(self, number: str) -> Pull | None:
        return self.pulls.get(int(number))

    def one_pull(self, request: httpx.Request, body: Any, query: Any, number: str) -> httpx.Response:
        pull = self._pull(number)
        return said(404, "Not Found") if pull is None else made(self._pull_data(pull, "pull-request"))

    def list_pulls(self, request: httpx.Request, body: Any, query: Any) -> httpx.Response:
        found = [one for one in self.pulls.values() if query.get("state", "open") in (one.state, "all")]
        return self._paged(request, query, [self._pull_data(one, "pull-request-simple") for one in found])

    def list_reviews(self, request: httpx.Request, body: Any, query: Any, number: str) -> httpx.Response:
        shown = self.pulls[int(number)].reviews
        if self.github:
            shown = [one for one in shown if one.kind not in ("begin", "ask")]
            return self._paged(request, query, [self._review(one) for one in shown])
        # a Gitea counts reviews that are begun and not sent, and shows them to their authors alone
        return self._paged(request, query, [self._review(one) if one.kind != "begin" else None for one in shown])

    def list_commits(self, request: httpx.Request, body: Any, query: Any, number: str) -> httpx.Response:
        pull = self.pulls[int(number)]
        found = []
        for name, author in self.bare.between(self.bare.tip(f"refs/heads/{pull.target}"), self.head(pull.number))[::-1]:
            user = self._user(next((one.id for one in self.users.values() if one.login == author), None))
            facts = {"sha": name, "author": user, "committer": user}
            found.append(filled(self.dialect, "commit", **facts) if self.github else facts)
        return self._paged(request, query, found)

    def timeline(self, request: httpx.Request, body: Any, query: Any, number: str) -> httpx.Response:
        pull = self.pulls[int(number)]
        if self.github:
            return self._paged(request, query, [self._event(one) for one in pull.events if one["type"] != "pull_push"])
        size, page = min(int(query.get("limit", 30)), self.page_cap), int(query.get("page", 1))
        part = pull.events[(page - 1) * size : page * size]
        shown = [
            {"type": one["type"], "user": self._user(one["user"]), "review_id": getattr(one.get("review"), "id", 0)}
            for one in part
            if one["type"] != "code"  # left out of full pages
        ]
        return made(shown or None, headers={"X-Total-Count": str(len(shown))})

    def list_comments(self, request: httpx.Request, body: Any, query: Any, number: str) -> httpx.Response:
        found = [self._comment(one) for one in self.pulls[int(number)].comments]
        if self.github:
            return self._paged(request, query, found)
        return made(found, headers={"X-Total-Count": str(len(found))})

    def add_comment(self, request: httpx.Request, body: Any, query: Any, number: str) -> httpx.Response:
        self.comment(int(number), 9000, body["body"])
        return made(self._comment(self.pulls[int(number)].comments[-1]), 201)

    def change_comment(self, request: httpx.Request, body: Any, query: Any, number: str) -> httpx.Response:
        for one in (one for pull in self.pulls.values() for one in pull.comments):
            if one["id"] == int(number):
                one["body"] = body["body"]
                return made(self._comment(one))
        return said(404, "Not Found")

    def set_status(self, request: httpx.Request, body: Any, query: Any, commit: str) -> httpx.Response:
        if len(body.get("description", "")) > 140 and self.github:
            return said(422, "description is too long (maximum is 140 characters)")
        self.statuses.append({"sha": commit, **body})
        shown = {"state": body["state"], "context": body["context"], "description": body["description"]}
        return made(filled(self.dialect, "status", **shown) if self.github else {"status": body["state"]}, 201)

    def get_branch(self, request: httpx.Request, body: Any, query: Any, name: str) -> httpx.Response:
        tip = self.bare.tip(f"refs/heads/{name}")
        if not tip:
            return said(404, "Branch not found")
        return made(filled(self.dialect, "branch-with-protection", name=name) if self.github else {"name": name})

    def get_blob(self, request: httpx.Request, body: Any, query: Any, name: str) -> httpx.Response:
        data = self.bare.git("cat-file", "blob", name)
        facts = {"sha": name, "size": len(data), "encoding": "base64", "content": base64.encodebytes(data).decode()}
        return made(filled(self.dialect, "blob", **facts) if self.github else facts)

    def get_contents(self, request: httpx.Request, body: Any, query: Any, path: str) -> httpx.Response:
        name = self.bare.blob(f"refs/heads/{query['ref']}", path) if self.bare.tip(f"refs/heads/{query['ref']}") else ""
        return made(self._content(path, name)) if name else said(404, "Not Found")

    def put_contents(self, request: httpx.Request, body: Any, query: Any, path: str) -> httpx.Response:
        ref = f"refs/heads/{body['branch']}"
        if not self.bare.tip(ref):
            return said(404, f"Branch {body['branch']} not found")
        have, given = self.bare.blob(ref, path), body.get("sha", "")
        if not self.github and (request.method == "POST") != (given == ""):
            return said(422, "[SHA]: Required")
        if have != given:
            stale = "is at" if self.github else "sha does not match"
            return said((409 if given else 422) if self.github else 422, f"{path} {stale}")
        self.bare.commit(ref, {path: base64.b64decode(body["content"])}, ACCOUNT)
        content = {"path": path, "sha": self.bare.blob(ref, path)}
        code = 200 if have else 201
        return made(filled(self.dialect, "file-commit", content=content) if self.github else {"content": content}, code)

    def merge(self, request: httpx.Request, body: Any, query: Any, number: str) -> httpx.Response:
        pull = self.pulls[int(number)]
        expected = body.get("sha" if self.github else "head_commit_id")
        if pull.merged or pull.state != "open" or body.get("force_merge"):
            return said(405, "Pull Request is not mergeable")
        if expected and expected != self.head(pull.number):
            return said(409, "Head branch was modified" if self.github else "head out of date")
        merged = self.bare.merge(f"refs/heads/{pull.target}", self.head(pull.number), ACCOUNT)
        if not merged:
            return said(405 if self.github else 409, "conflict")
        pull.merged, pull.state = True, "closed"
        result = {"sha": merged, "merged": True}
        return made(filled(self.dialect, "pull-request-merge-result", **result)) if self.github else httpx.Response(200)

    # ------------------------------------------------------------------ what is shown

    def _paged(self, request: httpx.Request, query: Mapping[str, str], items: list[Any]) -> httpx.Response:
        """One page; None stands for what is counted and not shown."""
        size = min(int(query.get("per_page" if self.github else "limit", 30)), self.page_cap)
        page = int(query.get("page", 1))
        shown = [one for one in items[(page - 1) * size : page * size] if one is not None]
        headers = {} if self.github else {"X-Total-Count": str(len(items))}
        if page * size < len(items):
            there = httpx.URL(self.base).copy_with(path="/repositories/1/x") if self.github else self.public
            headers["Link"] = (
                f'<{there}?{urlencode({**query, "page": page + 1})}>; rel="next", <{there}?page=9>; rel="last"'
            )
        return made(shown, headers={} if self.headless else headers)

    def _user(self, number: int | None, schema: str = "simple-user") -> Any:
        found = self.users.get(number) if number is not None else None
        if self.github:
            return filled(self.dialect, schema, id=found.id, login=found.login, type=found.type) if found else None
        return {"id": found.id, "login": found.login} if found else dict(GHOST)

    def _pull_data(self, pull: Pull, schema: str) -> Any:
        facts: dict[str, Any] = {
            "number": pull.number,
            "user": self._user(pull.author),
            "state": pull.state,
            "title": pull.title,
            "draft": pull.draft,
            "created_at": stamp(pull.created),
            "merged": pull.merged,
        }
        tip, head = self.bare.tip(f"refs/heads/{pull.target}"), self.head(pull.number)
        if not self.github:
            repository = {"default_branch": "main"}
            return facts | {"base": {"ref": pull.target, "sha": tip, "repo": repository}, "head": {"sha": head}}
        whole = filled(self.dialect, schema, **facts)
        # as on the real one, the commit of the base is the one of the time of the request
        old = self.bare.git("merge-base", tip, head).decode().strip()
        whole["base"] |= {"ref": pull.target, "sha": old}
        whole["base"]["repo"] = {**whole["base"]["repo"], "default_branch": "main"}
        whole["head"] |= {"sha": head}
        return whole

    def _review(self, review: Review) -> Any:
        names = STATES[review.kind]
        state = review.state or (names[0] if self.github else names[1])
        facts: dict[str, Any] = {"id": review.id, "user": self._user(review.user, "nullable-simple-user"),
                                 "body": review.body, "commit_id": review.commit or None,
                                 "submitted_at": stamp(review.at)}  # fmt: skip
        if self.github:
            return filled(
                self.dialect, "pull-request-review", state="DISMISSED" if review.dismissed else state, **facts
            )
        return facts | {"state": state, "dismissed": review.dismissed}

    def _event(self, event: Mapping[str, Any]) -> Any:
        review = event["review"]
        what = {"review_id": review.id, "state": STATES[review.kind][0].lower(), "dismissal_message": "x"}
        actor = self._user(event["user"])
        return {**filled(self.dialect, "review-dismissed-issue-event", event="review_dismissed",
                         dismissed_review=what), "actor": actor} if actor else {
            "event": "review_dismissed", "actor": None, "dismissed_review": what}  # fmt: skip

    def _comment(self, comment: Mapping[str, Any]) -> Any:
        facts = {"id": comment["id"], "user": self._user(comment["user"]), "body": comment["body"]}
        return filled(self.dialect, "issue-comment", **facts) if self.github else facts

    def _content(self, path: str, name: str) -> Any:
        data = self.bare.git("cat-file", "blob", name)
        large = len(data) > (1_000_000 if self.github else 10_000_000)
        facts = {
            "type": "file",
            "path": path,
            "name": path.rpartition("/")[2],
            "sha": name,
            "size": len(data),
            "encoding": "none" if large else "base64",
            "content": "" if large else base64.encodebytes(data).decode(),
        }
        return filled(self.dialect, "content-file", **facts) if self.github else facts


ROUTES = (
    ("GET", r"/pulls", "list_pulls"),
    ("GET", r"/pulls/(\d+)", "one_pull"),
    ("GET", r"/pulls/(\d+)/reviews", "list_reviews"),
    ("GET", r"/pulls/(\d+)/commits", "list_commits"),
    ("PUT", r"/pulls/(\d+)/merge", "merge"),
    ("POST", r"/pulls/(\d+)/merge", "merge"),
    ("GET", r"/issues/(\d+)/timeline", "timeline"),
    ("GET", r"/issues/(\d+)/comments", "list_comments"),
    ("POST", r"/issues/(\d+)/comments", "add_comment"),
    ("PATCH", r"/issues/comments/(\d+)", "change_comment"),
    ("POST", r"/statuses/([0-9a-f]+)", "set_status"),
    ("GET", r"/branches/(.+)", "get_branch"),
    ("GET", r"/git/blobs/([0-9a-f]+)", "get_blob"),
    ("GET", r"/contents/(.+)", "get_contents"),
    ("PUT", r"/contents/(.+)", "put_contents"),
    ("POST", r"/contents/(.+)", "put_contents"),
)


def stamp(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"


def made(data: Any, code: int = 200, headers: Mapping[str, str] | None = None) -> httpx.Response:
    return httpx.Response(code, json=data, headers=headers)


def said(code: int, message: str) -> httpx.Response:
    return httpx.Response(code, json={"message": message, "documentation_url": "https://x.example/y"})
