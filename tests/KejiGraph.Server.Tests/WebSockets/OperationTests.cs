using System.Text;
using KejiGraph.Server.Tests.Streams;
using KejiGraph.Server.WebSockets;

namespace KejiGraph.Server.Tests.WebSockets;

/// <summary>Operations on a connection that is acknowledged.</summary>
public sealed class OperationTests
{
    [Fact]
    public async Task A_single_response_is_one_next_and_complete()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SubscribeAsync("1", "single");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"a":"图"}}}""", await client.HearAsync());
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.HearAsync());
    }

    [Fact]
    public async Task All_kinds_of_operations_are_carried_and_parts_in_the_form_with_ids()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SubscribeAsync("1", "transport");

        Assert.Equal(
            """{"id":"1","type":"next","payload":{"data":"Query, Mutation, Subscription; Pending"}}""", await client.HearAsync());
    }

    [Fact]
    public async Task The_headers_of_the_handshake_hold_for_each_operation()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority, header: ("GraphQL-Cost", "guess"));
        await client.SayAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());

        await client.SubscribeAsync("1", "single");

        Assert.Equal(
            """{"id":"1","type":"error","payload":[{"message":"The header GraphQL-Cost must be \"report\" or \"validate\".","extensions":{"code":"BAD_USER_INPUT"}}]}""",
            await client.HearAsync());
    }

    [Fact]
    public async Task Errors_of_the_request_are_one_error_and_nothing_after_it()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SubscribeAsync("1", "invalid");
        Assert.Equal("""{"id":"1","type":"error","payload":[{"message":"No."}]}""", await client.HearAsync());
        await client.SayAsync("""{"type":"ping"}""");

        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
    }

    [Fact]
    public async Task Each_part_is_a_next()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "parts a");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{},"hasNext":true}}""", await client.HearAsync());
        host.Script["a"].Emit("""{"hasNext":false}""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"hasNext":false}}""", await client.HearAsync());
        host.Script["a"].Finish();
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.HearAsync());
    }

    [Fact]
    public async Task Operations_share_a_connection_and_end_one_by_one()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("x", "events a");
        await client.SubscribeAsync("y", "events b");

        host.Script["b"].Emit("1");
        Assert.Equal("""{"id":"y","type":"next","payload":1}""", await client.HearAsync());
        host.Script["a"].Emit("2");
        Assert.Equal("""{"id":"x","type":"next","payload":2}""", await client.HearAsync());
        await client.SayAsync("""{"id":"x","type":"complete"}""");
        await host.Script["a"].Ended;
        host.Script["b"].Emit("3");
        Assert.Equal("""{"id":"y","type":"next","payload":3}""", await client.HearAsync());
        host.Script["b"].Finish();
        Assert.Equal("""{"id":"y","type":"complete"}""", await client.HearAsync());
    }

    [Fact]
    public async Task A_client_that_completes_before_the_result_gets_none()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "late a");
        await host.Script["a"].Taken;

        await client.SayAsync("""{"id":"1","type":"complete"}""");
        await host.Script["a"].Ended;
        await client.SayAsync("""{"type":"ping"}""");

        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
    }

    [Fact]
    public async Task An_id_can_be_used_again_when_its_operation_is_complete()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        for (var use = 0; use < 20; use++)
        {
            await client.SubscribeAsync("1", "single");

            Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"a":"图"}}}""", await client.HearAsync());
            Assert.Equal("""{"id":"1","type":"complete"}""", await client.HearAsync());
        }
    }

    [Fact]
    public async Task An_id_can_be_used_again_as_soon_as_the_client_completed_it()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "events a");
        await host.Script["a"].Taken;

        await client.SayAsync("""{"id":"1","type":"complete"}""");
        await client.SubscribeAsync("1", "single");

        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"a":"图"}}}""", await client.HearAsync());
    }

    [Fact]
    public async Task An_id_is_given_back_as_it_came()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SubscribeAsync("\\\"图\\u0001\\n", "invalid");

        Assert.Equal(
            "{\"id\":\"\\\"图\\u0001\\n\",\"type\":\"error\",\"payload\":[{\"message\":\"No.\"}]}", await client.HearAsync());
    }

    [Fact]
    public async Task A_fault_ends_its_operation_with_the_request_id_and_no_other()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);

        await client.SubscribeAsync("1", "fault");

        Assert.Matches(
            """^\{"id":"1","type":"error","payload":\[\{"message":"The server could not answer; its log has the reason under request id [0-9A-Z:]+\.","extensions":\{"code":"INTERNAL"\}\}\]\}$""",
            await client.HearAsync());
        await client.SubscribeAsync("1", "single");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"a":"图"}}}""", await client.HearAsync());
    }

    [Fact]
    public async Task A_fault_between_two_events_ends_the_subscription_with_an_error()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "events a");
        await host.Script["a"].Taken;

        host.Script["a"].Finish(new InvalidOperationException("secret"));

        var message = await client.HearAsync();
        Assert.StartsWith("""{"id":"1","type":"error","payload":[{"message":"The server could not answer;""", message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_operations_than_are_allowed_are_refused_until_one_has_ended()
    {
        await using var host = await StreamHost.StartAsync(new SocketOptions { MaxOperations = 1 });
        using var client = await SocketClient.ConnectAsync(host);
        await client.SubscribeAsync("1", "events a");
        await host.Script["a"].Taken;

        await client.SubscribeAsync("2", "single");

        Assert.Equal(
            """{"id":"2","type":"error","payload":[{"message":"The connection runs 1 operations, which is all that are allowed; complete one of them, or use another connection.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""",
            await client.HearAsync());
        host.Script["a"].Finish();
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.HearAsync());
    }

    [Theory]
    [InlineData("""{"type":"ping"}""", """{"type":"pong"}""")]
    [InlineData("""{"type":"ping","payload":null}""", """{"type":"pong"}""")]
    [InlineData("""{"payload": {"图": [1]} ,"type":"ping"}""", """{"type":"pong","payload":{"图": [1]}}""")]
    public async Task A_ping_is_answered_even_before_the_initialisation(string ping, string pong)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority);

        await client.SayAsync(ping);

        Assert.Equal(pong, await client.HearAsync());
    }

    [Theory]
    [InlineData("""{"type":"pong"}""")]
    [InlineData("""{"type":"pong","payload":{"a":1}}""")]
    [InlineData("""{"type":"complete","id":"nobody"}""")]
    public async Task What_needs_no_answer_gets_none(string message)
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority);

        await client.SayAsync(message);
        await client.SayAsync("""{"type":"connection_init","payload":{"token":"x"}}""");

        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());
    }

    [Fact]
    public async Task A_message_may_come_in_many_frames()
    {
        await using var host = await StreamHost.StartAsync();
        using var client = await SocketClient.OpenAsync(host.Authority);
        var message = Encoding.UTF8.GetBytes("""{"type":"ping","payload":{"图":1}}""");

        for (var at = 0; at < message.Length; at++)
        {
            await client.SayAsync([message[at]], isEnd: at == message.Length - 1);
        }

        Assert.Equal("""{"type":"pong","payload":{"图":1}}""", await client.HearAsync());
    }

    [Theory]
    [InlineData("http://{0}")]
    [InlineData("https://{0}")]
    [InlineData("HTTPS://APP.example")]
    public async Task A_page_of_the_same_site_or_of_one_that_may_is_heard(string origin)
    {
        await using var host = await StreamHost.StartAsync(new SocketOptions { Origins = ["https://app.example"] });
        using var client = await SocketClient.OpenAsync(
            host.Authority, origin: origin.Replace("{0}", host.Authority, StringComparison.Ordinal));

        await client.SayAsync("""{"type":"ping"}""");

        Assert.Equal("""{"type":"pong"}""", await client.HearAsync());
    }
}
