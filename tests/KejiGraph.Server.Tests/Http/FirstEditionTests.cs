namespace KejiGraph.Server.Tests.Http;

/// <summary>The chapters "Response" and "Status Codes" of the first edition, for both kinds of clients.</summary>
public sealed class FirstEditionTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Query = """{"query":"{ __typename }"}""";

    [Theory]
    [InlineData(Query, 200)]
    [InlineData("NONSENSE", 400)]
    [InlineData("""{"query":"{"}""", 400)]
    [InlineData("""{"qeury":"{ __typename }"}""", 422)]
    [InlineData("""{"query":"{ nothing }"}""", 422)]
    [InlineData("""{"query":"query A { __typename } query B { __typename }"}""", 422)]
    [InlineData("""{"query":"query A { __typename }","operationName":"B"}""", 422)]
    [InlineData("""{"query":"query ($n: Int) { entities(first: $n) { totalCount } }","variables":{"n":"x"}}""", 422)]
    public async Task A_client_of_JSON_alone_gets_the_same_status_and_its_own_media_type_only_for_success(string body, int status)
    {
        var modern = await server.PostAsync(body);
        var legacy = await server.PostAsync(body, "application/json");

        Assert.Equal((status, Answer.ModernType), (modern.Status, modern.Type));
        Assert.Equal((status, status == 200 ? Answer.LegacyType : Answer.ModernType), (legacy.Status, legacy.Type));
        Assert.Equal(modern.Body, legacy.Body);
    }

    [Theory]
    [InlineData("application/graphql-response+json", Answer.ModernType)]
    [InlineData("application/graphql-response+json; charset=utf-8", Answer.ModernType)]
    [InlineData("application/graphql-response+json, application/json;q=0.9", Answer.ModernType)]
    [InlineData("application/json;q=0.9, application/graphql-response+json", Answer.ModernType)]
    [InlineData("application/graphql-response+json;q=0.5, application/json", Answer.LegacyType)]
    [InlineData("APPLICATION/JSON", Answer.LegacyType)]
    [InlineData("text/html, application/json;q=0.1", Answer.LegacyType)]
    [InlineData("application/json;q=0, application/graphql-response+json;q=0.1", Answer.ModernType)]
    [InlineData("*/*", Answer.LegacyType)]
    [InlineData("application/*", Answer.LegacyType)]
    [InlineData("", Answer.LegacyType)]
    public async Task The_media_type_is_the_one_that_the_client_likes_best(string accept, string type)
    {
        Assert.Equal((200, type), await StatusAndTypeAsync(accept));
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/xml, text/*")]
    [InlineData("application/json;q=0")]
    [InlineData("application/graphql-response+json;q=0, application/json;q=0")]
    public async Task A_client_that_takes_nothing_that_can_be_sent_gets_406_and_plain_text(string accept)
    {
        var answer = await server.PostAsync(Query, accept);

        Assert.Equal((406, "text/plain; charset=utf-8"), (answer.Status, answer.Type));
        Assert.Equal("Accept application/graphql-response+json or application/json, and for parts text/event-stream or multipart/mixed.\n", answer.Body);
    }

    [Fact]
    public async Task A_method_that_is_not_supported_is_405_with_those_that_are()
    {
        using var response = await server.Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Put, "/graphql"), TestContext.Current.CancellationToken);
        var answer = await Answer.OfAsync(response);

        Assert.Equal((405, "GET, POST"), (answer.Status, answer.Headers["Allow"]));
        Assert.Equal("Send GraphQL requests with POST or GET.", answer.Message);
    }

    [Theory]
    [InlineData("mutation { __typename }")]
    [InlineData("query Q { __typename } mutation M { __typename }&operationName=M")]
    public async Task A_mutation_by_GET_is_405_and_POST_is_allowed(string query)
    {
        var answer = await server.GetAsync("/graphql?query=" + query);

        Assert.Equal((405, Answer.ModernType, "POST"), (answer.Status, answer.Type, answer.Headers["Allow"]));
        Assert.Equal("A mutation cannot be sent this way; send it with POST.", answer.Message);
    }

    [Fact]
    public async Task A_body_of_another_media_type_is_415()
    {
        using var content = new StringContent("{ __typename }", new System.Net.Http.Headers.MediaTypeHeaderValue("application/graphql"));
        using var response = await server.Http.PostAsync("/graphql", content, TestContext.Current.CancellationToken);

        Assert.Equal(415, (int)response.StatusCode);
        Assert.Equal("Send the body as application/json in UTF-8.", (await Answer.OfAsync(response)).Message);
    }

    [Fact]
    public async Task A_URL_that_is_too_long_is_414()
    {
        Assert.Equal(414, (await server.GetAsync("/graphql?query=" + new string('x', 10_000))).Status);
    }

    [Fact]
    public async Task Headers_that_are_too_long_are_431()
    {
        Assert.Equal(431, (await server.PostAsync(Query, Answer.Modern, ("X-Long", new string('x', 40_000)))).Status);
    }

    [Theory]
    [InlineData("", 422, "The request needs a parameter \"query\" with a GraphQL document.")]
    [InlineData("?query=", 422, "The request needs a parameter \"query\" with a GraphQL document.")]
    [InlineData("?query={__typename}&variables=[7]", 422, "The parameter \"variables\" must be a JSON object.")]
    [InlineData("?query={__typename}&extensions=7", 422, "The parameter \"extensions\" must be a JSON object.")]
    [InlineData("?query={__typename}&variables={", 400, "The request is not JSON.")]
    [InlineData("?query={__typename}&query={__typename}", 422, "The parameter \"query\" is given twice; give it once.")]
    [InlineData("?query=%FF", 400, "The parameter \"query\" is not UTF-8.")]
    [InlineData("?query={__typename}&operationName=null", 422, "Unknown operation named \"null\".")]
    public async Task A_wrong_URL_has_the_status_of_its_fault_and_a_sentence(string url, int status, string message)
    {
        var answer = await server.GetAsync("/graphql" + url);

        Assert.Equal((status, message), (answer.Status, answer.Message));
    }

    [Theory]
    [InlineData("?query={__typename}&operationName=&variables=&extensions=&onError=")]
    [InlineData("?query=%7B%5F_typename%7D&variables=null")]
    [InlineData("?%71uery=query+Q+%7b__typename%7d&operationName=Q&other=1&other=2")]
    [InlineData("?query={__type(name:\"吉林\"){name}a:__typename}")]
    public async Task A_URL_is_read_as_URLSearchParams_writes_it(string url)
    {
        Assert.Equal(200, (await server.GetAsync("/graphql" + url)).Status);
    }

    private async Task<(int Status, string? Type)> StatusAndTypeAsync(string accept)
    {
        var answer = await server.PostAsync(Query, accept);
        return (answer.Status, answer.Type);
    }
}
