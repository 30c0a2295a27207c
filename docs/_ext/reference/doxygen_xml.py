"""Doxygen's XML with what Breathe leaves out put where Breathe shows it.

Breathe drops requires clauses, the bodies of concepts and [[nodiscard]]; Doxygen drops [[nodiscard]] altogether.
"""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

_NODISCARD = re.compile(r"\[\[\s*nodiscard[^\]]*\]\]")


def text_of(element: ElementTree.Element | None) -> str:
    """Return the text of an element and all below, blanks folded."""
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


class Headers:
    """The lines of the headers, for what Doxygen does not tell."""

    def __init__(self, include: Path) -> None:
        self._include = include
        self._lines: dict[str, list[str]] = {}

    def is_nodiscard(self, location: ElementTree.Element | None) -> bool:
        """Return whether the declaration at a location asks for its value to be used."""
        if location is None:
            return False
        file, line = location.get("declfile") or location.get("file", ""), int(location.get("declline") or location.get("line", "0"))
        if file not in self._lines:
            path = self._include / file
            self._lines[file] = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        lines = self._lines[file]
        # The attribute stands on the line of the name or on one of the two before, which hold the template head and no other end.
        for number in range(line, max(line - 3, 0), -1):
            text = lines[number - 1] if number <= len(lines) else ""
            if number < line and re.search(r"[;{}]\s*$|^\s*(//|$)", text):
                return False
            if _NODISCARD.search(text):
                return True
        return False


def note(element: ElementTree.Element, text: str, code: str) -> None:
    """Append a paragraph with code to what is said of an entity."""
    detailed = element.find("detaileddescription")
    if detailed is None:
        detailed = ElementTree.SubElement(element, "detaileddescription")
    para = ElementTree.SubElement(detailed, "para")
    para.text = f"{text} "
    output = ElementTree.SubElement(para, "computeroutput")
    output.text = code
    output.tail = "."


def program(code: str) -> ElementTree.Element:
    """Return a block of C++."""
    listing = ElementTree.Element("programlisting", {"filename": ".cpp"})
    for line in code.rstrip().splitlines():
        codeline = ElementTree.SubElement(listing, "codeline")
        ElementTree.SubElement(codeline, "highlight", {"class": "normal"}).text = line
    return listing


def show_as_code(element: ElementTree.Element) -> None:
    """Turn the indented examples, which Doxygen takes for verbatim text, into blocks of C++."""
    for parent in list(element.iter()):
        for index, child in enumerate(parent):
            if child.tag == "verbatim":
                listing = program(child.text or "")
                listing.tail = child.tail
                parent[index] = listing


def restore_function(member: ElementTree.Element, headers: Headers) -> None:
    """Put requires clause and [[nodiscard]] into the signature of a function."""
    # Where the body stands is of no interest to who calls it.
    member.set("inline", "no")
    clause = text_of(member.find("requiresclause"))
    arguments = member.find("argsstring")
    if clause and arguments is not None:
        arguments.text = f"{arguments.text or ''} requires {clause}"
    kind = member.find("type")
    if kind is not None and headers.is_nodiscard(member.find("location")):
        kind.text = f"[[nodiscard]] {kind.text or ''}"


def restore_class(compound: ElementTree.Element, headers: Headers) -> None:
    """Say in words what the signature of a class cannot hold."""
    clause = text_of(compound.find("requiresclause"))
    if clause:
        note(compound, "Requires", clause)
    if headers.is_nodiscard(compound.find("location")):
        note(compound, "The compiler warns where a function's result of this type is not used:", "[[nodiscard]]")


def concept_body(compound: ElementTree.Element) -> str:
    """Return the definition of a concept, its alignment undone."""
    initializer = compound.find("initializer")
    lines = "".join(initializer.itertext()).strip().splitlines() if initializer is not None else []
    return "\n".join(line.strip() if number < 2 else f"    {line.strip()}" for number, line in enumerate(lines))


def restore(root: ElementTree.Element, headers: Headers) -> None:
    """Restore everything in one document."""
    for compound in root.findall("compounddef"):
        show_as_code(compound)
        if compound.get("kind") in ("class", "struct"):
            restore_class(compound, headers)
        if compound.get("kind") == "concept":
            detailed = compound.find("detaileddescription")
            if detailed is None:
                detailed = ElementTree.SubElement(compound, "detaileddescription")
            ElementTree.SubElement(detailed, "para").append(program(concept_body(compound)))
        for member in compound.iter("memberdef"):
            if member.get("kind") == "function":
                restore_function(member, headers)
