using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Engine.Api;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Compile;

/// <summary>Compiles connections: their filter, order and page, and what is selected of the rows.</summary>
internal sealed class ConnectionCompiler(
    FieldCollector collector, ParameterTable parameters, SelectionCompiler selections)
{
    /// <summary>Compiles a field whose value is a connection.</summary>
    /// <param name="field">The field.</param>
    /// <param name="condition">The number of its condition.</param>
    /// <param name="source">Where the rows come from.</param>
    /// <param name="nodes">The node types of the rows.</param>
    /// <param name="scope">What filters and orders of the field are about.</param>
    /// <param name="relationship">The type of the relationships; null in a list of nodes.</param>
    public (Projection.Connection Projection, ResponseShape Shape) Compile(
        CollectedField field, int condition, RowSource source, NodeSet nodes, FilterScope scope, RelationshipType? relationship)
    {
        var filter = Filter(field, scope);
        var (ordering, orderingParameter) = Order(field, scope);
        var window = parameters.Add(
            new ParameterBinding.Window(field.Definition, field.Syntax, ordering, orderingParameter), WindowText(field.Syntax));
        var rows = new Rows(nodes, relationship, ordering, orderingParameter);
        var connection = (ObjectType)field.Definition.Type.Named;
        var (fields, entries) = selections.Fields(
            collector.CollectSubfields(connection, field), inner => ConnectionField(inner, rows));
        return (
            new Projection.Connection(
                field.ResponseName, condition, source, filter, ordering, orderingParameter, window, fields),
            new ResponseShape.Object(field.Definition.Type.IsNonNull, SelectionCompiler.TypeNames(entries, connection.Name)));
    }

    private Predicate? Filter(CollectedField field, FilterScope scope)
    {
        if (ArgumentLiteral.Find(field.Syntax, "where") is not { } literal)
        {
            return null;
        }

        return InputTree.FromLiteral(literal, field.Definition.FindArgument("where")!.Type) is { } tree
            ? new FilterCompiler(Allocate).Compile(tree, scope)
            : new Predicate.Parameter(parameters.Add(
                new ParameterBinding.Filter(field.Definition, field.Syntax, scope), literal.ToString()));
    }

    private Operand Allocate(InputTree leaf) => leaf switch
    {
        InputTree.Constant constant => parameters.Add(new ParameterBinding.Constant(constant.Value), Text(constant.Value)),
        InputTree.Variable variable =>
            parameters.Add(new ParameterBinding.Variable(variable.Name, variable.IsList), $"${variable.Name}"),
        _ => throw new UnreachableException(),
    };

    private (Ordering Ordering, Operand? Parameter) Order(CollectedField field, FilterScope scope)
    {
        if (ArgumentLiteral.Find(field.Syntax, "order") is not { } literal)
        {
            return (Ordering.ById, null);
        }

        var tree = InputTree.FromLiteral(literal, field.Definition.FindArgument("order")!.Type);
        return tree is not null && !HasVariable(tree)
            ? (OrderCompiler.Compile(tree, scope), null)
            : (Ordering.ById, parameters.Add(
                new ParameterBinding.Order(field.Definition, field.Syntax, scope), literal.ToString()));
    }

    private static bool HasVariable(InputTree tree) => tree switch
    {
        InputTree.Variable => true,
        InputTree.Items items => items.All.Any(HasVariable),
        InputTree.Fields fields => fields.Given.Any(field => HasVariable(field.Value)),
        _ => false,
    };

    private (Projection, ResponseShape) ConnectionField(CollectedField field, Rows rows)
    {
        var name = field.ResponseName;
        switch ((FieldMeaning)field.Definition.Annotation!)
        {
            case FieldMeaning.TotalCount:
                return (new Projection.TotalCount(name, -1), new ResponseShape.Leaf(isNonNull: true));
            case FieldMeaning.Nodes:
                var (nodes, node) = selections.Nodes(rows.Nodes, field, isNonNull: true);
                return (new Projection.PageNodes(name, -1, nodes), new ResponseShape.List(isNonNull: true, node));
            case FieldMeaning.Edges:
                var edge = (ObjectType)field.Definition.Type.Named;
                var (fields, entries) = selections.Fields(
                    collector.CollectSubfields(edge, field), inner => EdgeField(inner, rows));
                return (
                    new Projection.PageEdges(name, -1, fields),
                    new ResponseShape.List(
                        isNonNull: true,
                        new ResponseShape.Object(isNonNull: true, SelectionCompiler.TypeNames(entries, edge.Name))));
            case FieldMeaning.PageInfo:
                var info = (ObjectType)field.Definition.Type.Named;
                var (facts, factEntries) = selections.Fields(
                    collector.CollectSubfields(info, field), inner => PageFact(inner, rows));
                return (
                    new Projection.PageInfo(name, -1, facts),
                    new ResponseShape.Object(isNonNull: true, SelectionCompiler.TypeNames(factEntries, info.Name)));
            default:
                throw new UnreachableException();
        }
    }

    private (Projection, ResponseShape) EdgeField(CollectedField field, Rows rows)
    {
        switch ((FieldMeaning)field.Definition.Annotation!)
        {
            case FieldMeaning.Cursor:
                return (new Projection.Cursor(field.ResponseName, -1), rows.Cursor(isNonNull: true));
            case FieldMeaning.EdgeNode:
                var (selection, shape) = selections.Nodes(rows.Nodes, field, isNonNull: true);
                return (new Projection.EdgeNode(field.ResponseName, -1, selection), shape);
            case FieldMeaning.Property property:
                var stored = rows.Relationship!.Properties.Find(property.Field.Name)!;
                return selections.Property(field, new PropertySource.OfRelationship(rows.Relationship, stored));
            default:
                throw new UnreachableException();
        }
    }

    private static (Projection, ResponseShape) PageFact(CollectedField field, Rows rows)
    {
        var kind = ((FieldMeaning.PageFact)field.Definition.Annotation!).Kind;
        var projection = new Projection.PageFact(field.ResponseName, -1, kind);
        return kind is PageFactKind.StartCursor or PageFactKind.EndCursor
            ? (projection, rows.Cursor(isNonNull: false))
            : (projection, new ResponseShape.Leaf(isNonNull: true));
    }

    private static string WindowText(FieldSyntax field)
    {
        string[] names = ["first", "after", "last", "before"];
        var given = names
            .Select(name => (name, literal: ArgumentLiteral.Find(field, name)))
            .Where(argument => argument.literal is not null)
            .Select(argument => $"{argument.name} {argument.literal}");
        return string.Join(" ", given) is { Length: > 0 } text ? text : "default";
    }

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        object?[] items => $"[{string.Join(", ", items.Select(Text))}]",
        _ => Graph.Changes.PropertyText.Of(value),
    };

    /// <summary>The rows of a connection.</summary>
    private sealed record Rows(
        NodeSet Nodes, RelationshipType? Relationship, Ordering Ordering, Operand? OrderingParameter)
    {
        public ResponseShape.CursorLeaf Cursor(bool isNonNull) => new(isNonNull, Ordering, OrderingParameter);
    }
}
