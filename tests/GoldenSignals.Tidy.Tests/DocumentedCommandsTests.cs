using System.Diagnostics;

namespace GoldenSignals.Tidy.Tests;

/// <summary>
/// What the documents tell people to type is typed here: every block marked <c>sh</c>. Blocks that open a page, fetch from a network or
/// take long are marked <c>console</c> and are not run.
/// </summary>
[Trait("Speed", "slow")]
public sealed class DocumentedCommandsTests
{
    private const int MinutesMax = 15;

    [Theory, InlineData("README.md"), InlineData("docs/start.md"), InlineData("docs/concepts/leaks.md"), InlineData("docs/how-to/alerts.md"), InlineData("docs/how-to/portfolio.md")]
    public async Task The_commands_of_a_first_look_work(string document)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("golden walk ");
        try
        {
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "golden"), Path.Combine(Tree.Root, "golden"));
            await Run(document, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_walk_to_a_new_agent_works_in_a_copy_of_the_tree()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("golden walk ");
        try
        {
            foreach (string file in Tree.Files)
            {
                string copy = Path.Combine(folder.FullName, file);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(Path.Combine(Tree.Root, file), copy);
            }
            await Run("docs/how-to/agent.md", folder.FullName);
            Assert.Contains("my_idea", File.ReadAllText(Path.Combine(folder.FullName, "docs/reference/agents.md")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task Run(string document, string folder)
    {
        string[] commands = [.. Blocks(document)];
        Assert.NotEmpty(commands);
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", string.Join('\n', commands)])
        {
            WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // A test run sets these for its own children, and a build in another folder must not hear of them.
        foreach (string name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase) || name.StartsWith("GOLDEN_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(name);
        }
        using Process bash = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(MinutesMax));
        try
        {
            Task<string> output = bash.StandardOutput.ReadToEndAsync(limit.Token), error = bash.StandardError.ReadToEndAsync(limit.Token);
            await bash.WaitForExitAsync(limit.Token);
            Assert.True(bash.ExitCode == 0, $"{document} failed with {bash.ExitCode}\n{await output}\n{await error}");
        }
        finally
        {
            if (!bash.HasExited)
            {
                bash.Kill(entireProcessTree: true);
            }
        }
    }

    private static IEnumerable<string> Blocks(string document)
    {
        bool inside = false;
        foreach (string line in Tree.Lines(document))
        {
            bool fence = line.StartsWith("```", StringComparison.Ordinal);
            if (inside && !fence)
            {
                yield return line;
            }
            inside = fence ? !inside && line == "```sh" : inside;
        }
    }
}
