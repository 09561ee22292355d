using GoldenSignals.Engine.Keys;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Engine.Tests.Keys;

public sealed class KeyRingTests
{
    private const string Canary = "canary-5f2b91";

    [Fact]
    public void A_key_comes_from_the_file_and_the_environment_before_it()
    {
        using var folder = new TempFolder();
        Write(folder, $$"""{ "channels.phone.token": "{{Canary}}", "sources": { "alpaca": { "key": "nested-key" } } } // a comment""");
        KeyRing ring = KeyRing.Read(folder.Path, new Dictionary<string, string> { ["GOLDEN_KEY_SOURCES_ALPACA_KEY"] = "from-outside", ["PATH"] = "x" });
        Assert.Equal(Canary, ring.Find("channels.phone.token")!.Reveal());
        Assert.Equal("from-outside", ring.Find("sources.alpaca.key")!.Reveal());
        Assert.Null(ring.Find("sources.finnhub.key"));
        Assert.Equal(["channels.phone.token", "sources.alpaca.key"], ring.FileNames);
    }

    [Fact]
    public void Without_a_file_there_are_no_keys()
    {
        using var folder = new TempFolder();
        Assert.Null(KeyRing.Read(folder.Path, new Dictionary<string, string>()).Find("a.b"));
    }

    [Fact]
    public void A_file_that_others_may_read_is_refused()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("needs file modes");
        }
        else
        {
            using var folder = new TempFolder();
            string file = Write(folder, $$"""{ "a": "{{Canary}}" }""");
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
            StoreException fault = Assert.Throws<StoreException>(() => KeyRing.Read(folder.Path, new Dictionary<string, string>()));
            Assert.Contains("chmod 600", fault.Message);
        }
    }

    [Theory]
    [InlineData("""{ "a": "canary-5f2b91", oops }""", "is not JSON")]
    [InlineData("""{ "a": 5 }""", "\"a\" must be a text")]
    [InlineData("[]", "must hold an object")]
    public void A_file_that_is_wrong_is_refused_without_showing_what_is_in_it(string text, string said)
    {
        using var folder = new TempFolder();
        Write(folder, text);
        StoreException fault = Assert.Throws<StoreException>(() => KeyRing.Read(folder.Path, new Dictionary<string, string>()));
        Assert.Contains(said, fault.Message);
        Assert.DoesNotContain(Canary, fault.ToString());
    }

    [Fact]
    public void A_variable_is_named_after_the_key() =>
        Assert.Equal("GOLDEN_KEY_CHANNELS_MY_PHONE_SECRET_OLD", KeyRing.Variable("channels.my-phone.secretOld"));

    [Fact]
    public void A_key_is_shown_nowhere_by_accident() => Assert.Equal("[hidden] [hidden]", $"{new Secret(Canary)} {new Secret("")}");

    [Fact]
    public void What_repeats_a_key_is_covered()
    {
        using var folder = new TempFolder();
        Write(folder, """{ "a": "p ss/w?rd", "b": "https://hooks.example/T1/B2/xyz", "c": "abc" }""");
        KeyRing ring = KeyRing.Read(folder.Path, new Dictionary<string, string>());
        Assert.Equal("bad [hidden] or [hidden]", ring.Hide("bad p ss/w?rd or p%20ss%2Fw%3Frd"));
        Assert.Equal("POST [hidden]: [hidden] not found, abc", ring.Hide("POST https://hooks.example/T1/B2/xyz: /T1/B2/xyz not found, abc"));
    }

    private static string Write(TempFolder folder, string text)
    {
        string file = Path.Combine(folder.Path, KeyRing.FileName);
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return file;
    }
}
