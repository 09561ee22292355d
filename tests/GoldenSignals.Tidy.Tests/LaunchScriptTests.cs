using System.Diagnostics;

namespace GoldenSignals.Tidy.Tests;

/// <summary>The script `golden` in a small tree of its own, whose executable is a script that says what it was called with.</summary>
public sealed class LaunchScriptTests : IDisposable
{
    private static readonly string[] Needed =
        ["bash", "readlink", "dirname", "sed", "find", "cat", "mkdir", "flock", "date", "grep", "sort", "head", "tail", "rm", "mv", "touch"];

    private readonly string root = Directory.CreateTempSubdirectory("golden tree ").FullName;

    public LaunchScriptTests()
    {
        File.Copy(Path.Combine(Tree.Root, "golden"), At("golden"));
        Write("global.json", """{ "sdk": { "version": "99.0.400" } }""");
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        Write("src/GoldenSignals/Program.cs", "return 0;");
    }

    [Fact]
    public async Task A_missing_sdk_is_one_sentence_with_its_version_and_where_to_get_it()
    {
        (int code, string output, string error) = await Run("--version");
        Assert.Equal((1, ""), (code, output));
        Assert.Single(error.Trim().Split('\n'));
        Assert.Contains("99.0.400", error);
        Assert.Contains("https://dotnet.microsoft.com", error);
    }

    [Fact]
    public async Task What_is_built_is_started_with_the_arguments_as_they_are()
    {
        Build();
        (int code, string output, _) = await Run("analyze", "a b", "", "*");
        Assert.Equal((3, "<analyze><a b><><*>"), (code, output.Trim()));
    }

    [Fact]
    public async Task A_newer_source_asks_for_a_build()
    {
        Build();
        File.SetLastWriteTimeUtc(At("src/GoldenSignals/Program.cs"), DateTime.UtcNow.AddMinutes(1));
        Assert.Contains("SDK 99.0.400", (await Run("--version")).Error);
    }

    [Fact]
    public async Task A_source_that_is_gone_asks_for_a_build()
    {
        Write("src/GoldenSignals/Old.cs", "");
        Build();
        File.Delete(At("src/GoldenSignals/Old.cs"));
        Assert.Contains("SDK 99.0.400", (await Run("--version")).Error);
    }

    [Fact]
    public async Task A_missing_node_is_one_sentence_and_only_for_serve()
    {
        Build();
        Write("web/package.json", "{}");
        (int code, _, string error) = await Run("serve");
        Assert.Equal(1, code);
        Assert.Single(error.Trim().Split('\n'));
        Assert.Contains("Node 20", error);
        Assert.Equal(3, (await Run("doctor")).Code);
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    private string At(string file) => Path.Combine(root, file);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(file))!);
        File.WriteAllText(At(file), text);
    }

    /// <summary>Leaves what a build leaves: the executable, and a stamp with the names of its sources.</summary>
    private void Build()
    {
        Write("out/current", "golden-1\n");
        Write("out/golden-1/golden", "#!/usr/bin/env bash\nprintf '<%s>' \"$@\"\nexit 3\n");
        using Process chmod = Process.Start("chmod", ["+x", At("out/golden-1/golden")]);
        chmod.WaitForExit();
        using Process find = Process.Start(new ProcessStartInfo(
            "find", [At("src"), At("Directory.Build.props"), At("Directory.Packages.props"), At("global.json"), "-type", "f"]) { RedirectStandardOutput = true })!;
        Write("out/golden-1/stamp", find.StandardOutput.ReadToEnd());
    }

    /// <summary>Runs the script with nothing on the path but what it needs and the SDK, if there is one at all.</summary>
    private async Task<(int Code, string Output, string Error)> Run(params string[] args)
    {
        string tools = At("tools");
        if (!Directory.Exists(tools))
        {
            Directory.CreateDirectory(tools);
            foreach (string name in Needed)
            {
                string tool = Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, name)).First(File.Exists);
                File.CreateSymbolicLink(Path.Combine(tools, name), tool);
            }
        }
        var start = new ProcessStartInfo(Path.Combine(tools, "bash"), [At("golden"), .. args])
        {
            WorkingDirectory = Path.GetTempPath(), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["PATH"] = tools;
        using Process bash = Process.Start(start)!;
        Task<string> output = bash.StandardOutput.ReadToEndAsync(), error = bash.StandardError.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return (bash.ExitCode, await output, await error);
    }
}
