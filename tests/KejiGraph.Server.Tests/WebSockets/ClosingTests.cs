using System.Net.WebSockets;
using System.Text;
using KejiGraph.Server.Tests.Streams;
using KejiGraph.Server.WebSockets;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.WebSockets;

/// <summary>Each reason for which a server closes a connection, by its code and its words.</summary>
public sealed class ClosingTests
{
    private const string Init = """{"type":"connection_init"}""";

    [Theory]
    [InlineData("NONSENSE", "The message is not JSON.")]
    [InlineData("{\"type\":\"ping\"} {}", "The message is not JSON.")]
    [InlineData("", "The message is not JSON.")]
    [InlineData("[]", "The message is not a JSON object.")]
    [InlineData("{}", "The message has no \"type\".")]
    [InlineData("""{"type":7}""", "The message has no \"type\".")]
    [InlineData("""{"type":"start","id":"1"}""", "Clients send no messages of the type \"start\".")]
    [InlineData("""{"type":"next","id":"1","payload":{}}""", "Clients send no messages of the type \"next\".")]
    [InlineData("""{"type":"\ud800"}""", "The message has a \"type\" or an \"id\" that is no text of Unicode.")]
    [InlineData("""{"type":"ping","payload":7}""", "The \"payload\" of \"ping\" must be a JSON object.")]
    [InlineData("""{"type":"pong","payload":[]}""", "The \"payload\" of \"pong\" must be a JSON object.")]
    [InlineData("""{"type":"connection_init","payload":"x"}""", "The \"payload\" of \"connection_init\" must be a JSON object.")]
    [InlineData("""{"type":"complete"}""", "The message \"complete\" needs an \"id\" that is not empty.")]
    [InlineData("""{"type":"subscribe","payload":{"query":"single"}}""", "The message \"subscribe\" needs an \"id\" that is not empty.")]
    [InlineData("""{"type":"subscribe","id":"","payload":{"query":"single"}}""", "The message \"subscribe\" needs an \"id\" that is not empty.")]
    [InlineData("""{"type":"subscribe","id":1,"payload":{"query":"single"}}""", "The message \"subscribe\" needs an \"id\" that is not empty.")]
    [InlineData("""{"type":"subscribe","id":"1"}""", "The message \"subscribe\" needs a \"payload\".")]
    [InlineData("""{"type":"subscribe","id":"1","payload":"single"}""", "The \"payload\" of \"subscribe\" must be a JSON object.")]
    public async Task A_message_that_is_none_of_the_protocol_is_4400_and_says_why(string message, string reason)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority);

        await client.SayAsync(message);

        Assert.Equal("closed 4400 " + reason, await client.HearAsync());
    }

    [Fact]
    public async Task A_request_with_wrong_members_is_4400()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SayAsync("""{"type":"subscribe","id":"1","payload":{"query":7}}""");

        Assert.Equal("closed 4400 The member \"query\" must be a string.", await client.HearAsync());
    }

    [Theory]
    [InlineData("""{"variables":{}}""", "The body needs a member \\\"query\\\" with a GraphQL document.", "BAD_USER_INPUT")]
    [InlineData("""{"query":"single","variables":{"a":NESTED}}""", "The JSON of the request is nested more than 200 levels deep.", "LIMIT_EXCEEDED")]
    public async Task A_request_that_is_refused_is_an_error_of_its_operation_and_the_connection_goes_on(
        string payload, string message, string code)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        var nested = new string('[', 300) + new string(']', 300);

        await client.SayAsync(
            "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":" + payload.Replace("NESTED", nested, StringComparison.Ordinal) + "}");

        Assert.Equal(
            "{\"id\":\"1\",\"type\":\"error\",\"payload\":[{\"message\":\"" + message + "\",\"extensions\":{\"code\":\"" + code + "\"}}]}",
            await client.HearAsync());
        await client.SubscribeAsync("1", "single");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"a":"图"}}}""", await client.HearAsync());
    }

    [Fact]
    public async Task A_reason_is_cut_between_two_characters()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority);

        await client.SayAsync($$"""{"type":"{{new string('图', 100)}}"}""");

        Assert.Equal("closed 4400 Clients send no messages of the type \"" + new string('图', 28), await client.HearAsync());
    }

    [Fact]
    public async Task A_message_of_bytes_is_4400()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority);

        await client.SayAsync(Encoding.UTF8.GetBytes(Init), WebSocketMessageType.Binary);

        Assert.Equal("closed 4400 Send messages as text, not as bytes.", await client.HearAsync());
    }

    [Fact]
    public async Task A_text_that_is_not_UTF_8_ends_the_connection()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "events a");
        await host.Script["a"].Taken;

        await client.SayAsync([(byte)'"', 0xC3, 0x28, (byte)'"']);

        await host.Script["a"].Ended;
        await host.StopAsync();
        Assert.Equal(0, host.Sockets.Connections);
    }

    [Fact]
    public async Task An_operation_before_the_acknowledgement_is_4401()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority);

        await client.SubscribeAsync("1", "single");

        Assert.Equal("closed 4401 Unauthorized", await client.HearAsync());
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("null")]
    public async Task A_page_of_another_site_is_4403(string origin)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority, origin: origin);

        Assert.Equal("closed 4403 Forbidden", await client.HearAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task A_client_that_does_not_speak_the_protocol_is_4406(string? subprotocol)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority, subprotocol);

        Assert.Equal("closed 4406 Subprotocol not acceptable", await client.HearAsync());
    }

    [Fact]
    public async Task A_client_that_is_silent_is_4408()
    {
        var time = new ManualTime();
        await using var host = await StreamHost.StartAsync(time: time);
        using var client = await SocketClient.OpenAsync(host.Authority);
        await time.SomebodyWaitsAsync(TimeSpan.FromSeconds(3));

        time.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal("closed 4408 Connection initialisation timeout", await client.HearAsync());
    }

    [Fact]
    public async Task A_client_that_was_acknowledged_may_be_silent()
    {
        var time = new ManualTime();
        await using var host = await StreamHost.StartAsync(time: time);
        using var client = await SocketClient.ConnectAsync(host);

        time.Advance(TimeSpan.FromHours(1));
        await client.SayAsync("""{"type":"ping"}""");

        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
    }

    [Fact]
    public async Task An_id_that_is_in_use_is_4409_and_ends_all_operations()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("x", "events a");

        await client.SubscribeAsync("x", "single");

        Assert.Equal("closed 4409 Subscriber for x already exists", await client.HearAsync());
        Assert.Equal(0, await RunningAsync(host, client));
    }

    [Fact]
    public async Task A_second_initialisation_is_4429()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SayAsync(Init);

        Assert.Equal("closed 4429 Too many initialisation requests", await client.HearAsync());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task A_message_that_is_too_large_is_1009_in_however_many_frames(int frames)
    {
        await using var host = await StreamHost.StartAsync(new SocketOptions { MaxMessageBytes = 1024 });
        using var client = await SocketClient.OpenAsync(host.Authority);

        for (var frame = 1; frame <= frames; frame++)
        {
            await client.SayAsync(new byte[1400 / frames].Select(_ => (byte)' ').ToArray(), isEnd: frame == frames);
        }

        Assert.Equal("closed 1009 The message is larger than the 1024 bytes that are allowed", await client.HearAsync());
    }

    [Fact]
    public async Task A_server_that_stops_is_1001_and_ends_all_operations()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "events a");
        await host.Script["a"].Taken;

        var stopped = host.StopAsync();

        Assert.Equal("closed 1001 The server stops", await client.HearAsync());
        await host.Script["a"].Ended;
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await stopped;
    }

    [Fact]
    public async Task A_client_that_closes_is_answered_and_its_operations_end()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "events a");
        await host.Script["a"].Taken;

        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

        Assert.Equal("closed 1000 ", await client.HearAsync());
        await host.Script["a"].Ended;
    }

    [Fact]
    public async Task A_client_that_vanishes_ends_its_operations()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "events a");
        await client.SubscribeAsync("2", "late b");
        await host.Script["a"].Taken;
        await host.Script["b"].Taken;

        client.Socket.Abort();

        await host.Script["a"].Ended;
        await host.Script["b"].Ended;
    }

    [Fact]
    public async Task A_client_that_does_not_answer_the_closing_is_broken_off()
    {
        var time = new ManualTime();
        await using var host = await StreamHost.StartAsync(time: time);
        using var client = await SocketClient.OpenAsync(host.Authority);
        await client.SayAsync("NONSENSE");
        Assert.Equal("closed 4400 The message is not JSON.", await client.HearAsync());
        await time.SomebodyWaitsAsync(TimeSpan.FromSeconds(5));

        time.Advance(TimeSpan.FromSeconds(5));

        await host.StopAsync();
        Assert.Equal(0, host.Sockets.Connections);
    }

    [Fact]
    public async Task A_fault_of_the_server_is_4500()
    {
        var time = new BrokenTime();
        await using var host = await StreamHost.StartAsync(time: time);
        using var client = await SocketClient.ConnectAsync(host);
        time.IsBroken = true;

        await client.SayAsync("""{"type":"ping"}""");

        Assert.Equal("closed 4500 Internal server error", await client.HearAsync());
    }

    [Fact]
    public async Task More_connections_than_are_allowed_are_503_until_one_ends()
    {
        await using var host = await StreamHost.StartAsync(new SocketOptions { MaxConnections = 1 });
        using var first = await SocketClient.ConnectAsync(host);

        var refusal = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.OpenAsync(host.Authority));

        Assert.Equal("The server returned status code '503' when status code '101' was expected.", refusal.Message);
    }

    private static async Task<int> RunningAsync(StreamHost host, SocketClient client)
    {
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await host.StopAsync();
        return host.Sockets.Connections;
    }

    /// <summary>A clock whose timers fail once when a test says so.</summary>
    private sealed class BrokenTime : TimeProvider
    {
        public bool IsBroken { get; set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (IsBroken)
            {
                IsBroken = false;
                throw new InvalidOperationException("secret");
            }

            return base.CreateTimer(callback, state, dueTime, period);
        }
    }
}
