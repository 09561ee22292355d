using GoldenSignals.Core.Claims;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Evaluations;

/// <summary>Runs evaluations and keeps them: a run is whole in the store when it is done, and marked as cancelled or failed otherwise.</summary>
/// <param name="sentence">Says what a trader should take from a report.</param>
public sealed class EvaluationRuns(Database database, TimeProvider clock, Func<EvaluationReport, string> sentence)
{
    private readonly RunStore runs = new(database, clock);

    /// <summary>Evaluates on other threads than the caller's.</summary>
    /// <param name="begun">Told the id as soon as the run has one.</param>
    /// <exception cref="OperationCanceledException">It was stopped; the run is kept as cancelled.</exception>
    public async Task<EvaluationReport> RunAsync(
        EvaluationRequest request, IProgress<EvaluationProgress>? progress, CancellationToken stop, Action<long>? begun = null)
    {
        long id = await runs.BeginAsync(RunKinds.Evaluation, request.Canonical, stop);
        begun?.Invoke(id);
        try
        {
            int variants = await runs.RegisterAsync(RunKinds.Evaluation, Variants(request), stop);
            EvaluationReport report = await Task.Run(() => Report(id, variants, request, progress, stop), stop);
            await runs.FinishAsync(id, Filed(report), stop);
            return report;
        }
        catch (OperationCanceledException)
        {
            await runs.EndAsync(id, RunState.Cancelled);
            throw;
        }
        catch (Exception fault)
        {
            await runs.EndAsync(id, RunState.Failed, fault.Message);
            throw;
        }
    }

    private static IReadOnlyList<string> Variants(EvaluationRequest request) => request.Ablate
        ? [request.Variant, .. Ablation.AgentsOf(request).Select(agent => EvaluationRequest.VariantOf(request.Without(agent)))]
        : [request.Variant];

    private static EvaluationReport Report(
        long id, int variants, EvaluationRequest request, IProgress<EvaluationProgress>? progress, CancellationToken stop)
    {
        var evaluation = new Evaluation(request, progress);
        EvaluationResult result = evaluation.Run(stop);
        return new EvaluationReport(
            id.ToString(System.Globalization.CultureInfo.InvariantCulture), result.DataHash, RunStore.Hash(request.Canonical), variants, result.Cards,
            RunStore.Hash(EvaluationJson.Write(result.Cards)), request.Interval.Name, [.. request.Members.Select(one => one.Series.Symbol.Ticker)],
            [.. request.Members.Select(one => DataLabelWords(one)).Distinct()],
            result.Cards.Min(card => card.From), result.Cards.Max(card => card.To), evaluation.Bars, result.Ablation)
        {
            SetUps = result.SetUps,
        };
    }

    private static string DataLabelWords(StoredBars bars) => Core.Market.DataLabels.Text(bars.Label);

    private RunResult Filed(EvaluationReport report)
    {
        ClaimCard[] all = [.. report.Cards.Where(card => card.Scope == "all")];
        var summary = new EvaluationSummary(
            report.Interval, report.Symbols.Count, report.Bars, report.Cards.Count, all.Count(card => card.State == ClaimState.Weak.Text()),
            all.Count(card => card.State == ClaimState.Demonstrated.Text()), report.From, report.To, sentence(report));
        return new RunResult(report.DataHash, report.ResultHash, EvaluationJson.Write(summary), EvaluationJson.Write(report));
    }
}
