import { useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { BacktestForm } from "./backtest-form";
import { BacktestList } from "./backtest-list";
import { backtestsQuery } from "./queries";
import "./backtests.css";

/** A form for a new backtest, what waits and runs, and what has ended. */
export function BacktestsPage() {
  const runs = useInfiniteQuery(backtestsQuery);
  useEffect(() => {
    document.title = "Backtests · GoldenSignals";
  }, []);
  return (
    <div className="page backtests">
      <div className="page-head">
        <h1>Backtests</h1>
        <p className="muted">
          A rule traded over stored bars, with what needs no rule beside it. A signal at a close is filled at the next open.
        </p>
      </div>
      <div className="backtests-grid">
        <BacktestForm />
        <div>
          <ListState
            query={runs}
            what="backtests"
            skeleton={
              <div className="panel">
                <SkeletonRows rows={6} height={34} />
              </div>
            }
            isEmpty={({ pages }) => pages.every((page) => page.items.length === 0)}
            empty={<NoBacktests />}
          >
            {({ pages }) => (
              <BacktestList
                runs={pages.flatMap((page) => page.items)}
                older={{ more: runs.hasNextPage, busy: runs.isFetchingNextPage, fetch: () => void runs.fetchNextPage() }}
              />
            )}
          </ListState>
        </div>
      </div>
    </div>
  );
}

function NoBacktests() {
  return (
    <div className="panel empty">
      <h2>No backtest yet</h2>
      <p>Choose a rule and run it. Whether it beats buying and holding is the first thing its page says.</p>
    </div>
  );
}
