using KejiGraph.Embedded;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Changes;
using KejiGraph.GraphQL.Language;
using KejiGraph.Server.Commands.Progress;
using KejiGraph.Server.Generate;
using KejiGraph.Server.Import;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Generate;

/// <summary>A small generated graph as files and in a store, for tests that only read.</summary>
public sealed class GeneratedGraph : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kejigraph-");

    /// <summary>The model of the domain.</summary>
    public DomainModel Model { get; } = ModelReader.Read(
        new SourceText(File.ReadAllBytes(Repository.PathOf("schema", "model.graphql")), "model.graphql"));

    /// <summary>The folder with the files.</summary>
    public string Files => Path.Combine(_folder.FullName, "files");

    /// <summary>The store.</summary>
    public EmbeddedStore? Store { get; private set; }

    /// <summary>The numbers of nodes and relationships that were written.</summary>
    public (long Nodes, long Relationships) Written { get; private set; }

    /// <summary>Writes a graph of about 2,000 nodes.</summary>
    internal static (long Nodes, long Relationships) Write(DomainModel model, ulong seed, string folder)
    {
        var profile = TestProfile.OfProject(model.Graph);
        var counts = NodeCounts.Of(profile, 2000, [KeyValuePair.Create("University", 60L)]);
        return new GraphGenerator(profile, counts, seed, folder, new LineProgress(TextWriter.Null))
            .Write(TestContext.Current.CancellationToken);
    }

    public async ValueTask InitializeAsync()
    {
        Written = Write(Model, seed: 1, Files);
        Store = EmbeddedStore.Open(Model.Graph, Path.Combine(_folder.FullName, "generated.db"), TimeProvider.System);
        await new GraphImport(Store, WriteMode.Create, batchLines: 500, new LineProgress(TextWriter.Null))
            .RunAsync(Files, GraphFiles.Find(Model.Graph, Files), from: null, TestContext.Current.CancellationToken);
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
