import { barsAhead, isKnown, number, percent, price, probability, signed, signedPercent, weekday } from "../../lib/format";
import { plain } from "../../lib/targets";
import type { Claim, Signal, TradePlan } from "../../lib/shapes";
import { ChangeList, inOrder } from "../../ui/changes";
import { DownMark, UpMark } from "../../ui/icons";
import { LeanVote } from "../../ui/lean-bar";
import { RangeBand, percentAround } from "../../ui/range-band";
import { rangeClaims } from "./claims-of";
import "./side.css";

/** What a person asks first: which way, how far, what is at risk, what is new. */
export function Side({ signal }: { signal: Signal }) {
  return (
    <aside className="panel area-side" aria-label="In short">
      <Decision signal={signal} />
      <Ranges signal={signal} />
      <AtRisk signal={signal} />
      {signal.trade && <Plan trade={signal.trade} close={signal.close} />}
      <Changes signal={signal} />
    </aside>
  );
}

function Decision({ signal }: { signal: Signal }) {
  const { lean } = signal;
  return (
    <section>
      <h2>Which way</h2>
      <p className="decision-words">
        {signal.decision === "buy" && (
          <span className="up">
            <UpMark />
            Buy
          </span>
        )}
        {signal.decision === "sell" && (
          <span className="down">
            <DownMark />
            Sell
          </span>
        )}
        {signal.decision === "hold" && <span>{signal.reason === "noEdge" ? "No proven edge" : "Hold"}</span>}
      </p>
      {signal.reason !== "noEdge" && signal.reason !== "" && <p className="muted">{plain(signal.reason)}</p>}
      <p className="lean-line">
        <LeanVote lean={lean} />
        <span className="muted">lean {signed(lean.score, 2)}</span>
      </p>
      <p className="muted">{plain(lean.record)}</p>
    </section>
  );
}

function Ranges({ signal }: { signal: Signal }) {
  const claims = rangeClaims(signal);
  if (claims.length === 0)
    return (
      <section>
        <h2>Where can it go</h2>
        <p className="muted">{signal.claims.find((claim) => claim.target.startsWith("range-forecast"))?.noClaim ?? "No range yet."}</p>
      </section>
    );
  const scale = Math.max(
    ...claims.flatMap((claim) => Object.values(percentAround(signal.close, claim.range!.p90[0]!, claim.range!.p90[1]!)).map(Math.abs)),
  );
  return (
    <section>
      <h2>Where can it go</h2>
      {claims.map((claim) => (
        <RangeLine key={claim.horizon} claim={claim} signal={signal} scale={scale} />
      ))}
      <p className="legend-line muted">
        <i className="swatch swatch-80" />
        80 %<i className="swatch swatch-90" />
        90 %, around the close of {price(signal.close)}
      </p>
    </section>
  );
}

function RangeLine({ claim, signal, scale }: { claim: Claim; signal: Signal; scale: number }) {
  const { p80, p90 } = claim.range!;
  const inner = percentAround(signal.close, p80[0]!, p80[1]!);
  const outer = percentAround(signal.close, p90[0]!, p90[1]!);
  const digits = signal.close;
  return (
    <div className="range-item">
      <div className="range-item-head">
        <span>{barsAhead(claim.horizon, signal.interval)}</span>
        <span className="muted">by {weekday(claim.expires)}</span>
      </div>
      <div className="range-item-band">
        <span className="num">{price(p80[0], digits)}</span>
        <RangeBand
          {...inner}
          outer={outer}
          scale={scale}
          description={`80 percent: ${price(p80[0], digits)} to ${price(p80[1], digits)}; 90 percent: ${price(p90[0], digits)} to ${price(p90[1], digits)}`}
        />
        <span>{price(p80[1], digits)}</span>
      </div>
      <div className="range-item-foot muted">
        <span>{signedPercent(inner.low, 1)}</span>
        <span>{isKnown(claim.trailingCoverage) ? `held ${probability(claim.trailingCoverage)} of last 250` : "no record yet"}</span>
        <span>{signedPercent(inner.high, 1)}</span>
      </div>
    </div>
  );
}

function AtRisk({ signal }: { signal: Signal }) {
  if (!signal.risk)
    return (
      <section>
        <h2>What do I risk</h2>
        <p className="muted">Too few bars yet.</p>
      </section>
    );
  const { stopDistance, stopPercent, volatilityPercent } = signal.risk;
  return (
    <section>
      <h2>What do I risk</h2>
      <dl className="facts">
        <div>
          <dt>Stop, 2 ATR away</dt>
          <dd>
            {percent(stopPercent)} <span className="unit">= {price(stopDistance, signal.close)}</span>
          </dd>
        </div>
        <div>
          <dt>Volatility ahead</dt>
          <dd>
            {percent(volatilityPercent)} <span className="unit">a year</span>
          </dd>
        </div>
      </dl>
    </section>
  );
}

function Plan({ trade, close }: { trade: TradePlan; close: number }) {
  const risk = Math.abs(trade.entry - trade.stop);
  return (
    <section>
      <h2>
        Set-up: {trade.name}, {trade.side}
      </h2>
      <dl className="facts">
        <div>
          <dt>Target</dt>
          <dd className="up">
            {price(trade.target, close)} <span className="unit">{number(Math.abs(trade.target - trade.entry) / risk, 1)} × risk</span>
          </dd>
        </div>
        <div>
          <dt>Entry</dt>
          <dd>
            {price(trade.entry, close)} <span className="unit">next open</span>
          </dd>
        </div>
        <div>
          <dt>Stop</dt>
          <dd className="down">
            {price(trade.stop, close)} <span className="unit">{price(risk, close)} away</span>
          </dd>
        </div>
        <div>
          <dt>Size</dt>
          <dd>
            {percent(100 * trade.sizeShare)}{" "}
            <span className="unit">{trade.sizeShare === 0 ? "of capital while unproven" : "of capital"}</span>
          </dd>
        </div>
        <div>
          <dt>Expires</dt>
          <dd>{weekday(trade.expires)}</dd>
        </div>
      </dl>
    </section>
  );
}

function Changes({ signal }: { signal: Signal }) {
  return (
    <section>
      <h2>What changed</h2>
      {signal.changed.length === 0 ? (
        <p className="muted">Nothing since the close before.</p>
      ) : (
        <ChangeList changes={inOrder(signal.changed)} />
      )}
    </section>
  );
}
