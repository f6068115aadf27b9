namespace KejiGraph.Server.Tests.Http.Persisted;

public sealed class OnlyPersistedTests(OnlyPersistedTests.Strict server) : IClassFixture<OnlyPersistedTests.Strict>
{
    [Theory]
    [InlineData("""{"query":"{ other: __typename }"}""")]
    [InlineData("""{"query":"{ __typename } "}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38"}}}""")]
    public async Task Everything_else_is_refused(string body)
    {
        var answer = await server.PostAsync(body);

        Assert.Equal((403, "FORBIDDEN"), (answer.Status, answer.Code));
        Assert.Equal(
            "This server answers persisted documents only; send the \"documentId\" of one of them.", answer.Message);
    }

    [Fact]
    public async Task Everything_else_is_refused_by_GET()
    {
        Assert.Equal(403, (await server.GetAsync("/graphql?query={other:__typename}")).Status);
    }

    [Theory]
    [InlineData("""{"documentId":"typename"}""")]
    [InlineData("""{"query":"{ __typename }"}""")]
    [InlineData("""{"extensions":{"persistedQuery":{"version":1,"sha256Hash":"7f56e67dd21ab3f30d1ff8b7bed08893f0a0db86449836189b361dd1e56ddb4b"}}}""")]
    public async Task The_documents_of_the_folder_are_answered_however_they_are_named(string body)
    {
        var answer = await server.PostAsync(body);

        Assert.Equal((200, """{"data":{"__typename":"Query"}}"""), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Nothing_that_a_client_sends_is_kept()
    {
        const string Hash = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38";
        await server.PostAsync("""{"query":"{__typename}","extensions":{"persistedQuery":{"version":1,"sha256Hash":""" + $"\"{Hash}\"}}}}}}");

        Assert.Equal(404, (await server.PostAsync($$"""{"documentId":"{{Hash}}"}""")).Status);
    }

    public sealed class Strict : PersistedServer
    {
        protected override string[] Settings => [.. base.Settings, "--Api:OnlyPersisted=true"];
    }
}
