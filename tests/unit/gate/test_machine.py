"""Everything that can happen to a request, in any order, and what must hold after every step of it.

What really happened is remembered beside the gate: who clicked what, before which text. The gate sees only what a forge
shows, at moments that it does not choose.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from reglament.gate.decision import Decision, Outcome, RoleResult, Standing
from reglament.gate.evaluate import evaluate
from reglament.gate.faults import GateFault
from reglament.gate.ledger import read, write
from reglament.gate.package import Package
from reglament.gate.policy import Basis, Delegation, Policy
from reglament.gate.records import Opened, Record, Seen
from reglament.gate.reviews import Review, State, read_body, state_of
from reglament.gate.route import Stage, route
from reglament.gate.sight import Snapshot, observe
from reglament.model.registers import Appointment
from tests.unit.gate.scene import START, Scene
from tests.unit.gate.table import Table, Variant

OFFICIALS = (
    *("qazynaev", "zhosparov", "bulaqova", "zhasylova", "zheruiyqov", "derektov"),
    *("baptarov", "sozdikova", "bolzhamov", "tiyanaqov", "qiyalbekov"),
)
AGREED = ("qubyrov", *OFFICIALS)
STORIES = ("new", "new", "new", "agreed", "silent", "refused")
OTHERS = ("qubyrov", "torapbaev", "tiynova", "ertegin", "mezgilov")
OFFICES = ("head-land", "head-finance", "head-digital", "head-legal", "head-of-apparatus", "akim")
REASONS = "Срок формирования участков противоречит Земельному кодексу."
LATE = datetime(2027, 6, 1, tzinfo=START.tzinfo)


@dataclass(frozen=True)
class Click:
    """What somebody really did: before which text, to which branch."""

    person: str
    state: State
    digest: str
    whole: str
    target: str
    order: int
    taken_back: bool = False


class Machine(RuleBasedStateMachine):
    """One request on one forge, from its opening to any end."""

    table: Table

    @initialize(
        gitea=st.booleans(),
        author=st.sampled_from(("qubyrov", "mezgilov")),
        ready=st.sampled_from((True, True, False)),
        story=st.sampled_from(STORIES),
    )
    def open(self, gitea: bool, author: str, ready: bool, story: str) -> None:
        """Half of the stories begin where a request is nearly through: there trouble is worth making."""
        scene = self.table.scene
        self.policy: Policy = scene.policy
        self.gitea, self.author, self.ready = gitea, author, ready
        self.variant = Variant()
        self.now, self.number = START, 0
        self.commit = "a" * 40
        self.reviews: list[Review] = []
        self.clicks: dict[str, Click] = {}
        self.records: tuple[Record, ...] = ()
        self.writers: tuple[int, ...] = ()
        self.drafters: frozenset[str] = frozenset()
        self.look()
        if story != "new":
            self.agree([person for person in AGREED if person != "zheruiyqov" or story == "agreed"])
        if story == "refused":
            self.refuse("zheruiyqov", 0)
        self.look()
        if story in ("refused", "silent"):
            self.tick(60 * 24 * 21)
            self._head(silence=True, decided=self.now.date())
            self.look()
            self.the_akim_signs()

    # ------------------------------------------------------------------ what the forge shows, what the gate sees

    @property
    def package(self) -> Package:
        return replace(self.table.package(self.variant), drafters=self.drafters)

    def shown(self) -> Snapshot:
        package = self.package
        return Snapshot(
            self.table.scene.number(self.author),
            START - timedelta(hours=1),
            self.variant.target,
            self.commit,
            package.digest,
            package.whole,
            tuple(self.reviews),
            self.ready,
            self.writers,
        )

    def peek(self) -> tuple[tuple[Record, ...], Decision]:
        """What the gate would see and say if it looked a moment later."""
        new = observe(self.shown(), self.records, self.policy.commit, self.moment)
        return new, evaluate(self.policy, self.package, self.records + new, self.moment)

    @property
    def moment(self) -> datetime:
        return self.now + timedelta(seconds=30)

    def tick(self, minutes: float = 1) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def look(self) -> None:
        self.tick()
        new, decision = self.peek()
        self._deterministic(self.records + new, decision)
        before = write(self.records)
        lines = before + write(new, before)
        self.records += new
        assert read(lines) == self.records
        assert observe(self.shown(), self.records, self.policy.commit, self.moment) == ()
        assert observe(self.shown(), self.records, self.policy.commit, self.moment + timedelta(days=1)) == ()

    # ------------------------------------------------------------------ the text

    def _head(self, **change: object) -> None:
        self.variant = replace(self.variant, **change)
        self.number += 1
        self.commit = f"{self.number:040x}"
        self.tick()

    @rule(text=st.integers(0, 2), writer=st.sampled_from((None, None, *OFFICIALS[:4])))
    def push(self, text: int, writer: str | None) -> None:
        """Also a force-push back to what was there before."""
        self._head(text=text)
        if writer:
            self.writers = tuple(sorted({*self.writers, self.table.scene.number(writer)}))

    @rule()
    def rebase(self) -> None:
        """Patch-identical: the forge points reviews of the old head at the new one."""
        before = self.commit
        self._head()
        self.reviews = [replace(one, commit=self.commit) if one.commit == before else one for one in self.reviews]

    @rule(branch=st.sampled_from(("main", "main", "weak")))
    def retarget(self, branch: str) -> None:
        self.variant = replace(self.variant, target=branch)
        self.tick()

    @rule(silence=st.booleans(), refusal=st.booleans(), answers=st.booleans())
    def attach(self, silence: bool, refusal: bool, answers: bool) -> None:
        self._head(silence=silence, refusal=refusal, answers=answers)

    @rule(days=st.sampled_from((-30, 0, 0, 0, 10)))
    def decide(self, days: int) -> None:
        """The dossier says that the akim decided: today, long ago, or on a day that has not come."""
        self._head(decided=(self.now + timedelta(days=days)).date())

    @rule(person=st.sampled_from(OFFICIALS))
    def name_drafter(self, person: str) -> None:
        self.drafters |= {person}

    @rule()
    def make_ready(self) -> None:
        self.ready = True
        self.tick()

    # ------------------------------------------------------------------ reviews

    def _review(self, person: str, state: State, body: str, **more: object) -> None:
        self.tick()
        number = self.table.scene.number(person)
        identifier = str(len(self.clicks) + 1)
        package = self.package
        self.clicks[identifier] = Click(
            person, state, package.digest, package.whole, self.variant.target, len(self.clicks)
        )
        made = Review(identifier, number, person, state, self.now, body, self.commit)
        if self.gitea and state is not State.COMMENTED:
            self.reviews = [replace(one, dismissed=True) if one.user == number else one for one in self.reviews]
        self.reviews.append(replace(made, **more))

    @rule(person=st.sampled_from((*OFFICIALS, *OTHERS)), body=st.integers(0, 6))
    def approve(self, person: str, body: int) -> None:
        package = self.package
        bodies = (
            *("", "", "Ввести третью фракцию для стекла."),
            f"```visa\ndigest: {package.digest}\n```",
            f"```visa\ndigest: {self.table.package(replace(self.variant, text=0)).digest[:16]}\n```",
            "```visa\nrole: head-land\n```",
            "```visa\nrole: finance\nrole: economy\n```",
        )
        self._review(person, State.APPROVED, bodies[body])

    @rule()
    def everybody_agrees(self) -> None:
        """Most requests come that far, and trouble begins then."""
        self.look()
        self.agree(AGREED)

    def agree(self, people: Iterable[str]) -> None:
        for person in people:
            self._review(person, State.APPROVED, "")

    @rule()
    def the_akim_signs(self) -> None:
        self._review("qiyalbekov", State.APPROVED, "")

    @rule(person=st.sampled_from((*OFFICIALS, *OTHERS)), body=st.integers(0, 3))
    def refuse(self, person: str, body: int) -> None:
        grounded = f"{REASONS}\n```visa\nground: contrary-to-law\n```"
        broken = f"{REASONS}\n```visa\nrole: land\nrole: land\n```"
        self._review(person, State.CHANGES_REQUESTED, (REASONS, "", grounded, broken)[body])

    @rule(person=st.sampled_from((*OFFICIALS, *OTHERS)), body=st.sampled_from(("/approve", "```visa\nrole: akim\n```")))
    def comment(self, person: str, body: str) -> None:
        _, before = self.peek()
        self._review(person, State.COMMENTED, body)
        self._same(before)

    @rule(
        number=st.integers(90_000, 90_010),
        state=st.sampled_from(tuple(State)),
        human=st.booleans(),
        ghost=st.booleans(),
        count=st.integers(1, 40),
    )
    def strangers(self, number: int, state: State, human: bool, ghost: bool, count: int) -> None:
        """Pages of reviews of people, programs and ghosts whom no register knows."""
        _, before = self.peek()
        user = None if ghost else number
        for _ in range(count):
            identifier = str(len(self.clicks) + 1)
            self.clicks[identifier] = Click("", state, "", "", "", len(self.clicks))
            self.reviews.append(Review(identifier, user, "x", state, self.now, REASONS, self.commit, human))
        self._same(before)

    @rule(person=st.sampled_from(OFFICIALS))
    def a_program_agrees(self, person: str) -> None:
        _, before = self.peek()
        self._review(person, State.COMMENTED, "")
        self.reviews[-1] = replace(self.reviews[-1], state=State.APPROVED, human=False)
        self._same(before)

    def _same(self, before: Decision) -> None:
        """Nothing changed but the clock."""
        day = self.policy.settings.day
        if day(self.moment) == day(self.moment - timedelta(minutes=1)):
            _, after = self.peek()
            assert after.outcome is before.outcome
            assert [_told(one) for one in after.roles] == [_told(one) for one in before.roles]

    # ------------------------------------------------------------------ what is done to reviews

    def _pick(self, index: int) -> int | None:
        own = [at for at, one in enumerate(self.reviews) if self.clicks[one.id].person]
        return own[index % len(own)] if own else None

    @precondition(lambda self: self.reviews)
    @rule(index=st.integers(0, 60), own=st.booleans())
    def dismiss(self, index: int, own: bool) -> None:
        at = self._pick(index)
        if at is None or self.reviews[at].state is State.COMMENTED:
            return
        review = self.reviews[at]
        by = review.user if own else self.table.scene.number("mezgilov")
        if own:
            self.clicks[review.id] = replace(self.clicks[review.id], taken_back=True)
        form = {"dismissed": True} if self.gitea else {"state": State.DISMISSED}
        self.reviews[at] = replace(review, dismissed_by=by, **form)
        self.tick()

    @precondition(lambda self: self.reviews)
    @rule(index=st.integers(0, 60), body=st.sampled_from(("", REASONS)))
    def edit(self, index: int, body: str) -> None:
        at = self._pick(index)
        if at is not None:
            self.reviews[at] = replace(self.reviews[at], body=body)
        self.tick()

    @precondition(lambda self: self.reviews)
    @rule(index=st.integers(0, 60))
    def delete(self, index: int) -> None:
        """What the gate never saw and nobody shows any more cannot be known to it."""
        at = self._pick(index)
        seen = {record.review for record in self.records if isinstance(record, Seen)}
        if at is not None and self.reviews[at].id in seen:
            del self.reviews[at]
        self.tick()

    @precondition(lambda self: self.reviews)
    @rule(index=st.integers(0, 60))
    def account_goes(self, index: int) -> None:
        at = self._pick(index)
        seen = {record.review for record in self.records if isinstance(record, Seen)}
        if at is not None and self.reviews[at].id in seen:
            self.reviews[at] = replace(self.reviews[at], user=None)
        self.tick()

    # ------------------------------------------------------------------ offices and time

    @rule(position=st.sampled_from(OFFICES), person=st.sampled_from((*OTHERS, *OFFICIALS)), days=st.integers(-2, 9))
    def delegate(self, position: str, person: str, days: int) -> None:
        first = self.now.date() + timedelta(days=days)
        place = self.policy.registers.appointments[0].location
        given = Delegation(position, person, first, first + timedelta(days=7), place)
        self.policy = replace(self.policy, delegations=(*self.policy.delegations, given))

    @rule(position=st.sampled_from(OFFICES), person=st.sampled_from(OTHERS), acting=st.booleans())
    def appoint(self, position: str, person: str, acting: bool) -> None:
        registers = self.policy.registers
        first = self.now.date()
        made = Appointment(person, position, first, None, acting, registers.appointments[0].location)
        self.policy = replace(self.policy, registers=replace(registers, appointments=(*registers.appointments, made)))

    @rule(position=st.sampled_from(OFFICES))
    def leave_office(self, position: str) -> None:
        registers = self.policy.registers
        day = self.now.date() - timedelta(days=1)
        ended = (
            replace(one, last=max(one.first, day)) if one.position == position and one.covers(day) else one
            for one in registers.appointments
        )
        self.policy = replace(self.policy, registers=replace(registers, appointments=tuple(ended)))

    @precondition(lambda self: self.now < LATE)
    @rule(hours=st.sampled_from((1, 9, 30, 24 * 5, 24 * 21)))
    def wait(self, hours: int) -> None:
        self.tick(hours * 60)

    # ------------------------------------------------------------------ faults

    @rule(kind=st.sampled_from(("clock", "twice", "chain", "record", "cut", "state", "order", "package", "year")))
    def fault(self, kind: str) -> None:
        """Whatever goes wrong is an error, and never a consent."""
        new, _ = self.peek()
        records = self.records + new
        lines = write((*records, records[-1]))
        broken = {
            "clock": lambda: observe(self.shown(), records, "b", records[-1].at - timedelta(seconds=1)),
            "twice": lambda: (
                observe(replace(self.shown(), reviews=(*self.reviews[:1], *self.reviews)), records, "b", self.now)
                if self.reviews
                else evaluate(self.policy, self.package, records, START - timedelta(days=9))
            ),
            "chain": lambda: read(lines.replace(b'"target":"', b'"target":"x', 1)),
            "record": lambda: read(write(()) + lines.replace(b'"record":"head"', b'"record":"wish"', 1)),
            "cut": lambda: read(lines[:-1]),
            "state": lambda: state_of("APPROVED_BY_MAGIC"),
            "order": lambda: evaluate(self.policy, self.package, records, records[-1].at - timedelta(seconds=1)),
            "year": lambda: self._opened_in(2190),
            "package": lambda: evaluate(
                self.policy, replace(self.package, digest="0" * 64, whole="0" * 64), records, self.moment
            ),
        }
        assert self._errs(broken[kind])

    def _opened_in(self, year: int) -> Decision:
        far = self.now.replace(year=year, day=1)
        shown = replace(self.shown(), ready=True)
        return evaluate(self.policy, self.package, observe(shown, (), "b", far), far)

    def _errs(self, work: object) -> bool:
        try:
            found = work()  # type: ignore[operator]
        except GateFault:
            return True
        return isinstance(found, Decision) and found.outcome is Outcome.ERROR

    # ------------------------------------------------------------------ what must hold

    @invariant()
    def holds(self) -> None:
        new, decision = self.peek()
        records = self.records + new
        if decision.outcome.passes:
            assert any(isinstance(record, Opened) for record in records)
            seen = {record.review: record for record in records if isinstance(record, Seen)}
            for result in decision.roles:
                if not result.role.optional:
                    self._earned(result, seen)
            self._no_refusal_passed_over(decision)
            self._akim_last(decision)

    def _deterministic(self, records: tuple[Record, ...], decision: Decision) -> None:
        shown = self.shown()
        backwards = replace(shown, reviews=shown.reviews[::-1])
        assert observe(backwards, self.records, self.policy.commit, self.moment) == records[len(self.records) :]
        accounts = dict(reversed(self.policy.accounts.items()))
        again = evaluate(replace(self.policy, accounts=accounts), self.package, records, self.moment)
        assert again.fingerprint == decision.fingerprint

    def _earned(self, result: RoleResult, seen: dict[str, Seen]) -> None:
        """A visa that passes was given by somebody who may, before this very text; else everything is explained."""
        assert result.passes
        variant, role = self.variant, result.role
        if result.standing in (Standing.VISA, Standing.VISA_WITH_REMARKS):
            click = self.clicks[result.review]
            assert click.state is State.APPROVED
            quoted = read_body(next(one.body for one in self.reviews if one.id == result.review)).claims.digest
            assert click.target == variant.target == "main"
            assert click.digest == self.package.digest or (quoted and self.package.digest.startswith(quoted))
            if role.stage is Stage.SIGNATURE:
                assert click.whole == self.package.whole
            right = self.policy.right(click.person, role.position, self.policy.settings.day(seen[result.review].at))
            assert right is not None
            assert not (right.basis is Basis.DELEGATE and role.stage is Stage.SIGNATURE)
            wrote = {self.policy.accounts[one] for one in self.writers} | self.drafters | {self.author}
            assert role.own or click.person not in wrote
            assert all(one.answered for one in result.remarks)
            return
        assert role.replaceable and role.unit == "land" and variant.decided
        assert variant.decided <= self.policy.settings.day(self.moment)
        if result.standing is Standing.REFUSED:
            assert variant.refusal
        else:
            assert variant.silence and result.due and self.policy.settings.day(self.moment) > result.due.due

    def _no_refusal_passed_over(self, decision: Decision) -> None:
        """Whoever refused and did not come back to it stands refused, whatever became of the review on the forge."""
        standing = {one.role.position: one for one in decision.roles}
        clicks = sorted(self.clicks.items(), key=lambda pair: pair[1].order)
        for identifier, click in clicks:
            if click.state is not State.CHANGES_REQUESTED or not click.person or click.taken_back:
                continue
            day = self._day_of(identifier)
            for one in route(self.package, self.policy).roles:
                right = self.policy.right(click.person, one.position, day)
                if right is None or one.optional or one.position not in standing:
                    continue
                later = [other for _, other in clicks if other.order > click.order and other.state is State.APPROVED]
                spoke = any(
                    other.person == click.person or self._holds_some(other.person, one.position) for other in later
                )
                taken = any(
                    other.taken_back and other.person == click.person and other.order > click.order
                    for _, other in clicks
                )
                assert spoke or taken or standing[one.position].standing is Standing.REFUSED

    def _holds_some(self, person: str, position: str) -> bool:
        return any(one.person == person and one.position == position for one in self.policy.registers.appointments)

    def _day_of(self, identifier: str) -> date:
        at = next((r.at for r in self.records if isinstance(r, Seen) and r.review == identifier), self.moment)
        return self.policy.settings.day(at)

    def _akim_last(self, decision: Decision) -> None:
        for signature in (one for one in decision.roles if one.role.stage is Stage.SIGNATURE):
            order = self.clicks[signature.review].order
            for one in decision.roles:
                assert one is signature or not one.review or self.clicks[one.review].order < order


def _told(result: RoleResult) -> tuple[object, ...]:
    """All that is said of a visa, but its place among reviews."""
    return tuple(getattr(result, name) for name in ("role", "standing", "passes", "because", "review", "remarks"))


def test_whatever_happens_to_a_request(stage: Scene) -> None:
    run(stage, examples=70)


def run(stage: Scene, examples: int) -> None:
    """Play the machine; a failing story is printed step by step."""
    made = type("Played", (Machine,), {"table": Table.of(stage)})
    chosen = settings(max_examples=examples, stateful_step_count=16, deadline=None, derandomize=True, database=None)
    run_state_machine_as_test(made, settings=chosen)


@pytest.mark.parametrize(
    ("story", "outcome"),
    [
        ("new", Outcome.PENDING),
        ("agreed", Outcome.SATISFIED),
        ("silent", Outcome.WITH_DISAGREEMENTS),
        ("refused", Outcome.WITH_DISAGREEMENTS),
    ],
)
def test_the_machine_begins_where_there_is_something_to_lose(stage: Scene, story: str, outcome: Outcome) -> None:
    """It would prove nothing if no story of it ever came to a consent."""
    made = Machine()
    made.table = Table.of(stage)
    made.open(gitea=False, author="qubyrov", ready=True, story=story)
    assert made.peek()[1].outcome is outcome
    made.holds()


@pytest.mark.parametrize("kind", ["clock", "twice", "chain", "record", "cut", "state", "order", "package", "year"])
def test_every_fault_is_an_error(stage: Scene, kind: str) -> None:
    made = Machine()
    made.table = Table.of(stage)
    made.open(gitea=False, author="qubyrov", ready=True, story="new")
    made.everybody_agrees()
    made.fault(kind)
