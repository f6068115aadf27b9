using System.Diagnostics;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>A pattern that finds some of the rows of a list.</summary>
/// <param name="Pattern">The pattern after MATCH.</param>
/// <param name="Guard">What must hold beside it.</param>
/// <param name="Unnamed">Patterns without names, by which all rows are counted together: Neo4j keeps such numbers.</param>
/// <param name="Row">The row; its set is what the pattern can find.</param>
internal sealed record RowPattern(string Pattern, string Guard, IReadOnlyList<string> Unnamed, RowScope Row)
{
    /// <summary>
    /// The patterns of a source, for the rows whose types are those of the row's set. The nodes of a set are found type by type, because indexes belong to labels; those of a large set
    /// among all nodes, which have a label and indexes of their own.
    /// </summary>
    public static IReadOnlyList<RowPattern> Of(RenderContext context, RowSource source, RowScope? owner, RowScope row) => source switch
    {
        RowSource.Scan when TypeCondition.IsLarge(row.Set) =>
        [
            new RowPattern(
                NodeMatch.Pattern(row),
                TypeCondition.IsOfSet(row, context.Parameters, context.Variables),
                [.. row.Set.Types.Select(Counted)],
                row),
        ],
        RowSource.Scan =>
        [
            .. row.Set.Types.Select(type => new RowPattern(
                $"({row.Node}:{StoredNames.Label(type)})",
                Condition.True,
                [Counted(type)],
                row with { Set = row.Set.IsSingle ? row.Set : new NodeSet(type.Name, [type]) })),
        ],
        RowSource.Expand expand =>
        [
            new RowPattern(
                ValueRenderer.Related(
                    owner!.Value.Node, row.Relationship!, expand.Type, expand.Direction, row.Node, row.Set),
                Condition.True,
                [ValueRenderer.Related(owner.Value.Node, "", expand.Type, expand.Direction, "", row.Set)],
                row),
        ],
        _ => throw new UnreachableException(),
    };

    /// <summary>The pattern with conditions.</summary>
    public string Match(params IEnumerable<string> conditions)
    {
        var all = Condition.And([.. conditions, Guard]);
        return all == Condition.True ? $"MATCH {Pattern}" : $"MATCH {Pattern} WHERE {all}";
    }

    private static string Counted(NodeType type) => $"(:{StoredNames.Label(type)})";
}
