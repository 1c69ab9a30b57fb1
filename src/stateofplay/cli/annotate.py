"""`stateofplay annotate`: the layers of each report, before any codebook."""

# ruff: noqa: PLC0415 - what only this command needs is imported when it runs, so that help is quick

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from stateofplay.cli import exits, options, output, terminal
from stateofplay.errors import InputError, ReportError
from stateofplay.model import Context, Kind, Notice, PartialDate, Reader

EXAMPLES = """\b
Examples:
  stateofplay annotate report.txt
  stateofplay annotate report.txt --published 2025-12-15 | jq .attributions
  stateofplay annotate reports/*.txt --kind speech --json layers.jsonl
"""


def _date(_ctx: click.Context, _param: click.Parameter, value: str | None) -> PartialDate | None:
    """The date that was given, or a fault of usage."""
    try:
        return None if value is None else PartialDate(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command(epilog=EXAMPLES)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@click.option("--published", metavar="DATE", callback=_date, help="The date of reports that give none, such as 2025-12-15.")
@click.option(
    "--json", "target", metavar="FILE", default=output.STDOUT, show_default=True, help="Where to write; - for standard output."
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([str(kind) for kind in Kind]),
    help="Only attributions of this kind; may be given again. Without it, all of them.",
)
@options.reader
def annotate(files: tuple[Path, ...], published: PartialDate | None, target: str, kinds: tuple[str, ...], reader: str) -> int:
    """Show what is read before any codebook.

    For each FILE one JSON object on one line: sentences, names, dates, quantities, and who says what. A folder stands for
    the reports in it.
    """
    from stateofplay import intake, pipeline
    from stateofplay.export import annotate_json

    output.check(target)
    seen: list[Notice] = []
    context = Context(notify=seen.append, reader=Reader(reader))
    failed: list[ReportError] = []
    paths = intake.collect(files)

    def fail(error: ReportError) -> None:
        failed.append(error)
        terminal.say(f"error: {error}")

    with output.writing(target) as write, terminal.progress() as progress:
        for number, document in enumerate(pipeline.annotate_each(paths, context, published, fail)):
            if progress is not None and target != output.STDOUT:
                progress(number, len(paths), document.report.id)
            kept = tuple(one for one in document.attributions if not kinds or str(one.kind) in kinds)
            write(annotate_json.dumps(replace(document, attributions=kept)) + "\n")
            terminal.notices(seen)
            seen.clear()
        if len(failed) == len(paths):
            raise InputError("no report could be read", remedy="give text, Markdown or HTML files")
    return exits.PARTLY if failed else exits.DONE
