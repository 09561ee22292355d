namespace GoldenSignals.Core.Portfolios;

/// <summary>What is held of a symbol, as lots in the order they came in.</summary>
public sealed class Holding(string symbol, string currency, CostMethod method)
{
    private readonly List<Lot> lots = [];

    public string Symbol { get; } = symbol;

    public string Currency { get; } = currency;

    /// <summary>By average cost there is one at most.</summary>
    public IReadOnlyList<Lot> Lots => lots;

    /// <summary>Below zero for a short.</summary>
    public decimal Quantity { get; private set; }

    /// <summary>Of all lots; below zero for a short.</summary>
    public decimal Cost { get; private set; }

    /// <summary>Gains of what was closed.</summary>
    public decimal Realised { get; internal set; }

    /// <summary>Dividends received, less tax withheld; below zero where a short paid more.</summary>
    public decimal Income { get; internal set; }

    /// <summary>The price of its last trade, on the scale of today's shares, and when that was.</summary>
    public decimal LastPrice { get; internal set; }

    public DateTime LastPriceTime { get; internal set; }

    /// <summary>When the oldest lot came in.</summary>
    public DateTime Opened => lots.Count > 0 ? lots[0].Opened : default;

    /// <summary>Cost of one unit; 0 while none is held.</summary>
    public decimal AverageCost => Quantity == 0 ? 0 : Cost / Quantity;

    internal void Add(Lot lot)
    {
        Quantity += lot.Quantity;
        Cost += lot.Cost;
        if (method == CostMethod.Average && lots.Count > 0)
        {
            lots[0] = new Lot(lots[0].Opened, Quantity, Cost);
            return;
        }
        lots.Add(lot);
    }

    /// <summary>Takes units away, oldest first, and what they cost. The sale's worth is shared by quantity, the last part takes what is left.</summary>
    /// <param name="quantity">Above zero, at most what is held.</param>
    /// <param name="proceeds">Below zero for buying back.</param>
    internal List<Gain> Take(Transaction transaction, decimal quantity, decimal proceeds)
    {
        List<Gain> gains = [];
        int side = Math.Sign(Quantity);
        decimal open = quantity, left = proceeds;
        while (open > 0)
        {
            Lot lot = lots[0];
            decimal part = Math.Min(open, Math.Abs(lot.Quantity));
            decimal cost = Cents.Part(lot.Cost, part, Math.Abs(lot.Quantity));
            decimal share = Cents.Part(left, part, open);
            gains.Add(new Gain(transaction, Symbol, Currency, lot.Opened, transaction.Time, side * part, share, cost));
            (open, left) = (open - part, left - share);
            (Quantity, Cost) = (Quantity - (side * part), Cost - cost);
            Realised += share - cost;
            if (part == Math.Abs(lot.Quantity)) lots.RemoveAt(0);
            else lots[0] = lot with { Quantity = lot.Quantity - (side * part), Cost = lot.Cost - cost };
        }
        return gains;
    }

    /// <summary>Quantities change, costs do not.</summary>
    internal void Split(decimal ratio)
    {
        for (int i = 0; i < lots.Count; i++) lots[i] = lots[i] with { Quantity = Cents.RoundQuantity(lots[i].Quantity * ratio) };
        Quantity = lots.Sum(lot => lot.Quantity);
        LastPrice /= ratio;
    }
}
