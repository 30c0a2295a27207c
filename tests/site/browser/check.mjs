// Looks at every page of the finished site in a real Chromium, light and dark, wide and narrow, folded and unfolded, and
// section by section as it is presented:
//   node check.mjs SITE [--pages REGEX] [--special SITE] [--screenshots FOLDER]
// Prints one line a fault, 'page (view): what is wrong', and exits 1 when there is any.
import { mkdir, readFile, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { FileSystemConfigLoader, HtmlValidate } from "html-validate";
import { withBrowser } from "./browser.mjs";
import { checkAccess, checkKeyboard, checkOverflow, checkStill, checkWeight, hideAlike, openPage, showAlike, unfold } from "./checks.mjs";
import { checkLinks } from "./links.mjs";
import { comeInPieces } from "./pieces.mjs";
import { checkReader } from "./reader.mjs";
import { pagesBelow, serve } from "./server.mjs";
import { checkSlides, judgeSlides } from "./slides.mjs";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: "string", default: "" }, special: { type: "string" }, screenshots: { type: "string" }, chromium: { type: "string", default: "/usr/bin/chromium" } },
});
const site = resolve(positionals[0] ?? "");
const all = await pagesBelow(site).catch(() => []);
if (all.length === 0) {
  console.error(`${site}: the site was not built\nnote: run 'make docs' first`);
  process.exit(2);
}
// What only leads on to Compiler Explorer is no page to be read: the browser would follow it.
const wanted = all.filter((page) => new RegExp(values.pages).test(page));
const pages = wanted.filter((page) => !page.startsWith("compiler-explorer/"));

const faults = [];
const report = (page, view) => (text) => faults.push(`${page}${view ? ` (${view})` : ""}: ${text}`);

// ---- What the files alone tell ----

const validator = new HtmlValidate(new FileSystemConfigLoader(JSON.parse(
  await readFile(new URL("./html-validate.json", import.meta.url)))));
// A highlighted word is valid wherever text is; there are more of them than of everything else.
const words = /<i class="\w{1,3}">([^<]*)<\/i>/g;
async function validate() {
  for (const page of wanted) {
    const html = await readFile(join(site, page), "utf8");
    const { results } = await validator.validateString(html.replaceAll(words, "$1"), page);
    for (const message of results.flatMap((result) => result.messages)) {
      report(page)(`line ${message.line}: ${message.message} [${message.ruleId}]`);
    }
  }
}
for (const fault of await checkLinks(site, all)) report(fault.page)(fault.text);

// ---- What a browser tells ----

const server = await serve(site);
const special = values.special && await serve(resolve(values.special));
const specialPages = special ? ["notes.html", "hostile.html"] : [];
const address = (server) => `http://127.0.0.1:${server.address().port}`;
const origin = address(server);
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const colours = (tab, scheme) => tab.emulateMediaFeatures([
  { name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }]);

// Axe spends most of its time on colours: they are judged once for each look, light and dark, on whichever page it comes
// first; everything else once for all.
const ofColours = ["color-contrast", "link-in-text-block"];
const ofAllElse = { rules: Object.fromEntries(ofColours.map((rule) => [rule, { enabled: false }])) };
const seen = new Set();
async function checkColours(tab, say) {
  await hideAlike(tab, seen);
  for (const scheme of ["dark", "light"]) {
    await colours(tab, scheme);
    await checkAccess(tab, axe, { runOnly: ofColours }, (text) => say(`${scheme}: ${text}`));
  }
  await showAlike(tab);
}

// Pictures, code and timelines, tables: what else a section may hold is text.
const presented = ["concurrency/index.html", "gather/index.html", "choosing/index.html", "notes.html"];

// Whether text can be read does not depend on the width: it is judged on the wide screen, folded open, in both colours, and
// on the phone for what every page has around its text.
async function look(tab, { origin, page, name, width }) {
  const say = report(page, name);
  await tab.setViewport({ width, height: 900 });
  await colours(tab, "light");
  checkWeight(page, await openPage(tab, `${origin}/${page}`, origin, say), say);
  if (await tab.evaluate(() => document.title === "broken" || document.querySelector("main :is(script, [onerror])") !== null)) say("output became code");
  await checkStill(tab, say);
  await checkOverflow(tab, say);
  await checkKeyboard(tab, say);
  await unfold(tab);
  await checkOverflow(tab, report(page, `${name}, unfolded`));
  if (presented.includes(page)) await checkSlides(tab, report(page, `${name}, presented`));
  const both = name === "wide" || ["index.html", "notes.html"].includes(page);
  const judge = (say) => checkAccess(tab, axe, ofAllElse, say);
  const judgeColours = async (say) => both && await checkColours(tab, say);
  await judge(say);
  await judgeColours(say);
  if (presented.includes(page)) {
    const asPresented = report(page, `${name}, presented`);
    await judgeSlides(tab, () => judge(asPresented), () => judgeColours(asPresented));
  }
}

async function photograph(browser, folder) {
  await mkdir(folder, { recursive: true });
  const tab = await browser.newPage();
  for (const [width, scheme] of [[1280, "light"], [1280, "dark"], [390, "light"], [390, "dark"]]) {
    await tab.setViewport({ width, height: 1000 });
    await colours(tab, scheme);
    for (const page of pages) {
      await tab.goto(`${origin}/${page}`);
      const path = join(folder, `${page.replaceAll("/", "-").replace(".html", "")}-${width}-${scheme}.png`);
      await tab.screenshot({ path });
    }
  }
  await tab.close();
}

if (values.screenshots) await withBrowser(values.chromium, (browser) => photograph(browser, values.screenshots));

// As many browsers as processors, each with the next page that none has looked at: the longest first, so that none is left
// with one of them at the end.
const jobs = [];
for (const [name, width] of [["wide", 1280], ["phone", 360]]) {
  for (const page of pages) jobs.push({ site, origin, page, name, width, bytes: (await stat(join(site, page))).size });
  for (const page of specialPages) jobs.push({ site: resolve(values.special), origin: address(special), page, name, width, bytes: 0 });
}
jobs.sort((one, other) => other.bytes - one.bytes);
const looking = cpus().slice(0, 4).map(() => withBrowser(values.chromium, async (browser) => {
  const { check, close } = await comeInPieces(browser);
  const tab = await browser.newPage();
  for (let job = jobs.shift(); job; job = jobs.shift()) {
    await check(job.site, job.page, job.width, report(job.page, `${job.name}, in pieces`));
    await tab.bringToFront();
    await look(tab, job);
  }
  await close();
}));
const reading = values.pages ? [] : [withBrowser(values.chromium, (browser) => checkReader(browser, origin, site, report))];
await Promise.all([...looking, ...reading, validate()]);
server.close();
if (special) special.close();
faults.sort();

// A fault in the theme is on every page, and one in a page is seldom alone.
const printed = 60;
for (const fault of faults.slice(0, printed)) console.error(fault);
if (faults.length > printed) console.error(`and ${faults.length - printed} more`);
console.log(`${pages.length} pages looked at: ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
