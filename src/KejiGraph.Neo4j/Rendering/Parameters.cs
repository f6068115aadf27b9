using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// The parameters of a statement: where each takes its value from. They are named in the order in which the text needs them, never by
/// what they hold.
/// </summary>
internal sealed class Parameters
{
    private readonly List<Func<PlanArguments, object?>> _sources = [];

    /// <summary>For each parameter its value for a request, in a type that Bolt carries.</summary>
    public IReadOnlyList<Func<PlanArguments, object?>> Sources => _sources;

    /// <summary>The name of the parameter with a number, without the dollar.</summary>
    public static string Name(int number) => $"p{number}";

    /// <summary>Takes where a value comes from and returns what stands for it in the text.</summary>
    public string Add(Func<PlanArguments, object?> source)
    {
        _sources.Add(source);
        return $"${Name(_sources.Count - 1)}";
    }
}
