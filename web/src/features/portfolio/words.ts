import { number, signed, unknown } from "../../lib/format";

/** An amount with its cents and currency; a dash where it is not known. */
export function money(amount: number | null | undefined, currency: string): string {
  return amount == null ? unknown : `${number(amount, 2)} ${currency}`;
}

export function signedMoney(amount: number | null | undefined): string {
  return amount == null ? unknown : signed(amount, 2);
}

/** A quantity or price with as many decimals as it has, 8 at most. */
export function plain(value: number | null | undefined): string {
  return value == null ? unknown : value.toLocaleString("en-US", { maximumFractionDigits: 8 });
}

/** The labels of a portfolio that must be seen: those of data that is no market. */
export function madeUp(dataLabel: string): string[] {
  return dataLabel.split(", ").filter((label) => label === "SYNTHETIC" || label === "REPLAY");
}

/** The other labels of a portfolio, in words. */
export function otherLabels(dataLabel: string): string {
  const seen = madeUp(dataLabel);
  return dataLabel
    .split(", ")
    .filter((label) => !seen.includes(label))
    .join(", ");
}

export const types = [
  "buy",
  "sell",
  "short",
  "cover",
  "bring",
  "deposit",
  "withdraw",
  "dividend",
  "interest",
  "split",
  "fee",
  "convert",
] as const;

export type LineType = (typeof types)[number];

export const typeWords: Record<LineType, string> = {
  buy: "Buy",
  sell: "Sell",
  short: "Sell short",
  cover: "Cover a short",
  bring: "Bring a holding in",
  deposit: "Pay cash in",
  withdraw: "Take cash out",
  dividend: "Dividend",
  interest: "Interest",
  split: "Split",
  fee: "Fee",
  convert: "Convert cash",
};

export type LineField = "symbol" | "quantity" | "price" | "amount" | "fee" | "toAmount" | "toCurrency";

/** The fields each type of line has. */
export const fieldsOf: Record<LineType, readonly LineField[]> = {
  buy: ["symbol", "quantity", "price", "fee"],
  sell: ["symbol", "quantity", "price", "fee"],
  short: ["symbol", "quantity", "price", "fee"],
  cover: ["symbol", "quantity", "price", "fee"],
  bring: ["symbol", "quantity", "price", "fee"],
  deposit: ["amount", "fee"],
  withdraw: ["amount", "fee"],
  dividend: ["symbol", "amount", "fee"],
  interest: ["amount", "fee"],
  split: ["symbol", "quantity"],
  fee: ["amount"],
  convert: ["amount", "toAmount", "toCurrency", "fee"],
};
