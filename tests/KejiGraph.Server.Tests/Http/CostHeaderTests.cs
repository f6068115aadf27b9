using System.Net.Http.Headers;
using System.Text;

namespace KejiGraph.Server.Tests.Http;

public sealed class CostHeaderTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Query = """{"query":"{ universities(first: 1) { nodes { name } } }"}""";

    private const string Cost =
        "\"extensions\":{\"cost\":{\"total\":0.092,\"limit\":1000,\"dearest\":{\"field\":\"universities\",\"cost\":0.092}}}";

    [Theory]
    [InlineData("report")]
    [InlineData("REPORT")]
    public async Task Report_answers_with_the_cost(string value)
    {
        var (status, body) = await SendAsync(Query, value);

        Assert.Equal(200, status);
        Assert.StartsWith("{\"data\":{\"universities\":{\"nodes\":[{\"name\":\"", body, StringComparison.Ordinal);
        Assert.EndsWith("]}}," + Cost + "}", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_answers_with_the_cost_alone()
    {
        Assert.Equal((200, "{" + Cost + "}"), await SendAsync(Query, "validate"));
    }

    [Fact]
    public async Task Another_value_is_refused()
    {
        var (status, body) = await SendAsync(Query, "tell");

        Assert.Equal(422, status);
        Assert.Equal(
            """{"errors":[{"message":"The header GraphQL-Cost must be \"report\" or \"validate\".","extensions":{"code":"BAD_USER_INPUT"}}]}""",
            body);
    }

    [Fact]
    public async Task An_operation_that_costs_too_much_is_422()
    {
        const string Dear =
            """{"query":"{ enterprises(first: 50) { nodes { agreements(first: 50) { nodes { parties(first: 50) { nodes { __typename } } } } } } }"}""";

        var (status, body) = await SendAsync(Dear, value: null);

        Assert.Equal(422, status);
        Assert.Equal(
            """{"errors":[{"message":"The operation costs 5230; at most 1000 is allowed. The most expensive field is \"enterprises.nodes.agreements.nodes.parties.nodes\" with 5000: ask for fewer rows there and in the lists around it with \"first\", or ask in several requests.","extensions":{"code":"COST_EXCEEDED"}}]}""",
            body);
    }

    [Fact]
    public async Task The_agreements_of_fifty_enterprises_with_their_partners_are_within_the_limit()
    {
        const string Dashboard =
            """{"query":"{ enterprises(first: 50) { nodes { id name agreements { nodes { id name universities: parties { nodes { ... on University { id name } } } talents: parties { nodes { ... on Talent { id name } } } } } } } }"}""";

        var (status, body) = await SendAsync(Dashboard, "validate");

        Assert.Equal(200, status);
        Assert.StartsWith("{\"extensions\":{\"cost\":{\"total\":516.75,", body, StringComparison.Ordinal);
    }

    private async Task<(int Status, string Body)> SendAsync(string body, string? value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/graphql-response+json"));
        if (value is not null)
        {
            request.Headers.Add("GraphQL-Cost", value);
        }

        using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
