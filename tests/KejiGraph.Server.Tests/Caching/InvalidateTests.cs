using System.Net;
using System.Net.Http.Headers;
using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Caching;

public sealed class InvalidateTests(InvalidateTests.Guarded server, RunningServer open)
    : IClassFixture<InvalidateTests.Guarded>, IClassFixture<RunningServer>
{
    private const string Token = "correct horse";

    [Fact]
    public async Task Whoever_has_the_token_makes_all_answers_void()
    {
        const string Path = "/graphql?query={universities{totalCount}}";
        await server.GetAsync(Path);
        Assert.Equal("KejiGraph; hit; detail=memory", (await server.GetAsync(Path)).Headers["Cache-Status"]);

        var answer = await AskAsync(server.Http, "Bearer", Token);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.StartsWith("{\"sequence\":", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal("KejiGraph; fwd=miss", (await server.GetAsync(Path)).Headers["Cache-Status"]);
    }

    [Fact]
    public async Task A_body_that_came_again_is_answered_anew_then()
    {
        const string Body = "{\"query\":\"{ alliances { totalCount } }\"}";
        foreach (var status in (string[])["KejiGraph; fwd=miss", "KejiGraph; hit; detail=memory", "KejiGraph; hit; detail=memory"])
        {
            Assert.Equal(status, (await server.PostAsync(Body)).Headers["Cache-Status"]);
        }

        await AskAsync(server.Http, "Bearer", Token);

        Assert.Equal("KejiGraph; fwd=miss", (await server.PostAsync(Body)).Headers["Cache-Status"]);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("Bearer", "wrong")]
    [InlineData("Bearer", Token + "x")]
    [InlineData("Basic", Token)]
    public async Task Nobody_else_does(string? scheme, string? token)
    {
        var answer = await AskAsync(server.Http, scheme, token);

        Assert.Equal((HttpStatusCode.Unauthorized, "Bearer"), (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString()));
        Assert.DoesNotContain(Token, server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_token_in_the_settings_there_is_no_such_path()
    {
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(open.Http, "Bearer", Token)).StatusCode);
    }

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, string? scheme, string? token)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/cache/invalidate");
        if (scheme is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue(scheme, token);
        }

        return http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A server with a token.</summary>
    public sealed class Guarded : RunningServer
    {
        protected override string[] Settings => [$"--Cache:InvalidateToken={Token}"];
    }
}
