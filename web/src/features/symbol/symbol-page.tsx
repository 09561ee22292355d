import { useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { barTime } from "../../lib/format";
import type { Signal } from "../../lib/shapes";
import { ListState } from "../../ui/list-state";
import { ChartPanel } from "./chart-panel";
import { Claims } from "./claims";
import { Consensus } from "./consensus";
import { CorrectionsNote } from "./corrections-note";
import { Intervals } from "./intervals";
import { ProofPanel } from "./proof-panel";
import { RecentSignals } from "./recent-signals";
import { Side } from "./side";
import { SymbolHead } from "./symbol-head";
import { signalQuery } from "./symbol-queries";
import { SymbolSkeleton } from "./symbol-skeleton";
import "./symbol.css";

/** One symbol: its candles and what lies ahead, the nine places of the consensus, and its claims. */
export function SymbolPage() {
  const { symbol } = useParams({ from: "/symbol/$symbol" });
  const { interval = "1d" } = useSearch({ from: "/symbol/$symbol" });
  const newest = useQuery(signalQuery(symbol, interval));
  const [past, setPast] = useState<Signal | null>(null);
  const [verified, setVerified] = useState<Signal | null>(null);

  useEffect(() => {
    document.title = `${symbol} · GoldenSignals`;
    setPast(null);
    setVerified(null);
  }, [symbol, interval]);

  return (
    <div className="page symbol-page">
      <ListState
        query={newest}
        what={`the signal of ${symbol}`}
        skeleton={<SymbolSkeleton symbol={symbol} />}
        isEmpty={() => false}
        empty={null}
      >
        {({ value, ageSeconds }) => {
          const shown = past ?? value;
          return (
            <>
              <SymbolHead signal={value} ageSeconds={ageSeconds} onVerify={() => setVerified(shown)} />
              <CorrectionsNote symbol={value.symbol} interval={value.interval} />
              {past && <PastNote signal={past} onBack={() => setPast(null)} />}
              {verified && <ProofPanel key={verified.id} signal={verified} onClose={() => setVerified(null)} />}
              <div className="symbol-grid">
                <ChartPanel signal={shown} newest={value.asOf} />
                <Side signal={shown} />
                <Intervals symbol={value.symbol} interval={value.interval} />
                <Consensus signal={shown} />
                <Claims signal={shown} />
                <RecentSignals newest={value} shown={shown} onShow={(signal) => setPast(signal.id === value.id ? null : signal)} />
              </div>
            </>
          );
        }}
      </ListState>
    </div>
  );
}

function PastNote({ signal, onBack }: { signal: Signal; onBack: () => void }) {
  return (
    <div className="past-note" role="status">
      <span>
        This is the signal of <strong>{barTime(signal.asOf, signal.interval)}</strong>, as it was said then.
      </span>
      <button className="button button-small" onClick={onBack}>
        Back to the newest
      </button>
    </div>
  );
}
