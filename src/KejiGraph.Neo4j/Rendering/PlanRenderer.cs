using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Decoding;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>Renders a plan: each root is one expression of one RETURN, whatever lies beneath it.</summary>
internal static class PlanRenderer
{
    /// <summary>Renders a plan for all requests whose arguments have the same <see cref="ArgumentShape"/>.</summary>
    public static PreparedStatement Render(Plan plan, PlanArguments arguments)
    {
        var context = new RenderContext(arguments);
        (string Text, ValueShape Shape)[] roots = [.. context.Included(plan.Roots).Select(root => Root(context, root))];
        string[] values =
        [
            $"COLLECT {{ MATCH (s:{StoredNames.Quote(StoredNames.Commits)}) RETURN s.{StoredNames.Quote(StoredNames.Sequence)} }} AS s",
            .. roots.Select((root, index) => $"{root.Text} AS v{index}"),
        ];
        return new PreparedStatement(
            $"RETURN {string.Join(",\n", values)}", context.Parameters.Sources, [.. roots.Select(root => root.Shape)]);
    }

    private static (string Text, ValueShape Shape) Root(RenderContext context, Projection root)
    {
        switch (root)
        {
            case Projection.Node node:
                var (one, shape) = NodeRenderer.ById(context, node.Selection, context.Parameters.Add(given => given[node.Id]));
                return (one, new OptionalNodeShape(shape));
            case Projection.NodeList list:
                var id = context.Variables.Next('i');
                var ids = context.Parameters.Add(given => given[list.Ids]);
                var (each, item) = NodeRenderer.ById(context, list.Selection, id);
                return ($"COLLECT {{ UNWIND {ids} AS {id} RETURN {each} }}", new NodeListShape(new OptionalNodeShape(item)));
            case Projection.Connection connection:
                return ConnectionRenderer.Render(context, connection, owner: null);
            default:
                throw RenderContext.Misplaced(root, "the root");
        }
    }
}
