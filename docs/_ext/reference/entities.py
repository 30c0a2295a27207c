"""What the headers offer: every public entity, where it is declared, whether it is documented, and its examples."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from .doxygen_xml import text_of

# Compounds a page declares by a directive of their own, and members of the namespace likewise.
_COMPOUNDS = {"class": "doxygenclass", "struct": "doxygenstruct", "concept": "doxygenconcept"}
_MEMBERS = {"function": "doxygenfunction", "typedef": "doxygentypedef", "variable": "doxygenvariable", "enum": "doxygenenum"}


@dataclass(frozen=True)
class Entity:
    """A public name of the course's library."""

    name: str
    directive: str
    file: str
    line: int
    documented: bool
    # Whether it belongs to a class, whose directive shows it too.
    member: bool
    # A function's parameters, which tell it from others of its name.
    parameters: str = ""


@dataclass(frozen=True)
class Example:
    """A block of code in a documentation comment."""

    entity: str
    file: str
    line: int
    code: str


def _documented(element: ElementTree.Element) -> bool:
    return bool(text_of(element.find("briefdescription")) or text_of(element.find("detaileddescription")))


def _place(element: ElementTree.Element) -> tuple[str, int]:
    location = element.find("location")
    if location is None:
        return "", 0
    return location.get("file", ""), int(location.get("line", "0"))


def _hidden(name: str) -> bool:
    return not name.startswith("course::") or "::detail" in name


def _members(compound: ElementTree.Element, owner: str, of_class: bool) -> Iterator[Entity]:
    for member in compound.iter("memberdef"):
        kind, name = member.get("kind", ""), member.findtext("name", "")
        if member.get("prot") not in (None, "public") or kind not in _MEMBERS or _is_deleted(member):
            continue
        file, line = _place(member)
        parameters = member.findtext("argsstring", "").partition(" requires ")[0] if kind == "function" else ""
        yield Entity(f"{owner}::{name}", _MEMBERS[kind], file, line, _documented(member), of_class, parameters)


def _is_deleted(member: ElementTree.Element) -> bool:
    return member.findtext("argsstring", "").replace(" ", "").endswith(("=delete", "=default"))


def compounds(xml: Path) -> list[ElementTree.Element]:
    """Return every compound, in the order of their files."""
    found = []
    for path in sorted(xml.glob("*.xml")):
        if path.name not in ("index.xml", "Doxyfile.xml"):
            found += ElementTree.parse(path).getroot().findall("compounddef")
    return found


def entities(xml: Path) -> list[Entity]:
    """Return every public entity, sorted by file and line."""
    found: list[Entity] = []
    for compound in compounds(xml):
        kind, name = compound.get("kind", ""), compound.findtext("compoundname", "")
        if kind == "namespace" and name == "course":
            found += _members(compound, "course", of_class=False)
        elif kind in _COMPOUNDS and not _hidden(name) and compound.get("prot") in (None, "public"):
            file, line = _place(compound)
            found.append(Entity(name, _COMPOUNDS[kind], file, line, _documented(compound), member=False))
            found += _members(compound, name, of_class=True)
    return sorted(set(found), key=lambda entity: (entity.file, entity.line, entity.name))


def examples(xml: Path) -> list[Example]:
    """Return every block of code in a documentation comment."""
    found: list[Example] = []
    for compound in compounds(xml):
        if compound.get("kind") in ("file", "dir"):
            continue
        name = compound.findtext("compoundname", "")
        named = [(compound, name), *((member, f"{name}::{member.findtext('name', '')}") for member in compound.iter("memberdef"))]
        for element, entity in named:
            file, line = _place(element)
            for part in ("briefdescription", "detaileddescription"):
                described = element.find(part)
                for block in described.iter() if described is not None else ():
                    if block.tag == "verbatim":
                        found.append(Example(entity, file, line, block.text or ""))
                    elif block.tag == "programlisting":
                        found.append(Example(entity, file, line, code_of(block)))
    return sorted(set(found), key=lambda example: (example.file, example.line, example.code))


def code_of(listing: ElementTree.Element) -> str:
    """Return the text of a `programlisting`."""
    return "\n".join(_code_line(line) for line in listing.iter("codeline"))


def _code_line(line: ElementTree.Element) -> str:
    # Doxygen writes a blank as an element of its own.
    for blank in line.iter("sp"):
        blank.text = " "
    return "".join(line.itertext())
