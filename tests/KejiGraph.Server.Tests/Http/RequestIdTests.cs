namespace KejiGraph.Server.Tests.Http;

public sealed class RequestIdTests(RequestIdTests.Talking server) : IClassFixture<RequestIdTests.Talking>
{
    [Fact]
    public async Task The_line_of_a_request_in_the_log_has_its_id_and_not_what_was_asked()
    {
        await server.PostAsync("""{"query":"{ secret: __typename }"}""", Answer.Modern, ("X-Request-Id", "abc-123"));

        // The line is written after the answer was sent; the next request is answered after that.
        await server.PostAsync("""{"query":"{ __typename }"}""", Answer.Modern, ("X-Request-Id", "abc-124"));
        Assert.Matches(@"DBG abc-123 POST /graphql 200 in \d+\.\d ms, request abc-123", server.Output);
        Assert.Contains("INF abc-123 Executing endpoint '/graphql'", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("with space")]
    [InlineData("a\"b")]
    public async Task An_id_that_could_disturb_the_log_is_replaced(string id)
    {
        var answer = await server.PostAsync("""{"query":"{ __typename }"}""", Answer.Modern, ("X-Request-Id", id));

        Assert.NotEqual(id, answer.Headers["X-Request-Id"]);
        Assert.NotEmpty(answer.Headers["X-Request-Id"]);
    }

    public sealed class Talking : RunningServer
    {
        protected override string[] Settings =>
        [
            "--Serilog:MinimumLevel:Default=Debug",
            "--Serilog:MinimumLevel:Override:Microsoft.AspNetCore.Routing=Information",
        ];
    }
}
