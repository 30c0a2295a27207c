"""The verification line of a listing, and the list of checks it opens to."""

from __future__ import annotations

from docutils import nodes

from .evidence import Check, Evidence, Finding, Place, Reduced
from .nodes import make, paragraph
from .outcomes import again, outcomes_part
from .output import bodies_part
from .text import visible

_LEADS = {"fails": "Fails as promised", "does not compile": "Fails as promised", "warns": "Warns as promised"}


def reduced_part(reduced: Reduced, evidence: Evidence) -> list[nodes.Node]:
    """Return what every schedule of the reduced program prints, and how to see it."""
    command = nodes.literal("", f"make explore SNIPPET={visible(evidence.snippet)} REDUCED=1")
    several = "Each prints one of these:" if len(reduced.bodies) > 1 else "Each prints:"
    return [paragraph(several), *bodies_part(reduced.bodies, f"Output with {visible(reduced.size)}"),
            nodes.paragraph("", "", nodes.Text("To search them again: "), command, classes=["replay"])]


def check_item(check: Check, evidence: Evidence) -> nodes.list_item:
    """Return one check: its name, what was done, and with what."""
    text = nodes.paragraph("", "", nodes.strong("", visible(check.name)), nodes.Text(f": {visible(check.words)}"))
    if check.verdict != "passed" and check.verdict not in check.words:
        text += nodes.Text(" ")
        text += nodes.inline("", visible(check.verdict), classes=["badge"])
    if check.tool:
        text += nodes.inline("", f" ({visible(check.tool)})", classes=["tool"])
    reduced = evidence.contract.reduced if check.name == "searched" else None
    return nodes.list_item("", text, *(reduced_part(reduced, evidence) if reduced else []))


def place_item(place: Place, evidence: Evidence, source: list[str], spots: dict[int, str]) -> nodes.list_item:
    """Return one place of a finding, with a link to the line, and the line itself quoted."""
    line: nodes.Node = nodes.Text(f"line {place.line}")
    if place.file == evidence.source and place.line in spots:
        line = nodes.reference("", "", line, refid=spots[place.line], internal=True)
    text = nodes.paragraph("", "", nodes.Text(f"{visible(place.thread)}: {visible(place.what)}, "), line)
    if place.file == evidence.source and 1 <= place.line <= len(source):
        text += nodes.Text(": ")
        text += nodes.literal("", visible(source[place.line - 1].strip()))
    return nodes.list_item("", text)


def finding_part(finding: Finding, evidence: Evidence, source: list[str], spots: dict[int, str], schedules: int) -> list[nodes.Node]:
    """Return what the explorer found and where."""
    said = f"{finding.kind}: {finding.message}" if finding.message else finding.kind
    share = f"In {finding.count:,} of {schedules:,} schedules"
    made: list[nodes.Node] = [paragraph(f"{share}, {visible(said)}", "finding")]
    if finding.places:
        made.append(nodes.bullet_list("", *(place_item(place, evidence, source, spots) for place in finding.places),
                                      classes=["places"]))
    return made + again(evidence, finding.seed)


def seen_part(evidence: Evidence, source: list[str], spots: dict[int, str]) -> list[nodes.Node]:
    """Return what the explorer saw: its findings, and the outcomes with their shares."""
    made: list[nodes.Node] = []
    if evidence.explored:
        for finding in evidence.explored.findings:
            made += finding_part(finding, evidence, source, spots, evidence.explored.schedules)
        made += outcomes_part(evidence, evidence.explored)
    return made


def verified_part(evidence: Evidence, seen: list[nodes.Node] | None = None) -> nodes.Element:
    """Return the verification line; opened, it lists the checks, and below them what was seen."""
    lead = _LEADS.get(evidence.contract.kind, "Verified")
    summary = make("summary", nodes.strong("", lead), nodes.Text(" "), nodes.inline("", visible(evidence.line)))
    items = [check_item(check, evidence) for check in evidence.checks]
    items += [nodes.list_item("", nodes.paragraph("", "", nodes.strong("", f"not under {visible(each.tool)}"),
                                                  nodes.Text(f": {visible(each.reason)}")))
              for each in evidence.contract.not_under]
    made: list[nodes.Node] = [summary, nodes.bullet_list("", *items, classes=["checks"]), *(seen or [])]
    fails = lead.startswith("Fails")
    return make("details", *made, classes="listing-verified verified-fails" if fails else "listing-verified")
