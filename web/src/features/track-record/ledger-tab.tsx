import { useQuery } from "@tanstack/react-query";
import { get, query } from "../../lib/api";
import { barTime, count, moment, plural } from "../../lib/format";
import type { LedgerView, TrackRecordView } from "../../lib/shapes";
import { LabelBadge } from "../../ui/chips";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { CardsTable } from "./cards-table";

/** What stands in the ledger of one kind of run. */
export function LedgerTab({ ran }: { ran: "replay" | "paper" | "live" }) {
  const ledger = useQuery({
    queryKey: ["ledger"],
    queryFn: ({ signal }) => get<LedgerView>("/ledger", signal),
    refetchInterval: 30_000,
  });
  return (
    <ListState
      query={ledger}
      what="the ledger"
      skeleton={
        <div className="panel">
          <SkeletonRows rows={6} height={34} />
        </div>
      }
      isEmpty={({ chains }) => chains.every((chain) => chain.ran !== ran)}
      empty={<Nothing ran={ran} ledger={ledger.data} />}
    >
      {(view) => <Chains view={view} ran={ran} />}
    </ListState>
  );
}

function Chains({ view, ran }: { view: LedgerView; ran: "replay" | "paper" | "live" }) {
  const chains = view.chains.filter((chain) => chain.ran === ran);
  const refused = view.refused.filter((one) => one.ran === ran);
  const entries = chains.reduce((sum, chain) => sum + chain.entries, 0);
  return (
    <div className="record-parts">
      <section className="panel ledger-words" aria-label="What stands here">
        <p>
          {plural(entries, "entry", "entries")} of {plural(chains.length, "session")}, each linked to the one before it. Verify any signal
          on its symbol's page, or all of them with <code>golden ledger verify</code>.
        </p>
        {view.head && (
          <p className="muted">
            Last signed {moment(new Date(view.head.signedAt / 1000).toISOString())}, over {plural(view.head.entries, "entry", "entries")};
            root <code title={view.head.root}>{view.head.root.slice(0, 12)}</code>
          </p>
        )}
      </section>
      <Cards ran={ran} />
      <section className="panel" aria-label="Chains">
        <div className="panel-head">
          <h2>Chains</h2>
          <span className="muted">one for each symbol and interval</span>
          {ran === "replay" && <LabelBadge label="REPLAY" />}
        </div>
        <div className="panel-body scroll">
          <table className="list chains">
            <thead>
              <tr>
                <th>Symbol</th>
                <th>Interval</th>
                <th className="num">Entries</th>
                <th className="num">Last close</th>
                <th>Hash of the last entry</th>
              </tr>
            </thead>
            <tbody>
              {chains.map((chain) => (
                <tr key={`${chain.symbol} ${chain.interval}`}>
                  <th scope="row">{chain.symbol}</th>
                  <td>{chain.interval}</td>
                  <td className="num">{count(chain.entries)}</td>
                  <td className="num">{barTime(chain.last, chain.interval)}</td>
                  <td>
                    <code title={chain.hash}>{chain.hash.slice(0, 16)}</code>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
      {refused.length > 0 && (
        <section className="panel" aria-label="Refused">
          <div className="panel-head">
            <h2>Refused</h2>
            <span className="muted">what came too late to count</span>
          </div>
          <ul className="panel-body dropped">
            {refused.map((one) => (
              <li key={`${one.symbol} ${one.time}`}>
                {one.symbol} {one.interval}, {barTime(one.time, one.interval)}: {one.why}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Cards of what the ledger holds, each interval by itself. */
function Cards({ ran }: { ran: "replay" | "paper" | "live" }) {
  const record = useQuery({
    queryKey: ["track-record", ran],
    queryFn: ({ signal }) => get<TrackRecordView>("/track-record" + query({ ran }), signal),
    staleTime: 60_000,
  });
  return (
    <ListState
      query={record}
      what="the claim cards"
      skeleton={
        <div className="panel">
          <SkeletonRows rows={8} height={36} />
        </div>
      }
      isEmpty={({ cards }) => cards.every((card) => card.calls === 0)}
      empty={<p className="panel empty">No claim of this record has settled yet.</p>}
    >
      {({ cards }) => (
        <div className="record-parts">
          {[...new Set(cards.map((card) => card.interval))].map((interval) => (
            <CardsTable key={interval} cards={cards.filter((card) => card.interval === interval)} />
          ))}
        </div>
      )}
    </ListState>
  );
}

function Nothing({ ran, ledger }: { ran: "replay" | "paper" | "live"; ledger: LedgerView | undefined }) {
  const madeUp = ledger?.chains.some((chain) => chain.ran === "synthetic");
  return (
    <div className="panel empty">
      <h2>{{ live: "No live record yet", paper: "No paper record yet", replay: "No replay yet" }[ran]}</h2>
      <p>
        {ran === "live" ? (
          <>It begins with the first bar that arrives from a live source while the platform runs.</>
        ) : ran === "paper" ? (
          <>
            It begins with the first live bar of a symbol that a paper portfolio follows: <code>golden portfolio follow paper SPY</code>.
          </>
        ) : (
          <>
            <code>golden rehearse SPY</code> plays stored bars through the live platform at full speed and records every claim.
          </>
        )}
      </p>
      {madeUp && (
        <p>
          What is said of the simulated market is recorded too, so that proofs can be tried; but no accuracy is ever shown of it, because
          made-up prices prove nothing about a market.
        </p>
      )}
    </div>
  );
}
