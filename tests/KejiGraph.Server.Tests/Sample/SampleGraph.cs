using System.Text;
using KejiGraph.Embedded;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Sample;

/// <summary>The sample graph in a store, for tests that only read.</summary>
public sealed class SampleGraph : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kejigraph-");

    /// <summary>The model of the domain.</summary>
    public DomainModel Model { get; } = ModelReader.Read(
        new SourceText(File.ReadAllBytes(Repository.PathOf("schema", "model.graphql")), "model.graphql"));

    /// <summary>The store.</summary>
    public EmbeddedStore? Store { get; private set; }

    /// <summary>The lines of the sample.</summary>
    public static IEnumerable<string> Lines => new[] { "nodes", "relationships" }
        .SelectMany(folder => Directory.GetFiles(Repository.PathOf("schema", "sample", folder), "*.jsonl").Order(StringComparer.Ordinal))
        .SelectMany(File.ReadLines);

    public async ValueTask InitializeAsync()
    {
        Store = EmbeddedStore.Open(Model.Graph, Path.Combine(_folder.FullName, "sample.db"), TimeProvider.System);
        await Store.ApplyAsync(
            new ChangeBatch(
                [.. Lines.Select(line => GraphLineReader.Read(Model.Graph, WriteMode.Create, Encoding.UTF8.GetBytes(line)))]),
            TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Store is not null)
        {
            await Store.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
