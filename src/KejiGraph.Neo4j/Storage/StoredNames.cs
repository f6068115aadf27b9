using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Storage;

/// <summary>
/// The names under which a graph stands in Neo4j. All come from the model or from here, and are quoted, so that no text of a
/// request can become part of a statement.
/// </summary>
internal static class StoredNames
{
    /// <summary>The label of every node, beside those of its type: ids are unique among all nodes.</summary>
    public const string AnyNode = "Node";

    /// <summary>The label of the one node that counts commits. No type of a model can be called so.</summary>
    public const string Commits = "__Commits";

    /// <summary>The property of that node that keeps a second one from being made.</summary>
    public const string CommitsName = "name";

    /// <summary>The property of that node with the number of the last commit.</summary>
    public const string Sequence = "sequence";

    /// <summary>A name as an identifier of Cypher.</summary>
    public static string Quote(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    /// <summary>The label by which the nodes of a type are found.</summary>
    public static string Label(NodeType type) => Quote(type.Labels[0]);

    /// <summary>The labels of the types of a set, as an alternative.</summary>
    public static string Labels(NodeSet set) => string.Join('|', set.Types.Select(Label));

    /// <summary>
    /// The property by which values are compared and sorted: a decimal has one of its own, since Neo4j has no decimals; all other
    /// values are compared as they are.
    /// </summary>
    public static string OrderName(PropertyDefinition property) =>
        property.Kind == ValueKind.Decimal ? property.Name + ".order" : property.Name;
}
