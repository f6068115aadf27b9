using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using KejiGraph.Server.Tests.Http;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Telemetry;

public sealed class OtlpTests : IDisposable
{
    private const string Secret = "gerhardsecret";
    private const string Query = "query Plats($name: String!) { platforms(where: { name: { eq: $name } }) { totalCount } }";

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kejigraph-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task A_collector_gets_activities_and_metrics_and_no_variables(string protocol)
    {
        await using var collector = await CollectorServer.StartAsync(isGrpc: protocol == "grpc");
        await using var server = await ServerProcess.StartAsync(
            _folder.FullName, $"--Telemetry:Otlp:Endpoint={collector.Url}", $"--Telemetry:Otlp:Protocol={protocol}");

        await AskAsync(server);
        await server.SignalAsync("TERM");

        Assert.Equal(0, await server.WaitForExitAsync(Cancellation).WaitAsync(Bound, Cancellation));
        var (code, output) = await TelemetryScript.RunAsync("otlp.mjs", collector.Folder);
        Assert.Equal(0, code);
        var sent = JsonElement.Parse(output);
        var spans = sent.GetProperty("spans").EnumerateArray().ToList();
        var operations = spans.FindAll(span => NameOf(span) == "query");
        Assert.Equal(3, operations.Count);
        Assert.All(operations, operation => Assert.Equal(
            [
                "graphql.document.hash=sha256:" + Server.Http.Persisted.DocumentHash.Of(Encoding.UTF8.GetBytes(Query)),
                "graphql.operation.type=query",
                "kejigraph.outcome=ok",
            ],
            Attributes(operation).Where(attribute =>
                attribute.StartsWith("graphql.document", StringComparison.Ordinal)
                || attribute.StartsWith("graphql.operation.type", StringComparison.Ordinal)
                || attribute.StartsWith("kejigraph.outcome", StringComparison.Ordinal)).Order()));
        Assert.Equal(2, operations.Count(operation => Attributes(operation).Contains("kejigraph.cache=memory")));
        var missed = operations.Single(operation => Attributes(operation).Contains("kejigraph.cache=miss"));
        Assert.Contains("graphql.operation.name=Plats", Attributes(missed));

        // It has its trip to the store below it, and each the request of HTTP above it.
        Assert.Equal(Id(missed), Parent(spans.Single(span => NameOf(span) == "store read")));
        Assert.Empty(operations.Select(Parent).Except(spans.Select(Id)));

        string?[] told = ["kejigraph.request.duration", "kejigraph.store.duration", "kejigraph.cache.hits"];
        Assert.Empty(told.Except(sent.GetProperty("metrics").EnumerateArray().Select(NameOf)));
        foreach (var file in Directory.GetFiles(collector.Folder))
        {
            var bytes = await File.ReadAllBytesAsync(file, Cancellation);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("totalCount"u8));
        }
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task A_collector_that_never_answers_keeps_no_request_and_no_stop(string protocol)
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await SendOftenAsync();
        await using var server = await ServerProcess.StartAsync(
            _folder.FullName,
            $"--Telemetry:Otlp:Endpoint=http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}",
            $"--Telemetry:Otlp:Protocol={protocol}");
        using var waiting = await silent.AcceptTcpClientAsync(Cancellation).AsTask().WaitAsync(Bound, Cancellation);

        await AskAsync(server).WaitAsync(Bound, Cancellation);
        await server.SignalAsync("TERM");

        Assert.Equal(0, await server.WaitForExitAsync(Cancellation).WaitAsync(Bound, Cancellation));
    }

    [Fact]
    public async Task A_collector_that_is_not_there_keeps_no_request_and_no_stop()
    {
        await SendOftenAsync();
        await using var server = await ServerProcess.StartAsync(
            _folder.FullName, $"--Telemetry:Otlp:Endpoint=http://127.0.0.1:{ServerProcess.FreePort()}");

        await AskAsync(server).WaitAsync(Bound, Cancellation);
        await server.SignalAsync("TERM");

        Assert.Equal(0, await server.WaitForExitAsync(Cancellation).WaitAsync(Bound, Cancellation));
    }

    /// <summary>Metrics are sent twenty times a second, and not once a minute.</summary>
    private Task SendOftenAsync() => File.WriteAllTextAsync(
        Path.Combine(_folder.FullName, "appsettings.json"), """{"OTEL_METRIC_EXPORT_INTERVAL":"50"}""", Cancellation);

    /// <summary>The same query twice by POST, and by GET; with a variable.</summary>
    private static async Task AskAsync(ServerProcess server)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("Accept", Answer.Modern);
        var variables = JsonSerializer.Serialize(new { name = Secret });
        using var body = new StringContent(
            JsonSerializer.Serialize(new { query = Query, variables = new { name = Secret } }), Encoding.UTF8, "application/json");
        using var posted = await http.PostAsync(server.Url + "/graphql", body, Cancellation);
        using var again = await http.PostAsync(server.Url + "/graphql", body, Cancellation);
        using var got = await http.GetAsync(
            $"{server.Url}/graphql?query={Uri.EscapeDataString(Query)}&variables={Uri.EscapeDataString(variables)}", Cancellation);
        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK), (posted.StatusCode, again.StatusCode, got.StatusCode));
    }

    private static string? Id(JsonElement span) => span.GetProperty("spanId").GetString();

    private static string? Parent(JsonElement span) => span.GetProperty("parentSpanId").GetString();

    private static string? NameOf(JsonElement one) => one.GetProperty("name").GetString();

    private static List<string> Attributes(JsonElement span) =>
    [
        .. span.GetProperty("attributes").EnumerateArray().Select(attribute =>
            $"{attribute.GetProperty("key").GetString()}={attribute.GetProperty("value").EnumerateObject().First().Value}"),
    ];
}
