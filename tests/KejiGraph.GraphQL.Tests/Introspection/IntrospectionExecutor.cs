using System.Text.Json.Nodes;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Tests.Execution;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Introspection;

/// <summary>
/// Executes a query that asks only for introspection, as an engine would: field collection, argument coercion and the
/// resolvers that introspection's fields carry.
/// </summary>
internal sealed class IntrospectionExecutor
{
    private readonly Schema _schema;
    private readonly FieldCollector _collector;
    private readonly VariableValues? _variables;

    private IntrospectionExecutor(Schema schema, DocumentSyntax document, VariableValues? variables)
    {
        _schema = schema;
        _collector = new FieldCollector(schema, document);
        _variables = variables;
    }

    public static string Execute(Schema schema, string query) => Execute(schema, Parser.Parse(query), null);

    /// <summary>The response as JSON; of a response with errors, the message of the first.</summary>
    public static string Execute(Schema schema, DocumentSyntax document, VariableValues? variables)
    {
        var operation = document.Definitions.OfType<OperationDefinitionSyntax>().Single();
        var executor = new IntrospectionExecutor(schema, document, variables);
        try
        {
            var fields = executor._collector.Collect(schema.QueryType!, operation.SelectionSet);
            return new JsonObject { ["data"] = executor.Resolve(fields, schema.QueryType!, schema) }.ToJsonString();
        }
        catch (GraphQLException exception)
        {
            return JsonValue.Create(exception.Message).ToJsonString();
        }
    }

    private JsonObject Resolve(IEnumerable<CollectedField> fields, ObjectType type, object source)
    {
        var resolved = new JsonObject();
        foreach (var (field, _) in ResponseOrder.Of(fields, _variables))
        {
            resolved[field.ResponseName] = Resolve(field, field.Definition == MetaFields.TypeName ? type : source);
        }

        return resolved;
    }

    private JsonNode? Resolve(CollectedField field, object source)
    {
        if (!ArgumentCoercion.TryCoerce(field.Definition, field.Syntax, _variables, out var arguments, out var error))
        {
            throw new GraphQLException(error);
        }

        var resolve = (IntrospectionResolver)field.Definition.Annotation!;
        return Complete(field, resolve(_schema, source, arguments));
    }

    private JsonNode? Complete(CollectedField field, object? value)
    {
        switch (value)
        {
            case null:
                return null;
            case string text:
                return text;
            case bool boolean:
                return boolean;
            case IReadOnlyList<object> items:
                return new JsonArray([.. items.Select(item => Complete(field, item))]);
            default:
                var type = (ObjectType)field.Definition.Type.Named;
                return Resolve(_collector.CollectSubfields(type, field), type, value);
        }
    }
}
