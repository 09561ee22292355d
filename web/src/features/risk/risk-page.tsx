import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useEffect } from "react";
import { Problem } from "../../lib/problem";
import { ListState, SkeletonRows } from "../../ui/list-state";
import { Correlations } from "./correlations";
import { ExposurePanel } from "./exposure-panel";
import { correlationQuery, exposureQuery, portfoliosQuery, riskQuery, stressQuery, type RiskAsked } from "./queries";
import { RiskForm } from "./risk-form";
import { Stress } from "./stress";
import { ValueAtRisk } from "./value-at-risk";
import "../../ui/list.css";
import "./risk.css";

/** What positions may lose: by the past, by a model, in a crash, together. */
export function RiskPage() {
  const asked = useSearch({ from: "/risk" });
  const navigate = useNavigate({ from: "/risk" });
  const { data: portfolios } = useQuery(portfoliosQuery);
  useEffect(() => {
    document.title = "Risk · GoldenSignals";
  }, []);
  const nothing = !asked.positions && !asked.portfolio;
  const held = portfolios?.items.find((one) => one.positions > 0)?.name;
  const meant: RiskAsked = nothing && held ? { ...asked, portfolio: held } : asked;
  const isAsked = Boolean(meant.positions || meant.portfolio);
  const risk = useQuery({ ...riskQuery(meant), enabled: isAsked });
  const problem = risk.error ? Problem.from(risk.error) : null;
  const ask = (next: RiskAsked) => void navigate({ search: Object.fromEntries(Object.entries(next).filter(([, value]) => value !== "")) });
  return (
    <div className="page risk-page">
      <div className="page-head">
        <h1>Risk</h1>
        <p className="muted">What positions may lose, from how many days that is known, and what cannot be said.</p>
      </div>
      <RiskForm key={meant.positions ?? ""} asked={meant} problem={problem} onAsk={ask} />
      {isAsked ? <Answers asked={meant} risk={risk} /> : <Nothing />}
    </div>
  );
}

function Answers({
  asked,
  risk,
}: {
  asked: RiskAsked;
  risk: ReturnType<typeof useQuery<Awaited<ReturnType<NonNullable<ReturnType<typeof riskQuery>["queryFn"]>>>>>;
}) {
  const stress = useQuery(stressQuery(asked));
  const exposure = useQuery(exposureQuery(asked));
  const symbols = exposure.data?.bySymbol.map((one) => one.name).slice(0, 12) ?? [];
  const correlation = useQuery(correlationQuery(symbols));
  return (
    <>
      <ListState query={risk} what="the value at risk" skeleton={<Waiting rows={6} />} isEmpty={() => false} empty={null}>
        {(view) => <ValueAtRisk view={view} />}
      </ListState>
      {!risk.error && (
        <div className="risk-grid">
          <ListState query={stress} what="the stress test" skeleton={<Waiting rows={6} />} isEmpty={() => false} empty={null}>
            {(view) => <Stress view={view} />}
          </ListState>
          <div className="risk-column">
            <ListState query={exposure} what="the exposure" skeleton={<Waiting rows={4} />} isEmpty={() => false} empty={null}>
              {(view) => <ExposurePanel view={view} />}
            </ListState>
            {symbols.length > 1 && (
              <ListState query={correlation} what="correlations" skeleton={<Waiting rows={4} />} isEmpty={() => false} empty={null}>
                {(view) => <Correlations view={view} />}
              </ListState>
            )}
          </div>
        </div>
      )}
    </>
  );
}

function Waiting({ rows }: { rows: number }) {
  return (
    <div className="panel">
      <SkeletonRows rows={rows} height={30} />
    </div>
  );
}

function Nothing() {
  return (
    <div className="panel empty" data-state="empty">
      <h2>Nothing is asked yet</h2>
      <p>Name positions above, or keep a portfolio, and see what it may lose.</p>
    </div>
  );
}
