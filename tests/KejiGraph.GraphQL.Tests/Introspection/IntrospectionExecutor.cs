using System.Text.Json.Nodes;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Introspection;

/// <summary>
/// Executes a query that asks only for introspection, as an engine would: field collection, argument coercion and the
/// resolvers that introspection's fields carry.
/// </summary>
internal static class IntrospectionExecutor
{
    public static string Execute(Schema schema, string query)
    {
        var document = Parser.Parse(query);
        var operation = document.Definitions.OfType<OperationDefinitionSyntax>().Single();
        var collector = new FieldCollector(schema, document);
        var fields = collector.Collect(schema.QueryType!, operation.SelectionSet);
        var data = new JsonObject();
        foreach (var field in fields)
        {
            data[field.ResponseName] = Resolve(schema, collector, field, schema);
        }

        return new JsonObject { ["data"] = data }.ToJsonString();
    }

    private static JsonNode? Resolve(Schema schema, FieldCollector collector, CollectedField field, object source)
    {
        Assert.True(ArgumentCoercion.TryCoerce(field.Definition, field.Syntax, null, out var arguments, out _));
        var resolve = (IntrospectionResolver)field.Definition.Annotation!;
        return Complete(schema, collector, field, resolve(schema, source, arguments));
    }

    private static JsonNode? Complete(Schema schema, FieldCollector collector, CollectedField field, object? value)
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
                return new JsonArray([.. items.Select(item => Complete(schema, collector, field, item))]);
            default:
                var type = (ObjectType)field.Definition.Type.Named;
                var fields = new JsonObject();
                foreach (var subfield in collector.CollectSubfields(type, field))
                {
                    fields[subfield.ResponseName] = Resolve(schema, collector, subfield, value);
                }

                return fields;
        }
    }
}
