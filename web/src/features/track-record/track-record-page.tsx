import { Link, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { EvaluationTab } from "./evaluation-tab";
import { LedgerTab } from "./ledger-tab";
import "./track-record.css";

/** Where claims were made. What came of them is never added together. */
export const rans = ["backtest", "replay", "paper", "live"] as const;
export type Ran = (typeof rans)[number];

const words: Record<Ran, { name: string; about: string }> = {
  backtest: { name: "Backtest", about: "The past, stepped again with today's settings. Nothing was promised to anybody at the time." },
  replay: {
    name: "Replay",
    about: "Stored bars played through the live platform, each claim written down before the next bar. Still the past.",
  },
  paper: {
    name: "Paper",
    about: "Live bars, no money: every signal that a paper portfolio followed, written down before the next bar closed.",
  },
  live: { name: "Live", about: "Written down before anybody could know. The only record that cannot have been chosen afterwards." },
};

/** How often what was said came true, where it was said: backtest, replay, paper and live apart. */
export function TrackRecordPage() {
  const { ran = "backtest" } = useSearch({ from: "/track-record" });
  useEffect(() => {
    document.title = "Track record · GoldenSignals";
  }, []);
  return (
    <div className="page track-record">
      <div className="record-head">
        <h1>Track record</h1>
        <nav className="segments" aria-label="Where claims were made">
          {rans.map((one) => (
            <Link key={one} to="/track-record" search={{ ran: one }} aria-current={one === ran ? "true" : undefined}>
              {words[one].name}
            </Link>
          ))}
        </nav>
        <p className="muted">{words[ran].about}</p>
      </div>
      {ran === "backtest" ? <EvaluationTab /> : <LedgerTab key={ran} ran={ran} />}
    </div>
  );
}
