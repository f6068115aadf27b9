using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>Finds a node by its id: through the index of its type where that is known, else through that of all nodes.</summary>
internal static class NodeMatch
{
    /// <summary>The pattern of a node of a set.</summary>
    public static string Pattern(RowScope row) =>
        $"({row.Node}:{(row.Set.IsSingle ? StoredNames.Label(row.Set.Types[0]) : StoredNames.Quote(StoredNames.AnyNode))})";

    /// <summary>The condition that it has an id and belongs to the set.</summary>
    public static string HasId(RowScope row, string id, Parameters parameters, Variables variables) => Condition.And(
        $"{row.Node}.{Id(row.Set)} = {id}",
        row.Set.IsSingle ? Condition.True : TypeCondition.IsOfSet(row, parameters, variables));

    /// <summary>The property that holds the id.</summary>
    public static string Id(NodeSet set) => StoredNames.Quote(set.Types[0].Id.Name);
}
