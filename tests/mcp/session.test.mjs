// A session of the official client with `golden mcp`, on bars imported from a file.
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

const root = join(import.meta.dirname, "..", "..");
const built = join(root, "src", "GoldenSignals", "bin", "Release", "net10.0", "golden");
const golden = existsSync(built) ? built : join(root, "golden");
const folder = mkdtempSync(join(tmpdir(), "golden-mcp-"));
const client = new Client({ name: "session-test", version: "1.0.0" });

before(async () => {
  writeFileSync(join(folder, "WAVE.csv"), bars(700));
  writeFileSync(join(folder, "EBB.csv"), bars(400));
  for (const file of ["WAVE.csv", "EBB.csv"]) execFileSync(golden, ["import", join(folder, file), "--data", folder], { stdio: "pipe" });
  await client.connect(new StdioClientTransport({ command: golden, args: ["mcp", "--data", folder], stderr: "inherit" }));
});

after(async () => {
  await client.close();
  rmSync(folder, { recursive: true });
});

test("the tools say whether they only read", async () => {
  const { tools } = await client.listTools();
  assert.deepEqual(tools.map((tool) => tool.name).sort(), [
    "add_alert", "analyze_symbol", "correlation_matrix", "explain_signal", "get_bars", "get_claim_card",
    "ledger_verify", "list_agents", "list_alerts", "portfolio_metrics", "position_size", "run_backtest",
    "search_symbols", "stress_test", "test_alert", "value_at_risk", "verify_signal",
  ]);
  for (const tool of tools) {
    assert.ok(tool.description.length > 40, tool.name);
    assert.equal(tool.annotations.readOnlyHint, tool.name !== "add_alert", tool.name);
    assert.equal(tool.outputSchema.type, "object", tool.name);
  }
});

test("every answer carries its label, its moment and the disclosure", async () => {
  const calls = [
    ["list_agents", {}],
    ["search_symbols", { query: "wav" }],
    ["get_bars", { symbol: "WAVE", limit: 5, with: "rsi:14" }],
    ["analyze_symbol", { symbol: "WAVE" }],
    ["explain_signal", { symbol: "WAVE", at: "2023-06-30" }],
    ["value_at_risk", { positions: "WAVE=10000", confidence: 99, days: 10 }],
    ["stress_test", { positions: "WAVE", shock: "equity=-20" }],
    ["correlation_matrix", { symbols: "WAVE,EBB" }],
    ["position_size", { symbol: "WAVE", capital: 50000, riskPercent: 1 }],
    ["portfolio_metrics", { positions: "WAVE=10000,EBB=-2000" }],
    ["run_backtest", { symbols: "WAVE", rule: "sma:20,50" }],
  ];
  for (const [name, args] of calls) {
    const answer = await ask(name, args);
    assert.equal(answer.dataLabel, name === "list_agents" ? "none" : "imported", name);
    assert.ok(name === "list_agents" || Date.parse(answer.asOf) > 0, name);
    assert.match(answer.disclosure, /not advice/, name);
  }
});

test("an analysis says where it can go, and an explanation why", async () => {
  const said = await ask("analyze_symbol", { symbol: "WAVE" });
  const range = said.claims.find((claim) => claim.target === "range-forecast" && claim.horizon === 5).range;
  assert.ok(range.p90[0] < range.p80[0] && range.p80[0] < said.close && said.close < range.p80[1] && range.p80[1] < range.p90[1]);
  const why = await ask("explain_signal", { symbol: "WAVE" });
  assert.equal(why.id, said.id);
  assert.ok(why.agents.some((agent) => agent.agent === "rsi" && agent.opinions.length > 0));
  assert.ok(why.targets.every((target) => target.question.length > 0));
});

test("what may be lost says from how many days, and what it leaves out", async () => {
  const risk = await ask("value_at_risk", { positions: "WAVE=10000" });
  assert.equal(risk.methods.length, 4);
  assert.ok(risk.methods[0].expectedShortfall >= risk.methods[0].valueAtRisk && risk.returns === 500);
  const stress = await ask("stress_test", { positions: "WAVE=10000", shock: "equity=-20" });
  assert.equal(stress.scenarios.find((scenario) => scenario.name === "custom").profit, -2000);
  const size = await ask("position_size", { symbol: "WAVE", capital: 50000, riskPercent: 1 });
  assert.ok(size.ways[0].lossAtStop <= 500 && size.ways[2].units === 0);
});

test("a signal that was never recorded cannot be verified, and no card is made up", async () => {
  for (const [name, args, remedy] of [
    ["verify_signal", { signalId: "0".repeat(64) }, /golden rehearse/],
    ["get_claim_card", { ran: "live" }, /golden rehearse/],
    ["value_at_risk", { portfolio: "nobody" }, /golden portfolio/],
  ]) {
    const answer = await client.callTool({ name, arguments: args });
    assert.equal(answer.isError, true, name);
    assert.match(answer.content[0].text, remedy, name);
  }
});

test("a symbol that is not stored is an error with a remedy", async () => {
  const answer = await client.callTool({ name: "analyze_symbol", arguments: { symbol: "WAFE" } });
  assert.equal(answer.isError, true);
  assert.match(answer.content[0].text, /WAFE[\s\S]*Did you mean WAVE/);
});

/** The structured answer; the client checks it against the tool's schema. */
async function ask(name, args) {
  const answer = await client.callTool({ name, arguments: args });
  assert.ok(!answer.isError, JSON.stringify(answer.content));
  return answer.structuredContent;
}

/** Days of a wave with a little noise that is always the same. */
function bars(count) {
  const lines = ["Date,Open,High,Low,Close,Volume"];
  let seed = 7;
  let before = 100;
  const day = new Date(Date.UTC(2021, 0, 4));
  while (lines.length <= count) {
    if (day.getUTCDay() % 6 !== 0) {
      seed = (seed * 48271) % 2147483647;
      const close = before * (1 + 0.01 * Math.sin(lines.length / 9) + 0.01 * (seed / 2147483647 - 0.5));
      const [high, low] = [Math.max(before, close) * 1.004, Math.min(before, close) * 0.996];
      lines.push([day.toISOString().slice(0, 10), ...[before, high, low, close].map((price) => price.toFixed(2)), 1000 + (seed % 500)].join(","));
      before = close;
    }
    day.setUTCDate(day.getUTCDate() + 1);
  }
  return lines.join("\n") + "\n";
}
