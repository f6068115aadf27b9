using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Caching;

public sealed class CacheHeaderTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Headers_tell_whether_the_answer_was_kept()
    {
        const string Path = "/graphql?query={platforms{totalCount}}";
        var first = await server.GetAsync(Path);
        var second = await server.GetAsync(Path);
        var known = await server.GetAsync(Path, Answer.Modern, ("If-None-Match", first.Headers["ETag"]));

        Assert.Equal("KejiGraph; fwd=miss", first.Headers["Cache-Status"]);
        Assert.Equal(("KejiGraph; hit; detail=memory", "0"), (second.Headers["Cache-Status"], second.Headers["Age"]));
        Assert.Equal((first.Body, first.Headers["ETag"]), (second.Body, second.Headers["ETag"]));
        Assert.Equal(304, known.Status);
    }

    [Theory]
    [InlineData("{\"query\":\"{ __typename }\"}")]
    [InlineData("{\"query\":\"{ nothing }\"}")]
    public async Task What_is_not_kept_has_no_such_header(string body)
    {
        Assert.DoesNotContain("Cache-Status", (await server.PostAsync(body)).Headers.Keys);
    }
}
