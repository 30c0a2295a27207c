"""Listings, outputs and numbers that only stand on a page while the evidence for them stands."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from . import (answer, autolink, benchmark, checks, claims_page, compare, diagrams, evidence_page, ladder, listing, machine, nodes, numbered,
               programs, roles, sentences, timeline)
from .domain import VerifiedDomain


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything the pages may use."""
    app.setup_extension("late")
    app.add_config_value("verified_root", "", "env", [str])
    app.add_config_value("verified_build", "", "env", [str])
    app.add_config_value("verified_cheap_suites", [], "env", [list])
    app.add_domain(VerifiedDomain)
    # The order matters where two listen to the same event: sentences are collected before claims are counted.
    for part in (nodes, listing, compare, timeline, benchmark, ladder, machine, answer, roles, sentences, checks, claims_page,
                 autolink, numbered, programs, evidence_page, diagrams):
        part.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
