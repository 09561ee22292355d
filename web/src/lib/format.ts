// Every number and time on the pages is put into words here. An unknown number is a dash, never a zero.

export const unknown = "–";
const minus = "−";
/** A thin space that does not break, between a number and its unit. */
const thin = "\u202f";

/** Digits behind the point that show a price on its own grid: cents for most, more for small prices and currency pairs. */
export function priceDigits(price: number): number {
  const size = Math.abs(price);
  if (size >= 20) return 2;
  if (Math.abs(Math.round(size * 100) - size * 100) < 1e-6) return 2;
  if (size >= 0.1) return 4;
  return 8;
}

/** A price with the digits of `like`, so that a close and its range read as one. */
export function price(value: number | null | undefined, like?: number | null): string {
  if (!isKnown(value)) return unknown;
  return number(value, priceDigits(isKnown(like) ? like : value));
}

export function number(value: number | null | undefined, digits: number): string {
  if (!isKnown(value)) return unknown;
  const text = formatter(digits).format(Math.abs(value));
  return value < 0 && /[1-9]/.test(text) ? minus + text : text;
}

/** A number that always carries its sign, unless it rounds to zero. */
export function signed(value: number | null | undefined, digits: number): string {
  if (!isKnown(value)) return unknown;
  const text = number(value, digits);
  return value > 0 && /[1-9]/.test(text) ? "+" + text : text;
}

/** A value already in percent. */
export function percent(value: number | null | undefined, digits = 1): string {
  return isKnown(value) ? number(value, digits) + thin + "%" : unknown;
}

export function signedPercent(value: number | null | undefined, digits = 2): string {
  return isKnown(value) ? signed(value, digits) + thin + "%" : unknown;
}

/** A share of 0 to 1 in whole percent. Certainty is never printed unless it is exact. */
export function probability(share: number | null | undefined): string {
  if (!isKnown(share)) return unknown;
  const whole = Math.round(share * 100);
  if (whole === 100 && share < 1) return ">99" + thin + "%";
  if (whole === 0 && share > 0) return "<1" + thin + "%";
  return whole + thin + "%";
}

/** A share of 0 to 1 as percent with digits, where a tenth matters. */
export function share(value: number | null | undefined, digits = 1): string {
  return isKnown(value) ? percent(100 * value, digits) : unknown;
}

/** A difference of shares in percentage points, with its sign. */
export function points(difference: number | null | undefined, digits = 1): string {
  return isKnown(difference) ? signed(100 * difference, digits) : unknown;
}

/** Money on an axis: "150k", "1.2M". */
export function compact(value: number): string {
  return compacts.format(value).replace("K", "k").replace("-", minus);
}

export function count(value: number | null | undefined): string {
  return isKnown(value) ? formatter(0).format(value) : unknown;
}

/** A long time ago in one unit: "12 s", "5 min", "3 h", "4 d", "9 y". */
export function age(seconds: number | null | undefined): string {
  if (!isKnown(seconds)) return unknown;
  const past = Math.max(0, seconds);
  if (past < 90) return `${Math.round(past)}${thin}s`;
  if (past < 5400) return `${Math.round(past / 60)}${thin}min`;
  if (past < 129_600) return `${Math.round(past / 3600)}${thin}h`;
  if (past < 86_400 * 730) return `${count(Math.round(past / 86_400))}${thin}d`;
  return `${Math.floor(past / (86_400 * 365.25))}${thin}y`;
}

/** When a bar closed: the day for daily and weekly bars, the minute too for shorter ones. Always UTC. */
export function barTime(time: string | null | undefined, interval: string): string {
  if (!time) return unknown;
  return isIntraday(interval) ? `${day(time)}, ${clock(time)}` : day(time);
}

export function day(time: string | null | undefined): string {
  return time ? days.format(new Date(time)) : unknown;
}

/** A day with its weekday, for things that are going to happen. */
export function weekday(time: string | null | undefined): string {
  return time ? weekdays.format(new Date(time)).replace(",", "") : unknown;
}

export function clock(time: string): string {
  return `${clocks.format(new Date(time))}${thin}UTC`;
}

export function moment(time: string | null | undefined): string {
  return time ? `${day(time)}, ${clock(time)}` : unknown;
}

export function isIntraday(interval: string): boolean {
  return interval.endsWith("m") || interval.endsWith("h");
}

/** "5 days", "1 week", "12 bars of 15m": a number of bars in words. */
export function barsAhead(bars: number, interval: string): string {
  const unit = interval === "1d" ? "day" : interval === "1w" ? "week" : "bar";
  return `${bars}${"\u00a0"}${unit}${bars === 1 ? "" : "s"}${unit === "bar" ? ` of ${interval}` : ""}`;
}

export function plural(value: number, one: string, many = one + "s"): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

export function isKnown(value: number | null | undefined): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

const formatters = new Map<number, Intl.NumberFormat>();

function formatter(digits: number): Intl.NumberFormat {
  let made = formatters.get(digits);
  if (!made) {
    made = new Intl.NumberFormat("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits });
    formatters.set(digits, made);
  }
  return made;
}

const compacts = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 1 });
const days = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const weekdays = new Intl.DateTimeFormat("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
const clocks = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });
