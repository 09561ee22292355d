import { useParams } from "@tanstack/react-router";

export function SymbolPage() {
  const { symbol } = useParams({ from: "/symbol/$symbol" });
  return <div className="page"><h1>{symbol}</h1></div>;
}
