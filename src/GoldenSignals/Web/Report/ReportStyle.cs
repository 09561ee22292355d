namespace GoldenSignals.Web.Report;

/// <summary>The style of report pages. Colours are those of the web app's tokens, each a pair: light, then dark.</summary>
internal static class ReportStyle
{
    public const string Css = """
        :root {
          color-scheme: light dark;
          --ground: light-dark(#f5f5f1, #0e1114); --panel: light-dark(#fff, #15191e); --line: light-dark(#e5e5df, #232930);
          --strong: light-dark(#c8c8bf, #3a424c); --ink: light-dark(#17191c, #e8eaed); --ink-2: light-dark(#4a525a, #b3bac3);
          --ink-3: light-dark(#676f77, #8b949f); --gold: light-dark(#84610a, #dcb753); --down: light-dark(#b23b25, #f0846c);
          --tone0: light-dark(#84610a, #dcb753); --tone1: light-dark(#2c6cb0, #7fb2ea); --tone2: light-dark(#8a4fa8, #c797e0);
          --tone3: light-dark(#6b737b, #98a2ad);
        }
        * { box-sizing: border-box; }
        body {
          margin: 0 auto; padding: 28px clamp(12px, 3vw, 36px) 40px; max-width: 1160px; background: var(--ground); color: var(--ink);
          font: 14px/1.5 "Inter Variable", Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
          font-variant-numeric: tabular-nums;
        }
        h1 { margin: 0; font-size: 26px; line-height: 1.2; }
        h2 { margin: 0 0 10px; font-size: 16px; }
        p { margin: 0 0 10px; max-width: 76ch; }
        .maker { margin: 0 0 4px; color: var(--gold); font-weight: 600; letter-spacing: .02em; }
        .headline { margin: 10px 0; font-size: 17px; line-height: 1.4; white-space: pre-line; }
        .facts { margin: 0 0 18px; padding: 0; list-style: none; color: var(--ink-2); display: flex; flex-wrap: wrap; gap: 2px 18px; }
        .label { font-size: 12px; padding: 3px 8px; border-radius: 4px; vertical-align: middle; border: 1px solid; letter-spacing: .04em; }
        .synthetic { color: light-dark(#6243b0, #b8a3f0); background: light-dark(#efeafb, #2a2342); }
        .replay { color: light-dark(#1f5fa0, #8bbcf0); background: light-dark(#e5effa, #182b40); }
        section { margin: 0 0 16px; padding: 18px 20px; background: var(--panel); border: 1px solid var(--line); border-radius: 8px; }
        .figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(148px, 1fr)); gap: 14px 18px; margin: 0 0 8px; }
        .figures dt { color: var(--ink-2); font-size: 12px; }
        .figures dd { margin: 0; font-size: 19px; }
        .figures small { display: block; color: var(--ink-3); font-size: 12px; line-height: 1.35; }
        figure { margin: 0 0 14px; }
        figcaption { color: var(--ink-2); font-size: 13px; margin-bottom: 4px; }
        svg { display: block; width: 100%; height: auto; }
        svg path { fill: none; stroke-width: 1.5; stroke-linejoin: round; vector-effect: non-scaling-stroke; }
        svg .grid, svg .tick { stroke: var(--line); stroke-width: 1; }
        svg .zero { stroke: var(--strong); stroke-width: 1; }
        svg .level { stroke: var(--ink-3); stroke-width: 1; stroke-dasharray: 2 4; }
        svg text { font-size: 12px; fill: var(--ink-3); }
        svg .y, svg .name { text-anchor: end; }
        svg .x { text-anchor: middle; }
        .tone0 { --tone: var(--tone0); } .tone1 { --tone: var(--tone1); } .tone2 { --tone: var(--tone2); } .tone3 { --tone: var(--tone3); }
        svg .line, svg .area, svg .dashed { stroke: var(--tone); }
        svg .line.tone0, svg .area.tone0 { stroke-width: 2; }
        svg .dashed { stroke-dasharray: 6 4; }
        svg circle { fill: var(--tone); }
        svg path.fill { fill: var(--tone); fill-opacity: .16; stroke: none; }
        svg path.band { fill: var(--tone); fill-opacity: .14; stroke: none; }
        .legend { margin: 0 0 4px; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 2px 20px; font-size: 13px; color: var(--ink-2); }
        .legend i { display: inline-block; width: 22px; height: 0; margin-right: 7px; vertical-align: middle; border-top: 2px solid var(--tone); }
        .legend i.dashed { border-top-style: dashed; }
        .legend i.band, .legend i.area { height: 10px; border: 0; background: color-mix(in srgb, var(--tone) 30%, transparent); }
        .legend i.dots { width: 9px; height: 9px; border: 0; border-radius: 50%; background: var(--tone); }
        .legend b { color: var(--ink); font-weight: 600; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: 13px; }
        caption { text-align: left; color: var(--ink-2); padding-bottom: 4px; }
        th, td { padding: 4px 8px; text-align: right; white-space: nowrap; border-bottom: 1px solid var(--line); font-weight: 400; }
        th:first-child, td:first-child { padding-left: 0; }
        thead th { color: var(--ink-2); border-bottom-color: var(--strong); vertical-align: bottom; }
        .words { text-align: left; }
        .less { color: var(--down); }
        .strong > * { font-weight: 600; }
        .nothing, footer { color: var(--ink-3); }
        footer { margin-top: 18px; font-size: 13px; }
        @media (max-width: 640px) {
          body { padding-top: 16px; }
          section { padding: 14px 12px; }
          svg text { font-size: 22px; }
          svg text.x:nth-of-type(even) { display: none; }
        }
        @media print {
          :root { color-scheme: light; }
          body { background: none; max-width: none; padding: 0; font-size: 11px; }
          section { border: 0; padding: 0; background: none; }
          figure, tr, .figures { break-inside: avoid; }
          h2 { break-after: avoid; }
          .wide { overflow: visible; }
        }

        """;
}
