using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Engine.Api;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Model;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// Makes a plan and a response shape of a valid operation, side by side: for each entry of the response that the store answers
/// there is one projection, in the same order.
/// </summary>
internal sealed class OperationCompiler
{
    private readonly Schema _schema;
    private readonly FieldCollector _collector;
    private readonly ConditionTable _conditions = new();
    private readonly ParameterTable _parameters = new();
    private readonly SelectionCompiler _selections;
    private readonly ConnectionCompiler _connections;
    private readonly OperationVariables _variables;

    private OperationCompiler(Schema schema, DocumentSyntax document, OperationDefinitionSyntax operation)
    {
        _schema = schema;
        _collector = new FieldCollector(schema, document);
        _variables = new OperationVariables(schema, operation.VariableDefinitions);
        _selections = new SelectionCompiler(schema, _collector, _conditions);
        _connections = new ConnectionCompiler(_collector, _parameters, _selections);
        _selections.Connections = _connections;
    }

    /// <summary>Compiles an operation of a document that was validated.</summary>
    public static CompiledOperation Compile(Schema schema, DocumentSyntax document, OperationDefinitionSyntax operation)
    {
        var compiler = new OperationCompiler(schema, document, operation);
        return compiler.Compile(operation);
    }

    private CompiledOperation Compile(OperationDefinitionSyntax operation)
    {
        var roots = ImmutableArray.CreateBuilder<Projection>();
        var entries = ImmutableArray.CreateBuilder<ResponseEntry>();
        foreach (var field in _collector.Collect(_schema.QueryType!, operation.SelectionSet))
        {
            if (field.Definition.Annotation is IntrospectionResolver)
            {
                entries.Add(Introspection(field));
                continue;
            }

            var condition = _conditions.NumberOf(field.Occurrences);
            var (projection, shape) = Root(field, condition);
            roots.Add(projection);
            entries.Add(new ResponseEntry.Stored(field.ResponseName, condition, field.Definition, shape));
        }

        return new CompiledOperation(
            new Plan(roots.DrainToImmutable(), _parameters.Texts, _conditions.Texts),
            new ResponseShape.Object(isNonNull: false, entries.DrainToImmutable()),
            _variables,
            _conditions,
            _parameters.Bindings);
    }

    private (Projection, ResponseShape) Root(CollectedField field, int condition)
    {
        switch ((FieldMeaning)field.Definition.Annotation!)
        {
            case FieldMeaning.NodeById byId:
                var (node, shape) = _selections.Nodes(byId.Set, field, isNonNull: field.Definition.Type.IsNonNull);
                return (new Projection.Node(field.ResponseName, condition, byId.Set, Argument(field, "id"), node), shape);
            case FieldMeaning.NodesById byIds:
                var (item, itemShape) = _selections.Nodes(byIds.Set, field, isNonNull: false);
                return (
                    new Projection.NodeList(field.ResponseName, condition, byIds.Set, Argument(field, "ids"), item),
                    new ResponseShape.List(isNonNull: true, itemShape));
            case FieldMeaning.AllNodes { Entity: var entity }:
                return _connections.Compile(
                    field, condition, new RowSource.Scan(entity.Set), entity.Set, new FilterScope.Nodes(entity.Set), relationship: null);
            default:
                throw new UnreachableException();
        }
    }

    private Operand Argument(CollectedField field, string name)
    {
        var text = ArgumentLiteral.Find(field.Syntax, name)?.ToString() ?? name;
        return _parameters.Add(new ParameterBinding.Argument(field.Definition, field.Syntax, name), text);
    }

    /// <summary>An entry that the schema itself answers.</summary>
    private ResponseEntry.Known Introspection(CollectedField field)
    {
        var answer = new IntrospectionAnswer(_schema, _collector, field);
        return new ResponseEntry.Known(field.ResponseName, _conditions.NumberOf(field.Occurrences), field.Definition, answer.Write);
    }
}
