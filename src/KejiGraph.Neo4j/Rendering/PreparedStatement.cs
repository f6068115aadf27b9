using KejiGraph.Bolt;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Decoding;
using KejiGraph.Neo4j.Reading;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// A statement that serves all requests with the same plan and the same <see cref="ArgumentShape"/>, and how its one record is read.
/// Holds nothing of a request; may be shared.
/// </summary>
/// <param name="text">Cypher.</param>
/// <param name="sources">Where each parameter takes its value from.</param>
/// <param name="roots">One shape for each root that is wanted; the values follow the sequence of the last commit.</param>
internal sealed class PreparedStatement(
    string text, IReadOnlyList<Func<PlanArguments, object?>> sources, ValueShape[] roots)
{
    private readonly Func<PlanArguments, object?>[] _sources = [.. sources];
    private readonly string[] _names = [.. Enumerable.Range(0, sources.Count).Select(Parameters.Name)];

    // Written by any request without a lock: all of them would write the same.
    private ulong[]? _reads;

    /// <summary>Cypher.</summary>
    public string Text { get; } = text;

    /// <summary>How the values of the roots are read.</summary>
    public ValueShape[] Roots { get; } = roots;

    /// <summary>What its answers depend on.</summary>
    /// <param name="plan">The plan of the statement.</param>
    /// <param name="arguments">Those of any request that it serves: all of them read the same parts.</param>
    public ulong[] Reads(Plan plan, PlanArguments arguments) => _reads ??= PlanReads.Of(plan, arguments);

    /// <summary>The statement with the values of a request.</summary>
    public BoltStatement Bind(PlanArguments arguments)
    {
        var values = new object?[_sources.Length];
        for (var place = 0; place < values.Length; place++)
        {
            values[place] = _sources[place](arguments);
        }

        return new BoltStatement(Text, new BoundParameters(_names, values));
    }
}
