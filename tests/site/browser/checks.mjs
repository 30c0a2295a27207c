// What every page must hold, one function a kind of fault. Each calls say(text) for what is wrong.
import { gzipSync } from "node:zlib";

const kib = 1024;
const limits = { page: 100 * kib, lesson: 60 * kib, requests: 8 };
// They do not teach: the search brings its index along, and the lists of everything are as long as the course.
const tools = /^(search|404|claims|evidence)\.html$/;

// Loads a page and returns what that cost.
export async function openPage(tab, url, origin, say) {
  const bodies = [];
  const pending = [];
  const onRequest = (request) => {
    if (!request.url().startsWith(origin) && !request.url().startsWith("data:")) {
      say(`a request to another host: ${request.url()}`);
    }
  };
  const onResponse = (response) => {
    pending.push(response.buffer().then((body) => bodies.push({ url: response.url(), size: gzipSync(body).length }), () => {}));
    if (response.status() >= 400) say(`${response.status()} for ${response.url()}`);
  };
  const onConsole = (message) => {
    if (["error", "warn"].includes(message.type())) say(`console: ${message.text()}`);
  };
  const onError = (error) => say(`script: ${error.message}`);
  tab.on("request", onRequest).on("response", onResponse).on("console", onConsole).on("pageerror", onError);
  await tab.goto(url, { waitUntil: "load", timeout: 120_000 });
  // Whatever a script asks for after the load is asked for by now.
  await tab.waitForNetworkIdle({ idleTime: 100, timeout: 120_000 });
  await Promise.all(pending);
  tab.off("request", onRequest).off("response", onResponse).off("console", onConsole).off("pageerror", onError);
  return { requests: bodies.length, bytes: bodies.reduce((sum, body) => sum + body.size, 0),
    html: bodies.find((body) => body.url === url)?.size ?? 0 };
}

export function checkWeight(page, traffic, say) {
  if (traffic.html > limits.page) say(`the page alone is ${Math.ceil(traffic.html / kib)} KiB compressed, at most ${limits.page / kib}`);
  if (tools.test(page)) return;
  if (traffic.bytes > limits.lesson) say(`${Math.ceil(traffic.bytes / kib)} KiB compressed, at most ${limits.lesson / kib}`);
  if (traffic.requests > limits.requests) say(`${traffic.requests} requests, at most ${limits.requests}`);
}

// Nothing that is already read jumps when the rest of the page comes, or the script.
export async function checkStill(tab, say) {
  const moved = await tab.evaluate(() => new Promise((done) => {
    const name = ({ nodeName, className, parentElement }) =>
      `<${nodeName.toLowerCase()} class="${className ?? ""}"> in <${parentElement.nodeName.toLowerCase()} class="${parentElement.className}">`;
    // Of a blank between two elements nothing is to be seen.
    const seen = ({ node }) => node?.nodeType !== Node.TEXT_NODE || node.data.trim() !== "";
    const observer = new PerformanceObserver((list) => done(list.getEntries().flatMap((entry) =>
      entry.sources.filter(seen).map(({ node }) => node?.parentElement ? name(node) : "something"))));
    observer.observe({ type: "layout-shift", buffered: true });
    // Where nothing moved, nothing is reported.
    requestAnimationFrame(() => requestAnimationFrame(() => done([])));
  }));
  if (moved.length > 0) say(`moved while the page was loaded: ${[...new Set(moved)].join(", ")}`);
}

export async function checkOverflow(tab, say) {
  const overflow = await tab.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth) return null;
    const wide = [...document.body.querySelectorAll("*")].find((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.right > root.clientWidth + 1;
    });
    return `${root.scrollWidth} px wide on a screen of ${root.clientWidth}` +
      (wide ? `, first by <${wide.tagName.toLowerCase()} class="${wide.getAttribute("class") ?? ""}">` : "");
  });
  if (overflow) say(`horizontal overflow: ${overflow}`);
}

// Opens whatever is folded, since what is hidden axe does not judge, and has everything laid out, as it is for a reader
// who came to it.
export async function unfold(tab) {
  await tab.evaluate(() => new Promise((done) => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const figure of document.querySelectorAll(".listing, .compare, tr")) figure.style.contentVisibility = "visible";
    requestAnimationFrame(() => requestAnimationFrame(done));
  }));
}

// Of what looks alike, since it and all that is around it have the same classes, leaves one to be seen: it stands for the
// rest. Whatever holds something that comes for the first time stays. What `before` holds was seen, in the same look, on
// another page; what is seen here is added to it.
export async function hideAlike(tab, before = new Set()) {
  const added = await tab.evaluate((before) => {
    const root = document.documentElement;
    const accent = ["--accent", "--accent-fill"].map((name) => getComputedStyle(document.body).getPropertyValue(name));
    const seen = new Set(before);
    const known = new Set();
    const look = (element, around) => {
      const path = `${around}>${element.tagName}.${element.getAttribute("class") ?? ""}`;
      let all = seen.has(path);
      seen.add(path);
      for (const child of element.children) all = look(child, path) && all;
      if (all) known.add(element);
      return all;
    };
    look(document.querySelector("main"), [root.className, document.body.className, ...accent].join("/"));
    for (const element of known) if (!known.has(element.parentElement) && !element.hidden) element.setAttribute("hidden", "alike");
    return [...seen].slice(before.length);
  }, [...before]);
  for (const path of added) before.add(path);
}

export async function showAlike(tab) {
  await tab.evaluate(() => document.querySelectorAll("[hidden=alike]").forEach((element) => element.removeAttribute("hidden")));
}

// Runs axe, with options of its own.
export async function checkAccess(tab, axe, options, say) {
  // Evaluated through the debugger, so the page's own policy need not allow it.
  if (!await tab.evaluate(() => "axe" in globalThis)) await tab.evaluate(axe);
  const violations = await tab.evaluate(async (options) => {
    const result = await globalThis.axe.run(document, { resultTypes: ["violations"], ...options });
    return result.violations.map((violation) =>
      `${violation.id}: ${violation.help} at ${violation.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(", ")}`);
  }, options);
  for (const violation of violations) say(`axe: ${violation}`);
}

// Every tab stop, once focused, is on the screen and not below something else. The order is that of the document, since
// nothing may change it.
export async function checkKeyboard(tab, say, within = "html") {
  const faults = await tab.evaluate((within) => {
    const name = (element) =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> '${element.textContent.trim().slice(0, 30)}'`;
    const found = [];
    // What lies over all of its boxes, each taken at the middle of what the screen shows of it.
    const covering = (element) => {
      const hits = [...element.getClientRects()].map((box) => document.elementFromPoint(
        (Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2, (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2));
      return hits.every((hit) => hit && !element.contains(hit) && !hit.contains(element)) ? hits[0] : null;
    };
    const stops = `:is(${within}) :is(a[href], button, input, select, textarea, summary, [tabindex])`;
    for (const element of document.querySelectorAll(stops)) {
      if (element.tabIndex > 0) found.push(`changes the order of tab stops: ${name(element)}`);
      if (element.tabIndex !== 0 || element.disabled) continue;
      element.focus();
      // What cannot take the focus is no tab stop: it is hidden, or folded away.
      if (document.activeElement !== element) continue;
      const box = element.getBoundingClientRect();
      const onScreen = box.width > 0 && box.height > 0 && box.right > 0 && box.left < innerWidth && box.bottom > 0 &&
        box.top < innerHeight && getComputedStyle(element).visibility !== "hidden";
      if (!onScreen) found.push(`tab stop off the screen: ${name(element)}`);
      const over = onScreen && covering(element);
      if (over) found.push(`tab stop below ${name(over)}: ${name(element)}`);
    }
    document.activeElement?.blur();
    scrollTo(0, 0);
    return found.slice(0, 5);
  }, within);
  for (const fault of faults) say(fault);
}
