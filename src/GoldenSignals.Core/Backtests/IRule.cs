namespace GoldenSignals.Core.Backtests;

/// <summary>Turns the bars of one symbol into wishes. A wish at a bar may rest on that bar's close and on nothing later.</summary>
public interface IRule
{
    /// <summary>As it is written on the command line, parameters included.</summary>
    string Name { get; }

    Wishes Decide(PriceSeries series);
}
