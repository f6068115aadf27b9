using System.Text;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Decoding;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>Renders what is read of a node into the values of its row.</summary>
internal static class NodeRenderer
{
    /// <summary>Adds the values of a selection to a row, and says how a node is read from it.</summary>
    public static NodeShape Render(RenderContext context, NodeSelection selection, RowScope row, RowParts parts)
    {
        int[] places = [.. Enumerable.Range(0, selection.Set.Types.Length).Where(one => row.Set.Contains(selection.Set.Types[one].Index))];
        var scope = row with { Set = places.Length == selection.Set.Types.Length ? selection.Set : row.Set };
        var types = scope.Set.Types;
        var isLarge = TypeCondition.IsLarge(scope.Set);
        var typePlace = scope.Set.IsSingle
            ? -1
            : parts.Add(isLarge ? $"labels({row.Node})" : ValueRenderer.ByType(scope, static (_, place) => $"{place}"));
        var byType = new NodeFields[types.Length];
        for (var place = 0; place < byType.Length; place++)
        {
            byType[place] = place > 0 && selection.IsUniform
                ? byType[0] with { Type = types[place].Index }
                : new NodeFields(
                    types[place].Index,
                    [.. context.Included(selection[places[place]]).Select(field => parts.Add(field, () => Field(context, field, scope)))]);
        }

        return new NodeShape(typePlace, byType, isLarge ? [.. types.Select(type => Encoding.UTF8.GetBytes(type.Labels[0]))] : null);
    }

    /// <summary>The nodes of a set with an id: a list of none or one.</summary>
    public static (string Text, NodeShape Shape) ById(RenderContext context, NodeSelection selection, string id)
    {
        var row = new RowScope(context.Variables.Next('n'), selection.Set);
        var parts = new RowParts();
        var shape = Render(context, selection, row, parts);
        var condition = NodeMatch.HasId(row, id, context.Parameters, context.Variables);
        return ($"COLLECT {{ MATCH {NodeMatch.Pattern(row)} WHERE {condition} RETURN {parts.Text} }}", shape);
    }

    private static (string Text, ValueShape Shape) Field(RenderContext context, Projection field, RowScope row) => field switch
    {
        Projection.Connection connection => ConnectionRenderer.Render(context, connection, row),
        Projection.Property { Source: PropertySource.OfNode } or Projection.Records { Source: PropertySource.OfNode } =>
            PropertyRenderer.Render(context, field, row.Node),
        _ => throw RenderContext.Misplaced(field, "a node"),
    };
}
