/** A paste is cut to this many tickers. */
export const TickersMax = 500;

/** Tickers out of whatever was pasted: separated by space, comma, semicolon or line, each once, in upper case. */
export function parseTickers(text: string): string[] {
  const words = text
    .split(/[\s,;]+/)
    .map((word) => word.replace(/^[$"']+|["']+$/g, "").toUpperCase())
    .filter((word) => word !== "");
  return [...new Set(words)].slice(0, TickersMax);
}
