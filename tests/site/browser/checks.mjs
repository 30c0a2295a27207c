// What a page must hold, one function a kind of fault. Each calls say(text) for what is wrong.
import { readFile, access } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { gzipSync } from "node:zlib";

const kib = 1024;
const limits = { page: 100 * kib, lesson: 60 * kib, requests: 8 };

// Every link and every fragment within the site leads somewhere.
export async function checkLinks(site, pages) {
  const ids = new Map();
  const links = [];
  for (const page of pages) {
    const html = (await readFile(join(site, page), "utf8")).replaceAll(/<!--.*?-->/gs, "");
    ids.set(page, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])));
    for (const match of html.matchAll(/\s(?:href|src)="([^"]+)"/g)) links.push({ page, target: match[1] });
    if (gzipSync(html).length > limits.page) {
      links.push({ page, fault: `the page is larger than ${limits.page / kib} KiB compressed` });
    }
  }
  const faults = [];
  for (const { page, target, fault } of links) {
    if (fault) {
      faults.push({ page, text: fault });
      continue;
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue;
    const [path, fragment] = target.split("#");
    const file = path === "" ? page : normalize(join(dirname(page), decodeURIComponent(path.split("?")[0])));
    if (ids.has(file)) {
      if (fragment && !ids.get(file).has(decodeURIComponent(fragment))) {
        faults.push({ page, text: `no such fragment: '${target}'` });
      }
    } else {
      await access(join(site, file)).catch(() => faults.push({ page, text: `no such file: '${target}'` }));
    }
  }
  return faults;
}

export async function checkPage(tab, url, origin, axe, say) {
  let requests = 0;
  let bytes = 0;
  const pending = [];
  const onRequest = (request) => {
    ++requests;
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
      say(`a request to another host: ${request.url()}`);
    }
  };
  const onResponse = (response) => {
    pending.push(response.buffer().then((body) => { bytes += gzipSync(body).length; }, () => {}));
    if (response.status() >= 400) say(`${response.status()} for ${response.url()}`);
  };
  const onConsole = (message) => {
    if (["error", "warn"].includes(message.type())) say(`console: ${message.text()}`);
  };
  const onError = (error) => say(`script: ${error.message}`);
  tab.on("request", onRequest).on("response", onResponse).on("console", onConsole).on("pageerror", onError);
  await tab.goto(url, { waitUntil: "networkidle0", timeout: 60_000 });
  await Promise.all(pending);
  tab.off("request", onRequest).off("response", onResponse).off("console", onConsole).off("pageerror", onError);

  const lesson = !/\/(genindex|search|searchindex|404)\.html$/.test(url);
  if (lesson && bytes > limits.lesson) say(`${Math.ceil(bytes / kib)} KiB compressed, at most ${limits.lesson / kib}`);
  if (lesson && requests > limits.requests) say(`${requests} requests, at most ${limits.requests}`);

  const overflow = await tab.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const wide = [...document.body.querySelectorAll("*")].find((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > root.clientWidth + 1;
    });
    return `${root.scrollWidth} px wide on a screen of ${root.clientWidth}` +
      (wide ? `, first by <${wide.tagName.toLowerCase()} class="${wide.className}">` : "");
  });
  if (overflow) say(`horizontal overflow: ${overflow}`);

  // Evaluated through the debugger, so the page's own policy need not allow it.
  await tab.evaluate(axe);
  const violations = await tab.evaluate(async () => {
    const result = await globalThis.axe.run(document);
    return result.violations.map((violation) =>
      `${violation.id}: ${violation.help} at ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
  });
  for (const violation of violations) say(`axe: ${violation}`);
}

// Every tab stop is visible, on the screen once focused, and shows that it has the focus.
export async function checkKeyboard(tab, say) {
  await tab.evaluate(() => { document.activeElement?.blur(); window.scrollTo(0, 0); });
  for (let stop = 0; stop < 400; ++stop) {
    await tab.keyboard.press("Tab");
    const state = await tab.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return { end: true };
      const seen = element.dataset.visited === "yes";
      element.dataset.visited = "yes";
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      const name = `<${element.tagName.toLowerCase()} class="${element.className}"> '${element.textContent.trim().slice(0, 30)}'`;
      const onScreen = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 &&
        box.top < innerHeight && style.visibility !== "hidden";
      return { end: seen, name, onScreen };
    });
    if (state.end) return;
    if (!state.onScreen) say(`tab stop off the screen: ${state.name}`);
  }
  say("more than 400 tab stops");
}
