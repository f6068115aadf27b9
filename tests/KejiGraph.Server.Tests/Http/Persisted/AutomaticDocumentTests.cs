using System.Security.Cryptography;
using System.Text;
using KejiGraph.Server.Http.Persisted;

namespace KejiGraph.Server.Tests.Http.Persisted;

/// <summary>The exchange of Apollo's clients: the hash alone, then the hash with the text, then the hash alone.</summary>
public sealed class AutomaticDocumentTests(RunningServer server, AutomaticDocumentTests.Without without)
    : IClassFixture<RunningServer>, IClassFixture<AutomaticDocumentTests.Without>
{
    [Fact]
    public async Task A_text_that_was_sent_with_its_hash_need_not_be_sent_again()
    {
        const string Text = "{ automatic: __typename }";
        var unknown = await server.PostAsync(HashOnly(Hash(Text)));
        var told = await server.PostAsync(WithText(Text, Hash(Text)));
        var known = await server.PostAsync(HashOnly(Hash(Text).ToUpperInvariant()));
        var byUrl = await server.GetAsync("/graphql?extensions=" + Uri.EscapeDataString(Extension(Hash(Text))));
        var byId = await server.PostAsync($$"""{"documentId":"sha256:{{Hash(Text)}}"}""");

        Assert.Equal((404, "PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND"), (unknown.Status, unknown.Message, unknown.Code));
        Assert.All([told, known, byUrl, byId], answer => Assert.Equal("""{"data":{"automatic":"Query"}}""", answer.Body));
    }

    [Fact]
    public async Task A_hash_of_another_text_is_malformed()
    {
        var answer = await server.PostAsync(WithText("{ __typename }", "00"));

        Assert.Equal((422, "BAD_USER_INPUT"), (answer.Status, answer.Code));
        Assert.Equal(
            $"The SHA-256 of \"query\" is \"{Hash("{ __typename }")}\", but \"extensions.persistedQuery.sha256Hash\" is \"00\".",
            answer.Message);
    }

    [Fact]
    public async Task A_text_that_cannot_be_executed_is_not_kept()
    {
        const string Text = "{ nothing }";
        await server.PostAsync(WithText(Text, Hash(Text)));

        Assert.Equal("PersistedQueryNotFound", (await server.PostAsync(HashOnly(Hash(Text)))).Message);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"version":2,"sha256Hash":"00"}""")]
    [InlineData("""{"version":"1","sha256Hash":"00"}""")]
    [InlineData("""{"version":1,"sha256Hash":7}""")]
    public async Task Another_shape_is_malformed(string extension)
    {
        var answer = await server.PostAsync("""{"query":"{ __typename }","extensions":{"persistedQuery":""" + extension + "}}");

        Assert.Equal(
            (422, "\"extensions.persistedQuery\" must be an object with \"version\": 1 and a string \"sha256Hash\"."),
            (answer.Status, answer.Message));
    }

    [Fact]
    public async Task A_server_that_keeps_none_says_so_in_the_words_that_clients_know()
    {
        var answer = await without.PostAsync(HashOnly("00"));

        Assert.Equal(
            (422, "PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED"), (answer.Status, answer.Message, answer.Code));
    }

    [Fact]
    public void When_there_is_no_room_what_was_not_asked_for_longest_goes()
    {
        var documents = new AutomaticDocuments(capacity: 2500);
        documents.Add("a", new byte[600]);
        documents.Add("b", new byte[600]);
        documents.Add("b", new byte[1]);
        Assert.True(documents.TryFind("a", out _));

        documents.Add("c", new byte[600]);
        documents.Add("huge", new byte[3000]);

        Assert.Equal([true, false, true, false], new[] { "a", "b", "c", "huge" }.Select(hash => documents.TryFind(hash, out _)));
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string HashOnly(string hash) => $$"""{"extensions":{{Extension(hash)}} }""";

    private static string WithText(string text, string hash) => $$"""{"query":"{{text}}","extensions":{{Extension(hash)}} }""";

    private static string Extension(string hash) => """{"persistedQuery":{"version":1,"sha256Hash":"HASH"}}"""
        .Replace("HASH", hash, StringComparison.Ordinal);

    public sealed class Without : RunningServer
    {
        protected override string[] Settings => ["--Api:AutomaticDocumentBytes=0"];
    }
}
