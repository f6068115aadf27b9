using KejiGraph.Bolt;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;
using KejiGraph.Neo4j.Decoding;
using KejiGraph.Neo4j.Rendering;

namespace KejiGraph.Neo4j;

/// <summary>The reading half of the store: runs a plan as one statement. May be called from many threads at once.</summary>
internal sealed class PlanRunner(BoltClient client)
{
    private readonly StatementCache _statements = new();

    /// <summary>Runs a plan and pushes its values into a sink.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="arguments">The values of the request.</param>
    /// <param name="sink">Takes the values. After an exception what it holds is worth nothing.</param>
    /// <param name="reads">Takes what the answer depends on; null when nobody asks.</param>
    /// <param name="bookmarks">The writes that the answer must show; null: none in particular.</param>
    /// <param name="timeout">How long the run may take.</param>
    /// <param name="cancellationToken">Ends the run early.</param>
    /// <returns>The number of the last commit that the answer can show; 0 when there was none.</returns>
    /// <exception cref="Graph.Stores.GraphStoreException">Neo4j failed, or the time ran out.</exception>
    public async ValueTask<long> RunAsync(
        Plan plan,
        PlanArguments arguments,
        IResultSink sink,
        ReadSet? reads,
        BoltBookmarks? bookmarks,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var prepared = _statements.Get(plan, arguments);
        if (reads is not null)
        {
            foreach (var read in prepared.Reads(plan, arguments))
            {
                reads.Add(read);
            }
        }

        var reader = new AnswerReader(prepared.Roots, sink);
        try
        {
            await client.ReadAsync(prepared.Bind(arguments), reader, bookmarks, timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (BoltException failure)
        {
            throw Errors.Of(failure, timeout);
        }

        return reader.Sequence;
    }
}
