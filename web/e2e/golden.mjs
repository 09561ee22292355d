// Starts what the browser tests need: a server of our own on a free port and an empty data folder, and a browser.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

/** A first start may have to build everything. */
const StartMsMax = 10 * 60_000;
const StopMsMax = 20_000;

const root = new URL("../..", import.meta.url).pathname;

/** Where pictures are left for people to look at. */
export const pictures = process.env.PICTURES ?? join(root, "out", "pictures");
mkdirSync(pictures, { recursive: true });

/** The server named by GOLDEN_URL, or one of our own that ends with `stop`. */
export async function startServer() {
  if (process.env.GOLDEN_URL) return { url: process.env.GOLDEN_URL, isOurs: false, stop: async () => {} };
  const data = mkdtempSync(join(tmpdir(), "golden-e2e-"));
  const env = { ...process.env, GOLDEN_SOURCES_VENDORS: "off" }; // no test calls a vendor
  const server = spawn(join(root, "golden"), ["serve", "--data", data, "--port", "0"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise((resolve) => server.once("exit", resolve));
  const url = await address(server);
  async function stop() {
    server.kill("SIGTERM");
    const late = setTimeout(() => server.kill("SIGKILL"), StopMsMax);
    await ended;
    clearTimeout(late);
    rmSync(data, { recursive: true, force: true });
  }
  return { url, isOurs: true, stop };
}

/** The address a server prints once it answers. */
function address(server) {
  return new Promise((resolve, reject) => {
    let said = "";
    const late = setTimeout(() => reject(new Error(`golden serve said no address within ${StartMsMax / 1000} s:\n${said}`)), StartMsMax);
    const read = (chunk) => {
      said = (said + chunk).slice(-4000);
      const found = /http:\/\/localhost:\d+/.exec(said);
      if (!found) return;
      clearTimeout(late);
      resolve(found[0]);
    };
    server.stdout.on("data", read);
    server.stderr.on("data", (chunk) => (said = (said + chunk).slice(-4000)));
    server.once("exit", (code) => reject(new Error(`golden serve ended with ${code}:\n${said}`)));
  });
}

export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
}

/** A page with its faults collected: an error in its code, or in the console. Answers a test spoils on purpose are left out. */
export async function openPage(browser, { width = 1280, height = 800, theme = "light" } = {}) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
  page.faults = [];
  page.on("pageerror", (error) => page.faults.push(error.message));
  page.on("console", (line) => {
    if (line.type() === "error" && !line.text().startsWith("Failed to load resource")) page.faults.push(line.text());
  });
  return page;
}

/** Runs with a page of its own, which may not have had a fault when it ends. */
export async function withPage(browser, options, run) {
  const page = await openPage(browser, options);
  try {
    await run(page);
    assert.deepEqual(page.faults, []);
  } finally {
    await page.close();
  }
}

/** Answers that put a list into its states; `full` is the server's own. Stale comes from failing after it was full. */
export const spoiled = {
  loading: () => {},
  failed: (route) =>
    route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      body: JSON.stringify({
        title: "store",
        status: 503,
        detail: "The store is busy.",
        remedy: "Try again.",
        errorId: "e2e-1",
        field: null,
      }),
    }),
};

/** Waits until a list is in one of its five states. */
export function inState(page, state, within = "main") {
  return page.locator(`${within} [data-state="${state}"]`).first().waitFor({ timeout: 60_000 });
}

/** How far the page is wider than its window, in pixels. */
export function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Weekdays of a calm walk as CSV; if damaged, the last but ten of them has its high under its low. */
export function aSeries(bars, { damaged = false } = {}) {
  const lines = ["Date,Open,High,Low,Close,Volume"];
  const day = new Date("2012-01-05T00:00:00Z");
  for (let bar = 0; bar < bars; day.setUTCDate(day.getUTCDate() + 1)) {
    if (day.getUTCDay() % 6 === 0) continue;
    const close = 100 + 5 * Math.sin(bar / 9) + 2 * Math.sin(bar * 1.7);
    const high = damaged && bar === bars - 10 ? close - 3 : close + 1;
    const numbers = [close, high, close - 1, close, 1000 + ((bar * 37) % 400)].map((one) => one.toFixed(2));
    lines.push([day.toISOString().slice(0, 10), ...numbers].join(","));
    bar++;
  }
  return lines.join("\n") + "\n";
}
