using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using KejiGraph.Server.Tests.Caching;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Redis;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Neo4j;

/// <summary>The server with its graph in a real Neo4j, as an operator starts it.</summary>
[Collection(RealNeo4j.Name)]
public sealed partial class ServerOnNeo4jTests(Neo4jServer neo4j) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_database_is_made_ready_gets_the_sample_and_answers_every_ready_query()
    {
        await EmptyAsync();
        var (code, refusal) = await RunAsync("serve");
        Assert.Equal(1, code);
        Assert.Matches("^Neo4j lacks [0-9]+ constraints or indexes of the model, such as \"__Commits\\.name\\.unique\"; run migrate\\.$", refusal);
        Assert.Matches(@"^bolt://.*/neo4j: [0-9]+ constraints and indexes created$", (await RunAsync("migrate")).Output);
        Assert.EndsWith("/neo4j: 0 constraints and indexes created", (await RunAsync("migrate")).Output, StringComparison.Ordinal);

        await using (var server = await ServerProcess.StartAsync(_folder.Path, await SettingsAsync()))
        {
            Assert.Contains("The store is empty; loading the sample graph.", server.Output, StringComparison.Ordinal);
            Assert.Contains("Holding 909 nodes and 1210 relationships in bolt://", server.Output, StringComparison.Ordinal);
            foreach (var query in Operation.In(Repository.PathOf("schema", "queries")))
            {
                using var response = await _http.PostAsJsonAsync(
                    server.Url + "/graphql",
                    new { query = query.Text, variables = query.Variables.ValueKind == JsonValueKind.Undefined ? default(JsonElement?) : query.Variables },
                    Cancellation);
                var answer = JsonIndentation.Indent(await response.Content.ReadAsByteArrayAsync(Cancellation));
                Assert.Equal(query.ExpectedAnswer(answer), answer);
            }

            Assert.Equal((909, 1210), await CountAsync(server));
        }

        await using var again = await ServerProcess.StartAsync(_folder.Path, await SettingsAsync());
        Assert.DoesNotContain("loading the sample", again.Output, StringComparison.Ordinal);
        Assert.Equal((909, 1210), await CountAsync(again));
    }

    [Fact]
    public async Task Graph_files_can_be_imported_again_and_are_refused_when_that_was_not_meant()
    {
        await EmptyAsync();
        await RunAsync("migrate");
        var (generated, report) = await RunAsync("generate", "--scale", "400", "--seed", "5", "--output", "files");
        Assert.Equal(0, generated);
        var counts = Counts().Match(report).Value;

        var (imported, loaded) = await RunAsync("import", "files", "--batch", "150");
        Assert.Equal(0, imported);
        Assert.EndsWith($"/neo4j: {counts}", loaded, StringComparison.Ordinal);

        var (again, refusal) = await RunAsync("import", "files");
        Assert.Equal(1, again);
        Assert.Contains("choose an empty one with --Store:Neo4j:Database=other, ", refusal, StringComparison.Ordinal);

        var (anew, upserted) = await RunAsync("import", "files", "--mode", "Upsert");
        Assert.Equal(0, anew);
        Assert.EndsWith($"/neo4j: {counts}", upserted, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Store:Neo4j:Password=wrong", "Check Store:Neo4j:User and Store:Neo4j:Password or Store:Neo4j:PasswordFile.")]
    [InlineData("--Store:Neo4j:User=nobody", "Check Store:Neo4j:User and Store:Neo4j:Password or Store:Neo4j:PasswordFile.")]
    [InlineData("--Store:Neo4j:Database=other", "Check Store:Neo4j:Database.")]
    public async Task A_wrong_setting_is_one_sentence_that_names_it(string setting, string advice)
    {
        var (code, output) = await RunAsync("serve", setting);

        Assert.Equal(1, code);
        Assert.EndsWith(advice, output, StringComparison.Ordinal);
        Assert.Single(output.Split('\n'));
        Assert.DoesNotContain((await neo4j.StartAsync(Cancellation)).UserInfo.Split(':')[1], output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_asked_again_until_the_time_for_the_start_is_over()
    {
        var port = ServerProcess.FreePort();

        var (code, output) = await RunAsync("serve", $"--Store:Neo4j:Uri=bolt://127.0.0.1:{port}", "--Store:Neo4j:StartSeconds=2");

        Assert.Equal(1, code);
        Assert.Equal(
            $"The server 127.0.0.1:{port} cannot be reached: Connection refused. Check that it runs, its Bolt port, and the network between. "
            + "The address is set by Store:Neo4j:Uri.",
            output);
    }

    [Fact]
    public async Task A_port_that_speaks_something_else_is_one_sentence()
    {
        await using var other = await ServerProcess.StartAsync(_folder.Path, "--Store:Sample=false");

        var (code, output) = await RunAsync("migrate", $"--Store:Neo4j:Uri=bolt://127.0.0.1:{new Uri(other.Url).Port}");

        Assert.Equal(1, code);
        Assert.Contains(" does not speak Bolt: ", output, StringComparison.Ordinal);
        Assert.EndsWith("The address is set by Store:Neo4j:Uri.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_servers_share_answers_through_Redis_and_hear_of_what_either_or_an_import_writes()
    {
        const string Query = "{ regions { totalCount } enterprises { totalCount } }";
        await EmptyAsync();
        await RunAsync("migrate");
        await RunAsync("generate", "--scale", "400", "--seed", "5", "--output", "files");
        await RunAsync("import", "files");
        await using var redis = await RedisServer.StartAsync();
        string[] settings =
        [
            .. await SettingsAsync(), "--Store:Sample=false", $"--Cache:Redis:Uri={redis.Uri}", "--Cache:Redis:PatienceSeconds=1",
            "--Cache:MaxAgeSeconds=3600", "--Cache:InvalidateToken=token",
        ];
        await using var one = await ServerProcess.StartAsync(_folder.Path, settings);
        await using var other = await ServerProcess.StartAsync(_folder.Path, settings);

        Assert.Equal("KejiGraph; fwd=miss", await StatusAsync(one, Query));
        await CachedServer.UntilAsync(() => redis.CliAsync("KEYS", "*:answer:*"), keys => keys.Length > 0);
        Assert.Equal("KejiGraph; hit; detail=redis", await StatusAsync(other, Query));
        Assert.Equal("KejiGraph; hit; detail=memory", await StatusAsync(other, Query));
        Assert.Equal("ready", (await _http.GetFromJsonAsync<JsonElement>(one.Url + "/health/ready", Cancellation)).GetProperty("redis").GetString());

        using var request = new HttpRequestMessage(HttpMethod.Post, one.Url + "/cache/invalidate");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "token");
        using var invalidated = await _http.SendAsync(request, Cancellation);
        Assert.Equal(HttpStatusCode.OK, invalidated.StatusCode);
        await CachedServer.UntilAsync(() => StatusAsync(other, Query), status => status == "KejiGraph; fwd=miss");

        await CachedServer.UntilAsync(() => StatusAsync(one, Query), status => status == "KejiGraph; hit; detail=memory");
        var (imported, _) = await RunAsync("import", "files", "--mode", "Upsert");
        Assert.Equal(0, imported);
        await CachedServer.UntilAsync(() => StatusAsync(one, Query), status => status == "KejiGraph; fwd=miss");
    }

    [Fact]
    public async Task The_embedded_store_needs_no_migration()
    {
        await using var process = ServerProcess.Launch(_folder.Path, ServerProcess.FreePort(), "migrate");

        Assert.Equal(1, await process.WaitForExitAsync(Cancellation));
        Assert.Equal(
            "The embedded store is always ready for the model; choose a database of Neo4j with --Store:Kind=neo4j.\n", process.Output);
    }

    private async Task<string> StatusAsync(ServerProcess server, string query)
    {
        using var response = await _http.PostAsJsonAsync(server.Url + "/graphql", new { query }, Cancellation);
        return response.Headers.GetValues("Cache-Status").Single();
    }

    private async Task EmptyAsync()
    {
        await neo4j.ShellAsync("MATCH (n) DETACH DELETE n;", Cancellation);
        var names = await neo4j.ShellAsync(
            "SHOW CONSTRAINTS YIELD name RETURN \"DROP CONSTRAINT `\" + name + \"`;\" AS drop;"
            + "SHOW INDEXES YIELD name, type, owningConstraint WHERE type <> \"LOOKUP\" AND owningConstraint IS NULL RETURN \"DROP INDEX `\" + name + \"`;\" AS drop;",
            Cancellation);
        var drops = Drops().Matches(names).Select(match => match.Value);
        await neo4j.ShellAsync($":begin\n{string.Join('\n', drops)}\n:commit\n", Cancellation);
    }

    private async Task<string[]> SettingsAsync()
    {
        var address = await neo4j.StartAsync(Cancellation);
        var user = address.UserInfo.Split(':');
        var password = Path.Combine(_folder.Path, "password");
        await File.WriteAllTextAsync(password, user[1] + "\n", Cancellation);
        return
        [
            "--Store:Kind=neo4j",
            $"--Store:Neo4j:Uri={address.Scheme}://{address.Host}:{address.Port}",
            $"--Store:Neo4j:User={user[0]}",
            $"--Store:Neo4j:PasswordFile={password}",
        ];
    }

    /// <summary>Runs a command to its end; gives the exit code and the last line, without the log.</summary>
    private async Task<(int Code, string Output)> RunAsync(string command, params string[] arguments)
    {
        var settings = await SettingsAsync();
        if (arguments.Any(argument => argument.StartsWith("--Store:Neo4j:Password=", StringComparison.Ordinal)))
        {
            settings = settings[..^1];
        }

        await using var process = ServerProcess.Launch(
            _folder.Path, ServerProcess.FreePort(), [command, .. arguments.Where(argument => !argument.Contains(':', StringComparison.Ordinal)), .. settings, .. arguments.Where(argument => argument.Contains(':', StringComparison.Ordinal))]);
        var code = await process.WaitForExitAsync(Cancellation);
        var lines = process.Output.TrimEnd('\n').Split('\n').Where(line => !line.Contains(" INF ", StringComparison.Ordinal));
        return (code, command == "serve" ? string.Join('\n', lines) : lines.Last());
    }

    private async Task<(int Nodes, int Relationships)> CountAsync(ServerProcess server)
    {
        var ready = await _http.GetFromJsonAsync<JsonElement>(server.Url + "/health/ready", Cancellation);
        return (ready.GetProperty("nodes").GetInt32(), ready.GetProperty("relationships").GetInt32());
    }

    [GeneratedRegex("[0-9]+ nodes and [0-9]+ relationships")]
    private static partial Regex Counts();

    [GeneratedRegex("DROP (CONSTRAINT|INDEX) `[^`]+`;")]
    private static partial Regex Drops();
}
