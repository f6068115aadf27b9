using KejiGraph.Bolt.PackStream;
using KejiGraph.Testing;
using KejiGraph.Testing.Servers;

[assembly: AssemblyFixture(typeof(Neo4jServer))]

namespace KejiGraph.Bolt.Tests.Real;

/// <summary>The client against a real Neo4j; skipped where there is none.</summary>
public sealed class Neo4jTests(Neo4jServer neo4j)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("bolt")]
    [InlineData("neo4j")]
    public async Task The_newest_common_version_is_spoken_over_both_schemes(string scheme)
    {
        await using var client = await ConnectAsync(options => options with
        {
            Uri = new UriBuilder(options.Uri) { Scheme = scheme }.Uri,
        });

        var server = await client.VerifyAsync(Client.Patience, Token);

        Assert.StartsWith("Neo4j/", server.Agent, StringComparison.Ordinal);
        Assert.StartsWith("5.", server.ProtocolVersion, StringComparison.Ordinal);
        Assert.Equal([7L], await ReadAsync(client, new BoltStatement("RETURN 7 AS n")));
    }

    [Fact]
    public async Task Values_of_every_kind_come_back_as_they_went()
    {
        await using var client = await ConnectAsync();
        var sent = new Dictionary<string, object?>
        {
            ["a"] = null,
            ["b"] = true,
            ["c"] = long.MinValue,
            ["d"] = 1.5,
            ["e"] = "科技图谱",
            ["f"] = new byte[] { 1, 2, 3 },
            ["g"] = new List<object?> { 1L, "x" },
            ["h"] = new Dictionary<string, object?> { ["k"] = -1L },
        };

        var read = await ReadAsync(client, new BoltStatement("RETURN $v AS v", new Dictionary<string, object?> { ["v"] = sent }));

        Assert.Equivalent(sent, Assert.Single(read), strict: true);
    }

    [Fact]
    public async Task Dates_and_moments_are_understood_by_the_server()
    {
        await using var client = await ConnectAsync();
        var parameters = new Dictionary<string, object?>
        {
            ["d"] = new DateOnly(2024, 2, 29),
            ["t"] = new DateTimeOffset(2024, 2, 29, 23, 30, 15, TimeSpan.FromHours(8)),
        };

        var read = await ReadAsync(client, new BoltStatement("RETURN [toString($d), toString($t)] AS texts", parameters));

        Assert.Equivalent(new List<object?> { "2024-02-29", "2024-02-29T23:30:15+08:00" }, Assert.Single(read), strict: true);
    }

    [Fact]
    public async Task Structures_of_the_server_are_read()
    {
        await using var client = await ConnectAsync();
        var reader = new Structures();

        await client.ReadAsync(
            new BoltStatement(
                "RETURN date('2024-02-29') AS d, datetime('2024-02-29T10:00:00[Asia/Shanghai]') AS z, duration('P1M2DT3S') AS u, "
                + "point({x: 1.0, y: 2.0, z: 3.0}) AS p, localdatetime('2024-01-01T00:00:01') AS l"),
            reader,
            null,
            Client.Patience,
            Token);

        Assert.Equal(["d", "z", "u", "p", "l"], reader.Names);
        Assert.Equal(
            [
                new DateOnly(2024, 2, 29), new DateTimeOffset(2024, 2, 29, 10, 0, 0, TimeSpan.FromHours(8)), new BoltDuration(1, 2, 3, 0),
                new BoltPoint(9157, 1, 2, 3), new DateTime(2024, 1, 1, 0, 0, 1),
            ],
            reader.Values);
    }

    [Fact]
    public async Task A_record_of_ten_megabytes_and_many_portions_arrive()
    {
        await using var client = await ConnectAsync(options => options with { FetchSize = 100 });

        var many = await ReadAsync(client, new BoltStatement("UNWIND range(1, 2500) AS n RETURN n"));
        var large = await ReadAsync(
            client, new BoltStatement("RETURN $text AS text", new Dictionary<string, object?> { ["text"] = new string('x', 10_000_000) }));

        Assert.Equal(Enumerable.Range(1, 2500).Select(number => (object?)(long)number), many);
        Assert.Equal(10_000_000, Assert.IsType<string>(Assert.Single(large)).Length);
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task A_transaction_commits_as_one_and_its_bookmark_is_seen_by_a_read()
    {
        await using var client = await ConnectAsync();
        var label = $"T{Guid.NewGuid():N}";

        var written = await client.WriteAsync(
            [new BoltStatement($"CREATE (:{label} {{a: 1}})"), new BoltStatement($"CREATE (:{label})-[:R]->(:{label})")],
            null,
            Client.Patience,
            Token);
        var error = await Assert.ThrowsAsync<BoltServerException>(async () => await client.WriteAsync(
            [new BoltStatement($"CREATE (:{label})"), new BoltStatement($"CREATE (:{label} {{a: 1 / 0}})")], null, Client.Patience, Token));
        var count = await ReadAsync(client, new BoltStatement($"MATCH (n:{label}) RETURN count(n)"), written.Bookmarks);

        Assert.Equal(
            new BoltCounters { NodesCreated = 3, RelationshipsCreated = 1, LabelsAdded = 3, PropertiesSet = 1 }, written.Counters);
        Assert.Equal("neo4j", written.Database);
        Assert.Equal("Neo.ClientError.Statement.ArithmeticError", error.Code);
        Assert.Equal([3L], count);
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
        await client.WriteAsync([new BoltStatement($"MATCH (n:{label}) DETACH DELETE n")], null, Client.Patience, Token);
    }

    [Fact]
    public async Task A_wrong_password_a_wrong_database_and_a_wrong_statement_are_told_apart()
    {
        await using var stranger = await ConnectAsync(options => options with { Auth = AuthToken.Basic("neo4j", "guess-me-not") });
        await using var lost = await ConnectAsync(options => options with { Database = "nowhere" });
        await using var client = await ConnectAsync();

        var unauthorized = await Assert.ThrowsAsync<BoltServerException>(() => ReadAsync(stranger, Client.Statement));
        var missing = await Assert.ThrowsAsync<BoltServerException>(() => ReadAsync(lost, Client.Statement));
        var syntax = await Assert.ThrowsAsync<BoltServerException>(() => ReadAsync(client, new BoltStatement("RETUR 1")));

        Assert.Equal("Neo.ClientError.Security.Unauthorized", unauthorized.Code);
        Assert.DoesNotContain("guess-me-not", unauthorized.ToString(), StringComparison.Ordinal);
        Assert.Equal("Neo.ClientError.Database.DatabaseNotFound", missing.Code);
        Assert.Equal("Neo.ClientError.Statement.SyntaxError", syntax.Code);
        Assert.Equal(5, syntax.GqlStatus?.Length);
        Assert.Equal([1L], await ReadAsync(client, Client.Statement));
    }

    [Fact]
    public async Task A_statement_that_takes_too_long_ends_with_the_deadline_and_at_the_server()
    {
        await using var client = await ConnectAsync();
        var mark = $"slow{Guid.NewGuid():N}";
        var slow = new BoltStatement($"UNWIND range(1, 1000000000) AS {mark} WITH {mark} WHERE {mark} % 7 = 8 RETURN {mark}");

        var error = await Assert.ThrowsAnyAsync<BoltException>(
            async () => await client.ReadAsync(slow, new Values(), null, TimeSpan.FromSeconds(1), Token));
        var running = new BoltStatement(
            "SHOW TRANSACTIONS YIELD currentQuery, status WHERE currentQuery CONTAINS $mark AND NOT currentQuery STARTS WITH 'SHOW' "
            + "AND status = 'Running' RETURN count(*)",
            new Dictionary<string, object?> { ["mark"] = mark });
        while ((await ReadAsync(client, running))[0] is not 0L)
        {
            Token.ThrowIfCancellationRequested();
        }

        Assert.Contains(error.Message, (string[])
        [
            $"The time allowed, 1 s, ran out while waiting for an answer of {(await client.VerifyAsync(Client.Patience, Token)).Address}.",
        ]);
        Assert.Equal(0, client.Connections.InUse);
    }

    [Fact]
    public async Task The_server_is_told_the_deadline_and_ends_a_read_itself()
    {
        // Time stands still for the client, so only the server can end the read.
        await using var client = await ConnectAsync(time: new ManualTime());
        var slow = new BoltStatement("UNWIND range(1, 1000000000000) AS n WITH n WHERE n % 7 = 8 RETURN n");

        var error = await Assert.ThrowsAsync<BoltServerException>(
            async () => await client.ReadAsync(slow, new Values(), null, TimeSpan.FromSeconds(2), Token));

        Assert.Equal("Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", error.Code);
        Assert.Equal([1L], await ReadAsync(client, Client.Statement));
        Assert.Equal(new BoltConnections(0, 1, 0), client.Connections);
    }

    [Fact]
    public async Task What_fails_in_records_that_nobody_reads_is_noticed()
    {
        await using var client = await ConnectAsync();
        var failing = new BoltStatement("UNWIND [1, 0] AS n RETURN 1 / n");

        var inTransaction = await Assert.ThrowsAsync<BoltServerException>(
            async () => await client.WriteAsync([failing], null, Client.Patience, Token));
        var alone = await Assert.ThrowsAsync<BoltServerException>(
            async () => await client.RunAsync(failing, null, null, Client.Patience, Token));

        Assert.Equal("Neo.ClientError.Statement.ArithmeticError", inTransaction.Code);
        Assert.Equal("Neo.ClientError.Statement.ArithmeticError", alone.Code);
    }

    [Fact]
    public async Task Many_callers_share_a_small_pool()
    {
        await using var client = await ConnectAsync(options => options with { MaxConnections = 4 });

        var read = await Task.WhenAll(Enumerable.Range(0, 200).Select(async number =>
            (await ReadAsync(client, new BoltStatement("RETURN $n AS n", new Dictionary<string, object?> { ["n"] = number })))[0]));

        Assert.Equal(Enumerable.Range(0, 200).Select(number => (object?)(long)number), read);
        Assert.Equal((0, 4, 0), (client.Connections.InUse, client.Connections.Idle, client.Connections.Waiting));
    }

    private async Task<BoltClient> ConnectAsync(Func<BoltOptions, BoltOptions>? change = null, TimeProvider? time = null)
    {
        var address = await neo4j.StartAsync(Token);
        var user = address.UserInfo.Split(':');
        var options = new BoltOptions
        {
            Uri = new Uri($"bolt://{address.Authority}"),
            Auth = AuthToken.Basic(user[0], user[1]),
        };
        return new BoltClient(change is null ? options : change(options), time ?? TimeProvider.System);
    }

    private static async Task<List<object?>> ReadAsync(BoltClient client, BoltStatement statement, BoltBookmarks? bookmarks = null)
    {
        var values = new Values();
        await client.ReadAsync(statement, values, bookmarks, Client.Patience, Token);
        return values.Seen;
    }

    private sealed class Structures : IRecordReader
    {
        public List<string> Names { get; } = [];

        public List<object> Values { get; } = [];

        public void Fields(IReadOnlyList<string> names) => Names.AddRange(names);

        public void Record(ref PackStreamReader reader)
        {
            Values.Add(reader.ReadDate());
            Values.Add(reader.ReadDateTime());
            Values.Add(reader.ReadDuration());
            Values.Add(reader.ReadPoint());
            Values.Add(reader.ReadLocalDateTime());
        }
    }
}
