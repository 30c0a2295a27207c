// Chromium with a profile of its own: nothing is in its cache, and nothing is left over when it is closed.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import puppeteer from "puppeteer-core";

// Returns what use(browser) returns.
export async function withBrowser(chromium, use) {
  const profile = await mkdtemp(join(tmpdir(), "site-"));
  const browser = await puppeteer.launch({
    executablePath: chromium, userDataDir: profile, headless: true, protocolTimeout: 600_000,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 3 });
  }
}
