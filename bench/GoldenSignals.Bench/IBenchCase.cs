using GoldenSignals.Bench.Measuring;

namespace GoldenSignals.Bench;

/// <summary>Something that is measured against a baseline beside it.</summary>
internal interface IBenchCase
{
    /// <summary>What it is called on the command line.</summary>
    string Name { get; }

    string Title { get; }

    void Run(Section section);
}
