// What Lighthouse's results mean for us: every category is at 100, or it is said what keeps it below.

export const categories = ["performance", "accessibility", "best-practices", "seo"];
const points = (result, category) => Math.round(100 * (result.categories[category].score ?? 0));

export const full = (result, category) => points(result, category) === 100;

// Of several looks at one page, the one that was fastest.
export const best = (results) =>
  results.reduce((kept, each) => points(each, "performance") > points(kept, "performance") ? each : kept);

export const summary = (page, result, looks) =>
  `${page}: ${categories.map((category) => `${category} ${points(result, category)}`).join(", ")}` +
  (looks > 1 ? ` (best of ${looks})` : "");

// Where on the page: the first few elements, or files.
function places(audit) {
  const items = audit.details?.items ?? [];
  return items.map((item) => item.node?.snippet ?? item.source?.url ?? item.url ?? item.description).filter(Boolean).slice(0, 3);
}

// What was seen; for a measurement also how busy the machine was, since that may be all there is to it.
function found(audit, measured) {
  const value = audit.displayValue || audit.explanation?.replace(/\s+/g, " ") || `a score of ${audit.score}`;
  return measured ? `${value} (best of ${measured.looks}; load ${measured.load.toFixed(1)} on ${measured.processors} processors)` : value;
}

// One fault for each audit that costs points; and one for a category that could not be judged at all.
export function faults(page, result, measured, report) {
  const note = `note: the whole report is ${report}; after a change run 'make docs' and 'make audit PAGES=${page}'`;
  const said = [];
  for (const category of categories) {
    if (full(result, category)) continue;
    const head = (what) => `${page}: ${category} is ${points(result, category)}: ${what}`;
    const costly = result.categories[category].auditRefs
      .map(({ id, weight }) => ({ ...result.audits[id], id, weight }))
      .filter((audit) => audit.weight > 0 && (audit.scoreDisplayMode === "error" || (audit.score !== null && audit.score < 1)));
    for (const audit of costly) {
      said.push([head(`${audit.title} [${audit.id}]`), `  expected: 100, with a full score here`,
        `  found:    ${audit.errorMessage ?? found(audit, category === "performance" ? measured : null)}`,
        ...places(audit).map((place) => `  at:       ${place}`), note].join("\n"));
    }
    if (costly.length === 0) {
      const why = result.runtimeError?.message ?? "no audit says why";
      said.push([head("not judged"), "  expected: 100", `  found:    ${why}`, note].join("\n"));
    }
  }
  return said;
}
