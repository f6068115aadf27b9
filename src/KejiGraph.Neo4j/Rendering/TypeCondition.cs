using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>Renders conditions on the type of a node.</summary>
internal static class TypeCondition
{
    /// <summary>
    /// Up to so many types are named one by one in a statement. Neo4j plans each branch and each alternative of labels anew: 36 types
    /// took it a hundred times as long to plan as to run. Larger sets are found through the label and the indexes of all nodes.
    /// </summary>
    public const int MaxNamed = 12;

    /// <summary>The types of the set are not named one by one.</summary>
    public static bool IsLarge(NodeSet set) => set.Types.Length > MaxNamed;

    /// <summary>The node has a type of the row's set.</summary>
    public static string IsOfSet(RowScope row, Parameters parameters, Variables variables)
    {
        if (!IsLarge(row.Set))
        {
            return $"{row.Node}:{StoredNames.Labels(row.Set)}";
        }

        // Labels as values, not as a part of the pattern: the planner has nothing to weigh, and the order of an index stays usable.
        string[] labels = [.. row.Set.Types.Select(type => type.Labels[0])];
        var label = variables.Next('x');
        return $"any({label} IN labels({row.Node}) WHERE {label} IN {parameters.Add(_ => labels)})";
    }

    /// <summary>The node, which has a type of the row's set, has a type that a request names.</summary>
    /// <param name="row">The row.</param>
    /// <param name="names">The name of a type, or a list of them.</param>
    /// <param name="parameters">Take labels.</param>
    /// <param name="variables">Name the label at hand.</param>
    public static string IsNamed(RowScope row, object? names, Parameters parameters, Variables variables)
    {
        var named = TypeFilter.Named(row.Set, names);
        return named.Types.IsEmpty ? Condition.False
            : named == row.Set ? Condition.True
            : IsOfSet(row with { Set = named }, parameters, variables);
    }
}
