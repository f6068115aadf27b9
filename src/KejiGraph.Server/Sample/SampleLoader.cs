using System.Text;
using System.Text.Json;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Json;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Server.Sample;

/// <summary>Loads the sample graph: one batch, so that the store has all of it or nothing.</summary>
internal static class SampleLoader
{
    /// <summary>Loads it.</summary>
    /// <exception cref="StartException">A line does not fit the model; the message names file and line.</exception>
    public static async Task LoadAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        var changes = new List<Change>();
        foreach (var path in SchemaFiles.Sample)
        {
            var number = 0;
            await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
            {
                number++;
                try
                {
                    changes.Add(GraphLineReader.Read(store.Model, WriteMode.Create, Encoding.UTF8.GetBytes(line)));
                }
                catch (Exception cause) when (cause is GraphStoreException or JsonException)
                {
                    throw new StartException($"{path}:{number}: {cause.Message}");
                }
            }
        }

        await store.ApplyAsync(new ChangeBatch([.. changes]), cancellationToken);
    }
}
