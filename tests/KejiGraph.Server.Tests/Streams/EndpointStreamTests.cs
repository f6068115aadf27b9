using System.Text;
using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Streams;

/// <summary>Streams of the server as it runs.</summary>
public sealed class EndpointStreamTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Body = """{"query":"{ __typename }"}""";

    private const string Event = ":\n\nevent: next\ndata: {\"data\":{\"__typename\":\"Query\"}}\n\nevent: complete\ndata:\n\n";

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
