/** The shapes of /api/v1, as the server's OpenAPI file names them. Times are ISO-8601 in UTC, prices in currency; what is not known is left out. */
export interface components {
  schemas: {
    Signal: {
      id: string;
      symbol: string;
      interval: string;
      asOf: string;
      dataLabel: string;
      bars: number;
      close: number;
      decision: string;
      reason: string;
      lean: components["schemas"]["Lean"];
      changed: components["schemas"]["Change"][];
      trade?: components["schemas"]["TradePlan"] | null;
      risk?: components["schemas"]["Risk"] | null;
      claims: components["schemas"]["Claim"][];
      agents: components["schemas"]["AgentView"][];
      modelHash: string;
      inputHash: string;
    };
    Lean: { score: number; up: number; down: number; silent: number; record: string };
    Change: { kind: string; text: string };
    TradePlan: {
      name: string;
      side: string;
      entry: number;
      stop: number;
      target: number;
      expires: string;
      sizeShare: number;
      expectedValue: number;
    };
    Risk: { stopDistance: number; stopPercent: number; volatilityPercent: number };
    Claim: {
      target: string;
      horizon: number;
      raw?: number | null;
      probability?: number | null;
      baseRate?: number | null;
      baseline?: components["schemas"]["Baseline"] | null;
      calibration?: number | null;
      state?: string | null;
      scope?: string | null;
      effectiveSample?: number | null;
      expires?: string | null;
      range?: components["schemas"]["RangeForecast"] | null;
      trailingCoverage?: number | null;
      noClaim?: string | null;
    };
    Baseline: { name: string; probability: number };
    RangeForecast: { p80: number[]; p90: number[] };
    AgentView: {
      agent: string;
      status: string;
      opinions: components["schemas"]["OpinionView"][];
      evidence: Record<string, components["schemas"]["EvidenceView"]>;
      shapes: components["schemas"]["Shape"][];
    };
    OpinionView: {
      target: string;
      score?: number | null;
      confidence?: number | null;
      why: string;
      contribution?: number | null;
      contributionIfProven?: number | null;
    };
    EvidenceView?: { value?: number | null; unit: string };
    Shape: { name: string; points: components["schemas"]["ShapePoint"][] };
    ShapePoint: { time: string; price: number };

    MarketView: {
      sentence: string;
      interval: string;
      asOf?: string | null;
      dataLabels: string[];
      rows: components["schemas"]["MarketRow"][];
      disclosure: string;
    };
    MarketRow: {
      symbol: string;
      interval: string;
      status: string;
      asOf?: string | null;
      ageSeconds?: number | null;
      dataLabel: string;
      close?: number | null;
      changePercent?: number | null;
      range?: components["schemas"]["RangeAhead"] | null;
      wild?: components["schemas"]["Wildness"] | null;
      risk?: components["schemas"]["RiskAhead"] | null;
      changed: components["schemas"]["Change"][];
      decision: string;
      reason: string;
      lean?: components["schemas"]["Lean"] | null;
      missing?: string | null;
    };
    RangeAhead: { low: number; high: number; by: string; trailingCoverage?: number | null };
    Wildness: { side: string; probability: number; state: string };
    RiskAhead: { stopDistance: number; stopPercent: number; shares: number };

    SymbolView: {
      symbol: string;
      interval: string;
      name?: string | null;
      dataLabel: string;
      bars: number;
      first?: string | null;
      last?: string | null;
    };
    BarsView: {
      symbol: string;
      interval: string;
      dataLabel: string;
      time: number[];
      open: number[];
      high: number[];
      low: number[];
      close: number[];
      volume: number[];
      columns: Record<string, (number | null)[]>;
    };
    SignalsPage: { items: components["schemas"]["Signal"][]; next?: string | null };

    StatusView: {
      version: string;
      startedAt: string;
      uptimeSeconds: number;
      dataFolder?: string | null;
      sessions: components["schemas"]["SessionStatus"][];
      sources: components["schemas"]["SourceStatus"][];
      degraded: string[];
    };
    SessionStatus: {
      symbol: string;
      interval: string;
      state: string;
      bars: number;
      lastBar?: string | null;
      ageSeconds?: number | null;
    };
    SourceStatus: { name: string; label: string; state: string; lastArrival?: string | null };

    WatchResult: { added: string[]; unknown: components["schemas"]["UnknownSymbol"][] };
    UnknownSymbol: { symbol: string; remedy: string };

    ImportReport: {
      files: number;
      symbols: components["schemas"]["ImportedSymbol"][];
      findings: components["schemas"]["Finding"][];
    };
    ImportedSymbol: {
      symbol: string;
      interval: string;
      added: number;
      replaced: number;
      refused: number;
      first?: string | null;
      last?: string | null;
    };
    Finding: { file: string; line: number; symbol: string; time?: string | null; rule: string; action: string };

    DemoView: { id: string; title: string; label: string; source: string; description: string; active: boolean };
    ProblemDetails: { type?: string; title?: string; status?: number; detail?: string; errorId?: string; remedy?: string };
  };
}
