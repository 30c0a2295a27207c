// Looks at every page of the finished site in a real Chromium, light and dark, wide and narrow:
//   node check.mjs SITE [SCREENSHOTS]
// Prints one line a fault, 'page (view): what is wrong', and exits 1 when there is any.
import { readFile, readdir, stat, mkdtemp, rm, mkdir } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, relative, resolve } from "node:path";
import { createRequire } from "node:module";
import { HtmlValidate, FileSystemConfigLoader } from "html-validate";
import puppeteer from "puppeteer-core";
import { checkKeyboard, checkLinks, checkPage } from "./checks.mjs";

const site = resolve(process.argv[2] ?? "");
const screenshots = process.argv[3];
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

const views = [
  { name: "wide light", width: 1280, scheme: "light" },
  { name: "wide dark", width: 1280, scheme: "dark" },
  { name: "phone light", width: 360, scheme: "light" },
  { name: "phone dark", width: 360, scheme: "dark" },
];

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
  ".json": "application/json", ".csv": "text/csv", ".png": "image/png",
};

// The policy that the pages must bear: nothing inline, nothing from elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'";

async function pagesBelow(folder) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...await pagesBelow(path));
    else if (entry.name.endsWith(".html")) found.push(relative(site, path));
  }
  return found.sort();
}

function serve() {
  const server = createServer(async (request, response) => {
    let path = join(site, decodeURIComponent(new URL(request.url, "http://site").pathname));
    try {
      if ((await stat(path)).isDirectory()) path = join(path, "index.html");
      const body = await readFile(path);
      response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream",
        "content-security-policy": policy });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

const faults = [];
const report = (page, view, text) => faults.push(`${page}${view ? ` (${view})` : ""}: ${text}`);

const pages = await pagesBelow(site);
if (pages.length === 0) {
  console.error(`${site}: no pages here\nnote: run 'make docs' first`);
  process.exit(2);
}

const validator = new HtmlValidate(new FileSystemConfigLoader(JSON.parse(
  await readFile(new URL("./html-validate.json", import.meta.url)))));
for (const page of pages) {
  const { results } = await validator.validateFile(join(site, page));
  for (const result of results) {
    for (const message of result.messages) {
      report(page, "", `line ${message.line}: ${message.message} [${message.ruleId}]`);
    }
  }
}
for (const fault of await checkLinks(site, pages)) report(fault.page, "", fault.text);

const server = await serve();
const origin = `http://127.0.0.1:${server.address().port}`;
const profile = await mkdtemp(join(tmpdir(), "site-"));
const browser = await puppeteer.launch({
  executablePath: chromium, userDataDir: profile, headless: true,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
});
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
try {
  if (screenshots) await mkdir(screenshots, { recursive: true });
  for (const view of views) {
    const tab = await browser.newPage();
    await tab.setViewport({ width: view.width, height: 900 });
    await tab.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme },
      { name: "prefers-reduced-motion", value: "reduce" }]);
    await tab.setBypassCSP(false);
    for (const page of pages) {
      const say = (text) => report(page, view.name, text);
      await checkPage(tab, `${origin}/${page}`, origin, axe, say);
      if (view.scheme === "light") await checkKeyboard(tab, say);
      if (screenshots && /^(index|locks\/index|gather\/index|choosing\/index)\.html$/.test(page)) {
        const name = `${page.replaceAll("/", "-").replace(".html", "")}-${view.name.replace(" ", "-")}.png`;
        await tab.screenshot({ path: join(screenshots, name) });
      }
    }
    await tab.close();
  }
} finally {
  await browser.close();
  server.close();
  await rm(profile, { recursive: true, force: true });
}

for (const fault of faults) console.error(fault);
console.log(`${pages.length} pages looked at in ${views.length} views: ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
