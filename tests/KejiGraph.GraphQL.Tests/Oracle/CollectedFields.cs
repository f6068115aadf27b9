using System.Text.Json.Nodes;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Tests.Execution;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>
/// What an operation collects with the variables of one request: the response names of each object in their order, from
/// where each is selected, and whether it is deferred. Of an abstract type the first possible types are looked at.
/// </summary>
internal sealed class CollectedFields(Schema schema, DocumentSyntax document, VariableValues variables)
{
    private const int MaxDepth = 4;
    private const int MaxPossibleTypes = 2;

    private readonly FieldCollector _collector = new(schema, document);

    public JsonArray Describe(OperationDefinitionSyntax operation)
    {
        var rootType = schema.FindRootType(operation.Operation)!;
        return Describe(_collector.Collect(rootType, operation.SelectionSet), MaxDepth);
    }

    private JsonArray Describe(IEnumerable<CollectedField> fields, int depth)
    {
        var described = new JsonArray();
        foreach (var (field, occurrences) in ResponseOrder.Of(fields, variables))
        {
            var labels = occurrences.Select(occurrence => Label(occurrence.Defer)).ToList();
            var entry = new JsonObject
            {
                ["name"] = field.ResponseName,
                ["at"] = new JsonArray([.. occurrences.Select(Place).Distinct()]),
            };
            if (!labels.Contains(null))
            {
                entry["defer"] = new JsonArray([.. labels.Distinct().Order(StringComparer.Ordinal)]);
            }

            if (depth > 0 && field.Definition.Type.Named is CompositeType type)
            {
                foreach (var possibleType in PossibleTypes(type))
                {
                    entry[possibleType.Name] = Describe(_collector.CollectSubfields(possibleType, field), depth - 1);
                }
            }

            described.Add((JsonNode)entry);
        }

        return described;
    }

    private IEnumerable<ObjectType> PossibleTypes(CompositeType type) =>
        type is ObjectType objectType ? [objectType] : schema.PossibleTypes(type).Take(MaxPossibleTypes);

    private static string Place(FieldOccurrence occurrence)
    {
        var location = occurrence.Syntax.Source!.GetLocation(occurrence.Syntax.Start);
        return $"{location.Line}:{location.Column}";
    }

    // That of the innermost @defer which is on; null if there is none.
    private string? Label(DeferUsage? defer)
    {
        for (; defer is not null; defer = defer.Parent)
        {
            Assert.True(ArgumentCoercion.TryCoerce(
                SpecifiedDirectives.Defer, defer.Syntax, variables, out var arguments, out _));
            if (arguments["if"] is true)
            {
                return (string?)arguments["label"] ?? "";
            }
        }

        return null;
    }
}
