import { useInfiniteQuery } from "@tanstack/react-query";
import { barTime, isKnown, price, probability } from "../../lib/format";
import type { Signal } from "../../lib/shapes";
import { DownMark, UpMark } from "../../ui/icons";
import { LeanVote } from "../../ui/lean-bar";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { plain } from "../../lib/targets";
import { inShort } from "../../ui/changes";
import { claimOn } from "./claims-of";
import { signalsKey, signalsPage } from "./symbol-queries";
import "./recent-signals.css";

interface RecentSignalsProps {
  newest: Signal;
  shown: Signal;
  onShow: (signal: Signal) => void;
}

/** What was said before, newest first. Picking one shows the whole page as it was then. */
export function RecentSignals({ newest, shown, onShow }: RecentSignalsProps) {
  const signals = useInfiniteQuery({
    queryKey: signalsKey(newest.symbol),
    queryFn: ({ pageParam }) => signalsPage(newest.symbol, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 30_000,
  });
  return (
    <section className="panel area-signals" aria-label="Recent signals">
      <div className="panel-head">
        <h2>Recent signals</h2>
        <span className="muted">pick one to see what was said then</span>
      </div>
      <ListState
        query={signals}
        what="recent signals"
        skeleton={<SkeletonRows rows={6} height={34} />}
        isEmpty={({ pages }) => pages.every((page) => page.items.length === 0)}
        empty={<p className="empty">No signal has been stored yet.</p>}
      >
        {({ pages }) => (
          <div className="panel-body scroll">
            <table className="list signals-table">
              <thead>
                <tr>
                  <th>Close of</th>
                  <th className="num">Close</th>
                  <th>Decision</th>
                  <th className="num" title="Next 5 bars wilder than usual">
                    Wilder
                  </th>
                  <th>Lean</th>
                  <th>What changed</th>
                </tr>
              </thead>
              <tbody>
                {pages
                  .flatMap((page) => page.items)
                  .filter((one) => one.interval === newest.interval)
                  .map((one) => (
                    <Line key={one.id} signal={one} shown={one.id === shown.id} onShow={() => onShow(one)} />
                  ))}
              </tbody>
            </table>
            {signals.hasNextPage && (
              <button className="button button-small" disabled={signals.isFetchingNextPage} onClick={() => void signals.fetchNextPage()}>
                {signals.isFetchingNextPage ? "Loading…" : "Older"}
              </button>
            )}
          </div>
        )}
      </ListState>
    </section>
  );
}

function Line({ signal, shown, onShow }: { signal: Signal; shown: boolean; onShow: () => void }) {
  const wild = claimOn(signal, "volatility:5");
  const [first, ...more] = inShort(signal.changed);
  return (
    <tr className={shown ? "shown" : ""}>
      <td>
        <button className="link" aria-pressed={shown} onClick={onShow}>
          {barTime(signal.asOf, signal.interval)}
        </button>
      </td>
      <td className="num">{price(signal.close)}</td>
      <td>
        {signal.decision === "buy" ? (
          <span className="up">
            <UpMark />
            Buy
          </span>
        ) : signal.decision === "sell" ? (
          <span className="down">
            <DownMark />
            Sell
          </span>
        ) : (
          <span className="muted">{signal.reason === "noEdge" ? "No proven edge" : "Hold"}</span>
        )}
      </td>
      <td className={`num ${wild?.state === "unproven" ? "muted" : ""}`}>
        {isKnown(wild?.probability) ? probability(wild.probability) : "–"}
      </td>
      <td>
        <LeanVote lean={signal.lean} />
      </td>
      <td className="signal-changed" title={signal.changed.map((one) => plain(one.text)).join("\n")}>
        {first ? plain(first.text) : <span className="muted">Nothing</span>}
        {more.length > 0 && <span className="muted"> +{more.length}</span>}
      </td>
    </tr>
  );
}
