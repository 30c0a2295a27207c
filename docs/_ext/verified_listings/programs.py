"""The programs beside the pages: each as a file to be had, and each to be opened in Compiler Explorer."""

from __future__ import annotations

import shutil
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx

from . import compiler_explorer
from .domain import domain
from .evidence import Evidence, load
from .messages import Problem
from .nodes import make
from .settings import Settings
from .standalone import standalone

DOWNLOADS = "_downloads/programs"
ELSEWHERE = "compiler-explorer"


def alone(settings: Settings, evidence: Evidence) -> str:
    """Return the program as one file that needs no header of the course."""
    source = (settings.root / evidence.source).read_text(encoding="utf-8")
    return standalone(source, settings.root / "snippets/include")


def elsewhere(settings: Settings, evidence: Evidence) -> str | None:
    """Return the address in Compiler Explorer, where the program fits into one and needs no library."""
    if evidence.contract.needs:
        return None
    return compiler_explorer.address(alone(settings, evidence), runs=evidence.run is not None)


def links(settings: Settings, evidence: Evidence, docname: str) -> nodes.Element:
    """Return the links to the file and to Compiler Explorer."""
    up = "../" * docname.count("/")
    name = evidence.snippet.rpartition("/")[2]
    # The words alone would be the same under every listing.
    of = make("span", nodes.Text(f" {name}"), classes="unseen")
    made: list[nodes.Node] = [make("a", nodes.Text("Download"), of, href=f"{up}{DOWNLOADS}/{evidence.snippet}.cpp", download=f"{name}.cpp")]
    if elsewhere(settings, evidence):
        made.append(make("a", nodes.Text("Open"), of.deepcopy(), nodes.Text(" in Compiler Explorer"),
                         href=f"{up}{ELSEWHERE}/{evidence.snippet}.html"))
    return make("p", *made, classes="listing-links")


def write_programs(app: Sphinx, error: Exception | None) -> None:
    """Write the files that the links of every listing lead to."""
    if error is not None or app.builder.name != "html":
        return
    assert app.env is not None
    settings = Settings.of(app.config)
    for name in (DOWNLOADS, ELSEWHERE):
        shutil.rmtree(Path(app.outdir, name), ignore_errors=True)
    for snippet in sorted({shown.snippet for _, shown in domain(app.env).shown()}):
        try:
            evidence = load(settings, snippet)
        except Problem:
            # The page that shows the program has said so.
            continue
        _write(Path(app.outdir, DOWNLOADS, f"{snippet}.cpp"), alone(settings, evidence))
        target = elsewhere(settings, evidence)
        if target:
            _write(Path(app.outdir, ELSEWHERE, f"{snippet}.html"), compiler_explorer.page(snippet.rpartition("/")[2], target))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Write the programs when the pages are written."""
    app.connect("build-finished", write_programs)
