import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { aSeries, inState, overflow, pictures, spoiled, startBrowser, startServer, withPage } from "./golden.mjs";

let server, browser;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const api = (path) => `${server.url}/api/v1${path}`;
const read = async (path) => (await fetch(api(path))).json();
const ours = process.env.GOLDEN_URL ? "needs the demo of our own server" : false;

/** A symbol whose signal is ready. */
async function aSymbol() {
  for (;;) {
    const { rows } = await read("/market");
    const ready = rows.find((row) => row.status === "ready");
    if (ready) return ready.symbol;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test("On the made-up market no accuracy is shown, and the page says why", { skip: ours }, async () => {
  await aSymbol();
  await withPage(browser, { width: 1100, height: 640 }, async (page) => {
    await page.goto(`${server.url}/track-record`);
    await inState(page, "empty");
    await page.getByText("No accuracy is shown on synthetic data").waitFor();
    assert.doesNotMatch(await page.locator("main").innerText(), /\d\s?%/);
    await page.screenshot({ path: join(pictures, "track-record-synthetic.png") });
  });
});

test("A signal of the demo is verified in the browser", { skip: ours }, async () => {
  const symbol = await aSymbol();
  // The head that covers it is signed within a minute.
  for (let head = null; head === null; head = (await read("/ledger")).head) await new Promise((resolve) => setTimeout(resolve, 500));
  const { items } = await read(`/signals?symbol=${symbol}&limit=50`);
  const proven = [];
  for (const one of items) if ((await fetch(api(`/ledger/proof/${one.id}`))).ok) proven.push(one);
  assert.ok(proven.length > 0, "a signed head covers a recent signal");
  await withPage(browser, { width: 1100, height: 700 }, async (page) => {
    await page.route("**/signal?*", (route) => route.fulfill({ json: proven[0] }));
    await page.routeWebSocket("**/stream", () => {});
    await page.goto(`${server.url}/symbol/${symbol}`);
    await page.getByRole("button", { name: "Verify this signal" }).click();
    await page.getByText("Verified in this browser").waitFor();
    assert.equal(await page.locator(".proof li").count(), 5);
    await page.screenshot({ path: join(pictures, "symbol-verified.png") });
  });
});

test("A signal that is on no record says why it cannot be verified", async () => {
  const symbol = await aSymbol();
  await withPage(browser, { width: 1100, height: 640 }, async (page) => {
    await page.route("**/ledger/proof/*", (route) =>
      route.fulfill({ status: 404, json: { detail: "the ledger has no such signal", remedy: "golden rehearse makes one.", errorId: "e" } }),
    );
    await page.goto(`${server.url}/symbol/${symbol}`);
    await page.getByRole("button", { name: "Verify this signal" }).click();
    await page.getByText("cannot be verified yet").waitFor();
    assert.match(await page.locator(".proof").innerText(), /no such signal[\s\S]*rehearse/);
    await page.screenshot({ path: join(pictures, "symbol-unverified.png") });
  });
});

test("The watchlist is evaluated from the page, and what is made up is left out", { skip: ours, timeout: 180_000 }, async () => {
  const form = new FormData();
  form.append("file", new File([aSeries(2000)], "WALK.csv", { type: "text/csv" }));
  assert.ok((await fetch(api("/import"), { method: "POST", body: form })).ok);
  await withPage(browser, { width: 1280, height: 900 }, async (page) => {
    await page.goto(`${server.url}/track-record`);
    await page.getByRole("button", { name: "Evaluate the watchlist" }).click();
    await page.getByRole("region", { name: "Claim cards" }).waitFor({ timeout: 120_000 });
    const { report } = await read("/evaluations/latest");
    assert.deepEqual(report.symbols, ["WALK"]);
    await page.keyboard.press("Tab");
    const first = page.locator(".card-open").first();
    await first.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("img", { name: /^Reliability/ }).waitFor();
    await page.screenshot({ path: join(pictures, "track-record-opened.png"), fullPage: true });
  });
});

test("The track record has its five states", async () => {
  const answers = {
    ...spoiled,
    empty: (route) => route.fulfill({ json: { items: [], variantsTried: 0, next: null } }),
    full: (route) => route.continue(),
  };
  for (const [state, answer] of Object.entries(answers)) {
    await withPage(browser, { width: 1100, height: 700 }, async (page) => {
      await page.route("**/api/v1/evaluations?*", answer);
      await page.goto(`${server.url}/track-record`);
      await inState(page, state);
      if (state === "full") await page.getByRole("region", { name: "Claim cards" }).waitFor();
      await page.screenshot({ path: join(pictures, `track-record-${state}.png`) });
    });
  }
  await withPage(browser, { width: 1100, height: 700 }, async (page) => {
    await page.clock.install();
    await page.goto(`${server.url}/track-record`);
    await page.getByRole("region", { name: "Claim cards" }).waitFor();
    await page.route("**/api/v1/evaluations?*", spoiled.failed);
    await page.clock.runFor(40_000);
    await inState(page, "stale");
    await page.screenshot({ path: join(pictures, "track-record-stale.png") });
  });
});

for (const theme of ["light", "dark"]) {
  for (const width of [360, 768, 1024, 1280, 1920, 2560]) {
    test(`The track record fits ${width} pixels in ${theme}`, async () => {
      await withPage(browser, { width, height: width < 500 ? 780 : 900, theme }, async (page) => {
        await page.goto(`${server.url}/track-record`);
        await page.locator(".card-open").first().click();
        await page.locator(".card-detail").waitFor();
        assert.ok((await overflow(page)) <= 0, "the track record is wider than its window");
        await page.screenshot({ path: join(pictures, `track-record-${theme}-${width}.png`) });
        for (const ran of ["replay", "live"]) {
          await page.goto(`${server.url}/track-record?ran=${ran}`);
          await page.locator('main [data-state="empty"], main [data-state="full"]').first().waitFor();
          assert.ok((await overflow(page)) <= 0, `the record of ${ran} is wider than its window`);
        }
      });
    });
  }
}
