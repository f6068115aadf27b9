using System.Text;
using KejiGraph.Server.Tests.Http;
using KejiGraph.Server.Tests.WebSockets;

namespace KejiGraph.Server.Tests.Streams;

/// <summary>Streams of the server as it runs.</summary>
public sealed class EndpointStreamTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Body = """{"query":"{ __typename }"}""";

    private const string Event = ":\n\nevent: next\ndata: {\"data\":{\"__typename\":\"Query\"}}\n\nevent: complete\ndata:\n\n";

    private const string Deferred =
        """{"query":"{ university(id: \"uni-jilin\") { id ... @defer(label: \"n\") { name } } }"}""";

    private const string FirstPending =
        """{"data":{"university":{"id":"uni-jilin"}},"pending":[{"id":"0","path":["university"],"label":"n"}],"hasNext":true}""";

    private const string LastPending =
        """{"incremental":[{"id":"0","data":{"name":"吉林大学"}}],"completed":[{"id":"0"}],"hasNext":false}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_by_POST_is_answered_by_events()
    {
        Assert.Equal((200, "text/event-stream; charset=utf-8", Event), await SendAsync(Post(Body), "text/event-stream"));
    }

    [Fact]
    public async Task A_query_by_GET_is_answered_by_events()
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=%7B__typename%7D");

        Assert.Equal((200, "text/event-stream; charset=utf-8", Event), await SendAsync(request, "text/event-stream"));
    }

    [Theory]
    [InlineData("multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9", "application/graphql-response+json; charset=utf-8")]
    [InlineData("application/json, text/event-stream, multipart/mixed", "application/json; charset=utf-8")]
    public async Task A_response_without_parts_is_one_piece_of_JSON(string accept, string contentType)
    {
        Assert.Equal((200, contentType, """{"data":{"__typename":"Query"}}"""), await SendAsync(Post(Body), accept));
    }

    [Theory]
    [InlineData("multipart/mixed;incrementalSpec=v0.2, application/json", "incrementalSpec=v0.2", FirstPending, LastPending)]
    [InlineData(
        "multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9",
        "deferSpec=20220824",
        """{"data":{"university":{"id":"uni-jilin"}},"hasNext":true}""",
        """{"incremental":[{"data":{"name":"吉林大学"},"path":["university"],"label":"n"}],"hasNext":false}""")]
    public async Task Deferred_parts_are_parts_of_the_body(string accept, string spec, string first, string last)
    {
        const string Head = "\r\n---\r\nContent-Type: application/json; charset=utf-8\r\n\r\n";

        Assert.Equal(
            (200, $"multipart/mixed; boundary=\"-\"; {spec}", $"{Head}{first}{Head}{last}\r\n-----\r\n"),
            await SendAsync(Post(Deferred), accept));
    }

    [Fact]
    public async Task Deferred_parts_are_events()
    {
        Assert.Equal(
            (200, "text/event-stream; charset=utf-8", $":\n\nevent: next\ndata: {FirstPending}\n\nevent: next\ndata: {LastPending}\n\nevent: complete\ndata:\n\n"),
            await SendAsync(Post(Deferred), "text/event-stream"));
    }

    [Fact]
    public async Task Deferred_parts_are_messages_of_a_WebSocket()
    {
        using var client = await SocketClient.OpenAsync(new Uri(server.Url).Authority);
        await client.SayAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await client.HearAsync());

        await client.SayAsync($$$"""{"id":"1","type":"subscribe","payload":{{{Deferred}}}}""");

        Assert.Equal($$$"""{"id":"1","type":"next","payload":{{{FirstPending}}}}""", await client.HearAsync());
        Assert.Equal($$$"""{"id":"1","type":"next","payload":{{{LastPending}}}}""", await client.HearAsync());
        Assert.Equal("""{"id":"1","type":"complete"}""", await client.HearAsync());
    }

    [Fact]
    public async Task A_client_that_takes_only_one_piece_gets_all_at_once()
    {
        Assert.Equal(
            (200, "application/json; charset=utf-8", """{"data":{"university":{"id":"uni-jilin","name":"吉林大学"}}}"""),
            await SendAsync(Post(Deferred), "application/json, multipart/mixed;q=0.1"));
    }

    [Theory]
    [InlineData("NONSENSE", 400)]
    [InlineData("[]", 422)]
    public async Task What_is_no_request_has_a_status_whatever_the_client_takes(string body, int status)
    {
        Assert.Equal(
            (status, "application/graphql-response+json; charset=utf-8"),
            await SendAsync(Post(body), "text/event-stream") is var (code, type, _) ? (code, type) : default);
    }

    [Fact]
    public async Task A_client_that_takes_nothing_is_told_all_that_there_is()
    {
        Assert.Equal(406, (await SendAsync(Post(Body), "text/event-stream;q=0, text/csv")).Status);
    }

    private static HttpRequestMessage Post(string body) =>
        new(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task<(int Status, string? Type, string Body)> SendAsync(HttpRequestMessage request, string accept)
    {
        request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await server.Http.SendAsync(request, Cancellation);
        return (
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(Cancellation));
    }
}
