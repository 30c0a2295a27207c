// What a reader does: walks with the keyboard, opens the chapters on a phone, changes the colours, copies, searches,
// looks a message up, and reads without a network.
import { pathToFileURL } from "node:url";

export async function checkReader(browser, origin, site, report) {
  await browser.defaultBrowserContext().overridePermissions(origin, ["clipboard-read", "clipboard-write", "clipboard-sanitized-write"]);
  const tab = await browser.newPage();
  // Long enough for a machine that is busy; only what never comes takes as long.
  tab.setDefaultTimeout(120_000);
  for (const [name, check] of Object.entries({ walk, chapters, colours, copy, search, message, paper, present })) {
    await check(tab, origin, report("a reader", name));
  }
  await offline(tab, pathToFileURL(site).href, report("a reader", "offline"));
  await tab.close();
}

const focused = (tab) => tab.evaluate(() => {
  const element = document.activeElement;
  const box = element.getBoundingClientRect();
  return { text: (element.getAttribute("aria-label") ?? element.textContent).trim(), outline: getComputedStyle(element).outlineStyle,
    link: element.getAttribute("href"), seen: box.width > 1 && box.bottom > 0 && box.top < innerHeight };
});

async function expectText(tab, selector, wanted, say) {
  await tab.waitForFunction((selector, wanted) => document.querySelector(selector)?.textContent.includes(wanted),
    {}, selector, wanted)
    .catch(async () => say(`'${selector}' never says '${wanted}'`));
}

// Tab goes through the page without a trap: first the way past the bar, later into the text.
async function walk(tab, origin, say) {
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.goto(`${origin}/index.html`);
  await tab.keyboard.press("Tab");
  const first = await focused(tab);
  if (first.link !== "#content" || !first.seen) say(`the first stop is '${first.text}', not the way to the text`);
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Tab");
  const inText = await tab.evaluate(() => document.querySelector("main").contains(document.activeElement));
  if (!inText) say(`past the bar, the next stop is '${(await focused(tab)).text}'`);
  const stop = await focused(tab);
  if (stop.outline === "none") say(`the focus on '${stop.text}' cannot be seen`);
  const links = await tab.evaluate(() => document.querySelectorAll("a[href], button, input").length);
  for (let stops = 0; stops <= links; ++stops) {
    await tab.keyboard.press("Tab");
    if (await tab.evaluate(() => document.activeElement === document.body)) return;
  }
  say(`no way out after ${links} stops`);
}

// On a phone the chapters open by keyboard and close by Escape.
async function chapters(tab, origin, say) {
  await tab.setViewport({ width: 360, height: 800 });
  await tab.goto(`${origin}/index.html`);
  const shown = () => tab.evaluate(() => document.getElementById("chapters").offsetParent !== null);
  if (await shown()) say("the chapters are open from the start");
  await tab.focus(".menu");
  await tab.keyboard.press("Enter");
  if (!await shown()) say("Enter does not open the chapters");
  await tab.keyboard.press("Tab");
  await tab.focus("#chapters a");
  await tab.keyboard.press("Escape");
  if (await shown()) say("Escape does not close the chapters");
}

// The choice holds on the next page too.
async function colours(tab, origin, say) {
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.goto(`${origin}/index.html`);
  await tab.focus(".colours");
  await tab.keyboard.press("Enter");
  await tab.keyboard.press("Enter");
  await expectText(tab, "#announce", "dark", say);
  await tab.goto(`${origin}/search.html`);
  const theme = await tab.evaluate(() => document.documentElement.dataset.theme);
  if (theme !== "dark") say(`the next page is ${theme ?? "auto"}`);
  await tab.evaluate(() => localStorage.clear());
}

// Copying a listing gives the code alone, and says that it was copied.
async function copy(tab, origin, say) {
  await tab.goto(`${origin}/locks/index.html`);
  await tab.bringToFront();
  await tab.focus(".listing .listing-code .copy");
  await tab.keyboard.press("Enter");
  await expectText(tab, "#announce", "Copied", say);
  const [copied, shown] = await tab.evaluate(async () =>
    [await navigator.clipboard.readText(), document.querySelector(".listing .listing-code pre").textContent]);
  if (copied.trim() !== shown.trim()) say(`what was copied begins '${copied.slice(0, 40)}'`);
  // Nor are the numbers of the lines in what is marked by hand.
  const marked = await tab.evaluate(() => {
    getSelection().selectAllChildren(document.querySelector(".listing .listing-code .highlight"));
    return getSelection().toString();
  });
  if (marked.trim() !== shown.trim()) say(`what is marked ends '${marked.slice(-40)}'`);
}

// The search finds a word of the course, from the field in the bar, and then answers while a reader types: a listing, a
// name of the library and a failure lead to where they are, not just to their page.
async function search(tab, origin, say) {
  await tab.goto(`${origin}/index.html`);
  await tab.keyboard.press("/");
  await tab.keyboard.type("mutex");
  await Promise.all([tab.waitForNavigation(), tab.keyboard.press("Enter")]);
  const found = await tab.waitForSelector("#search-results a[href*='locks/']").catch(() => null);
  if (found === null) {
    say("no result leads to the chapter on locks");
    return;
  }
  const link = await found.evaluate((each) => each.href);
  for (const [typed, wanted] of Object.entries({
    "lost_update_replayed": "locks/index.html#listing-locks-lost_update_replayed",
    "std::scoped_lock": "locks/index.html#listing-locks-",
    "without an active exception": "threads/index.html#listing-threads-",
    // Also a name that every object in JavaScript has.
    "constructor": ".html",
  })) {
    await tab.focus("#again");
    await tab.keyboard.down("Control");
    await tab.keyboard.press("a");
    await tab.keyboard.up("Control");
    await tab.keyboard.type(typed);
    const answered = await tab.waitForFunction((typed) => new URLSearchParams(location.search).get("q") === typed &&
      document.querySelector("#search-results .search-summary")?.textContent, {}, typed).catch(() => null);
    if (answered === null) {
      say(`'${typed}' is never answered`);
      return;
    }
    const links = await tab.evaluate(() => [...document.querySelectorAll("#search-results li > a")].map((each) => each.href));
    if (!links.some((each) => each.includes(wanted))) say(`'${typed}' does not lead to '${wanted}' but to '${links.slice(0, 3)}'`);
  }
  await expectText(tab, "#announce", "found", say);
  if ((await tab.goto(link)).status() !== 200) say(`a result leads nowhere: '${link}'`);
}

// A message leads to the listing that shows it.
async function message(tab, origin, say) {
  await tab.goto(`${origin}/evidence.html`);
  await tab.focus(".filter input");
  await tab.keyboard.type("terminate called without");
  await expectText(tab, "#announce", "1 of", say);
  const links = await tab.evaluate(() => [...document.querySelectorAll(".failures-table tbody tr:not([hidden]) a")].map((each) => each.href));
  if (links.length === 0 || !links.every((link) => link.includes("#listing-"))) say(`the message leads to '${links}'`);
}

// One section a screen, by keyboard alone, from where the reader is and back to where the presentation ended.
async function present(tab, origin, say) {
  await tab.setViewport({ width: 1280, height: 900 });
  await tab.goto(`${origin}/waiting/index.html`);
  await tab.focus(".present");
  await tab.keyboard.press("Enter");
  const seen = () => tab.evaluate(() => {
    // Those above the section are there for the ear alone.
    const heads = [...document.querySelectorAll("main :is(h1, h2, h3, h4)")].filter((head) => head.getBoundingClientRect().width > 1);
    return { heads: heads.map((head) => head.firstChild.textContent), place: document.querySelector(".slides span")?.textContent,
      around: [...document.querySelectorAll(".bar, .chapters, .foot")].some((part) => part.checkVisibility()) };
  });
  const first = await seen();
  if (first.heads.length !== 1 || first.around || !first.place?.startsWith("1 / ")) say(`it begins with ${JSON.stringify(first)}`);
  await tab.keyboard.press("ArrowRight");
  const second = await seen();
  if (second.heads.length !== 1 || second.heads[0] === first.heads[0]) say(`the arrow leads to ${JSON.stringify(second)}`);
  await expectText(tab, "#announce", second.heads[0], say);
  await tab.keyboard.press("End");
  const last = await seen();
  const [at, all] = last.place.split(" / ");
  if (last.heads.length !== 1 || at !== all) say(`the last is ${JSON.stringify(last)}`);
  await tab.keyboard.press("ArrowRight");
  if ((await seen()).place !== last.place) say("there is something after the last section");
  await tab.keyboard.press("Escape");
  const after = await seen();
  const stop = await focused(tab);
  if (!after.around || after.heads.length < Number(all) || after.place) say(`after the end: ${JSON.stringify(after.place)}, ${after.heads.length} headings`);
  if (stop.text !== "Present") say(`the focus is on '${stop.text}'`);
  if (await tab.evaluate(() => scrollY) === 0) say("the page is not where the presentation ended");
}

// On paper nothing is folded away, and nothing is there that only a screen can use; after it the folds are as before.
async function paper(tab, origin, say) {
  await tab.goto(`${origin}/locks/index.html`);
  const closed = () => tab.evaluate(() => document.querySelectorAll("details:not([open])").length);
  const before = await closed();
  const text = () => tab.evaluate(() => [...document.querySelectorAll(".answer-body")].every((body) => body.checkVisibility()));
  // With the style alone, as without a script, and with the script alone, as in an older browser.
  await tab.emulateMediaType("print");
  if (!await text()) say("an answer is folded away on paper");
  if (await tab.evaluate(() => document.querySelector(".bar").getClientRects().length > 0)) say("the bar is printed");
  await tab.emulateMediaType("screen");
  await tab.evaluate(() => dispatchEvent(new Event("beforeprint")));
  if (await closed() > 0) say("a fold is closed on paper");
  await tab.evaluate(() => dispatchEvent(new Event("afterprint")));
  if (before === 0 || await closed() !== before) say("the folds are not as they were before printing");
}

// From a folder, without a server: pages have their style, and the search finds.
async function offline(tab, folder, say) {
  await tab.goto(`${folder}/locks/index.html`);
  const bar = await tab.evaluate(() => getComputedStyle(document.querySelector(".bar")).position);
  if (bar !== "sticky") say("the style sheet is not used");
  await tab.goto(`${folder}/search.html?q=mutex`);
  if (await tab.waitForSelector("#search-results a").catch(() => null) === null) say("the search finds nothing");
}
