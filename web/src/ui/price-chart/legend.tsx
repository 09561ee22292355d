import { barTime, isKnown, number, price, signedPercent } from "../../lib/format";
import type { BarsView } from "../../lib/shapes";
import type { ColumnSet } from "./column-sets";

/** The numbers of the bar under the cursor, or of the last one. */
export function Legend({ bars, sets, place }: { bars: BarsView; sets: readonly ColumnSet[]; place: number }) {
  const time = bars.time[place];
  if (time === undefined) return null;
  const close = bars.close[place]!;
  const before = bars.close[place - 1];
  const change = before ? 100 * (close / before - 1) : null;
  const tone = change === null ? "" : change > 0 ? "up" : change < 0 ? "down" : "flat";
  return (
    <dl className="legend">
      <div>
        <dt className="hidden">Bar</dt>
        <dd>{barTime(new Date(time * 1000).toISOString(), bars.interval)}</dd>
      </div>
      <Value name="O" value={price(bars.open[place], close)} />
      <Value name="H" value={price(bars.high[place], close)} />
      <Value name="L" value={price(bars.low[place], close)} />
      <Value name="C" value={price(close)} />
      <div className={tone}>
        <dt className="hidden">Change</dt>
        <dd>{signedPercent(change)}</dd>
      </div>
      <Value name="Vol" value={big(bars.volume[place])} />
      {sets.map((set) => (
        <SetValues key={set.key} set={set} bars={bars} place={place} close={close} />
      ))}
    </dl>
  );
}

function SetValues({ set, bars, place, close }: { set: ColumnSet; bars: BarsView; place: number; close: number }) {
  const texts = set.parts.map((part) => {
    const value = bars.columns[part]?.[place];
    return set.unit === "price" && set.place === "candles"
      ? price(value, close)
      : number(value, set.place === "pane" && set.unit === "price" ? 2 : 1);
  });
  return <Value name={set.title} value={texts.join(" ")} />;
}

function Value({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

const compact = new Intl.NumberFormat("en-US", { notation: "compact", maximumFractionDigits: 2 });

function big(value: number | undefined): string {
  return isKnown(value) ? compact.format(value) : "–";
}
