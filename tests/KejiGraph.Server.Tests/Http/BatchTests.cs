namespace KejiGraph.Server.Tests.Http;

public sealed class BatchTests(BatchTests.Batching server, RunningServer plain) : IClassFixture<BatchTests.Batching>, IClassFixture<RunningServer>
{
    private const string One = """{"query":"{ __typename }"}""";
    private const string Answered = """{"data":{"__typename":"Query"}}""";

    [Fact]
    public async Task Requests_are_answered_in_their_order_each_for_itself()
    {
        var answer = await server.PostAsync(
            """[{"query":"query A { a: __typename }"},{"query":"{"},{"query":"query ($id: ID!) { university(id: $id) { name } }","variables":{"id":"uni-jilin"}}]""");

        Assert.Equal((200, Answer.LegacyType), (answer.Status, answer.Type));
        Assert.Equal(
            """[{"data":{"a":"Query"}},{"errors":[{"message":"Syntax Error: Expected Name, found <EOF>.","locations":[{"line":1,"column":2}],"extensions":{"code":"GRAPHQL_PARSE_FAILED"}}]},{"data":{"university":{"name":"吉林大学"}}}]""",
            answer.Body);
    }

    [Fact]
    public async Task A_list_of_one_is_answered_by_a_list_of_one()
    {
        Assert.Equal($"[{Answered}]", (await server.PostAsync($"[{One}]")).Body);
    }

    [Fact]
    public async Task A_document_that_is_not_there_stops_only_its_own_request()
    {
        var answer = await server.PostAsync($$"""[{"documentId":"none"},{{One}}]""");

        Assert.Equal(
            """[{"errors":[{"message":"There is no persisted document \"none\".","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]},""" + Answered + "]",
            answer.Body);
    }

    [Theory]
    [InlineData("[]", "The list of requests is empty; send at least one.", "BAD_USER_INPUT")]
    [InlineData($"[{One},{One},{One},{One}]", "The list has more than the 3 requests that are allowed in one body.", "LIMIT_EXCEEDED")]
    [InlineData($"[{One},7]", "The body must be a JSON object with a member \"query\".", "BAD_USER_INPUT")]
    [InlineData($$"""[{{One}},{"query":7}]""", "The member \"query\" must be a string.", "BAD_USER_INPUT")]
    public async Task A_list_that_is_no_batch_is_refused_as_a_whole(string body, string message, string code)
    {
        var answer = await server.PostAsync(body);

        Assert.Equal((422, message, code), (answer.Status, answer.Message, answer.Code));
    }

    [Fact]
    public async Task A_list_that_breaks_off_is_not_JSON()
    {
        Assert.Equal((400, "The request is not JSON."), await StatusAndMessageAsync($"[{One}"));
        Assert.Equal((400, "The request is not JSON."), await StatusAndMessageAsync($"[{One}] x"));
    }

    [Fact]
    public async Task Batching_is_off_unless_it_is_switched_on()
    {
        var answer = await plain.PostAsync($"[{One}]");

        Assert.Equal(
            (422, "The body is a list of requests, and batching is off; send one JSON object with a member \"query\"."),
            (answer.Status, answer.Message));
    }

    private async Task<(int Status, string? Message)> StatusAndMessageAsync(string body)
    {
        var answer = await server.PostAsync(body);
        return (answer.Status, answer.Message);
    }

    public sealed class Batching : RunningServer
    {
        protected override string[] Settings => ["--Server:MaxBatch=3"];
    }
}
