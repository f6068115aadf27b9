using KejiGraph.Testing.Bolt;

namespace KejiGraph.Bolt.Tests.Handshake;

public sealed class HandshakeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_offers_the_manifest_and_three_ranges()
    {
        var request = new TaskCompletionSource<byte[]>();
        await using var server = new ScriptedBoltServer(async (connection, _) => request.SetResult(await connection.ReadBytesAsync(20)));
        await using var client = Client.For(server);

        await Assert.ThrowsAsync<BoltConnectionException>(async () => await client.VerifyAsync(Client.Patience, Token));

        Assert.Equal("6060B017000001FF000208050004040500000404", Convert.ToHexString(await request.Task));
    }

    [Theory]
    [InlineData(5, 8)]
    [InlineData(5, 6)]
    [InlineData(5, 4)]
    [InlineData(5, 1)]
    [InlineData(5, 0)]
    [InlineData(4, 4)]
    public async Task Every_version_that_is_offered_is_spoken(byte major, byte minor)
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.AgreeAsync(major, minor);
            var hello = (Dictionary<string, object?>)(await connection.ExpectAsync("HELLO"))[0]!;
            Assert.Equal((major, minor).CompareTo((5, 1)) < 0, hello.ContainsKey("credentials"));
            Assert.Equal(major == 4, hello.ContainsKey("patch_bolt"));
            Assert.Equal((major, minor).CompareTo((5, 3)) >= 0, hello.ContainsKey("bolt_agent"));
            await connection.SuccessAsync(("server", "Neo4j/1.2.3"));
            await connection.ServeAsync();
        });
        await using var client = Client.For(server);

        var values = await Client.ReadAsync(client);
        var identity = await client.VerifyAsync(Client.Patience, Token);

        Assert.Equal([1L], values);
        Assert.Equal(new BoltServer(server.Address, "Neo4j/1.2.3", $"{major}.{minor}"), identity);
    }

    [Fact]
    public async Task The_newest_version_of_a_manifest_is_chosen()
    {
        var choice = new TaskCompletionSource<byte[]>();
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.ReadBytesAsync(20);
            connection.IsSlow = true;
            await connection.SendAsync(0, 0, 1, 0xFF, 0x83, 0x00, 0, 0, 0x15, 9, 0, 2, 8, 5, 0, 4, 4, 4, 0xFF, 0x82, 0x71);
            choice.SetResult(await connection.ReadBytesAsync(5));
            await connection.ExpectAsync("HELLO", "LOGON");
            await connection.SuccessAsync(("server", "Neo4j/5.26.0"), ("protocol_version", "5.8"));
            await connection.SuccessAsync();
            await connection.ServeAsync();
        });
        await using var client = Client.For(server);

        var identity = await client.VerifyAsync(Client.Patience, Token);

        Assert.Equal([0, 0, 8, 5, 0], await choice.Task);
        Assert.Equal("5.8", identity.ProtocolVersion);
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0 }, "speaks no version of Bolt that this client speaks (4.4, 5.0 to 5.4, 5.6 to 5.8, 6.0); it needs Neo4j 4.4 or newer.")]
    [InlineData(
        new byte[] { 0, 0, 1, 0xFF, 1, 0, 0, 1, 9, 0 },
        "speaks no version of Bolt that this client speaks (4.4, 5.0 to 5.4, 5.6 to 5.8, 6.0); it offers 9.1 and below.")]
    [InlineData(
        new byte[] { (byte)'H', (byte)'T', (byte)'T', (byte)'P', (byte)'/' },
        "does not speak Bolt: it answers with HTTP: give the Bolt port, 7687 by default, not the one for browsers.")]
    [InlineData(
        new byte[] { 0x15, 0x03, 0x03, 0x00, 0x02 },
        "does not speak Bolt: it answers with TLS: use the scheme with +s, or with +ssc for a certificate of your own.")]
    [InlineData(new byte[] { 0xDE, 0xAD, 0xBE, 0xEF }, "does not speak Bolt: it answers with DEADBEEF.")]
    [InlineData(new byte[] { 0, 0, 3, 4 }, "does not speak Bolt: it answers with 00000304.")]
    [InlineData(
        new byte[] { 0, 0, 1, 0xFF, 0x81, 0x02 }, "announces 257 ranges of versions in its handshake; at most 256 are read.")]
    public async Task What_is_no_Bolt_server_is_told_apart(byte[] answer, string message)
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.ReadBytesAsync(20);
            await connection.SendAsync(answer);
            await connection.HangAsync();
        });
        await using var client = Client.For(server);

        var error = await Assert.ThrowsAsync<BoltConnectionException>(async () => await client.VerifyAsync(Client.Patience, Token));

        Assert.Equal($"The server {server.Address} {message}", error.Message);
        Assert.Equal(BoltConnectionFailure.Protocol, error.Failure);
        Assert.Equal(default, client.Connections);
    }

    [Fact]
    public async Task A_server_that_closes_in_the_handshake_is_named()
    {
        await using var server = new ScriptedBoltServer((_, _) => Task.CompletedTask);
        await using var client = Client.For(server);

        var error = await Assert.ThrowsAsync<BoltConnectionException>(async () => await client.VerifyAsync(Client.Patience, Token));

        Assert.Equal(BoltConnectionFailure.Unreachable, error.Failure);
        Assert.Equal(default, client.Connections);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_unreachable()
    {
        var options = new BoltOptions { Uri = new Uri("bolt://127.0.0.1:1"), MaxRetryTime = TimeSpan.Zero };
        await using var client = new BoltClient(options, TimeProvider.System);

        var error = await Assert.ThrowsAsync<BoltConnectionException>(async () => await client.VerifyAsync(Client.Patience, Token));

        Assert.Equal(
            "The server 127.0.0.1:1 cannot be reached: Connection refused. Check that it runs, its Bolt port, and the network between.",
            error.Message);
    }

    [Fact]
    public async Task A_wrong_password_is_told_without_the_password()
    {
        await using var server = new ScriptedBoltServer(async (connection, _) =>
        {
            await connection.AgreeAsync(5, 4);
            await connection.ExpectAsync("HELLO", "LOGON");
            await connection.SuccessAsync(("server", "Neo4j/5.99.0"));
            await connection.FailureAsync("Neo.ClientError.Security.Unauthorized", "Wrong user or password.");
        });
        await using var client = Client.For(server);

        var error = await Assert.ThrowsAsync<BoltServerException>(async () => await Client.ReadAsync(client));

        Assert.Equal(
            $"The server {server.Address} answered Neo.ClientError.Security.Unauthorized: Wrong user or password.", error.Message);
        Assert.DoesNotContain("s3cret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(default, client.Connections);
    }
}
