using System.Security.Cryptography;
using System.Text;

namespace KejiGraph.Server.Tests.Http.Persisted;

public sealed class PersistedDocumentTests(PersistedServer server) : IClassFixture<PersistedServer>
{
    private const string Jilin = """{"data":{"university":{"name":"吉林大学"}}}""";
    private const string Md5 = "5d41402abc4b2a76b9719d911017c592";

    private static readonly string Sha = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(PersistedServer.University)));

    private static readonly string Variables = Uri.EscapeDataString("""{"id":"uni-jilin"}""");

    [Fact]
    public async Task A_document_is_found_by_its_file_name_its_id_and_its_hash()
    {
        Assert.Equal("""{"data":{"__typename":"Query"}}""", (await server.PostAsync("""{"documentId":"typename"}""")).Body);
        foreach (var id in (string[])[Md5, Sha, "sha256:" + Sha])
        {
            var answer = await server.PostAsync(
                $$"""{"documentId":"{{id}}","operationName":"Name","variables":{"id":"uni-jilin"} }""");

            Assert.Equal((200, Jilin), (answer.Status, answer.Body));
        }
    }

    [Fact]
    public async Task A_document_is_named_by_the_query_or_by_the_path_of_a_URL()
    {
        string[] paths =
        [
            $"/graphql?documentId={Md5}&operationName=Name&variables={Variables}",
            $"/graphql/persisted/{Md5}?operationName=Name&variables={Variables}",
            $"/graphql/persisted/sha256:{Sha}/Name?variables={Variables}",
        ];

        foreach (var path in paths)
        {
            var answer = await server.GetAsync(path);

            Assert.Equal((200, Jilin), (answer.Status, answer.Body));
            Assert.NotEmpty(answer.Headers["ETag"]);
        }
    }

    [Fact]
    public async Task A_document_that_the_path_names_can_be_asked_for_by_POST()
    {
        var answer = await server.PostAsync(
            """{"operationName":"Name","variables":{"id":"uni-jilin"}}"""u8.ToArray(), path: "/graphql/persisted/" + Md5);

        Assert.Equal((200, Jilin), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("none")]
    [InlineData("README")]
    [InlineData("sha256:none")]
    [InlineData("../typename")]
    public async Task A_document_that_is_not_there_is_404(string id)
    {
        var answer = await server.PostAsync($$"""{"documentId":"{{id}}"}""");

        Assert.Equal((404, Answer.ModernType, "PERSISTED_QUERY_NOT_FOUND"), (answer.Status, answer.Type, answer.Code));
        Assert.Equal($"There is no persisted document \"{id}\".", answer.Message);
    }

    [Fact]
    public async Task A_request_with_a_text_and_an_id_is_malformed()
    {
        Answer[] answers =
        [
            await server.PostAsync("""{"documentId":"typename","query":"{ __typename }"}"""),
            await server.GetAsync("/graphql/persisted/typename?query={__typename}"),
        ];

        Assert.All(answers, answer => Assert.Equal(
            (422, "The request has a \"query\" and a \"documentId\"; send one of them."), (answer.Status, answer.Message)));
    }

    [Fact]
    public async Task A_GET_that_names_a_document_is_no_visit_to_the_query_page()
    {
        Assert.Equal(Answer.LegacyType, (await server.GetAsync("/graphql?documentId=typename", "text/html,*/*;q=0.8")).Type);
    }
}
