using System.Text;
using KejiGraph.Embedded;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.Testing;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Clients;

/// <summary>
/// One server whose store names a document that it does not have, for it was written under a model in which that was a mere
/// text. Asking for the document, which the schema promises, gives data and an error.
/// </summary>
public sealed class MissingDocumentServer : IAsyncLifetime
{
    private static readonly string[] Lines =
    [
        """{"node":"Enterprise","id":"ent-told","properties":{"name":"有名","orgType":"COMPANY","recordedAt":"2026-11-22T00:00:00Z"}}""",
        """{"node":"Enterprise","id":"ent-lost","properties":{"name":"无据","orgType":"COMPANY","recordedAt":"2026-11-22T00:00:00Z","sources":[{"document":"doc-lost","quote":"无据"}]}}""",
    ];

    private readonly TemporaryFolder _folder = new();
    private ServerProcess? _process;

    /// <summary>Where the server listens.</summary>
    public string Url => _process!.Url;

    public async ValueTask InitializeAsync()
    {
        var strict = await File.ReadAllTextAsync(Repository.PathOf("schema", "model.graphql"));
        var loose = strict.Replace("document: Document!", "document: String!", StringComparison.Ordinal);
        var model = ModelReader.Read(new SourceText(Encoding.UTF8.GetBytes(loose), "model.graphql")).Graph;
        await using (var store = EmbeddedStore.Open(model, Path.Combine(_folder.Path, "graph.db"), TimeProvider.System))
        {
            await store.ApplyAsync(
                new ChangeBatch([.. Lines.Select(line => GraphLineReader.Read(model, WriteMode.Create, Encoding.UTF8.GetBytes(line)))]),
                TestContext.Current.CancellationToken);
        }

        _process = await ServerProcess.StartAsync(_folder.Path, "--Store:Embedded:Path=graph.db", "--Store:Sample=false");
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Dispose();
    }
}
