import { barsAhead } from "./format";

/** A target's key as the server writes it on opinions, "volatility:5", whether a claim carries the horizon apart or not. */
export function targetKey(target: string, horizon?: number): string {
  return target.includes(":") || !horizon ? target : `${target}:${horizon}`;
}

/** The question a target asks, and what a yes is called. The words of docs/reference/targets.md, short enough for a card. */
export interface TargetWords {
  readonly question: string;
  readonly short: string;
  readonly yes: string;
  readonly no: string;
}

export function targetWords(key: string, interval: string): TargetWords {
  const [name = key, bars = "1"] = key.split(":");
  const ahead = barsAhead(Number(bars), interval);
  switch (name) {
    case "direction":
      return { question: `Close higher in ${ahead}?`, short: `Direction ${bars}`, yes: "higher", no: "not higher" };
    case "relative":
      return { question: `Beats the median of the watchlist over ${ahead}?`, short: `Relative ${bars}`, yes: "ahead", no: "behind" };
    case "volatility":
      return { question: `Next ${ahead} wilder than usual?`, short: `Volatility ${bars}`, yes: "wilder", no: "calmer" };
    case "band":
      return { question: `Next ${ahead} all inside the usual band?`, short: `Band ${bars}`, yes: "inside", no: "outside" };
    case "range":
      return { question: "Next bar's range wider than usual?", short: `Range ${bars}`, yes: "wider", no: "narrower" };
    case "activity":
      return { question: "Next bar's volume above usual?", short: `Activity ${bars}`, yes: "busier", no: "quieter" };
    case "range-forecast":
      return { question: `Where can the close be in ${ahead}?`, short: `Range ahead ${bars}`, yes: "inside", no: "outside" };
    case "trade":
      return { question: "Target before stop?", short: "Trade", yes: "target first", no: "stop first" };
    default:
      return { question: key, short: key, yes: "yes", no: "no" };
  }
}

/** Questions about size come before questions about direction, because there skill has been measured. */
const order = ["volatility", "band", "range", "activity", "direction", "relative", "trade"];

export function compareTargets(a: string, b: string): number {
  const [nameA = "", barsA = "0"] = a.split(":");
  const [nameB = "", barsB = "0"] = b.split(":");
  return rank(nameA) - rank(nameB) || Number(barsA) - Number(barsB) || a.localeCompare(b);
}

function rank(name: string): number {
  const place = order.indexOf(name);
  return place < 0 ? order.length : place;
}

/** Whether yes means up. Scores on the others say more or less, not up or down. */
export function isDirectional(key: string): boolean {
  return /^(direction|relative|trade)\b/.test(key);
}

/** An agent's name as people read it. */
export function agentWords(agent: string): string {
  const known: Record<string, string> = {
    rsi: "RSI",
    macd: "MACD",
    lstm_forecast: "LSTM forecast",
    options_chain: "Options chain",
    market_regime: "Market regime",
  };
  const words = agent.replaceAll("_", " ");
  return known[agent] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** A sentence of the server with its keys put into words and a capital in front: "rsi turned up" is "RSI turned up". */
export function plain(text: string): string {
  const words = text.replace(/\b[a-z][a-z-]*:\d+\b/g, (key) => targetWords(key, "1d").short).replace(/^[a-z_]+(?= turned )/, agentWords);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
