using KejiGraph.Bolt;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Schema;

/// <summary>Brings the constraints and indexes of a database to what a model asks for. Others that are there stay.</summary>
internal sealed class SchemaApplication(BoltClient client, TimeSpan timeout)
{
    /// <summary>Creates what is missing and waits until all indexes can be used.</summary>
    /// <exception cref="Graph.Stores.GraphStoreException">
    /// Neo4j failed, or what it holds breaks a constraint; what was created before that stays.
    /// </exception>
    public async ValueTask ApplyAsync(GraphModel model, CancellationToken cancellationToken)
    {
        try
        {
            foreach (var statement in GraphSchema.Of(model))
            {
                await RunAsync(new BoltStatement(statement.Text), cancellationToken).ConfigureAwait(false);
            }

            await RunAsync(
                new BoltStatement("CALL db.awaitIndexes($seconds)", new Dictionary<string, object?> { ["seconds"] = (long)timeout.TotalSeconds }),
                cancellationToken).ConfigureAwait(false);
        }
        catch (BoltException failure)
        {
            throw Errors.Of(failure, timeout);
        }
    }

    /// <summary>The names of the constraints and indexes that the model asks for and the database lacks or cannot use yet.</summary>
    /// <exception cref="Graph.Stores.GraphStoreException">Neo4j failed.</exception>
    public async ValueTask<IReadOnlyList<string>> MissingAsync(GraphModel model, CancellationToken cancellationToken)
    {
        var found = new NameReader();
        try
        {
            // A unique constraint has an index of its name, so the indexes say it all.
            await client.ReadAsync(
                new BoltStatement("SHOW INDEXES YIELD name, state WHERE state = \"ONLINE\" RETURN name"),
                found,
                bookmarks: null,
                timeout,
                cancellationToken).ConfigureAwait(false);
        }
        catch (BoltException failure)
        {
            throw Errors.Of(failure, timeout);
        }

        return [.. GraphSchema.Of(model).Select(statement => statement.Name).Where(name => !found.Names.Contains(name))];
    }

    private ValueTask<BoltSummary> RunAsync(BoltStatement statement, CancellationToken cancellationToken) =>
        client.RunAsync(statement, reader: null, bookmarks: null, timeout, cancellationToken);

    private sealed class NameReader : IRecordReader
    {
        public HashSet<string> Names { get; } = [];

        public void Fields(IReadOnlyList<string> names) => Names.Clear();

        public void Record(ref PackStreamReader reader) => Names.Add(reader.ReadString());
    }
}
