// Has Lighthouse look at pages of the finished site as on a phone, served the way a static host would:
//   node audit.mjs SITE [--pages index.html,locks/index.html] [--reports FOLDER]
// Prints one fault for each audit that costs a category its 100, and exits 1 when there is any.
import { mkdir, writeFile } from "node:fs/promises";
import { cpus, loadavg } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { best, categories, faults, full, summary } from "./judge.mjs";
import { pagesBelow, serve } from "./server.mjs";

// What teaches, what lists everything, and where a reader begins.
const representative = "index.html,locks/index.html,evidence.html";
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pages: { type: "string", default: representative }, reports: { type: "string" },
    chromium: { type: "string", default: "/usr/bin/chromium" } },
});
const site = resolve(positionals[0] ?? "");
const there = await pagesBelow(site).catch(() => []);
if (there.length === 0) {
  console.error(`${site}: the site was not built\nnote: run 'make docs' first`);
  process.exit(2);
}
const pages = values.pages.split(",");
for (const page of pages.filter((page) => !there.includes(page))) {
  console.error(`${page}: no such page\n  expected: one of ${there.filter((each) => !each.startsWith("compiler-explorer/")).join(", ")}`);
  process.exit(2);
}
const reports = resolve(values.reports ?? join(site, "..", "audit"));

let lighthouse;
let withBrowser;
try {
  ({ default: lighthouse } = await import("lighthouse"));
  ({ withBrowser } = await import("./browser.mjs"));
} catch (error) {
  console.error(`lighthouse is not installed: ${error.message.split("\n")[0]}\nnote: run 'make audit', which fetches it`);
  process.exit(2);
}

const server = await serve(site, { likeHost: true });
const origin = `http://127.0.0.1:${server.address().port}`;

// A new browser each time: nothing is in its cache, and nothing is left over from the page before.
const look = (page) => withBrowser(values.chromium, async (browser) => {
  const result = await lighthouse(`${origin}/${page}`, {
    port: Number(new URL(browser.wsEndpoint()).port), output: "html", logLevel: "silent", onlyCategories: categories,
  });
  return { result: result.lhr, html: result.report };
});

// Speed is a measurement on a machine that does other things too: the best of three counts, everything else is the
// same each time.
const attempts = 3;
await mkdir(reports, { recursive: true });
let bad = 0;
try {
  for (const page of pages) {
    const seen = [];
    do seen.push(await look(page)); while (seen.length < attempts && !full(best(seen.map(({ result }) => result)), "performance"));
    const result = best(seen.map((each) => each.result));
    const path = join(reports, `${page.replaceAll("/", "-").replace(/\.html$/, "")}.html`);
    await writeFile(path, seen.find((each) => each.result === result).html);
    console.log(summary(page, result, seen.length));
    const found = faults(page, result, { looks: seen.length, load: loadavg()[0], processors: cpus().length }, relative(process.cwd(), path));
    for (const fault of found) console.error(fault);
    bad += found.length;
  }
} finally {
  server.close();
}
process.exit(bad === 0 ? 0 : 1);
