using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using GoldenSignals.Engine.Store;

namespace GoldenSignals.Web;

/// <summary>How everything that leaves the program is written as JSON: one set of names and forms for the shell, the API and MCP.</summary>
public static class Json
{
    /// <summary>One line, for streams and files.</summary>
    public static readonly JsonSerializerOptions Line = Options(indented: false);

    /// <summary>Several lines, for people.</summary>
    public static readonly JsonSerializerOptions Pretty = Options(indented: true);

    private static JsonSerializerOptions Options(bool indented) => new(JsonSerializerDefaults.Web)
    {
        WriteIndented = indented,
        // Text goes to terminals, files and clients that parse it, never into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new UnknownAsNull() },
    };
}
