namespace KejiGraph.Server.Tests.Http;

public sealed class EntityTagTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const string Path = "/graphql?query={university(id:\"uni-jilin\"){name}}";

    [Fact]
    public async Task A_GET_is_answered_with_a_strong_tag_that_the_next_one_can_name()
    {
        var first = await server.GetAsync(Path);
        var tag = first.Headers["ETag"];

        var second = await server.GetAsync(Path, Answer.Modern, ("If-None-Match", tag));

        Assert.Equal((200, "no-cache", "Accept, Accept-Encoding"), (first.Status, first.Headers["Cache-Control"], first.Headers["Vary"]));
        Assert.Matches("^\"g[A-Za-z0-9_-]{22}\"$", tag);
        Assert.Equal((304, ""), (second.Status, second.Body));
        Assert.Equal((tag, "no-cache", "Accept, Accept-Encoding"), (second.Headers["ETag"], second.Headers["Cache-Control"], second.Headers["Vary"]));
    }

    [Theory]
    [InlineData("\"x\", {0}", 304)]
    [InlineData("W/{0}", 304)]
    [InlineData("*", 304)]
    [InlineData("\"x\"", 200)]
    [InlineData("nonsense", 200)]
    public async Task A_list_of_tags_is_compared_weakly(string header, int status)
    {
        var tag = (await server.GetAsync(Path)).Headers["ETag"];

        Assert.Equal(
            status, (await server.GetAsync(Path, Answer.Modern, ("If-None-Match", header.Replace("{0}", tag, StringComparison.Ordinal)))).Status);
    }

    [Fact]
    public async Task The_tag_differs_with_the_answer_and_with_its_media_type()
    {
        var tags = new[]
        {
            (await server.GetAsync(Path)).Headers["ETag"],
            (await server.GetAsync(Path, "application/json")).Headers["ETag"],
            (await server.GetAsync("/graphql?query={__typename}")).Headers["ETag"],
        };

        Assert.Distinct(tags);
    }

    [Fact]
    public async Task What_is_no_answer_by_GET_has_no_tag_and_is_not_kept()
    {
        Answer[] answers =
        [
            await server.PostAsync("""{"query":"{ __typename }"}""", Answer.Modern, ("If-None-Match", "*")),
            await server.GetAsync("/graphql?query={nothing}", Answer.Modern, ("If-None-Match", "*")),
            await server.GetAsync("/graphql?query={__typename}", "text/csv"),
            await server.GetAsync("/graphql/persisted/none"),
        ];

        Assert.Equal([200, 422, 406, 404], answers.Select(answer => answer.Status));
        Assert.All(answers, answer => Assert.Equal("no-store", answer.Headers["Cache-Control"]));
        Assert.All(answers, answer => Assert.DoesNotContain("ETag", answer.Headers.Keys));
    }
}
