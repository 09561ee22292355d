using GoldenSignals.Core.Portfolios;

namespace GoldenSignals.Engine.Portfolios;

/// <summary>A portfolio and how its books are kept.</summary>
/// <param name="IsPaper">Whether its orders are filled by the simulated broker.</param>
/// <param name="Currency">In which its worth is told.</param>
public sealed record Portfolio(long Id, string Name, bool IsPaper, string Currency, CostMethod Method, bool Borrows, DateTime Created)
{
    public BookTerms Terms => new(Method, Borrows);
}

/// <summary>A transaction as it lies in the store.</summary>
/// <param name="Origin">typed, a file with its line, or an order.</param>
/// <param name="Label">Of the data a paper fill was made on; empty for what a person wrote.</param>
/// <param name="Replaces">The transaction this one stands for.</param>
/// <param name="ReplacedBy">The one that stands for it; such a transaction no longer counts.</param>
/// <param name="IsVoid">It only takes another back.</param>
public sealed record StoredTransaction(
    long Id, Transaction Transaction, string Origin, string Label, string? SignalId, long? Replaces, long? ReplacedBy, bool IsVoid, DateTime Written)
{
    public bool Counts => ReplacedBy is null && !IsVoid;
}

/// <summary>A transaction to be written.</summary>
/// <param name="Key">What it is, within its portfolio: one key is written once.</param>
public sealed record NewTransaction(string Key, Transaction Transaction, string Origin)
{
    public string Label { get; init; } = "";

    public string? SignalId { get; init; }

    public long? Replaces { get; init; }

    /// <summary>Takes back the one it replaces, and puts nothing in its place.</summary>
    public bool IsVoid { get; init; }
}
