using System.Globalization;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing.Contract;

namespace KejiGraph.Embedded.Tests;

public sealed class EmbeddedStoreContract : GraphStoreContract, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kejigraph-");

    // KEJIGRAPH_STEPS asks for more: a million steps take minutes.
    protected override (int Answers, int Steps) ReadSets => (
        200, int.Parse(Environment.GetEnvironmentVariable("KEJIGRAPH_STEPS") ?? "50000", CultureInfo.InvariantCulture));

    public void Dispose() => _folder.Delete(recursive: true);

    protected override ValueTask<IGraphStore> OpenAsync(GraphModel model) => ValueTask.FromResult<IGraphStore>(
        EmbeddedStore.Open(model, Path.Combine(_folder.FullName, "graph.db"), TimeProvider.System));
}
