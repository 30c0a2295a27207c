// A page as it comes over a network: in pieces, and shown as far as it has come. Nothing that is there may move when more of
// it comes. The server waits with each piece until the browser has painted what came before, so nothing here is by chance.
import { checkStill } from "./checks.mjs";
import { serve } from "./server.mjs";

// So high that not only what stands at the top is looked at.
const height = 30_000;

// Returns what the server waits for: of(elements) is kept once a frame with so many elements is on the screen.
async function paintsOf(tab) {
  const waiting = new Set();
  // A frame is painted after its callbacks: what one of them has seen is on the screen when the next is called.
  await tab.exposeFunction("framePainted", (elements) => {
    for (const wait of waiting) {
      if (elements < wait.elements) continue;
      waiting.delete(wait);
      wait.done();
    }
  });
  await tab.evaluateOnNewDocument(() => {
    let before = 0;
    const frame = () => {
      globalThis.framePainted(before);
      before = document.getElementsByTagName("*").length;
      if (document.readyState === "loading") requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
    // What is laid out only near the screen has, on so high a screen, no place where that could happen unseen.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".listing, .compare, tr { content-visibility: visible !important; }");
    document.adoptedStyleSheets = [sheet];
  });
  return (elements) => new Promise((done) => waiting.add({ elements, done }));
}

// Returns check(site, page, width, say), which has pages come in pieces to a tab of its own.
export async function comeInPieces(browser) {
  const tab = await browser.newPage();
  const painted = await paintsOf(tab);
  const servers = new Map();
  const check = async (site, page, width, say) => {
    if (!servers.has(site)) servers.set(site, await serve(site, { painted }));
    // A tab that is not in front paints nothing.
    await tab.bringToFront();
    await tab.setViewport({ width, height });
    await tab.goto(`http://127.0.0.1:${servers.get(site).address().port}/${page}`, { waitUntil: "load", timeout: 120_000 });
    await checkStill(tab, say);
  };
  const close = async () => {
    await tab.close();
    for (const server of servers.values()) server.close();
  };
  return { check, close };
}
