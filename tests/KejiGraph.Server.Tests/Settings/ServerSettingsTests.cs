using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Validation;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Http;
using KejiGraph.Server.Settings;
using KejiGraph.Server.Telemetry;
using KejiGraph.Server.WebSockets;
using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace KejiGraph.Server.Tests.Settings;

public sealed class ServerSettingsTests
{
    [Fact]
    public void Without_settings_the_defaults_of_the_README_hold()
    {
        var settings = Read();

        Assert.Equal("http://127.0.0.1:5180", settings.Urls);
        Assert.Equal(Path.Combine("data", "kejigraph.db"), settings.Store.EmbeddedPath);
        Assert.True(settings.Store.Sample);
        Assert.Equal((10, 50), (settings.Engine.Pages.DefaultSize, settings.Engine.Pages.MaxSize));
        Assert.Equal((20_000, 200), (settings.Engine.Parser.MaxTokens, settings.Engine.Parser.MaxDepth));
        Assert.Equal((200, 2_048), (settings.Engine.Validation.MaxDepth, settings.Engine.Validation.MaxFields));
        Assert.Equal((50, 50), (settings.Engine.Validation.MaxRootFields, settings.Engine.Validation.MaxAliases));
        Assert.Equal(
            (1_000, 100_000),
            (settings.Engine.Validation.MaxFragmentVisits, settings.Engine.Validation.MaxFieldMergeComparisons));
        Assert.Equal((2, 5), (settings.Engine.Validation.MaxIntrospectionDepth, settings.Engine.Validation.MaxErrors));
        Assert.Equal((4, 1_000), (settings.Engine.Parser.MaxDirectives, settings.Engine.MaxCost));
        Assert.Equal(new HttpOptions(), settings.Http);
        Assert.Equal(TimeSpan.FromSeconds(30), settings.Engine.Timeout);
        Assert.Equal(new CacheOptions(64 << 20, TimeSpan.FromHours(1)), settings.Cache!.Options);
        Assert.Equal(new TelemetryOptions(), settings.Telemetry);
        Assert.Equal(
            new SocketOptions
            {
                KeepAlive = TimeSpan.FromSeconds(12),
                SendTimeout = TimeSpan.FromSeconds(30),
                InitTimeout = TimeSpan.FromSeconds(3),
                MaxOperations = 100,
                MaxConnections = 1000,
                MaxMessageBytes = 1 << 20,
                Origins = settings.Http.CorsOrigins,
            },
            settings.Streams);
    }

    [Fact]
    public void Each_limit_can_be_set()
    {
        var settings = Read(
            ("Limits:MaxTokens", "11"),
            ("Limits:MaxDepth", "12"),
            ("Limits:MaxDirectives", "13"),
            ("Limits:MaxFields", "14"),
            ("Limits:MaxRootFields", "15"),
            ("Limits:MaxAliases", "16"),
            ("Limits:MaxFragmentVisits", "17"),
            ("Limits:MaxFieldMergeComparisons", "18"),
            ("Limits:MaxIntrospectionDepth", "19"),
            ("Limits:MaxErrors", "20"),
            ("Limits:MaxCost", "21")).Engine;

        Assert.Equal(ParserOptions.Request with { MaxTokens = 11, MaxDepth = 12, MaxDirectives = 13 }, settings.Parser);
        Assert.Equal(
            ValidationOptions.Request with
            {
                MaxDepth = 12,
                MaxFields = 14,
                MaxRootFields = 15,
                MaxAliases = 16,
                MaxFragmentVisits = 17,
                MaxFieldMergeComparisons = 18,
                MaxIntrospectionDepth = 19,
                MaxErrors = 20,
            },
            settings.Validation);
        Assert.Equal(21, settings.MaxCost);
    }

    [Theory]
    [InlineData("Limits:MaxCost", "-1", "The setting \"Limits:MaxCost\" is \"-1\"; allowed is a whole number from 0 to 2147483647.")]
    [InlineData("Limits:MaxRootFields", "0", "The setting \"Limits:MaxRootFields\" is \"0\"; allowed is a whole number from 1 to 2147483647.")]
    [InlineData("Store:Kind", "oracle", "The setting \"Store:Kind\" is \"oracle\"; allowed is \"Embedded\" or \"Neo4j\".")]
    [InlineData("Store:Kind", "0", "The setting \"Store:Kind\" is \"0\"; allowed is \"Embedded\" or \"Neo4j\".")]
    [InlineData("Store:Sample", "maybe", "The setting \"Store:Sample\" is \"maybe\"; allowed is true or false.")]
    [InlineData("Server:HttpEdition", "2020", "The setting \"Server:HttpEdition\" is \"2020\"; allowed is \"September2026\" or \"Draft\".")]
    [InlineData("Server:Urls", "5180", "The setting \"Server:Urls\" is \"5180\"; allowed is a URL such as http://127.0.0.1:5180, or several with \";\" between them.")]
    [InlineData("Api:MaxPageSize", "0", "The setting \"Api:MaxPageSize\" is \"0\"; allowed is a whole number from 1 to 10000.")]
    [InlineData("Limits:MaxDepth", "501", "The setting \"Limits:MaxDepth\" is \"501\"; allowed is a whole number from 1 to 500.")]
    [InlineData("Limits:TimeoutSeconds", "0", "The setting \"Limits:TimeoutSeconds\" is \"0\"; allowed is seconds from 0.001 to 3600.")]
    [InlineData("Api:DefaultPageSize", "60", "The setting \"Api:DefaultPageSize\" is \"60\"; allowed is at most Api:MaxPageSize, which is 50.")]
    [InlineData("Streams:KeepAliveSeconds", "0", "The setting \"Streams:KeepAliveSeconds\" is \"0\"; allowed is seconds from 0.001 to 3600.")]
    [InlineData("Streams:MaxOperations", "0", "The setting \"Streams:MaxOperations\" is \"0\"; allowed is a whole number from 1 to 100000.")]
    [InlineData("Streams:MaxConnections", "-1", "The setting \"Streams:MaxConnections\" is \"-1\"; allowed is a whole number from 0 to 1000000.")]
    [InlineData("Limits:MaxBodyBytes", "many", "The setting \"Limits:MaxBodyBytes\" is \"many\"; allowed is a whole number from 1024 to 1073741824.")]
    [InlineData("Server:MaxBatch", "1001", "The setting \"Server:MaxBatch\" is \"1001\"; allowed is a whole number from 0 to 1000.")]
    [InlineData("Server:CorsOrigins", "https://a.example/", "The setting \"Server:CorsOrigins\" is \"https://a.example/\"; allowed is an origin such as https://app.example.org without a path, several with \";\" between them, or * for any.")]
    [InlineData("Api:OnlyPersisted", "true", "The setting \"Api:OnlyPersisted\" is \"true\"; allowed is false, or set Api:PersistedDocuments to the folder of the documents.")]
    [InlineData("Limits:MaxConcurrentRequests", "0", "The setting \"Limits:MaxConcurrentRequests\" is \"0\"; allowed is a whole number from 1 to 100000.")]
    [InlineData("Telemetry:Prometheus", "yes", "The setting \"Telemetry:Prometheus\" is \"yes\"; allowed is true or false.")]
    [InlineData("Telemetry:Otlp:Endpoint", "collector:4317", "The setting \"Telemetry:Otlp:Endpoint\" is \"collector:4317\"; allowed is an address such as http://127.0.0.1:4317.")]
    [InlineData("Telemetry:Otlp:Endpoint", "https://me:secret@collector", "The setting \"Telemetry:Otlp:Endpoint\" is \"…\"; allowed is an address without user and password; set the variable OTEL_EXPORTER_OTLP_HEADERS for what authenticates.")]
    [InlineData("Telemetry:Otlp:Protocol", "http", "The setting \"Telemetry:Otlp:Protocol\" is \"http\"; allowed is \"grpc\" or \"http/protobuf\".")]
    [InlineData("Telemetry:SlowQueryMilliseconds", "-1", "The setting \"Telemetry:SlowQueryMilliseconds\" is \"-1\"; allowed is a whole number from 0 to 3600000.")]
    [InlineData("Telemetry:PrecisionSample", "2", "The setting \"Telemetry:PrecisionSample\" is \"2\"; allowed is a number from 0 to 1.")]
    [InlineData("Limits:QueueSeconds", "0", "The setting \"Limits:QueueSeconds\" is \"0\"; allowed is seconds from 0.001 to 60.")]
    public void A_wrong_value_is_refused_by_name_value_and_what_is_allowed(string key, string value, string message)
    {
        var error = Assert.Throws<SettingsException>(() => Read((key, value)));

        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Telemetry_can_be_set()
    {
        var settings = Read(
            ("Telemetry:Prometheus", "false"),
            ("Telemetry:Otlp:Endpoint", "https://collector.example:4318"),
            ("Telemetry:Otlp:Protocol", "http/protobuf"),
            ("Telemetry:SlowQueryMilliseconds", "0"),
            ("Telemetry:PrecisionSample", "0.5")).Telemetry;

        Assert.Equal(
            new TelemetryOptions
            {
                Prometheus = false,
                Otlp = new Uri("https://collector.example:4318"),
                Protocol = OtlpExportProtocol.HttpProtobuf,
                SlowTime = TimeSpan.Zero,
                PrecisionSample = 0.5,
            },
            settings);
    }

    [Fact]
    public void A_misspelt_setting_is_refused_with_those_that_exist()
    {
        var error = Assert.Throws<SettingsException>(() => Read(("Store:Smaple", "false")));

        Assert.Equal(
            "The setting \"Store:Smaple\" is unknown; Store has Store:Embedded:Path, Store:Kind, Store:Neo4j:Database, "
            + "Store:Neo4j:MaxConnections, Store:Neo4j:Password, Store:Neo4j:PasswordFile, Store:Neo4j:StartSeconds, Store:Neo4j:Uri, "
            + "Store:Neo4j:User, Store:Sample.",
            error.Message);
    }

    [Fact]
    public void Answers_from_Neo4j_are_kept_for_a_minute()
    {
        Assert.Equal(TimeSpan.FromMinutes(1), Read(("Store:Kind", "neo4j")).Cache!.Options.MaxAge);
        Assert.Equal(TimeSpan.FromSeconds(5), Read(("Store:Kind", "neo4j"), ("Cache:MaxAgeSeconds", "5")).Cache!.Options.MaxAge);
        Assert.Null(Read(("Cache:Enabled", "false")).Cache);
    }

    [Fact]
    public void Origins_stand_in_one_setting()
    {
        var settings = Read(("Server:CorsOrigins", "https://a.example; http://localhost:3000"));

        Assert.Equal(["https://a.example", "http://localhost:3000"], settings.Http.CorsOrigins);
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var error = Assert.Throws<SettingsException>(() => Read(("Store:Kind", "x"), ("Limits:MaxTokens", "-1")));

        Assert.Equal(2, error.Message.Split(Environment.NewLine).Length);
    }

    [Fact]
    public void The_command_line_overrides_the_environment()
    {
        Environment.SetEnvironmentVariable("KEJIGRAPH__Api__DefaultPageSize", "7");
        Environment.SetEnvironmentVariable("KEJIGRAPH__Api__MaxPageSize", "70");
        try
        {
            var configuration = new ConfigurationBuilder();
            SettingsSources.Add(configuration, ["--Api:DefaultPageSize=8"]);

            var settings = ServerSettings.Read(configuration.Build());

            Assert.Equal((8, 70), (settings.Engine.Pages.DefaultSize, settings.Engine.Pages.MaxSize));
        }
        finally
        {
            Environment.SetEnvironmentVariable("KEJIGRAPH__Api__DefaultPageSize", null);
            Environment.SetEnvironmentVariable("KEJIGRAPH__Api__MaxPageSize", null);
        }
    }

    private static ServerSettings Read(params (string Key, string Value)[] settings) => ServerSettings.Read(
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
            .Build());
}
