namespace KejiGraph.Server.Tests.Clients;

public sealed class PartialAnswerTests(MissingDocumentServer server) : IClassFixture<MissingDocumentServer>
{
    [Fact]
    public async Task Apollo_Client_gives_a_partial_answer_by_its_error_policy()
    {
        Assert.Equal(
            "Cannot return null for non-nullable field Evidence.document.\n",
            await NodeScript.RunAsync("apollo/partial.mjs", server.Url));
    }

    [Fact]
    public async Task Urql_gives_a_partial_answer_with_its_errors()
    {
        Assert.Equal(
            "[GraphQL] Cannot return null for non-nullable field Evidence.document.\n",
            await NodeScript.RunAsync("urql/partial.mjs", server.Url));
    }
}
