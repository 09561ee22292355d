import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inState, overflow, pictures, spoiled, startBrowser, startServer, withPage } from "./golden.mjs";

let server, browser, first, second;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  const { rows } = await whenWatched();
  const symbols = rows.slice(0, 4).map((row) => row.symbol);
  first = await finished({ symbols, rule: "sma:20,50" });
  second = await finished({ symbols, rule: "buyhold" });
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const api = (path) => `${server.url}/api/v1${path}`;
const read = async (path) => (await fetch(api(path))).json();

/** The market, once its first rows are ready. */
async function whenWatched() {
  for (;;) {
    const market = await read("/market");
    if (market.rows.filter((row) => row.status === "ready").length >= 4) return market;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** Runs a backtest and waits for its end; its id. */
async function finished(asked) {
  const answer = await fetch(api("/backtests"), {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(asked),
  });
  const { id } = await answer.json();
  for (;;) {
    const { run } = await read(`/backtests/${id}`);
    if (run.state === "done") return id;
    assert.match(run.state, /queued|running/);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test("A backtest is asked for with the keyboard alone, and its page says first what it comes to", async () => {
  await withPage(browser, { width: 1280, height: 900 }, async (page) => {
    await page.goto(`${server.url}/backtests`);
    await page.getByLabel("Symbols").fill((await read(`/backtests/${first}`)).run.symbols[0]);
    await page.getByLabel("Bars of the short average").fill("10");
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/backtests\/\d+$/);
    await page.getByRole("region", { name: "Trades" }).waitFor();
    assert.match(await page.locator("h1").innerText(), /beat/i);
    const slider = page.getByRole("slider");
    const end = await slider.getAttribute("aria-valuetext");
    await slider.focus();
    await page.keyboard.press("Home");
    assert.notEqual(await slider.getAttribute("aria-valuetext"), end);
    await page.screenshot({ path: join(pictures, "backtest-keyboard.png") });
  });
});

test("What is made up says so before it says anything else", async () => {
  const { run } = await read(`/backtests/${first}`);
  await withPage(browser, {}, async (page) => {
    await page.goto(`${server.url}/backtests/${first}`);
    await page.locator("h1").waitFor();
    const said = await page.locator("h1").innerText();
    if (run.summary.dataLabel === "SYNTHETIC") assert.match(said, /^SYNTHETIC/);
    else assert.match(said, /baseline/);
  });
});

test("A rule that cannot be is refused at its field", async () => {
  await withPage(browser, { width: 1100, height: 860 }, async (page) => {
    await page.goto(`${server.url}/backtests`);
    await page.getByLabel("Bars of the short average").fill("80");
    await page.getByRole("button", { name: "Run backtest" }).click();
    await page.locator(".field-wrong").waitFor();
    assert.match(await page.locator(".field-wrong").innerText(), /^Rule[\s\S]*shorter/);
    await page.screenshot({ path: join(pictures, "backtests-fault.png") });
  });
});

test("The backtests have their five states", async () => {
  const answers = {
    ...spoiled,
    empty: (route) => route.fulfill({ json: { items: [], next: null } }),
    full: (route) => route.continue(),
  };
  for (const [state, answer] of Object.entries(answers)) {
    await withPage(browser, { width: 1100, height: 860 }, async (page) => {
      await page.route("**/api/v1/backtests*", answer);
      await page.goto(`${server.url}/backtests`);
      await inState(page, state);
      await page.screenshot({ path: join(pictures, `backtests-${state}.png`) });
    });
  }
  await withPage(browser, { width: 1100, height: 860 }, async (page) => {
    await page.goto(`${server.url}/backtests`);
    await inState(page, "full");
    await page.route("**/api/v1/backtests*", spoiled.failed);
    await inState(page, "stale");
    await page.screenshot({ path: join(pictures, "backtests-stale.png") });
  });
});

test("One that waits or runs shows how far it is and is cancelled from the page", async () => {
  await withPage(browser, { width: 1100, height: 860 }, async (page) => {
    const { run } = await read(`/backtests/${first}`);
    const going = [
      { ...run, id: 9002, state: "queued", ahead: 1, summary: null },
      { ...run, id: 9001, state: "running", progress: 0.42, doing: "trading", summary: null },
    ];
    let cancelled = null;
    await page.route("**/api/v1/backtests", (route) => route.fulfill({ json: { items: [...going, run], next: null } }));
    await page.route("**/api/v1/backtests/9001", (route) => {
      cancelled = route.request().method();
      return route.fulfill({ json: going[1] });
    });
    await page.goto(`${server.url}/backtests`);
    await page.getByText("42").waitFor();
    await page.screenshot({ path: join(pictures, "backtests-queue.png") });
    await page.getByRole("button", { name: "Cancel" }).first().click();
    await page.waitForFunction(() => document.querySelector(".queue button:not(:disabled)"));
    assert.equal(cancelled, "DELETE");
  });
});

test("A backtest nobody asked for says so", async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${server.url}/backtests/999999`);
    await inState(page, "failed");
    assert.match(await page.getByRole("alert").innerText(), /999999/);
  });
});

for (const theme of ["light", "dark"]) {
  for (const width of [360, 768, 1024, 1280, 1920, 2560]) {
    test(`Backtests fit ${width} pixels in ${theme}`, async () => {
      await withPage(browser, { width, height: width < 500 ? 780 : 900, theme }, async (page) => {
        const places = { backtests: "/backtests", backtest: `/backtests/${first}`, compare: `/backtests/compare?ids=${first},${second}` };
        for (const [name, path] of Object.entries(places)) {
          await page.goto(server.url + path);
          await inState(page, "full");
          assert.ok((await overflow(page)) <= 0, `${path} is wider than its window`);
          await page.screenshot({ path: join(pictures, `${name}-${theme}-${width}.png`) });
        }
      });
    });
  }
}
