/** The shape of a symbol's page before its signal has come. */
export function SymbolSkeleton({ symbol }: { symbol: string }) {
  return (
    <>
      <div className="symbol-head">
        <h1>{symbol}</h1>
        <i className="skeleton" style={{ width: 180 }} />
      </div>
      <div className="symbol-grid">
        <div className="panel area-chart skeleton-chart">
          <i className="skeleton" />
        </div>
        <div className="panel area-side skeleton-side">
          {[70, 90, 60, 80, 75, 50].map((width) => (
            <i key={width} className="skeleton" style={{ width: `${width}%` }} />
          ))}
        </div>
      </div>
    </>
  );
}
