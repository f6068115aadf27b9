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
internal sealed class ConnectionCompiler(PartCompiler part, SelectionCompiler selections)
{
    /// <summary>Compiles a field whose value is a connection.</summary>
    /// <param name="field">The field.</param>
    /// <param name="source">Where the rows come from.</param>
    /// <param name="owners">The node types whose field it is; null for a field of the root.</param>
    /// <param name="scope">What is selected of it in this part.</param>
    public CompiledField Compile(CollectedField field, ConnectionSource source, NodeSet? owners, DeferScope scope)
    {
        var filter = Filter(field, source.Scope);
        var (ordering, orderingParameter) = Order(field, source.Scope);
        var window = part.Parameters.Add(
            new ParameterBinding.Window(field.Definition, field.Syntax, ordering, orderingParameter), WindowText(field.Syntax));
        var rows = new Rows(source.Nodes, source.Relationship, ordering, orderingParameter);
        var connection = (ObjectType)field.Definition.Type.Named;
        var collected = part.CollectSubfields(connection, field);
        var fields = selections.Fields(collected, inner => ConnectionField(inner, rows), scope);
        return CompiledField.Stored(
            new Projection.Connection(
                field.ResponseName, -1, source.Rows, filter, ordering, orderingParameter, window, fields.Projections),
            new ResponseShape.Object(field.Definition.Type.IsNonNull, SelectionCompiler.TypeNames(fields.Entries, connection.Name)),
            part.ConnectionParts(collected, field, source, owners, scope));
    }

    private Predicate? Filter(CollectedField field, FilterScope scope)
    {
        if (ArgumentLiteral.Find(field.Syntax, "where") is not { } literal)
        {
            return null;
        }

        return InputTree.FromLiteral(literal, field.Definition.FindArgument("where")!.Type) is { } tree
            ? new FilterCompiler(Allocate).Compile(tree, scope)
            : new Predicate.Parameter(part.Parameters.Add(
                new ParameterBinding.Filter(field.Definition, field.Syntax, scope), literal.ToString()));
    }

    private Operand Allocate(InputTree leaf) => leaf switch
    {
        InputTree.Constant constant => part.Parameters.Add(new ParameterBinding.Constant(constant.Value), Text(constant.Value)),
        InputTree.Variable variable =>
            part.Parameters.Add(new ParameterBinding.Variable(variable.Name, variable.IsList), $"${variable.Name}"),
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
            : (Ordering.ById, part.Parameters.Add(
                new ParameterBinding.Order(field.Definition, field.Syntax, scope), literal.ToString()));
    }

    private static bool HasVariable(InputTree tree) => tree switch
    {
        InputTree.Variable => true,
        InputTree.Items items => items.All.Any(HasVariable),
        InputTree.Fields fields => fields.Given.Any(field => HasVariable(field.Value)),
        _ => false,
    };

    private CompiledField ConnectionField(CollectedField field, Rows rows)
    {
        var name = field.ResponseName;
        switch ((FieldMeaning)field.Definition.Annotation!)
        {
            case FieldMeaning.TotalCount:
                return CompiledField.Stored(new Projection.TotalCount(name, -1), new ResponseShape.Leaf(isNonNull: true));
            case FieldMeaning.Nodes:
                var (nodes, node) = selections.Nodes(rows.Nodes, field, isNonNull: true, DeferScope.Whole);
                return CompiledField.Stored(
                    new Projection.PageNodes(name, -1, nodes), SelectionCompiler.List(field, isNonNull: true, node));
            case FieldMeaning.Edges:
                var (edges, edge) = Object(field, inner => EdgeField(inner, rows));
                return CompiledField.Stored(
                    new Projection.PageEdges(name, -1, edges), SelectionCompiler.List(field, isNonNull: true, edge));
            case FieldMeaning.PageInfo:
                var (facts, info) = Object(field, inner => PageFact(inner, rows));
                return CompiledField.Stored(new Projection.PageInfo(name, -1, facts), info);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>Compiles an object that is neither a node nor a connection.</summary>
    private (ImmutableArray<Projection> Fields, ResponseShape Shape) Object(
        CollectedField field, Func<CollectedField, CompiledField> compile)
    {
        var type = (ObjectType)field.Definition.Type.Named;
        var fields = selections.Fields(part.CollectSubfields(type, field), compile, scope: null);
        return (
            fields.Projections,
            new ResponseShape.Object(isNonNull: true, SelectionCompiler.TypeNames(fields.Entries, type.Name)));
    }

    private CompiledField EdgeField(CollectedField field, Rows rows)
    {
        switch ((FieldMeaning)field.Definition.Annotation!)
        {
            case FieldMeaning.Cursor:
                return CompiledField.Stored(new Projection.Cursor(field.ResponseName, -1), rows.Cursor(isNonNull: true));
            case FieldMeaning.EdgeNode:
                var (selection, shape) = selections.Nodes(rows.Nodes, field, isNonNull: true, DeferScope.Whole);
                return CompiledField.Stored(new Projection.EdgeNode(field.ResponseName, -1, selection), shape);
            case FieldMeaning.Property property:
                var stored = rows.Relationship!.Properties.Find(property.Field.Name)!;
                return selections.Property(field, new PropertySource.OfRelationship(rows.Relationship, stored));
            default:
                throw new UnreachableException();
        }
    }

    private static CompiledField PageFact(CollectedField field, Rows rows)
    {
        var kind = ((FieldMeaning.PageFact)field.Definition.Annotation!).Kind;
        return CompiledField.Stored(
            new Projection.PageFact(field.ResponseName, -1, kind),
            kind is PageFactKind.StartCursor or PageFactKind.EndCursor
                ? rows.Cursor(isNonNull: false)
                : new ResponseShape.Leaf(isNonNull: true));
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
