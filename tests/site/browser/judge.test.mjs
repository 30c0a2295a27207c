// What `make audit` says, and that it is the fastest of several looks that counts: node --test judge.test.mjs
import assert from "node:assert/strict";
import { test } from "node:test";
import { best, categories, faults, full, summary } from "./judge.mjs";

const measured = { looks: 3, load: 2.3, processors: 2 };

const audits = {
  "button-name": { title: "Buttons do not have an accessible name", score: 0, scoreDisplayMode: "binary",
    details: { items: [{ node: { snippet: "<button class=\"copy\">" } }] } },
  "image-alt": { title: "Images have an alt", score: 1, scoreDisplayMode: "binary" },
  "hint": { title: "Only a hint", score: 0, scoreDisplayMode: "binary" },
  "total-blocking-time": { title: "Total Blocking Time", score: 0.9, scoreDisplayMode: "numeric", displayValue: "220 ms" },
};

// A result in which the named categories have these scores; every category looks at all of the audits.
function result(scores = {}) {
  const refs = Object.keys(audits).map((id) => ({ id, weight: id === "hint" ? 0 : 1 }));
  return { audits, categories: Object.fromEntries(categories.map((name) =>
    [name, { score: name in scores ? scores[name] : 1, auditRefs: refs.filter(({ id }) => (id === "total-blocking-time") === (name === "performance")) }])) };
}

test("a page that is full everywhere has no fault", () => {
  assert.deepEqual(faults("index.html", result(), measured, "build/audit/index.html"), []);
});

test("99 is not full", () => {
  assert.equal(full(result({ seo: 0.99 }), "seo"), false);
  assert.equal(full(result({ seo: 1 }), "seo"), true);
});

test("a fault names page, category, audit, what was expected and found, where, and the next command", () => {
  assert.deepEqual(faults("locks/index.html", result({ accessibility: 0.94 }), measured, "build/audit/locks-index.html"), [
    `locks/index.html: accessibility is 94: Buttons do not have an accessible name [button-name]
  expected: 100, with a full score here
  found:    a score of 0
  at:       <button class="copy">
note: the whole report is build/audit/locks-index.html; after a change run 'make docs' and 'make audit PAGES=locks/index.html'`]);
});

test("speed says of how many looks it was the best, and how busy the machine was", () => {
  const [fault] = faults("index.html", result({ performance: 0.96 }), measured, "report");
  assert.match(fault, /^index.html: performance is 96: Total Blocking Time \[total-blocking-time\]\n.*\n  found:    220 ms \(best of 3; load 2\.3 on 2 processors\)\n/);
});

test("a category without a score is a fault", () => {
  const broken = { ...result({ seo: null }), audits: { ...audits, "button-name": { ...audits["button-name"], score: 1 } },
    runtimeError: { message: "the page did not load" } };
  const [fault] = faults("index.html", broken, measured, "report");
  assert.match(fault, /^index.html: seo is 0: not judged\n  expected: 100\n  found:    the page did not load\n/);
});

test("an audit that failed itself is a fault", () => {
  const broken = result({ seo: null });
  broken.audits = { ...audits, "image-alt": { ...audits["image-alt"], score: null, scoreDisplayMode: "error", errorMessage: "no trace" } };
  assert.equal(faults("index.html", broken, measured, "report").filter((fault) => fault.includes("[image-alt]") && fault.includes("no trace")).length, 1);
});

test("the fastest of several looks counts", () => {
  const looks = [0.9, 1, 0.95].map((performance) => result({ performance }));
  assert.equal(best(looks), looks[1]);
  assert.equal(summary("index.html", best(looks), 3), "index.html: performance 100, accessibility 100, best-practices 100, seo 100 (best of 3)");
});
