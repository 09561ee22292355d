using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace GoldenSignals.Tests.Ledger;

/// <summary>One rehearsal for all tests of the class; those that tamper work on copies of what it left.</summary>
public sealed class RehearsedFolder : IAsyncLifetime
{
    private readonly TempFolder folder = new();

    public string Path => folder.Path;

    public JsonElement Report { get; private set; }

    public string LastSignal => Report.GetProperty("chains")[0].GetProperty("lastSignal").GetString()!;

    public string Export { get; private set; } = "";

    public string Proof { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        await Sample.StoreAsync(Path, "ABC", Sample.Days(700));
        await Sample.StoreAsync(Path, "XYZ", Sample.Days(700, seed: 2));
        Report = (await GoldenRun.Of("rehearse", "ABC,XYZ", "--from", "2014-06-02", "--data", Path, "--json")).Json;
        Export = (await GoldenRun.Of("ledger", "export", "--data", Path)).Out;
        Proof = (await GoldenRun.Of("ledger", "prove", LastSignal, "--data", Path)).Out;
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class LedgerCommandTests(RehearsedFolder rehearsed) : IClassFixture<RehearsedFolder>, IDisposable
{
    private readonly TempFolder other = new();

    [Fact]
    public void A_rehearsal_says_what_it_recorded()
    {
        Assert.Equal("REPLAY", rehearsed.Report.GetProperty("dataLabel").GetString());
        Assert.Equal(["ABC", "XYZ"], rehearsed.Report.GetProperty("chains").EnumerateArray().Select(chain => chain.GetProperty("symbol").GetString()).Order());
        Assert.True(rehearsed.Report.GetProperty("chains")[0].GetProperty("settlements").GetInt64() > 100);
    }

    [Fact]
    public async Task A_second_rehearsal_is_refused_with_what_to_do()
    {
        GoldenRun again = await GoldenRun.Of("rehearse", "ABC", "--data", rehearsed.Path, "--json");
        Assert.Equal(1, again.Code);
        Assert.Equal("backDated", again.Fault.GetProperty("code").GetString());
        Assert.Contains("back-dated", again.Fault.GetProperty("message").GetString());
        Assert.Contains("--from", again.Fault.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task Verifying_has_the_promised_shape()
    {
        JsonElement verdict = (await Golden("verify", "--json")).Json;
        Assert.Equal(["ok", "entries", "heads", "firstWrong"], verdict.EnumerateObject().Select(property => property.Name));
        Assert.True(verdict.GetProperty("ok").GetBoolean());
        Assert.Contains("are as they were written", (await Golden("verify")).Out);
    }

    [Fact]
    public async Task Verifying_a_changed_ledger_ends_with_1_and_names_the_entry()
    {
        Copy();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(other.Path, "golden.db")};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DROP TRIGGER ledger_entries_no_update; UPDATE ledger_entries SET bytes = bytes || x'00' WHERE chain_id = 1 AND sequence = 17";
            command.ExecuteNonQuery();
        }
        GoldenRun run = await GoldenRun.Of("ledger", "verify", "--json", "--data", other.Path);
        Assert.Equal(1, run.Code);
        JsonElement wrong = JsonDocument.Parse(run.Out).RootElement.GetProperty("firstWrong");
        Assert.Equal(17, wrong.GetProperty("sequence").GetInt64());
        Assert.EndsWith("1d replay", wrong.GetProperty("session").GetString());
        Assert.StartsWith("changed", wrong.GetProperty("fault").GetString());
        Assert.Contains("entry 17", (await GoldenRun.Of("ledger", "verify", "--data", other.Path)).Out);
    }

    [Fact]
    public async Task A_recorded_signal_is_made_again()
    {
        Assert.True((await Golden("reproduce", rehearsed.LastSignal, "--json")).Json.GetProperty("same").GetBoolean());
        Assert.Contains("every byte came out again", (await Golden("reproduce", rehearsed.LastSignal)).Out);
    }

    [Theory]
    [InlineData("reproduce")]
    [InlineData("prove")]
    public async Task A_signal_that_is_not_there_is_a_fault_with_a_remedy(string command)
    {
        GoldenRun run = await Golden(command, "nobody", "--json");
        Assert.Equal(1, run.Code);
        Assert.Contains("golden rehearse", run.Fault.GetProperty("remedy").GetString());
    }

    [Fact]
    public async Task Heads_in_a_second_place_are_verified_against()
    {
        string heads = Path.Combine(other.Path, "heads.jsonl");
        await Sample.StoreAsync(other.Path, "ABC", Sample.Days(60));
        var environment = new Dictionary<string, string> { ["GOLDEN_LEDGER_HEADS_FILE"] = heads };
        Assert.Equal(0, (await GoldenRun.With(environment, "rehearse", "ABC", "--data", other.Path)).Code);
        Assert.True((await GoldenRun.With(environment, "ledger", "verify", "--data", other.Path, "--json")).Json.GetProperty("ok").GetBoolean());
        // Another ledger than the one the heads were signed over.
        GoldenRun wrong = await Golden("verify", "--heads", heads, "--json");
        Assert.Equal(1, wrong.Code);
        Assert.Equal(2, (await Golden("verify", "--heads", Path.Combine(other.Path, "none"), "--json")).Code);
    }

    [Fact]
    public void The_independent_verifier_agrees()
    {
        (int code, string said) = Python(rehearsed.Export, rehearsed.Proof);
        Assert.True(code == 0, said);
        Assert.StartsWith("ok: ", said);
    }

    [Theory]
    [InlineData("bytes")]
    [InlineData("hash")]
    [InlineData("signature")]
    [InlineData("root")]
    public void The_independent_verifier_finds_what_was_changed(string field)
    {
        string[] lines = rehearsed.Export.TrimEnd().Split('\n');
        int place = Array.FindLastIndex(lines, line => JsonNode.Parse(line)![field] is not null);
        JsonObject line = JsonNode.Parse(lines[place])!.AsObject();
        string value = (string)line[field]!;
        line[field] = (value[0] == 'A' ? 'B' : value[0] == '0' ? '1' : value[0] == 'B' ? 'A' : '0') + value[1..];
        lines[place] = line.ToJsonString();
        (int code, string said) = Python(string.Join('\n', lines) + "\n", rehearsed.Proof);
        Assert.Equal((1, "WRONG"), (code, said[..5]));
    }

    [Fact]
    public void The_independent_verifier_finds_a_proof_that_is_none()
    {
        JsonNode proof = JsonNode.Parse(rehearsed.Proof)!;
        proof["path"]!.AsArray().RemoveAt(0);
        (int code, string said) = Python(rehearsed.Export, proof.ToJsonString());
        Assert.Equal((1, "WRONG"), (code, said[..5]));
    }

    public void Dispose() => other.Dispose();

    private Task<GoldenRun> Golden(params string[] args) => GoldenRun.Of(["ledger", .. args, "--data", rehearsed.Path]);

    private void Copy()
    {
        foreach (string file in Directory.GetFiles(rehearsed.Path))
        {
            File.Copy(file, Path.Combine(other.Path, Path.GetFileName(file)));
        }
    }

    private (int Code, string Said) Python(string export, string proof)
    {
        other.Write("ledger.jsonl", export);
        other.Write("proof.json", proof);
        string script = Path.Combine(Root(), "docs/reference/ledger/verify.py");
        Process? process = null;
        try
        {
            process = Process.Start(new ProcessStartInfo(
                "python3", [script, Path.Combine(other.Path, "ledger.jsonl"), "--proof", Path.Combine(other.Path, "proof.json")])
            {
                RedirectStandardOutput = true,
            });
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("needs the machine part: python3");
        }
        string said = process!.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said);
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "GoldenSignals.slnx")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }
        return folder;
    }
}
