"""The configuration of the site. Paths of build artefacts come from the build: see CMakeLists.txt."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "_ext"))

project = "Concurrency in C++"
author = "the authors of the course"
copyright = author
language = "en"

extensions = ["myst_parser", "verified_listings", "reference", "instructor", "site_theme"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_*", "**/_*"]
suppress_warnings: list[str] = []
nitpicky = True

# A fence without a language is plain text; C++ in it is found and reported.
highlight_language = "none"
myst_heading_anchors = 3
myst_enable_extensions = ["deflist"]

verified_root = str(HERE.parent)
verified_build = str(HERE.parent / "build")

breathe_default_project = "course"
breathe_show_include = False

# ---- The e-book ----

# It must have a version and a name of its own; that of the pages is their date.
version = release = "1"
epub_basename = "concurrency-in-cpp"
epub_theme = "book"
epub_title = project
epub_description = "Course notes on threads, locks, processes and coroutines in C++20, every listing compiled, run and checked."
epub_identifier = epub_uid = "concurrency-in-cpp"
epub_show_urls = "no"
epub_tocscope = "includehidden"
# Only a server asks for this page.
epub_exclude_files = ["404.xhtml", ".buildinfo"]

# ---- The site ----

html_theme = "course"
html_theme_path = ["_theme"]
html_title = "Concurrency in C++"
html_favicon = "_theme/course/static/favicon.svg"
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_domain_indices = False
html_permalinks_icon = "#"
