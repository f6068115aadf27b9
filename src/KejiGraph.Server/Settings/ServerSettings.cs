using System.Text;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Requests;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Validation;
using KejiGraph.Server.Http;
using KejiGraph.Server.Telemetry;
using KejiGraph.Server.WebSockets;
using Microsoft.Extensions.Configuration;

namespace KejiGraph.Server.Settings;

/// <summary>All settings, read and checked. <c>deploy/CONFIGURATION.md</c> says what each means.</summary>
internal sealed record ServerSettings
{
    /// <summary>Where the server listens.</summary>
    public required string Urls { get; init; }

    /// <summary>How long the server answers on, but is not ready, before it stops.</summary>
    public required TimeSpan DrainTime { get; init; }

    /// <summary>How requests are taken.</summary>
    public required HttpOptions Http { get; init; }

    /// <summary>Which store holds the graph, and where.</summary>
    public required StoreSettings Store { get; init; }

    /// <summary>The response cache; null when it is off.</summary>
    public required CacheSettings? Cache { get; init; }

    /// <summary>What bounds responses in more than one piece and WebSockets.</summary>
    public required SocketOptions Streams { get; init; }

    /// <summary>What is told of the server's work.</summary>
    public required TelemetryOptions Telemetry { get; init; }

    /// <summary>What bounds requests.</summary>
    public required EngineOptions Engine { get; init; }

    /// <summary>Reads the settings of a command.</summary>
    /// <param name="args">Settings as <c>--Section:Key=value</c>.</param>
    /// <exception cref="SettingsException">A setting is wrong or unknown.</exception>
    public static ServerSettings Read(string[] args)
    {
        var configuration = new ConfigurationBuilder();
        SettingsSources.Add(configuration, args);
        return Read(configuration.Build());
    }

    /// <summary>Reads the settings.</summary>
    /// <exception cref="SettingsException">A setting is wrong or unknown.</exception>
    public static ServerSettings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = Read(reader);
        reader.Complete("Server", "Store", "Api", "Limits", "Streams", "Cache", "Telemetry");
        return settings;
    }

    /// <summary>Reads the settings; what is wrong is noted in the reader, and so is what there is.</summary>
    public static ServerSettings Read(SettingsReader reader)
    {
        var pages = new PageOptions(
            reader.Number("Api:DefaultPageSize", 10, 1, 10_000), reader.Number("Api:MaxPageSize", 50, 1, 10_000));
        var defaults = new EngineOptions();
        var http = HttpSettings.Read(reader);
        var maxDepth = reader.Number("Limits:MaxDepth", 200, 1, ParserOptions.GreatestDepth);
        var store = StoreSettings.Read(reader);
        var settings = new ServerSettings
        {
            Urls = reader.Text("Server:Urls", "http://127.0.0.1:5180"),
            DrainTime = reader.Seconds("Server:DrainSeconds", 0, 0, 3600),
            Http = http,
            Streams = StreamSettings.Read(reader, http),
            Store = store,
            Cache = CacheSettings.Read(reader, store.Kind),
            Telemetry = TelemetrySettings.Read(reader),
            Engine = new EngineOptions
            {
                Pages = pages,
                Timeout = reader.Seconds("Limits:TimeoutSeconds", 30, 0.001, 3600),
                CachedDocuments = reader.Number("Api:CachedDocuments", defaults.CachedDocuments, 0, 1_000_000),
                CursorKey = reader.Secret("Api:CursorKey") is { } key ? Encoding.UTF8.GetBytes(key) : defaults.CursorKey,
                AllowIntrospection = reader.Flag("Api:Introspection", true),
                Parser = ParserOptions.Request with
                {
                    MaxTokens = reader.Number("Limits:MaxTokens", 20_000, 1, int.MaxValue),
                    MaxDepth = maxDepth,
                    MaxDirectives = reader.Number("Limits:MaxDirectives", 4, 1, int.MaxValue),
                },
                Validation = ReadValidation(reader, maxDepth),
                MaxCost = reader.Number("Limits:MaxCost", defaults.MaxCost, 0, int.MaxValue),
            },
        };
        settings = settings with { Http = settings.Http with { MaxDepth = settings.Engine.Parser.MaxDepth } };
        CheckUrls(reader, settings.Urls);
        if (pages.DefaultSize > pages.MaxSize)
        {
            reader.Refuse("Api:DefaultPageSize", $"{pages.DefaultSize}", $"at most Api:MaxPageSize, which is {pages.MaxSize}");
        }

        return settings;
    }

    private static ValidationOptions ReadValidation(SettingsReader reader, int maxDepth)
    {
        var defaults = ValidationOptions.Request;
        return defaults with
        {
            MaxDepth = maxDepth,
            MaxFields = reader.Number("Limits:MaxFields", defaults.MaxFields, 1, int.MaxValue),
            MaxRootFields = reader.Number("Limits:MaxRootFields", defaults.MaxRootFields, 1, int.MaxValue),
            MaxAliases = reader.Number("Limits:MaxAliases", defaults.MaxAliases, 0, int.MaxValue),
            MaxFragmentVisits = reader.Number("Limits:MaxFragmentVisits", defaults.MaxFragmentVisits, 0, int.MaxValue),
            MaxFieldMergeComparisons =
                reader.Number("Limits:MaxFieldMergeComparisons", defaults.MaxFieldMergeComparisons, 1, int.MaxValue),
            MaxIntrospectionDepth =
                reader.Number("Limits:MaxIntrospectionDepth", defaults.MaxIntrospectionDepth, 1, int.MaxValue),
            MaxErrors = reader.Number("Limits:MaxErrors", defaults.MaxErrors, 1, int.MaxValue),
        };
    }

    private static void CheckUrls(SettingsReader reader, string urls)
    {
        foreach (var url in urls.Split(';'))
        {
            if (!Uri.TryCreate(url.Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var uri)
                || uri.Scheme is not ("http" or "https"))
            {
                reader.Refuse("Server:Urls", url, "a URL such as http://127.0.0.1:5180, or several with \";\" between them");
            }
        }
    }
}
