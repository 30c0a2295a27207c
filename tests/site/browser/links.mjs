// Every link and every fragment within the site leads somewhere.
import { access, readFile } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";

export async function checkLinks(site, pages) {
  const ids = new Map();
  const links = [];
  for (const page of pages) {
    const html = (await readFile(join(site, page), "utf8")).replaceAll(/<!--.*?-->/gs, "");
    ids.set(page, new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1])));
    for (const match of html.matchAll(/\s(?:href|src|action)="([^"]+)"/g)) links.push({ page, target: match[1] });
  }
  const faults = [];
  const there = new Map();
  const exists = async (file) => {
    if (!there.has(file)) there.set(file, await access(join(site, file)).then(() => true, () => false));
    return there.get(file);
  };
  for (const { page, target } of links) {
    if (/^[a-z][a-z0-9+.-]*:/i.test(target)) continue;
    const [path, fragment] = target.split("#");
    const file = path === "" ? page : normalize(join(dirname(page), decodeURIComponent(path.split("?")[0])));
    if (!await exists(file)) faults.push({ page, text: `no such file: '${target}'` });
    else if (fragment && ids.has(file) && !ids.get(file).has(decodeURIComponent(fragment))) {
      faults.push({ page, text: `no such fragment: '${target}'` });
    }
  }
  return faults;
}
