"""What the pages show and claim, page by page, so that the site can be judged as a whole."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode


@dataclass(frozen=True)
class Shown:
    """A listing on a page."""

    snippet: str
    region: str | None
    anchor: str
    line: int
    # Names of all regions of the snippet and the source line that opens each.
    regions: tuple[tuple[str, int], ...]
    # What else a reader may look for and find here: the names of the library it uses, the messages it fails with.
    names: tuple[str, ...]
    failures: tuple[str, ...]
    # Its lines that can be linked to, each with its anchor.
    spots: tuple[tuple[int, str], ...]
    # Its lines that break the form of a listing, each with what is wrong.
    breaches: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Claimed:
    """A claim on a page, with the sentence it stands in."""

    text: str
    anchor: str
    line: int
    sentence: str


@dataclass
class Page:
    """What one page shows, claims and links to."""

    shown: list[Shown] = field(default_factory=list)
    claims: list[Claimed] = field(default_factory=list)
    # Snippets it means to show: what stands in the way is reported there, not that nothing is shown.
    tried: set[str] = field(default_factory=set)
    # Snippets whose opening comment it has shown.
    opened: set[str] = field(default_factory=set)
    # Suites shown as tables, each with its anchor.
    tables: list[tuple[str, str]] = field(default_factory=list)
    # Snippets linked to.
    links: set[str] = field(default_factory=set)
    # Anchors of its claims, taken as they are read; the claims follow when their sentences are known.
    anchors: list[str] = field(default_factory=list)
    # Where it lists all claims, or zero.
    claims_line: int = 0
    # What it lists of the whole site besides: evidence, failures.
    lists: set[str] = field(default_factory=set)


class VerifiedDomain(Domain):
    """Holds what each page shows and claims; merged and purged by Sphinx."""

    name = "verified"
    label = "Verified listings"
    data_version = 4
    # What the search calls them.
    object_types = {kind: ObjType(said) for kind, said in
                    (("listing", "listing"), ("name", "used in a listing"), ("failure", "failure of a listing"))}
    initial_data: dict[str, Any] = {"pages": {}, "targets": {}}

    @property
    def pages(self) -> dict[str, Page]:
        """What each page shows and claims, by page."""
        pages: dict[str, Page] = self.data["pages"]
        return pages

    def page(self, docname: str) -> Page:
        """Return the record of one page, new if need be."""
        return self.pages.setdefault(docname, Page())

    def clear_doc(self, docname: str) -> None:
        self.pages.pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            if docname in otherdata["pages"]:
                self.pages[docname] = otherdata["pages"][docname]

    def shown(self) -> Iterator[tuple[str, Shown]]:
        """Yield every listing with its page, in the order of pages and of lines."""
        for docname in sorted(self.pages):
            for shown in self.pages[docname].shown:
                yield docname, shown

    def claims(self) -> Iterator[tuple[str, Claimed]]:
        """Yield every claim with its page."""
        for docname in sorted(self.pages):
            for claim in self.pages[docname].claims:
                yield docname, claim

    def target(self, snippet: str) -> tuple[str, str] | None:
        """Return page and anchor of the place to link to: the topic's own page, the whole program, where there is a choice."""
        topic = snippet.partition("/")[0]
        found = [(docname, shown) for docname, shown in self.shown() if shown.snippet == snippet]
        if not found:
            return None
        docname, shown = min(found, key=lambda each: (not of_topic(each[0], topic), each[1].region is not None))
        return docname, shown.anchor

    def spots(self, docname: str, snippet: str) -> dict[int, str]:
        """Return the lines of a snippet that a page can link to, in the whole program where the page shows it."""
        found: dict[int, str] = {}
        here = self.pages[docname].shown if docname in self.pages else []
        for shown in sorted(here, key=lambda each: each.region is not None):
            if shown.snippet == snippet:
                found = {**dict(shown.spots), **found}
        return found

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what the search leads to: every listing, and page by page where a name or a failure comes first."""
        for snippet in sorted({shown.snippet for _, shown in self.shown()}):
            found = self.target(snippet)
            assert found is not None
            yield (snippet, snippet, "listing", *found, 1)
        first: dict[tuple[str, str, str], str] = {}
        for docname, shown in self.shown():
            for kind, words in (("name", shown.names), ("failure", shown.failures)):
                for each in words:
                    first.setdefault((each, kind, docname), shown.anchor)
        for (each, kind, docname), anchor in first.items():
            yield each, each, kind, docname, anchor, 1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:
        return str(type.lname)

    def resolve_xref(self, env: BuildEnvironment, fromdocname: str, builder: Builder, typ: str, target: str,
                     node: pending_xref, contnode: nodes.Element) -> nodes.Element | None:
        if typ == "claims":
            lists = [docname for docname, page in sorted(self.pages.items()) if page.claims_line]
            row = f"{fromdocname.replace('/', '-')}-{target}"
            return make_refnode(builder, fromdocname, lists[0], row, contnode) if lists else contnode
        found = self.target(target)
        return make_refnode(builder, fromdocname, found[0], found[1], contnode) if found else None

    def resolve_any_xref(self, env: BuildEnvironment, fromdocname: str, builder: Builder, target: str,
                         node: pending_xref, contnode: nodes.Element) -> list[tuple[str, nodes.Element]]:
        # A Markdown link never means a listing.
        return []

    def moved_targets(self) -> set[str]:
        """Return the snippets whose place has changed since the last call, and remember the new places."""
        now = {shown.snippet: self.target(shown.snippet) for _, shown in self.shown()}
        before = self.data["targets"]
        self.data["targets"] = now
        return {snippet for snippet in now.keys() | before.keys() if now.get(snippet) != before.get(snippet)}


def unique(anchor: str, taken: Collection[str]) -> str:
    """Return the anchor, numbered where a page has it already."""
    found, count = anchor, 1
    while found in taken:
        count += 1
        found = f"{anchor}-{count}"
    return found


def of_topic(docname: str, topic: str) -> bool:
    """Return whether the page belongs to the topic: docs/<topic>.md or docs/<topic>/*.md."""
    return docname.partition("/")[0] == topic


def domain(env: BuildEnvironment) -> VerifiedDomain:
    """Return the domain of this build."""
    found = env.get_domain(VerifiedDomain.name)
    assert isinstance(found, VerifiedDomain)
    return found
