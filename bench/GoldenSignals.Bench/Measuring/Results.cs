using System.Text.RegularExpressions;

namespace GoldenSignals.Bench.Measuring;

/// <summary>The results file: a section a case. A run replaces the sections of the cases it ran and leaves the others.</summary>
internal sealed class Results(string file)
{
    private const string Preface = """
        # Measurements

        Written by `bench/run`; `bench/run step store` measures those cases again and leaves the rest. Read the ratios: every figure stands beside a
        baseline that ran in turn with it in the same process, while seconds alone depend on the machine and on who else was using it. Times are processor
        time of the whole process unless a line says otherwise, medians of nine rounds. Below each title stand the day, the machine, what it could read from
        memory just then, and how long a chain of additions took, which shows how slowed it was.


        """;

    public void Replace(IReadOnlyList<IBenchCase> order, IBenchCase done, string machine, Section section)
    {
        string before = File.Exists(file) ? File.ReadAllText(file) : "";
        string fresh = $"## {done.Name}: {done.Title}\n\n{machine}\n\n{section}\n";
        IEnumerable<string> sections = order.Select(one => one.Name == done.Name ? fresh : Find(before, one.Name));
        File.WriteAllText(file, Preface + string.Concat(sections).TrimEnd() + "\n");
    }

    private static string Find(string text, string name) =>
        Regex.Match(text, $@"^## {Regex.Escape(name)}: .*?(?=^## |\z)", RegexOptions.Multiline | RegexOptions.Singleline) is { Success: true } found
            ? found.Value.TrimEnd() + "\n\n"
            : "";
}
