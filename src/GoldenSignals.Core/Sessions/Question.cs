using GoldenSignals.Core.Agents;
using GoldenSignals.Core.Consensus;
using GoldenSignals.Core.Market;
using GoldenSignals.Core.Targets;

namespace GoldenSignals.Core.Sessions;

/// <summary>Where a voice sits: the seat, and which of its opinions is meant.</summary>
internal readonly record struct Voice(int Seat, int Opinion);

/// <summary>A target in a session, with the voices that speak on it and their consensus.</summary>
internal sealed class Question
{
    private readonly double[] strengths;

    public Question(TargetEntry entry, SessionSettings settings, Seat[] seats, DaySlots? day)
    {
        Entry = entry;
        Target = entry.Make!(new TargetSettings(settings.CostShare, day));
        Voices = [.. from seat in Enumerable.Range(0, seats.Length)
                     where seats[seat].IsTaken
                     from opinion in Enumerable.Range(0, seats[seat].Entry.Targets.Count)
                     where seats[seat].Entry.Targets[opinion] == entry.Key
                     select new Voice(seat, opinion)];
        strengths = new double[Voices.Length];
        if (Voices.Length == 0) Refusal = "no installed agent speaks on it";
        else Consensus = new TargetConsensus(Target, Voices.Length, Voices.Count(voice => !seats[voice.Seat].Entry.IsExternal));
    }

    public TargetEntry Entry { get; }

    public Target Target { get; }

    public Voice[] Voices { get; }

    /// <summary>Null where this session never makes a claim on the target; <see cref="Refusal"/> says why.</summary>
    public TargetConsensus? Consensus { get; }

    public string? Refusal { get; }

    public bool Claims => Consensus is { Silence: NoClaim.None };

    public void Settle(in Bar bar, in Context context, bool yearEnded)
    {
        Target.Update(in bar, in context);
        Consensus?.Settle(yearEnded);
    }

    public void Form(Seat[] seats)
    {
        if (Consensus is null) return;
        for (int i = 0; i < strengths.Length; i++)
        {
            ref readonly Opinion opinion = ref seats[Voices[i].Seat].On(Voices[i].Opinion);
            strengths[i] = opinion.Holds ? opinion.Strength : double.NaN;
        }
        Consensus.Form(strengths);
    }
}
