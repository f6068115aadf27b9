using System.Net;
using System.Net.Http.Headers;
using System.Text;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Http;

public sealed class GraphQLEndpointTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Modern = "application/graphql-response+json";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_query_by_POST_is_answered()
    {
        var (status, type, body) = await PostAsync("""{"query":"{ university(id: \"uni-jilin\") { name } }"}""");

        Assert.Equal((200, Modern + "; charset=utf-8", """{"data":{"university":{"name":"吉林大学"}}}"""), (status, type, body));
    }

    [Fact]
    public async Task A_query_by_GET_is_answered()
    {
        var query = Uri.EscapeDataString("query Q($id: ID!) { university(id: $id) { name } }");
        var variables = Uri.EscapeDataString("""{"id":"uni-jilin"}""");

        var (status, _, body) = await SendAsync(
            new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={query}&variables={variables}&operationName=Q"), Modern);

        Assert.Equal((200, """{"data":{"university":{"name":"吉林大学"}}}"""), (status, body));
    }

    [Theory]
    [InlineData("NONSENSE", 400, "The request is not JSON.")]
    [InlineData("""{"query":""", 400, "The request is not JSON.")]
    [InlineData("7", 422, "The body must be a JSON object with a member \\u0022query\\u0022.")]
    [InlineData("""{"qeury":"{ __typename }"}""", 422, "The body needs a member \\u0022query\\u0022 with a GraphQL document.")]
    [InlineData("""{"query":7}""", 422, "The member \\u0022query\\u0022 must be a string.")]
    [InlineData("""{"query":"{ __typename }","variables":[7]}""", 422, "The member \\u0022variables\\u0022 must be a JSON object.")]
    [InlineData("""{"query":"{ __typename }","operationName":{}}""", 422, "The member \\u0022operationName\\u0022 must be a string.")]
    [InlineData("""{"query":"{ __typename }","extensions":"x"}""", 422, "The member \\u0022extensions\\u0022 must be a JSON object.")]
    [InlineData("""{"query":"{"}""", 400, "Syntax Error: Expected Name, found <EOF>.")]
    [InlineData("""{"query":"{ nothing }"}""", 422, "Cannot query field \\u0022nothing\\u0022 on type \\u0022Query\\u0022.")]
    [InlineData("""{"query":"query A { __typename } query B { __typename }"}""", 422, "Must provide operation name if query contains multiple operations.")]
    [InlineData("""{"query":"query ($n: Int) { entities(first: $n) { totalCount } }","variables":{"n":"x"}}""", 422, "Variable \\u0022$n\\u0022 has invalid value: Int cannot represent non-integer value: \\u0022x\\u0022")]
    public async Task A_wrong_request_has_the_status_of_its_fault_and_a_sentence(string body, int status, string message)
    {
        var answer = await PostAsync(body);

        Assert.Equal(status, answer.Status);
        Assert.Equal(Modern + "; charset=utf-8", answer.Type);
        Assert.Contains(message.Replace("\\u0022", "\\\"", StringComparison.Ordinal), answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }","variables":null,"operationName":null,"extensions":null,"other":[1]}""")]
    [InlineData("""{"query":"{ __typename }","extensions":{"x":1}}""")]
    public async Task What_is_optional_or_unknown_does_not_disturb(string body)
    {
        Assert.Equal(200, (await PostAsync(body)).Status);
    }

    [Fact]
    public async Task A_client_that_takes_only_JSON_gets_it()
    {
        var request = Post("""{"query":"{ __typename }"}""");

        var (status, type, _) = await SendAsync(request, "application/json");

        Assert.Equal((200, "application/json; charset=utf-8"), (status, type));
    }

    [Fact]
    public async Task A_client_that_takes_nothing_that_can_be_sent_gets_406()
    {
        Assert.Equal(406, (await SendAsync(Post("""{"query":"{ __typename }"}"""), "text/csv")).Status);
    }

    [Theory]
    [InlineData("text/plain")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData(null)]
    public async Task A_body_that_is_not_said_to_be_JSON_is_not_read(string? contentType)
    {
        var request = Post("""{"query":"{ __typename }"}""");
        request.Content!.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);

        Assert.Equal(415, (await SendAsync(request, Modern)).Status);
    }

    [Fact]
    public async Task Other_methods_are_refused_with_those_that_are_allowed()
    {
        using var response = await server.Http.SendAsync(new HttpRequestMessage(HttpMethod.Put, "/graphql"), Cancellation);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "POST"], response.Content.Headers.Allow);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        var (status, _, body) = await PostAsync($$"""{"query":"{{new string('x', 1 << 20)}}"}""");

        Assert.Equal(413, status);
        Assert.Contains("LIMIT_EXCEEDED", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(100_000, "{a")]
    [InlineData(60_000, "[")]
    public async Task A_hostile_document_is_refused_and_the_next_request_answered(int count, string part)
    {
        var document = part == "[" ? "{ entities(where: " + new string('[', count) : string.Concat(Enumerable.Repeat(part, count));

        var (status, _, body) = await PostAsync($$"""{"query":"{{document}}"}""");

        Assert.Equal(422, status);
        Assert.Contains("LIMIT_EXCEEDED", body, StringComparison.Ordinal);
        Assert.Equal(200, (await PostAsync("""{"query":"{ __typename }"}""")).Status);
    }

    [Fact]
    public async Task Deeply_nested_variables_are_refused()
    {
        var nested = string.Concat(Enumerable.Repeat("""{"not":""", 400)) + "{}" + new string('}', 400);

        var (status, _, body) = await PostAsync(
            "{\"query\":\"query ($w: EntityFilterInput) { entities(where: $w) { totalCount } }\",\"variables\":{\"w\":" + nested + "}}");

        Assert.Equal(422, status);
        Assert.Contains("LIMIT_EXCEEDED", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_keeps_the_id_that_its_client_gave_it()
    {
        var request = Post("""{"query":"{ __typename }"}""");
        request.Headers.Add("X-Request-Id", "abc-123");
        request.Headers.Accept.ParseAdd(Modern);

        using var response = await server.Http.SendAsync(request, Cancellation);

        Assert.Equal("abc-123", response.Headers.GetValues("X-Request-Id").Single());
    }

    [Fact]
    public async Task A_browser_gets_the_query_page()
    {
        var (status, type, body) = await SendAsync(
            new HttpRequestMessage(HttpMethod.Get, "/graphql"), "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");

        Assert.Equal((200, "text/html; charset=utf-8"), (status, type));
        Assert.Contains("KejiGraph", body, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_there_as_SDL()
    {
        var sdl = await server.Http.GetStringAsync("/graphql/schema.graphql", Cancellation);

        Assert.Equal(await File.ReadAllTextAsync(Repository.PathOf("schema", "api.graphql"), Cancellation), sdl);
    }

    [Fact]
    public async Task The_same_query_has_the_same_bytes_on_every_run()
    {
        const string Query = """{"query":"{ entities(first: 50, order: [{ name: ASC }]) { edges { cursor node { __typename id name names { text } sources { quote document { title } } } } } }"}""";

        var answers = new HashSet<string>();
        for (var run = 0; run < 5; run++)
        {
            answers.Add((await PostAsync(Query)).Body);
        }

        Assert.Single(answers);
        Assert.DoesNotContain("\\u", answers.Single(), StringComparison.Ordinal);
    }

    private static HttpRequestMessage Post(string body) =>
        new(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private Task<(int Status, string? Type, string Body)> PostAsync(string body) => SendAsync(Post(body), Modern);

    private async Task<(int Status, string? Type, string Body)> SendAsync(HttpRequestMessage request, string accept)
    {
        request.Headers.Accept.ParseAdd(accept);
        using var response = await server.Http.SendAsync(request, Cancellation);
        return (
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString(),
            await response.Content.ReadAsStringAsync(Cancellation));
    }
}
