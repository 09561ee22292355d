using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace GoldenSignals.Web;

/// <summary>The OpenAPI 3.1 description of the API, made from its code.</summary>
public static class ApiDescription
{
    /// <summary>Shapes whose unknown parts are left out of an answer rather than null: those of a signal.</summary>
    private const string LeavesOutNulls = "GoldenSignals.Core.Claims";

    /// <summary>Of these, the shapes that write every null: those of a claim card, whose unknown figures are an answer.</summary>
    private static readonly HashSet<string> WritesNulls = ["ClaimCard", "CardBaseline", "Measured", "RangeCoverage", "PublishedScore", "CardBootstrap"];

    /// <summary>Of the others, the parts whose null is an answer, and so is written.</summary>
    private static readonly HashSet<(string, string)> KeptNulls = [("Signal", "trade"), ("EvidenceView", "value")];

    private static readonly Dictionary<string, JsonNode> Examples = new()
    {
        ["symbol"] = "SPY", ["interval"] = "1d", ["from"] = "2015-01-01", ["to"] = "2015-06-30", ["at"] = "2015-06-30", ["limit"] = 20,
        ["with"] = "rsi:14,macd:12:26:9.line", ["query"] = "SP", ["id"] = "synthetic",
    };

    public static void Add(IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) => Describe(document));
        options.AddOperationTransformer((operation, _, _) => Exemplify(operation));
        options.AddSchemaTransformer((schema, context, _) => Relax(schema, context));
    });

    private static Task Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "GoldenSignals", Version = "v1",
            Description = "Signals of agents that watch markets. Times are ISO 8601 in UTC, prices in the symbol's currency. Every answer carries the "
                + "disclosure in the header X-Disclosure, and the label of its data: SYNTHETIC, REPLAY, imported or live.",
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.Servers = []; // the one that answered
        return Task.CompletedTask;
    }

    private static Task Relax(OpenApiSchema schema, OpenApiSchemaTransformerContext context)
    {
        Type type = context.JsonTypeInfo.Type;
        bool isOurs = type.Namespace?.StartsWith(nameof(GoldenSignals), StringComparison.Ordinal) == true && schema.Properties is { Count: > 0 };
        if (isOurs && context.JsonPropertyInfo is null && ((type.Namespace == LeavesOutNulls && !WritesNulls.Contains(type.Name)) || type.IsValueType))
        {
            schema.Required = context.JsonTypeInfo.Properties
                .Where(property => !IsNullable(property) || KeptNulls.Contains((type.Name, property.Name)))
                .Select(property => property.Name).ToHashSet();
        }
        return Task.CompletedTask;
    }

    private static bool IsNullable(JsonPropertyInfo property) =>
        property.IsGetNullable || Nullable.GetUnderlyingType(property.PropertyType) is not null;

    private static Task Exemplify(OpenApiOperation operation)
    {
        foreach (OpenApiParameter parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            parameter.Example = Examples.GetValueOrDefault(parameter.Name!)?.DeepClone();
        }
        return Task.CompletedTask;
    }
}
