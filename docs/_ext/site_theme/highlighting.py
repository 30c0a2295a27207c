"""The colours of code, light and dark, in one style sheet."""

from __future__ import annotations

from pathlib import Path

from pygments.style import StyleMeta
from pygments.styles import get_style_by_name
from pygments.token import STANDARD_TYPES, Whitespace
from sphinx.application import Sphinx

# Of Pygments' styles these two keep the contrast that WCAG AA asks for.
LIGHT, DARK = "xcode", "github-dark"
# What they give to plain text, which has the colour of the page.
_GROUND = frozenset({"000000", "c9d1d9"})

Look = tuple[str, str]


def look(style: StyleMeta, token: object) -> Look:
    """Return the colour of a token, or 'inherit', and the rest of its declarations."""
    found = style.style_for_token(token)
    rest = "font-weight:600" if found["bold"] else ""
    if found["italic"]:
        rest += ";font-style:italic" if rest else "font-style:italic"
    return (f"#{found['color']}" if found["color"] and found["color"] not in _GROUND else "inherit"), rest


def plain_classes() -> list[str]:
    """Return the classes of tokens that neither style gives a look of their own; blanks have none to give."""
    light, dark = get_style_by_name(LIGHT), get_style_by_name(DARK)
    return sorted(short for token, short in STANDARD_TYPES.items() if short and
                  (token is Whitespace or look(light, token) == look(dark, token) == ("inherit", "")))


def stylesheet() -> str:
    """Return the rules: one custom property for each pair of colours, dark where the system or the reader asks."""
    light, dark = get_style_by_name(LIGHT), get_style_by_name(DARK)
    plain = plain_classes()
    groups: dict[tuple[Look, Look], list[str]] = {}
    for token, short in STANDARD_TYPES.items():
        if short and short not in plain:
            groups.setdefault((look(light, token), look(dark, token)), []).append(short)
    bright, dim, rules = [], [], []
    for number, (((day, rest), (night, _)), shorts) in enumerate(sorted(groups.items())):
        bright.append(f"--h{number}:{day};")
        dim.append(f"--h{number}:{night};")
        names = ",".join(f".{short}" for short in sorted(shorts))
        rules.append(f".highlight :is({names}){{color:var(--h{number}){';' + rest if rest else ''}}}")
    return "\n".join([
        f":root{{{''.join(bright)}}}",
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{''.join(dim)}}}}}",
        f"@media screen{{:root[data-theme=dark]{{{''.join(dim)}}}}}",
        *rules,
        "",
    ])


def write(app: Sphinx, error: Exception | None) -> None:
    """Replace the style sheet that Sphinx wrote for one style."""
    if error is None and app.builder.format == "html":
        Path(app.outdir, "_static", "pygments.css").write_text(stylesheet(), encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Connect to the end of the build."""
    app.connect("build-finished", write)
