import type { components } from "./api-types";

// The one place that names the server's shapes for the pages.
type Schemas = components["schemas"];

export type Signal = Schemas["Signal"];
export type Lean = Schemas["Lean"];
export type Change = Schemas["Change"];
export type TradePlan = Schemas["TradePlan"];
export type Claim = Schemas["Claim"];
export type AgentView = Schemas["AgentView"];
export type OpinionView = Schemas["OpinionView"];
export type Shape = Schemas["Shape"];
export type MarketView = Schemas["MarketView"];
export type MarketRow = Schemas["MarketRow"];
export type RangeAhead = Schemas["RangeAhead"];
export type SymbolView = Schemas["SymbolView"];
export type BarsView = Schemas["BarsView"];
export type SignalsPage = Schemas["SignalsPage"];
export type StatusView = Schemas["StatusView"];
export type WatchResult = Schemas["WatchResult"];
export type ImportReport = Schemas["ImportReport"];
export type Finding = Schemas["Finding"];
export type DemoView = Schemas["DemoView"];
export type AgentRow = Schemas["AgentRow"];
export type BacktestRequest = Schemas["BacktestRequest"];
export type BacktestStanding = Schemas["BacktestStanding"];
export type BacktestsPage = Schemas["BacktestsPage"];
export type BacktestAnswer = Schemas["BacktestAnswer"];
export type BacktestView = Schemas["BacktestView"];
export type BacktestsCompared = Schemas["BacktestsCompared"];
export type EvaluationAsked = Schemas["EvaluationAsked"];
export type EvaluationsPage = Schemas["EvaluationsPage"];
export type EvaluationRow = Schemas["EvaluationRow"];
export type EvaluationView = Schemas["EvaluationView"];
export type EvaluationReport = Schemas["EvaluationReport"];
export type ClaimCard = Schemas["ClaimCard"];
export type AgentAblation = Schemas["AgentAblation"];
export type Measured = Schemas["Measured"];
export type LedgerView = Schemas["LedgerView"];
export type TrackRecordView = Schemas["TrackRecordView"];
/** Something between us and the server may answer an error in words of its own, so no field is sure to be there. */
export type ProblemDetails = Partial<Schemas["ProblemDetails"]>;
