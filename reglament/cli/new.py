"""`new KIND`: begins a paper."""

from __future__ import annotations

import argparse
from typing import Any

from reglament.cli import akimat
from reglament.cli.command import Command, Options, Translate, msgid
from reglament.cli.parser import day
from reglament.errors import ExitCode

KINDS: dict[str, str] = {
    "decree": msgid("draft decree of the akimat"),
    "decision": msgid("draft decision of the akim"),
    "order": msgid("draft order of the akim"),
    "explanatory_note": msgid("explanatory note to a draft"),
    "reference": msgid("reference to a draft"),
    "approval_sheet": msgid("approval sheet of a draft"),
    "refusal": msgid("refusal to approve a draft"),
    "expertise": msgid("expertise of a draft"),
    "seal": msgid("seal of a signed act"),
    "control_copy": msgid("control copy of an amended act"),
    "agenda": msgid("agenda of a meeting"),
    "protocol": msgid("protocol of a meeting"),
    "extract": msgid("extract from a protocol"),
    "late_memo": msgid("memo on late materials"),
    "dispatch_list": msgid("dispatch list"),
    "quarterly_list": msgid("quarterly list of questions"),
    "work_plan": msgid("work plan of a quarter"),
    "events_list": msgid("list of significant events of a month"),
    "effectiveness_info": msgid("information for the preliminary assessment"),
    "outgoing_letter": msgid("outgoing letter"),
    "assignment": msgid("assignment under control"),
    "org_plan": msgid("organisational plan of an assignment"),
    "execution_report": msgid("report on the execution of assignments"),
    "advisory_list": msgid("list of those with an advisory voice"),
    "archive_inventory": msgid("inventory of files for the archive"),
    "calendar": msgid("working calendar of a year"),
    "waivers": msgid("findings waived until a day"),
}
_WIDTH = max(map(len, KINDS)) + 2

_NEXT = {
    "decree": ("explanatory_note", "reference", "approval_sheet"),
    "decision": ("explanatory_note", "approval_sheet"),
    "order": ("approval_sheet",),
    "agenda": ("protocol",),
}


def arguments(parser: argparse.ArgumentParser, _: Translate) -> None:
    """The kind and what its place depends on."""
    listed = "\n".join(f"  {kind:<{_WIDTH}}{_(summary)}" for kind, summary in KINDS.items())
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = f"{_('kinds of papers')}:\n{listed}"
    parser.add_argument("kind", metavar=_("KIND"), choices=list(KINDS), help=_("kind of the paper, see below"))
    parser.add_argument("--slug", default="", metavar="NAME", help=_("name of its folder or file, such as city-park"))
    parser.add_argument("--date", type=day, metavar="DATE", help=_("day of the paper or meeting (default: today)"))


def run(options: Options, _: Translate) -> ExitCode:
    """Write the files of a new paper and say what comes next."""
    request = akimat.request(options)

    from reglament.pipeline.collect import collect
    from reglament.pipeline.scaffold import begin, needs_slug

    collected = collect(request)
    args: Any = options.args
    day = args.date or collected.as_of
    begun = begin(request.paths, args.kind, day, args.slug, collected.repository, collected.registers)
    for path in begun.files:
        print(_("Written: {path}").format(path=path))
    if options.quiet:
        return ExitCode.OK
    print(
        _("Next: complete the paper, with your text in place of double brackets, then `check {path}`.").format(
            path=begun.place
        )
    )
    for kind in _NEXT.get(args.kind, ()):
        name = f" --slug {args.slug}" if needs_slug(kind) else ""
        print(f"  new {kind}{name} --date {day}  # {_(KINDS[kind])}")
    return ExitCode.OK


COMMAND = Command(msgid("begin a new paper"), arguments, run)
