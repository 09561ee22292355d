import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { post, remove } from "../../lib/api";
import { age, barTime } from "../../lib/format";
import { Problem } from "../../lib/problem";
import { plain } from "../../lib/targets";
import type { MarketView, WatchResult } from "../../lib/shapes";
import { ClockIcon } from "../../ui/icons";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { DemoCards, DemoOffer } from "./demo-offer";
import { DropTarget } from "./drop-target";
import { FetchList } from "./fetch-list";
import { ImportButton, ImportOutcome } from "./import-outcome";
import { fetchesKey, marketKey, marketQuery } from "./market-query";
import { MarketTable } from "./market-table";
import { NoticeBar, type Notice } from "./notice";
import { byChanged, type Sort } from "./sort";
import { SortSelect } from "./sort-select";
import { TickerBox } from "./ticker-box";
import { useImport } from "./use-import";
import "./fetches.css";
import "./market.css";

/** The newest close is called old after this: a long weekend. */
const OldSeconds = 4.5 * 86_400;

/** A row a symbol: where it can go, how wild, what is at risk, what changed, and which way the agents lean. */
export function MarketPage() {
  const queries = useQueryClient();
  const market = useQuery(marketQuery);
  const [sort, setSort] = useState<Sort>(byChanged);
  const [notice, setNotice] = useState<Notice | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: marketKey });
  const importing = useImport(refresh);
  const filled = (market.data?.rows.length ?? 0) > 0;

  const watch = useMutation({
    mutationFn: (symbols: string[]) => post<WatchResult>("/watchlist", { symbols }),
    onSuccess: (result) => {
      setNotice({ kind: "watched", result });
      void queries.invalidateQueries({ queryKey: fetchesKey });
      return refresh();
    },
    onError: (error) => setNotice({ kind: "failed", problem: Problem.from(error) }),
  });
  const unwatch = useMutation({
    mutationFn: (symbol: string) => remove(`/watchlist/${encodeURIComponent(symbol)}`).then(() => symbol),
    onSuccess: (symbol) => {
      setNotice({ kind: "removed", symbol });
      return refresh();
    },
    onError: (error) => setNotice({ kind: "failed", problem: Problem.from(error) }),
  });

  useEffect(() => {
    document.title = "Market · GoldenSignals";
  }, []);

  return (
    <div className="page market">
      <MarketHead market={market.data} failed={market.isError} />
      <div className="toolbar">
        <TickerBox onAdd={(symbols) => watch.mutate(symbols)} busy={watch.isPending} />
        <ImportButton onFiles={importing.send} busy={importing.state.phase === "sending"} />
        {filled && <DemoOffer onStarted={refresh} />}
        {filled && <SortSelect sort={sort} onSort={setSort} />}
      </div>
      <NoticeBar notice={notice} onClose={() => setNotice(null)} onUndo={(symbol) => watch.mutate([symbol])} />
      <FetchList onRetry={(symbols) => watch.mutate(symbols)} />
      <ImportOutcome state={importing.state} onRetry={importing.send} onClose={importing.close} />
      <ListState
        query={market}
        what="the market"
        skeleton={
          <div className="panel">
            <SkeletonRows rows={10} />
          </div>
        }
        isEmpty={(view) => view.rows.length === 0}
        empty={<NoSymbols onStarted={refresh} />}
      >
        {(view) => <MarketTable rows={view.rows} sort={sort} onSort={setSort} onRemove={(symbol) => unwatch.mutate(symbol)} />}
      </ListState>
      <DropTarget onFiles={importing.send} />
    </div>
  );
}

function MarketHead({ market, failed }: { market: MarketView | undefined; failed: boolean }) {
  if (!market && failed) return null;
  if (!market)
    return (
      <div className="market-head">
        <i className="skeleton" style={{ width: "min(520px, 80%)", height: 22 }} />
      </div>
    );
  const oldest = market.asOf ? (Date.now() - Date.parse(market.asOf)) / 1000 : 0;
  return (
    <div className="market-head">
      <h1>{plain(market.sentence)}</h1>
      {market.asOf && (
        <p className="muted">
          Closes of {barTime(market.asOf, market.interval)}
          <span className={oldest > OldSeconds ? "late" : ""}>
            {oldest > OldSeconds && <ClockIcon size={12} />}
            {age(oldest)} ago
          </span>
          · {market.interval} bars · prices in each symbol's own currency
        </p>
      )}
    </div>
  );
}

function NoSymbols({ onStarted }: { onStarted: () => unknown }) {
  return (
    <div className="panel empty market-empty">
      <h2>No symbols yet</h2>
      <p>
        Paste tickers into the box above, or drop a CSV file of bars anywhere on this page. A file needs a date, open, high, low and close;
        its name gives the symbol: <code>SPY.csv</code>
      </p>
      <DemoCards onStarted={onStarted} />
    </div>
  );
}
