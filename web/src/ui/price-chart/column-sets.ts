/** A drawing of columns the server worked out: nothing is computed here. */
export interface ColumnSet {
  /** What is asked of the server, such as "macd:12:26:9". */
  readonly key: string;
  readonly title: string;
  /** On the candles, or in a pane of its own. */
  readonly place: "candles" | "pane";
  /** Columns it brings, in the order of their colours; one that ends in "histogram" is drawn as bars. */
  readonly parts: readonly string[];
  readonly unit: string;
}

export const columnSets: readonly ColumnSet[] = [
  { key: "sma:50", title: "SMA 50", place: "candles", parts: ["sma:50"], unit: "price" },
  { key: "sma:200", title: "SMA 200", place: "candles", parts: ["sma:200"], unit: "price" },
  {
    key: "bollinger:20:2",
    title: "Bollinger 20",
    place: "candles",
    unit: "price",
    parts: ["bollinger:20:2.upper", "bollinger:20:2.middle", "bollinger:20:2.lower"],
  },
  { key: "rsi:14", title: "RSI 14", place: "pane", parts: ["rsi:14"], unit: "of 100" },
  {
    key: "macd:12:26:9",
    title: "MACD",
    place: "pane",
    parts: ["macd:12:26:9.line", "macd:12:26:9.signal", "macd:12:26:9.histogram"],
    unit: "price",
  },
];
