// A small server for the finished site, with the policy that its pages must bear.
import { readFile, readdir, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml",
  ".json": "application/json", ".csv": "text/csv", ".png": "image/png", ".cpp": "text/plain; charset=utf-8",
};

// Nothing inline, nothing from elsewhere.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'";

export async function pagesBelow(site, folder = site) {
  const found = [];
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...await pagesBelow(site, path));
    else if (entry.name.endsWith(".html")) found.push(relative(site, path));
  }
  return found.sort();
}

// What a static host does to text: it is sent compressed, and may be kept for ten minutes.
function hosted(request, type, body) {
  const headers = { "cache-control": "max-age=600", vary: "accept-encoding" };
  const packed = /^text|json|svg/.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  return packed ? [{ ...headers, "content-encoding": "gzip" }, gzipSync(body)] : [headers, body];
}

// A page comes over a network in pieces, and is shown as far as it has come. Each piece waits until the browser has painted
// what came before it: `painted` is told how many elements that began. No piece ends within a word: the rest of it would
// move the beginning, on every page there is.
const smallest = 8 * 1024;
const most = 12;
async function inPieces(response, body, painted) {
  const size = Math.max(smallest, Math.ceil(body.length / most));
  let elements = 0;
  for (let from = 0; from < body.length;) {
    const line = body.indexOf("\n", from + size);
    const to = line < 0 ? body.length : line + 1;
    const piece = body.subarray(from, to);
    response.write(piece);
    elements += piece.toString().match(/<[a-z]/g)?.length ?? 0;
    if (to < body.length) await painted(elements);
    from = to;
  }
  response.end();
}

export function serve(site, { likeHost = false, painted } = {}) {
  const server = createServer(async (request, response) => {
    let path = join(site, decodeURIComponent(new URL(request.url, "http://site").pathname));
    try {
      if ((await stat(path)).isDirectory()) path = join(path, "index.html");
      const type = types[extname(path)] ?? "application/octet-stream";
      const [headers, body] = likeHost ? hosted(request, type, await readFile(path)) : [{}, await readFile(path)];
      response.writeHead(200, { "content-type": type, "content-security-policy": policy, ...headers });
      if (painted && extname(path) === ".html") await inPieces(response, body, painted);
      else response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}
