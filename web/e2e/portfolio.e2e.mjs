import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { inState, overflow, pictures, spoiled, startBrowser, startServer, withPage } from "./golden.mjs";

let server, browser, symbol;

before(async () => {
  server = await startServer();
  browser = await startBrowser();
  for (;;) {
    const { rows } = await (await fetch(`${server.url}/api/v1/market`)).json();
    symbol = rows.find((row) => row.status === "ready")?.symbol;
    if (symbol) break;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

const ours = process.env.GOLDEN_URL ? "needs the demo of our own server" : false;
const address = () => `${server.url}/portfolio?name=tried`;
const csv = (...lines) => Buffer.from(["date,type,symbol,quantity,price", ...lines].join("\n"));

test("A portfolio is made, filled by hand and from a file, and says what is synthetic", { skip: ours }, async () => {
  await withPage(browser, { width: 1280, height: 1000 }, async (page) => {
    await page.goto(`${server.url}/portfolio`);
    await inState(page, "empty");
    await page.screenshot({ path: join(pictures, "portfolio-empty.png") });
    await page.getByLabel("Name").fill("tried");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "tried" }).waitFor();
    await page.getByText("Nothing is held").waitFor();

    const line = page.getByRole("form", { name: "Write a line" });
    await line.getByLabel("Type").selectOption("sell");
    await line.getByLabel("Symbol").fill(symbol);
    await line.getByLabel("Quantity").fill("3");
    await line.getByLabel("Price of one").fill("80");
    await page.keyboard.press("Enter");
    await line.getByRole("alert").waitFor();
    assert.match(await line.getByRole("alert").innerText(), new RegExp(`sell of 3 ${symbol} .*none is held`));

    await line.getByLabel("Type").selectOption("bring");
    await line.getByLabel("Date").fill("2023-06-01");
    await line.getByLabel("Quantity").fill("12");
    await page.keyboard.press("Enter");
    await line.getByRole("status").waitFor();
    const positions = page.getByRole("region", { name: "Positions", exact: true });
    const held = await positions.getByRole("row", { name: symbol }).innerText();
    assert.match(held, /SYNTHETIC/);
    assert.match(held, /[1-9]\d*,?\d*\.\d\d/);
    await page.getByRole("region", { name: "Worth" }).getByText("SYNTHETIC", { exact: true }).waitFor();

    const box = page.getByRole("region", { name: "Import" });
    const file = (name, buffer) => box.getByLabel("CSV file").setInputFiles({ name, mimeType: "text/csv", buffer });
    await file("broken.csv", csv(`2023-06-02,bring,${symbol},2,81`, `2023-06-05,bring,${symbol},two,81`));
    await box.getByText("Nothing of broken.csv was taken.").waitFor();
    assert.match(await box.getByRole("alert").innerText(), /Line 3 quantity: "two" is no number/);
    assert.match(await positions.getByRole("row", { name: symbol }).innerText(), /\b12\b/);
    await page.screenshot({ path: join(pictures, "portfolio-refused.png"), fullPage: true });
    await file("sound.csv", csv(`2023-06-02,bring,${symbol},2,81`));
    await box.getByText("1 line of sound.csv added").waitFor();
    await positions.getByRole("cell", { name: "14", exact: true }).waitFor();

    const order = page.getByRole("form", { name: "Paper order" });
    await order.getByLabel("Symbol").fill(symbol);
    await order.getByLabel("Quantity").fill("5");
    await page.keyboard.press("Enter");
    await page.getByRole("region", { name: "Orders" }).getByText(symbol).first().waitFor();
    await page.screenshot({ path: join(pictures, "portfolio.png"), fullPage: true });
  });
});

test("Portfolios are loading, failed and stale as every list is", { skip: ours }, async () => {
  for (const state of ["loading", "failed"]) {
    await withPage(browser, { width: 1100, height: 700 }, async (page) => {
      await page.route("**/api/v1/portfolios", spoiled[state]);
      await page.goto(address());
      await inState(page, state);
    });
  }
  await withPage(browser, { width: 1100, height: 700 }, async (page) => {
    await page.goto(address());
    await page.getByRole("region", { name: "Positions", exact: true }).waitFor();
    await page.route("**/api/v1/portfolios", spoiled.failed);
    await inState(page, "stale");
    assert.ok(await page.getByRole("region", { name: "Positions", exact: true }).isVisible(), "what is held stays");
  });
});

for (const theme of ["light", "dark"]) {
  for (const width of [320, 360, 768, 1280, 2560]) {
    test(`A portfolio fits ${width} pixels in ${theme}`, { skip: ours }, async () => {
      await withPage(browser, { width, height: 900, theme }, async (page) => {
        await page.goto(address());
        await page.getByRole("region", { name: "Positions", exact: true }).waitFor();
        await page.getByRole("region", { name: "Lines", exact: true }).waitFor();
        await page.locator("header .label-synthetic").waitFor();
        assert.ok((await overflow(page)) <= 0, "the portfolio is wider than its window");
        await page.screenshot({ path: join(pictures, `portfolio-${theme}-${width}.png`), fullPage: true });
        const shown = page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name: "Portfolio" });
        const { x, width: wide } = await shown.boundingBox();
        assert.ok(x >= 0 && x + wide <= width, "the page that is shown can be seen in the navigation");
      });
    });
  }
}
