using System.Text;
using KejiGraph.Engine.Responses;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.Tests.Http;

public sealed class OnErrorTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData("\"PROPAGATE\"", ErrorBehavior.Propagate)]
    [InlineData("\"NULL\"", ErrorBehavior.Null)]
    [InlineData("\"HALT\"", ErrorBehavior.Halt)]
    [InlineData("null", ErrorBehavior.Propagate)]
    public async Task What_a_body_asks_for_is_taken(string value, ErrorBehavior behavior)
    {
        var body = $$"""{"query":"{ __typename }","onError":{{value}}}""";

        using var read = RequestBody.ReadOne(Encoding.UTF8.GetBytes(body), maxDepth: 10);

        Assert.Equal(behavior, read.OnError);
        Assert.Equal(200, (await server.PostAsync(body)).Status);
    }

    [Theory]
    [InlineData("PROPAGATE", ErrorBehavior.Propagate)]
    [InlineData("NULL", ErrorBehavior.Null)]
    [InlineData("HALT", ErrorBehavior.Halt)]
    public async Task What_a_URL_asks_for_is_taken(string value, ErrorBehavior behavior)
    {
        var query = $"?query={{__typename}}&onError={value}";

        using var read = new RequestUrl(maxDepth: 10).Read(query);

        Assert.Equal(behavior, read.OnError);
        Assert.Equal(200, (await server.GetAsync("/graphql" + query)).Status);
    }

    [Theory]
    [InlineData("\"null\"", "The member \"onError\" is \"null\"; allowed is \"PROPAGATE\", \"NULL\" or \"HALT\".")]
    [InlineData("7", "The member \"onError\" must be a string.")]
    public async Task Another_value_in_a_body_is_malformed(string value, string message)
    {
        var answer = await server.PostAsync($$"""{"query":"{ __typename }","onError":{{value}}}""");

        Assert.Equal((422, "BAD_USER_INPUT", message), (answer.Status, answer.Code, answer.Message));
    }

    [Fact]
    public async Task Another_value_in_a_URL_is_malformed()
    {
        var answer = await server.GetAsync("/graphql?query={__typename}&onError=ABORT");

        Assert.Equal(
            (422, "The parameter \"onError\" is \"ABORT\"; allowed is \"PROPAGATE\", \"NULL\" or \"HALT\"."),
            (answer.Status, answer.Message));
    }
}
