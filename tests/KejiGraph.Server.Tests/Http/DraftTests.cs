namespace KejiGraph.Server.Tests.Http;

public sealed class DraftTests(DraftServer server) : IClassFixture<DraftServer>
{
    [Theory]
    [InlineData("""{"query":"{ __typename }"}""", 200, 200)]
    [InlineData("NONSENSE", 400, 400)]
    [InlineData("""{"qeury":"{ __typename }"}""", 400, 400)]
    [InlineData("""{"query":"{"}""", 400, 200)]
    [InlineData("""{"query":"{ nothing }"}""", 400, 200)]
    [InlineData("""{"query":"query ($n: Int) { entities(first: $n) { totalCount } }","variables":{"n":"x"}}""", 400, 200)]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}""", 404, 200)]
    public async Task The_drafts_answer_400_where_the_edition_says_422_and_200_to_clients_of_JSON_alone(
        string body, int modern, int legacy)
    {
        Assert.Equal(modern, (await server.PostAsync(body)).Status);
        Assert.Equal(legacy, (await server.PostAsync(body, "application/json")).Status);
    }

    [Fact]
    public async Task The_media_type_is_always_the_one_that_was_asked_for()
    {
        Assert.Equal(Answer.LegacyType, (await server.PostAsync("NONSENSE", "application/json")).Type);
    }
}
