using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Http.Persisted;

/// <summary>A server with a folder of persisted documents.</summary>
public class PersistedServer : RunningServer
{
    public const string Typename = "{ __typename }";
    public const string University = "query Name($id: ID!) { university(id: $id) { name } } query Id($id: ID!) { university(id: $id) { id } }";

    private readonly TemporaryFolder _documents = new();

    public PersistedServer()
    {
        File.WriteAllText(Path.Combine(_documents.Path, "typename.graphql"), Typename);
        File.WriteAllText(
            Path.Combine(_documents.Path, "relay.json"), $$"""{"5d41402abc4b2a76b9719d911017c592":"{{University}}"}""");
        File.WriteAllText(Path.Combine(_documents.Path, "README.md"), "Not a document.");
    }

    protected override string[] Settings => [$"--Api:PersistedDocuments={_documents.Path}"];
}
