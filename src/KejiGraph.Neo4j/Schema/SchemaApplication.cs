using KejiGraph.Bolt;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Schema;

/// <summary>Brings the constraints and indexes of a database to what a model asks for. Others that are there stay.</summary>
internal sealed class SchemaApplication(BoltClient client, TimeSpan timeout)
{
    // A commit of each alone would take most of the time.
    private const int Together = 50;

    /// <summary>Creates what is missing and waits until all indexes can be used.</summary>
    /// <param name="model">The model.</param>
    /// <param name="progress">Told how many of how many are created.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>How many were created.</returns>
    /// <exception cref="Graph.Stores.GraphStoreException">
    /// Neo4j failed, or what it holds breaks a constraint; what was created before that stays.
    /// </exception>
    public async ValueTask<int> ApplyAsync(GraphModel model, Action<int, int> progress, CancellationToken cancellationToken)
    {
        var missing = (await MissingAsync(model, cancellationToken).ConfigureAwait(false)).ToHashSet();
        var created = 0;
        try
        {
            foreach (var some in GraphSchema.Of(model).Where(statement => missing.Contains(statement.Name)).Chunk(Together))
            {
                await client.WriteAsync(
                    [.. some.Select(statement => new BoltStatement(statement.Text))], bookmarks: null, timeout, cancellationToken).ConfigureAwait(false);
                created += some.Length;
                progress(created, missing.Count);
            }

            await client.RunAsync(
                new BoltStatement("CALL db.awaitIndexes($seconds)", new Dictionary<string, object?> { ["seconds"] = (long)timeout.TotalSeconds }),
                reader: null,
                bookmarks: null,
                timeout,
                cancellationToken).ConfigureAwait(false);
            return created;
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

    private sealed class NameReader : IRecordReader
    {
        public HashSet<string> Names { get; } = [];

        public void Fields(IReadOnlyList<string> names) => Names.Clear();

        public void Record(ref PackStreamReader reader) => Names.Add(reader.ReadString());
    }
}
