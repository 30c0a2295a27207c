"""The theme: what every page has, what none has, and colours that can be read."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from conftest import DOCS, LOCKS, Build
from project import COUNTER, Project
from site_theme.light import light_html

CSS = (DOCS / "_theme/course/static/site.css").read_text(encoding="utf-8")


@pytest.fixture
def pages(counter: Project, build: Build) -> dict[str, BeautifulSoup]:
    """Return the pages of a small site."""
    counter.suite("start_cost")
    head = "---\nmyst:\n  html_meta:\n    description: What a lock is.\n---\n"
    counter.page("locks/index", head + LOCKS + "\n## Costs\n\n```{benchmark} start_cost\n```\n\nOr {ratio}`start_cost: process / thread >= 3`.\n\n"
                 "| a | b |\n|---|---|\n| 1 | 2 |\n\n```{csv-table}\n:widths: 1 3\n:header-rows: 1\n\na,b\n1,2\n```\n")
    counter.page("gather/index", "# Gather\n\nText.\n")
    counter.page("claims", "# Claims\n\n```{claims}\n```\n")
    counter.page("404", "---\norphan: true\n---\n# No page here\n")
    built = build(counter)
    assert built.warnings == []
    return {name: built.soup(name) for name in ("index", "locks/index", "gather/index", "claims", "404", "search")}


def test_nothing_is_inline(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        assert not [script for script in page.find_all("script") if not script.get("src") or script.get_text().strip()], name
        assert not page.find_all("style"), name
        assert not page.select("[style]"), name
        assert not [element for element in page.find_all(True) for attribute in element.attrs if attribute.startswith("on")], name


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        loaded = [element.get("src") or element.get("href") for element in page.select("script, img, link:not([rel=canonical]), iframe")]
        assert not [address for address in loaded if address and re.match(r"\w+:|//", address)], name
    for path in (DOCS / "_theme").rglob("*"):
        if path.suffix in (".css", ".js", ".html"):
            assert not re.search(r"https?://(?!www\.w3\.org/)", path.read_text(encoding="utf-8")), path


def test_the_old_frameworks_are_not_loaded(pages: dict[str, BeautifulSoup]) -> None:
    for page in pages.values():
        assert not re.search("jquery|underscore|frameworks", str(page.head), re.IGNORECASE)


def test_the_policy_forbids_what_is_inline(pages: dict[str, BeautifulSoup]) -> None:
    for page in pages.values():
        policy = page.select("meta[http-equiv=Content-Security-Policy]")[0]["content"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy


def test_every_page_can_be_read_by_ear(pages: dict[str, BeautifulSoup]) -> None:
    for name, page in pages.items():
        assert page.html and page.html["lang"] == "en", name
        assert len(page.select("h1")) == 1, name
        assert len(page.select("main[role=main]")) == 1, name
        assert page.title and page.title.get_text().strip(), name
        first = page.body.find(["a", "button", "input"]) if page.body else None
        assert first is not None and first["href"] == "#content", name
        labels = [landmark.get("aria-label") or landmark.get("aria-labelledby") for landmark in page.select("nav, [role=search]")]
        assert len(labels) == len(set(labels)) or None in labels, name
        assert page.select("button.menu")[0]["aria-expanded"] == "false", name
        assert page.select("#announce[role=status]"), name
        ids = [element["id"] for element in page.select("[id]")]
        assert len(ids) == len(set(ids)), name


def test_a_page_says_what_it_is_about(pages: dict[str, BeautifulSoup]) -> None:
    assert pages["locks/index"].select("meta[name=description]")[0]["content"] == "What a lock is."
    assert pages["locks/index"].title and pages["locks/index"].title.get_text() == "Locks · Concurrency in C++"


def test_the_map_says_where_you_are(pages: dict[str, BeautifulSoup]) -> None:
    here = pages["locks/index"].select("#chapters [aria-current]")
    assert [(entry.get_text(), entry["aria-current"]) for entry in here] == [("Locks", "page")]
    assert [section.get_text() for section in pages["locks/index"].select(".here li")] == ["Costs"]
    turn = pages["locks/index"].select(".turn a")
    assert [(link["rel"], link["href"]) for link in turn] == [(["prev"], "../index.html"), (["next"], "../gather/index.html")]


def test_tables_have_captions_scopes_and_scroll_alone(pages: dict[str, BeautifulSoup]) -> None:
    page = pages["locks/index"]
    for table in page.select("table"):
        assert table.find_parent(class_="table-scroll"), table
        # Until this has come, what the browser has of the table is no whole table.
        end = table.find_next_sibling()
        assert end and end["class"] == ["whole"], table
    table = page.select(".benchmark table")[0]
    assert table.caption and table.caption.get_text()
    assert [head["scope"] for head in table.select("thead th")] == ["col"] * 3
    assert all(row.select("th")[0]["scope"] == "row" for row in table.select("tbody tr"))
    assert [head.get_text() for head in table.select("thead th")] == ["What", "Median (ns)", "95 % interval (ns)"]
    cells = [cell.get_text() for cell in table.select("tbody tr")[1].select("td")]
    assert cells == ["14,200", "13,348 to 15,052"]


def test_an_empty_corner_of_a_table_is_no_header(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "\n|  | a |  |\n|---|---|---|\n| x | 1 | 2 |\n")
    head = build(counter).soup("locks/index").select("main > section > .table-scroll thead tr")[-1]
    assert [(cell.name, cell.get_text(), cell.get("scope")) for cell in head.find_all(True, recursive=False)] == [
        ("td", "", None), ("th", "a", "col"), ("td", "", None)]


def test_code_is_not_parted_after_a_hyphen_and_stays_the_same_text(counter: Project, build: Build) -> None:
    counter.page("locks/index", LOCKS + "\nTake `-Iinclude a--b  x->y -` and so-called words.\n")
    code = build(counter).soup("locks/index").select("main > section > p > code")[0]
    assert [part.get_text() for part in code.select(".hold")] == ["-I", "--b", "->", "-"]
    assert code.get_text() == "-Iinclude a--b\xa0 x->y -"
    assert ".hold { white-space: nowrap; }" in CSS


def test_bars_say_nothing_that_the_numbers_do_not(pages: dict[str, BeautifulSoup]) -> None:
    bars = pages["locks/index"].select(".benchmark svg")
    assert len(bars) == 3
    for bar in bars:
        assert bar["aria-hidden"] == "true" and not bar.get_text().strip()


def test_the_numbers_can_be_had(pages: dict[str, BeautifulSoup], counter: Project) -> None:
    links = [link["href"] for link in pages["locks/index"].select(".downloads a")]
    assert links == ["../_downloads/bench/start_cost.csv", "../_downloads/bench/start_cost.json"]
    folder = counter.build / "site/_downloads/bench"
    assert (folder / "start_cost.json").read_bytes() == (counter.build / "bench/start_cost.json").read_bytes()
    assert (folder / "start_cost.csv").read_text().splitlines()[:2] == [
        "variant,label,unit,median,low,high,median of session 1,median of session 2",
        'coroutine,"coroutine: started, awaited",ns,35.0,32.9,37.1,34.65,35.35']


def test_a_claim_leads_to_its_row_and_back(pages: dict[str, BeautifulSoup]) -> None:
    claim = pages["locks/index"].select(".claim")[0]
    assert claim.get_text() == "10.7 (10.1 to 11.3) supported"
    address = claim.select("a")[0]["href"]
    row = pages["claims"].select(f"#{address.split('#')[1]}")[0]
    assert row.select("th a")[0]["href"] == f"locks/index.html#{claim.select('.ratio')[0]['id']}"
    assert " ".join(row.get_text(" ").split()) == (
        "Or 10.7 (10.1 to 11.3). Locks process / thread >= 3 10.7 (10.1 to 11.3) start_cost , 2026-11-21 supported")


def test_a_wrong_address_is_answered_with_links_that_work_anywhere(counter: Project, build: Build) -> None:
    counter.page("404", "---\norphan: true\n---\n# No page here\n")
    page = build(counter, html_baseurl="https://example.org/notes/").soup("404")
    links = [element.get("href") or element.get("src") for element in page.select("link:not([rel=canonical]), script, a:not(.skip):not(.headerlink)")]
    assert links and all(link and link.startswith("/notes/") for link in links)
    assert page.select("a.skip")[0]["href"] == "#content"


def test_a_page_that_is_passed_on_says_what_it_is(pages: dict[str, BeautifulSoup]) -> None:
    card = {meta["property"]: meta["content"] for meta in pages["locks/index"].select("meta[property]")}
    assert card == {"og:type": "article", "og:site_name": "Concurrency in C++", "og:title": "Locks", "og:description": "What a lock is."}
    assert not pages["search"].select("meta[property]")


def test_the_address_is_said_where_it_is_known(counter: Project, build: Build) -> None:
    counter.page("404", "---\norphan: true\n---\n# No page here\n")
    counter.page("locks/index", "---\nmyst:\n  html_meta:\n    description: What a lock is.\n---\n" + LOCKS)
    page = build(counter, html_baseurl="https://example.org/a&b").soup("locks/index")
    assert page.select("meta[property='og:url']")[0]["content"] == "https://example.org/a&b/locks/index.html"
    listed = ElementTree.parse(counter.build / "site/sitemap.xml").getroot().iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")
    assert [each.text for each in listed] == ["https://example.org/a&b/index.html", "https://example.org/a&b/locks/index.html"]


def test_without_an_address_there_is_no_list_of_pages(counter: Project, build: Build) -> None:
    build(counter)
    assert not (counter.build / "site/sitemap.xml").exists()


# ---- Colours ----


def properties(block: str) -> dict[str, str]:
    """Return the custom properties that are colours."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{6})", block))


LIGHT = properties(CSS[CSS.index(":root {"):CSS.index("@media screen and (prefers-color-scheme: dark)")])
_DARK = CSS.split('@media screen and (prefers-color-scheme: dark) {')[1].split("/* The colour of a model")[0]
DARK_BY_SYSTEM, DARK_BY_CHOICE = (properties(part) for part in _DARK.split('@media screen {'))
DARK = {**LIGHT, **DARK_BY_SYSTEM}


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG defines it."""
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
    red, green, blue = (linear(int(colour[index:index + 2], 16) / 255) for index in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_dark_is_dark_however_it_came() -> None:
    assert DARK_BY_SYSTEM == DARK_BY_CHOICE
    assert set(DARK_BY_SYSTEM) <= set(LIGHT)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), [
    (text, ground) for text in ("ink", "soft", "link", "good", "bad", "thread", "process", "async") for ground in ("paper", "panel", "raised")
] + [("bad", "bad-tint"), ("good", "good-tint"), ("ink", "mark"), ("soft", "bad-tint")])
def test_text_can_be_read(colours: dict[str, str], text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("fill", ["edge", "plain-fill", "process-fill", "async-fill"])
def test_what_is_drawn_can_be_seen(colours: dict[str, str], fill: str) -> None:
    assert contrast(colours[fill], colours["raised"]) >= 3.0


@pytest.mark.parametrize(("style", "colours"), [("xcode", LIGHT), ("github-dark", DARK)])
def test_code_can_be_read(style: str, colours: dict[str, str]) -> None:
    from pygments.styles import get_style_by_name
    from pygments.lexers import CppLexer
    from pygments.token import Whitespace
    found = get_style_by_name(style)
    tokens = {token for token, _ in CppLexer().get_tokens(COUNTER + '#define X "a\\n" // c\nclass A { int f() noexcept; };')}
    # Blanks have a colour and nothing to see.
    for token in tokens - {Whitespace}:
        colour = found.style_for_token(token)["color"]
        for ground in ("raised", "mark"):
            assert not colour or contrast(f"#{colour}", colours[ground]) >= 4.5, (token, ground)


def test_a_verdict_is_one_word_and_what_follows_stays_with_it(counter: Project, build: Build) -> None:
    record = counter.suite("start_cost")
    record["measured"]["others_percent"] = 94.0
    counter.measured("start_cost", record)
    counter.page("locks/index", LOCKS + "\nOr {ratio}`start_cost: process / thread >= 3`. Then.\n")
    counter.page("claims", "# Claims\n\n```{claims}\n```\n")
    built = build(counter)
    claim = built.soup("locks/index").select(".claim")[0]
    assert claim.get_text() == "10.7 (10.1 to 11.3) inconclusive"
    assert claim.select(".verdict")[0]["title"] == "other programs used 94 % of the machine"
    assert "</span>. Then." in built.html("locks/index")
    assert "other programs used 94 % of the machine" in built.soup("claims").get_text()


def test_what_nothing_asks_for_is_not_sent() -> None:
    assert light_html('<tr class="row-odd"><td>a</td></tr>') == "<tr><td>a</td></tr>"
    assert light_html('<div class="highlight-cpp notranslate"><span class="k">int</span></div>') == '<div class="highlight-cpp"><i class="k">int</i></div>'
    assert light_html('<svg focusable="false"><path/></svg>') == "<svg><path/></svg>"
    # What a rule may name, and what holds more than a word.
    kept = '<p class="simple note">a <span class="k"><b>c</b></span> <span class="mark">seen</span></p>'
    assert light_html(kept) == kept


def test_style_and_script_are_sent_without_remarks(counter: Project, build: Build) -> None:
    static = build(counter).project.build / "site/_static"
    style = (static / "site.css").read_text(encoding="utf-8")
    assert "/*" not in style
    assert style.count("{") == style.count("}") == re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL).count("{")
    assert "//" not in (static / "theme.js").read_text(encoding="utf-8")
