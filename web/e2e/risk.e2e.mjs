import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inState, overflow, pictures, spoiled, startBrowser, startServer, withPage } from "./golden.mjs";

let server, browser, symbols;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  for (;;) {
    const { rows } = await (await fetch(`${server.url}/api/v1/market`)).json();
    symbols = rows.filter((row) => row.status === "ready").map((row) => row.symbol);
    if (symbols.length >= 3) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const address = () => `${server.url}/risk?positions=${encodeURIComponent(`${symbols[0]}=60000 ${symbols[1]}=-10000`)}`;

test("Risk is asked for with the keyboard alone, and says from how many days it comes", async () => {
  await withPage(browser, { width: 1280, height: 1100 }, async (page) => {
    await page.goto(`${server.url}/risk`);
    await page.getByLabel("Positions").fill(`${symbols[0]}=60000 ${symbols[2]}=20000`);
    await page.getByLabel("Own shock").fill("equity=-20");
    await page.keyboard.press("Enter");
    const risk = page.getByRole("region", { name: "Value at risk" });
    await risk.waitFor();
    assert.match(await risk.innerText(), /from \d+ returns/);
    assert.equal(await risk.getByRole("row").count(), 5 + 3);
    await page.getByRole("region", { name: "Own shocks" }).waitFor();
    await page.screenshot({ path: join(pictures, "risk.png") });
  });
});

test("A position that cannot be read is refused at its field", async () => {
  await withPage(browser, {}, async (page) => {
    await page.goto(`${server.url}/risk?positions=${symbols[0]}%3Dmuch`);
    await page.locator(".field-wrong").waitFor();
    assert.match(await page.locator(".field-wrong").innerText(), /^Positions[\s\S]*no amount/);
  });
});

test("Risk has its states, and fits every width in both themes", async () => {
  for (const state of ["loading", "failed"]) {
    await withPage(browser, {}, async (page) => {
      await page.route("**/api/v1/risk*", spoiled[state]);
      await page.goto(address());
      await inState(page, state);
    });
  }
  await withPage(browser, {}, async (page) => {
    await page.goto(`${server.url}/risk`);
    await inState(page, "empty");
  });
  for (const [width, theme] of [
    [320, "light"],
    [768, "dark"],
    [1440, "light"],
    [2560, "dark"],
  ]) {
    await withPage(browser, { width, height: 1000, theme }, async (page) => {
      await page.goto(address());
      await inState(page, "full");
      await page.getByRole("region", { name: "Correlations" }).waitFor();
      assert.equal(await overflow(page), 0, `${width}`);
      await page.screenshot({ path: join(pictures, `risk-${width}.png`), fullPage: true });
    });
  }
});
