import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inState, overflow, pictures, spoiled, startBrowser, startServer, withPage } from "./golden.mjs";

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

test("A rule is written, corrected, tried, added, and seen to fire on the made-up market", { skip: ours, timeout: 180_000 }, async () => {
  const symbol = await aSymbol();
  await withPage(browser, { width: 1280, height: 900 }, async (page) => {
    await page.goto(`${server.url}/alerts`);
    await inState(page, "empty");
    await page.screenshot({ path: join(pictures, "alerts-empty.png") });
    const box = page.getByLabel("Tell me when");
    await box.fill(`price of ${symbol} croses sma:2`);
    await page.getByRole("button", { name: "crosses", exact: true }).click();
    await page.getByText(`Understood: price of ${symbol} crosses sma:2`).waitFor();
    await page.getByRole("button", { name: "Try on the past" }).click();
    await page.getByRole("img", { name: /firings from/ }).waitFor();
    await page.screenshot({ path: join(pictures, "alerts-tried.png"), fullPage: true });
    await page.getByRole("button", { name: "Add alert" }).click();
    await page.getByRole("switch", { name: `At work: price of ${symbol} crosses sma:2` }).waitFor();
    // A bar closes every two seconds, and crosses an average of two every few bars.
    await page
      .getByRole("region", { name: "What has fired" })
      .getByText("Claims at that close")
      .or(page.getByText("No claim on"))
      .first()
      .waitFor({ timeout: 120_000 });
    await page.locator(".toast").first().waitFor();
    const history = await page.getByRole("region", { name: "What has fired" }).innerText();
    assert.match(history, /SYNTHETIC data: no market traded at these prices\./);
    await page.screenshot({ path: join(pictures, "alerts-fired.png"), fullPage: true });
  });
  const { items } = await read("/alerts/history?limit=200");
  assert.equal(new Set(items.map((one) => one.event)).size, items.length);
  assert.ok(items.every((one) => one.dataLabel === "SYNTHETIC" && one.symbol === symbol));
});

test("A claim is tried on made-up data without an accuracy, and the selects write the sentence", { skip: ours }, async () => {
  await aSymbol();
  await withPage(browser, { width: 1280, height: 900 }, async (page) => {
    await page.goto(`${server.url}/alerts`);
    await page.getByText("Choose the words").click();
    await page.getByLabel("What", { exact: true }).selectOption("claim");
    await page.getByLabel("Level in %").fill("55");
    await page.getByText("Understood: volatility:5 of any watched above 55 %").waitFor();
    await page.getByRole("button", { name: "Try on the past" }).click();
    const dry = page.getByRole("region", { name: "Dry run" });
    await dry.waitFor({ timeout: 60_000 });
    assert.match(await dry.innerText(), /SYNTHETIC data: no accuracy is shown/);
    assert.doesNotMatch(await dry.innerText(), /Likelier|came/);
    await page.screenshot({ path: join(pictures, "alerts-selects.png"), fullPage: true });
  });
});

test("A rule rests, is deleted, and comes back", async () => {
  const symbol = await aSymbol();
  const sentence = `price of ${symbol} above 1000000`;
  await fetch(api("/alerts"), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ sentence }) });
  await withPage(browser, { width: 1100, height: 700 }, async (page) => {
    await page.goto(`${server.url}/alerts`);
    const atWork = page.getByRole("switch", { name: `At work: ${sentence}` });
    await atWork.click();
    await page.getByText("rests").first().waitFor();
    await page.getByRole("button", { name: `Delete ${sentence}` }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await atWork.waitFor();
    assert.equal(await atWork.isChecked(), false);
  });
});

test("A test of the browser channel is answered, and comes to the page", async () => {
  await withPage(browser, { width: 1100, height: 800 }, async (page) => {
    const asked = page.waitForResponse("**/notifications/inbox*"); // what came before the page was opened is not shown
    await page.goto(`${server.url}/alerts`);
    await asked;
    await page.getByRole("button", { name: "Send a test to browser" }).click();
    await page.getByText("accepted: ready for the page").waitFor();
    await page.locator(".toast").first().waitFor();
    await page.screenshot({ path: join(pictures, "alerts-channel-tested.png") });
  });
});

test("The alerts have their five states", async () => {
  const answers = {
    ...spoiled,
    empty: (route) => route.fulfill({ json: { items: [], channels: ["browser"], disclosure: "" } }),
    full: (route) => route.continue(),
  };
  for (const [state, answer] of Object.entries(answers)) {
    await withPage(browser, { width: 1100, height: 700 }, async (page) => {
      await page.route("**/api/v1/alerts", answer);
      await page.goto(`${server.url}/alerts`);
      await inState(page, state, ".alerts-lists");
      await page.screenshot({ path: join(pictures, `alerts-${state}.png`) });
    });
  }
  await withPage(browser, { width: 1100, height: 700 }, async (page) => {
    await page.clock.install();
    await page.goto(`${server.url}/alerts`);
    await inState(page, "full", ".alerts-lists");
    await page.route("**/api/v1/alerts", spoiled.failed);
    await page.clock.runFor(40_000);
    await inState(page, "stale", ".alerts-lists");
    await page.screenshot({ path: join(pictures, "alerts-stale.png") });
  });
});

for (const theme of ["light", "dark"]) {
  for (const width of [320, 768, 1024, 1920, 2560]) {
    test(`The alerts fit ${width} pixels in ${theme}`, async () => {
      await withPage(browser, { width, height: 900, theme }, async (page) => {
        await page.goto(`${server.url}/alerts`);
        await inState(page, "full", ".alerts-lists");
        await page.getByLabel("Tell me when").fill("volatilty:5 of SPY above 75 %");
        await page.getByRole("button", { name: "volatility:5" }).waitFor();
        assert.ok((await overflow(page)) <= 0, "the alerts are wider than their window");
        await page.screenshot({ path: join(pictures, `alerts-${theme}-${width}.png`), fullPage: true });
      });
    });
  }
}
