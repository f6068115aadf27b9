using System.Diagnostics;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>A pattern that finds some of the rows of a list.</summary>
/// <param name="Pattern">The pattern after MATCH.</param>
/// <param name="Unnamed">The pattern without names, by which rows are counted: Neo4j keeps such numbers.</param>
/// <param name="Row">The row; its set is what the pattern can find.</param>
internal sealed record RowPattern(string Pattern, string Unnamed, RowScope Row)
{
    /// <summary>
    /// The patterns of a source. The nodes of a set are found type by type, because indexes belong to labels.
    /// </summary>
    public static IReadOnlyList<RowPattern> Of(RowSource source, RowScope? owner, RowScope row) => source switch
    {
        RowSource.Scan scan =>
        [
            .. scan.Set.Types.Select(type => new RowPattern(
                $"({row.Node}:{StoredNames.Label(type)})",
                $"(:{StoredNames.Label(type)})",
                row with { Set = scan.Set.IsSingle ? scan.Set : new NodeSet(type.Name, [type]) })),
        ],
        RowSource.Expand expand =>
        [
            new RowPattern(
                ValueRenderer.Related(
                    owner!.Value.Node, row.Relationship!, expand.Type, expand.Direction, row.Node, expand.Target),
                ValueRenderer.Related(owner.Value.Node, "", expand.Type, expand.Direction, "", expand.Target),
                row),
        ],
        _ => throw new UnreachableException(),
    };

    /// <summary>The pattern with a condition.</summary>
    public string Match(params IEnumerable<string> conditions) => Condition.And(conditions) is var all && all == Condition.True
        ? $"MATCH {Pattern}"
        : $"MATCH {Pattern} WHERE {all}";
}
