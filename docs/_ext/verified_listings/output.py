"""The expected output of a listing, labelled with its contract in words."""

from __future__ import annotations

from docutils import nodes

from .evidence import Body, Evidence
from .nodes import make, paragraph
from .text import cap, visible

_MARKS = {"must": "must be seen", "may": "may be seen", "never": "is never seen"}


def text_block(text: str, label: str, about: Evidence | None = None) -> list[nodes.Node]:
    """Return a block of a program's text, hidden characters visible and what was cut said; lines it speaks of become links."""
    capped = cap(text)
    block = nodes.literal_block(capped.text, capped.text, language="none")
    block["verified"] = True
    if about:
        block["about"] = (about.snippet, about.source)
    made: list[nodes.Node] = [make("div", block, classes="samp", aria_label=visible(label), role="group")]
    if capped.note:
        made.append(paragraph(capped.note, "cut"))
    return made


def outcome(body: Body) -> nodes.Element:
    """Return one of several outcomes as an item of their list."""
    item = nodes.list_item()
    if body.mark:
        item += paragraph(_MARKS.get(body.mark, body.mark), "mark")
    item += text_block(body.text, "Outcome") if body.text else [paragraph("Nothing is printed.")]
    if body.words:
        item += paragraph(visible(body.words))
    return item


def bodies_part(bodies: tuple[Body, ...], label: str) -> list[nodes.Node]:
    """Return what a body says, or each of several."""
    if len(bodies) > 1:
        return [nodes.bullet_list("", *(outcome(body) for body in bodies), classes=["outcomes"])]
    words = [paragraph(visible(bodies[0].words))] if bodies[0].words else []
    return [*words, *text_block(bodies[0].text, label)]


def printed(evidence: Evidence) -> list[nodes.Node]:
    """Return what the program prints."""
    contract = evidence.contract
    if contract.is_outcomes:
        return [nodes.bullet_list("", *(outcome(body) for body in contract.bodies), classes=["outcomes"])]
    # What the compiler says holds the lines the contract asks for.
    if evidence.run is None and evidence.diagnostic:
        return []
    return text_block(evidence.shown, contract.title) if evidence.shown.strip("\n") else []


def output_part(evidence: Evidence) -> nodes.Element:
    """Return the label, the contract in words, and the output beside them."""
    contract = evidence.contract
    words: list[nodes.Node] = [paragraph(visible(contract.title), "listing-label")]
    if contract.words:
        words.append(paragraph(visible(contract.words), "contract"))
    shown = printed(evidence)
    if contract.error_output:
        shown.append(paragraph("On standard error", "listing-sublabel"))
        shown += text_block("\n".join(contract.error_output), "Standard error")
    parts = [make("div", *words, classes="listing-words"), make("div", *shown, classes="listing-printed")]
    if evidence.diagnostic:
        tool = visible(evidence.diagnostic.tool)
        parts.append(make("div", paragraph(f"{tool} says", "listing-sublabel"),
                          *text_block(evidence.diagnostic.text, f"What {tool} says", evidence), classes="listing-diagnostic"))
    return make("div", *parts, classes="listing-output")
