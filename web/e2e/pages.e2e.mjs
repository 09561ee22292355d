import assert from "node:assert/strict";
import { writeFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { aSeries, inState, overflow, pictures, startBrowser, startServer, withPage as withPageOf } from "./golden.mjs";

const FirstRouteBytesMax = 130 * 1024;
const widths = [360, 768, 1024, 1280, 1920, 2560];

let server, browser;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const withPage = (options, run) => withPageOf(browser, options, run);
const api = (path) => `${server.url}/api/v1${path}`;
const rows = (page) => page.locator(".market-row");

async function openMarket(page) {
  await page.goto(server.url);
  await inState(page, "full");
  await page.locator(".row-ready").first().waitFor();
}

async function aSymbol() {
  const market = await (await fetch(api("/market"))).json();
  return market.rows.find((row) => row.status === "ready").symbol;
}

test("An empty folder opens on the synthetic market, and every page says that it is synthetic", async () => {
  await withPage({}, async (page) => {
    await openMarket(page);
    await page.waitForFunction(() => document.querySelectorAll(".row-ready").length >= 12, null, { timeout: 120_000 });
    for (const path of ["/", `/symbol/${await aSymbol()}`, "/status"]) {
      await page.goto(server.url + path);
      await page.locator("header .label-synthetic").waitFor();
      assert.match(await page.locator("footer").innerText(), /not advice/i);
    }
  });
});

for (const theme of ["light", "dark"]) {
  for (const width of widths) {
    test(`Both pages fit ${width} pixels in ${theme}`, async () => {
      await withPage({ width, height: width < 500 ? 780 : 900, theme }, async (page) => {
        await openMarket(page);
        assert.ok((await overflow(page)) <= 0, "the market is wider than its window");
        await page.screenshot({ path: join(pictures, `market-${theme}-${width}.png`) });
        await page.goto(`${server.url}/symbol/${await aSymbol()}`);
        await page.locator(".price-chart canvas").first().waitFor();
        await page.locator(".signals-table").waitFor();
        assert.ok((await overflow(page)) <= 0, "the symbol's page is wider than its window");
        await page.screenshot({ path: join(pictures, `symbol-${theme}-${width}.png`) });
        await page.screenshot({ path: join(pictures, `symbol-${theme}-${width}-whole.png`), fullPage: true });
      });
    });
  }
}

test("The market has its five states", async () => {
  const problem = {
    title: "store",
    status: 503,
    detail: "The store is busy.",
    remedy: "Look at its disk, then try again.",
    errorId: "e2e-1",
    field: null,
  };
  const empty = {
    sentence: "Nothing is watched yet",
    interval: "1d",
    asOf: null,
    dataLabels: [],
    rows: [],
    disclosure: "Information, not advice.",
  };
  const fail = (route) => route.fulfill({ status: 503, contentType: "application/problem+json", body: JSON.stringify(problem) });
  const answers = {
    loading: () => {},
    empty: (route) => route.fulfill({ json: empty }),
    failed: fail,
    full: (route) => route.continue(),
  };
  for (const [state, answer] of Object.entries(answers)) {
    await withPage({ width: 1100, height: 640 }, async (page) => {
      await page.route("**/api/v1/market", answer);
      await page.goto(server.url);
      await inState(page, state);
      if (state === "failed")
        assert.match(await page.getByRole("alert").innerText(), /The store is busy\.[\s\S]*Look at its disk[\s\S]*e2e-1/);
      await page.screenshot({ path: join(pictures, `market-${state}.png`) });
    });
  }
  await withPage({ width: 1100, height: 640 }, async (page) => {
    await openMarket(page);
    await page.route("**/api/v1/market", fail);
    await inState(page, "stale");
    assert.match(await page.locator(".stale-note").innerText(), /old\.\s*The store is busy\./);
    assert.ok((await rows(page).count()) > 0, "the old rows stay");
    await page.screenshot({ path: join(pictures, "market-stale.png") });
  });
});

test("A symbol's page has its five states", async () => {
  const symbol = await aSymbol();
  const fail = (route) =>
    route.fulfill({ status: 500, json: { title: "unexpected", detail: "Something failed.", remedy: "Try again.", errorId: "e2e-2" } });
  const noBars = (route) =>
    route.fulfill({
      json: {
        symbol,
        interval: "1d",
        dataLabel: "SYNTHETIC",
        time: [],
        open: [],
        high: [],
        low: [],
        close: [],
        volume: [],
        columns: {},
      },
    });
  const spoiled = {
    loading: ["**/signal?*", () => {}],
    empty: ["**/bars?*", noBars],
    failed: ["**/signal?*", fail],
    full: ["**/none", () => {}],
  };
  for (const [state, [path, answer]] of Object.entries(spoiled)) {
    await withPage({ width: 1100, height: 640 }, async (page) => {
      await page.route(path, answer);
      await page.goto(`${server.url}/symbol/${symbol}`);
      await inState(page, state);
      await page.screenshot({ path: join(pictures, `symbol-${state}.png`) });
    });
  }
  await withPage({ width: 1100, height: 640 }, async (page) => {
    // A stream that says nothing, because a signal that arrives would make the page fresh again.
    await page.routeWebSocket("**/stream", () => {});
    await page.goto(`${server.url}/symbol/${symbol}`);
    await inState(page, "full");
    await page.route("**/signal?*", fail);
    await page.route("**/signals?*", fail);
    await inState(page, "stale");
    await page.screenshot({ path: join(pictures, "symbol-stale.png") });
  });
});

test("A symbol nobody has bars of says so, and what to do", async () => {
  await withPage({}, async (page) => {
    await page.goto(`${server.url}/symbol/NOSUCH`);
    await inState(page, "failed");
    assert.match(await page.getByRole("alert").innerText(), /NOSUCH/);
  });
});

test("The keyboard alone gets from the market to a symbol and back", async () => {
  await withPage({}, async (page) => {
    await openMarket(page);
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement?.id), "tickers");
    await page.keyboard.press("Escape");
    await page.locator('[role="row"][tabindex="0"]').focus();
    await page.keyboard.press("ArrowDown");
    const symbol = await page.evaluate(() => document.activeElement?.querySelector(".ticker")?.textContent);
    await page.screenshot({ path: join(pictures, "market-focus.png") });
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/symbol/${symbol}*`);
    await page.locator(".symbol-head").waitFor();
    await page.keyboard.press("/");
    await page.waitForURL(/\/(#tickers)?$/);
    await page.waitForFunction(() => document.activeElement?.id === "tickers");
  });
});

test("A dropped CSV is imported: sound bars arrive, damaged lines are named", async () => {
  const folder = mkdtempSync(join(tmpdir(), "golden-csv-"));
  const file = join(folder, "e2etest.csv");
  writeFileSync(file, aSeries(600, { damaged: true }));
  try {
    await withPage({}, async (page) => {
      await openMarket(page);
      await page.setInputFiles('input[type="file"]', file);
      const result = page.getByRole("region", { name: "Import result" });
      await result.waitFor({ timeout: 60_000 });
      assert.match(await result.innerText(), /Refused[\s\S]*E2ETEST 1d[\s\S]*high below low\s*refused/);
      await page.screenshot({ path: join(pictures, "market-import.png") });
      const row = page.getByRole("table", { name: "Market" }).getByRole("row", { name: /^E2ETEST/ });
      await row.waitFor({ timeout: 60_000 });
      await row.press("Delete");
      await page.getByText("E2ETEST is no longer watched").waitFor();
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("A symbol shows its nine agents, its claims, and what was said before", async () => {
  const symbol = await aSymbol();
  const agents = await (await fetch(api("/agents"))).json();
  await withPage({}, async (page) => {
    await page.goto(`${server.url}/symbol/${symbol}`);
    await page.locator(".reasons-table").waitFor();
    assert.equal(await page.locator(".reasons-table tbody tr").count(), agents.length);
    assert.ok((await page.locator(".claim").count()) >= 5, "claims are cards");
    await page.getByRole("button", { name: "RSI 14" }).click();
    await page.locator(".legend", { hasText: "RSI 14" }).waitFor();
    await page.locator(".signals-table button").nth(3).click();
    await page.getByText("as it was said then").waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: join(pictures, "symbol-past.png") });
    await page.getByRole("button", { name: "Back to the newest" }).click();
    await page.locator(".past-note").waitFor({ state: "detached" });
  });
});

test("Bars arrive by themselves", { skip: process.env.GOLDEN_URL ? "needs the demo of our own server" : false }, async () => {
  await withPage({}, async (page) => {
    await page.goto(`${server.url}/symbol/${await aSymbol()}`);
    await page.locator(".connection-live").waitFor();
    const shown = () => page.locator(".symbol-head p").innerText();
    const first = await shown();
    await page.waitForFunction((before) => document.querySelector(".symbol-head p")?.innerText !== before, first, { timeout: 60_000 });
    const legend = await page.locator(".legend dd").first().innerText();
    await page.waitForFunction((before) => document.querySelector(".legend dd")?.innerText !== before, legend, { timeout: 60_000 });
  });
});

test("The first route asks for no more script than its budget, and for nothing from elsewhere", async () => {
  await withPage({}, async (page) => {
    const scripts = [];
    const elsewhere = [];
    page.on("request", (request) => !request.url().startsWith(server.url) && elsewhere.push(request.url()));
    page.on("response", async (answer) => answer.url().endsWith(".js") && scripts.push(answer.body()));
    await openMarket(page);
    const bytes = (await Promise.all(scripts)).reduce((sum, script) => sum + gzipSync(script).length, 0);
    assert.ok(bytes > 0 && bytes <= FirstRouteBytesMax, `${bytes} bytes of script, gzipped; ${FirstRouteBytesMax} at most`);
    assert.deepEqual(
      elsewhere.filter((url) => !url.startsWith("ws")),
      [],
    );
  });
});
