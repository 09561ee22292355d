using GoldenSignals.Core.Indicators;

namespace GoldenSignals.Core.Tests.Reference;

internal static class IndicatorsPage
{
    public static string Write() => new Markdown()
        .Title("Indicators")
        .Paragraph("This page is written from `IndicatorCatalog` by a test. An indicator is one incremental formula, fed a bar at a time; charts, "
            + "exports and agents run the same code and see the same bits. It gives nothing before it can know, and a ratio of nothing to nothing "
            + "stays empty.")
        .Paragraph("Ask for columns beside the bars by key, parameters and part. What is left out takes its default, a name without a part gives all "
            + "parts, and the column is named in full:")
        .Code("./golden bars SPY --with rsi,macd:12:26:9.histogram,bollinger:20:2.5 --format csv")
        .Paragraph("The unit `price` is in the symbol's currency, `percent` runs in hundredths, `ratio` is a plain number (0.01 is one per cent), "
            + "`volume` counts units traded. *Known from* is the first bar with every part, for the defaults.")
        .Table(["key", "what it says", "columns", "unit", "known from bar", "drawn"], IndicatorCatalog.All.Select(Row))
        .Heading("Parameters")
        .Table(["key", "parameter", "default", "least", "most", "kind"], IndicatorCatalog.All.SelectMany(entry => entry.Parameters.Select(parameter => new[]
        {
            $"`{entry.Key}`", parameter.Name, Markdown.Number(parameter.Default), Markdown.Number(parameter.Least), Markdown.Number(parameter.Most),
            parameter.Whole ? "bars" : "number",
        })))
        .Heading("What to know of them")
        .Paragraph("Exponential averages are seeded by the simple average of their first values. `rsi`, `atr` and `adx` average as Wilder did, with "
            + "weight 1/n. `donchian` leaves the current bar out, so that a bar can break its channel. `stddev` and `bollinger` use the deviation of "
            + "the population. `vwap` runs from the first bar. `rv` is about zero, per bar and not annualised. `aroon` counts from the latest of "
            + "equal extremes.")
        .ToString();

    private static string[] Row(IndicatorEntry entry)
    {
        IndicatorRequest request = IndicatorCatalog.Parse(entry.Key);
        return
        [
            $"`{entry.Key}`", entry.Summary, string.Join(" ", request.Columns.Select(column => $"`{column.Name}`")),
            string.Join(", ", request.Columns.Select(column => column.Unit).Distinct()), Markdown.Number(entry.FirstBar(entry.Defaults)),
            entry.Pane == Pane.Price ? "on the price" : "below",
        ];
    }
}
