using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.GraphQL.Tests.Validation;

/// <summary>
/// The documents of graphql-js 17.1.0's own tests, each with one rule on: the errors must be the same, to the message
/// and the column. The file lies beside the repository; without it the test is skipped.
/// </summary>
public sealed class ConformanceTests
{
    private const int DocumentCount = 536;

    private static readonly Dictionary<string, ValidationRule> RulesByName = ExecutableRules.Specified
        .Append(ExecutableRules.NoDeprecated)
        .Append(ExecutableRules.NoSchemaIntrospection)
        .ToDictionary(rule => rule.Name);

    private static readonly Dictionary<string, ValidationRule> TypeSystemRulesByName =
        TypeSystemRules.Specified.ToDictionary(rule => rule.Name);

    private readonly Dictionary<string, Schema> _schemas = [];

    [Fact]
    public void Every_document_of_graphql_js_has_the_same_errors()
    {
        var file = FindFile();
        var differences = new StringBuilder();
        var count = 0;

        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var expected = ExpectedErrors(json.RootElement);
            var actual = string.Join("\n", Validate(json.RootElement));
            if (actual != expected)
            {
                var (rule, text) = (json.RootElement.GetProperty("rule"), json.RootElement.GetProperty("doc"));
                differences.AppendLine($"{rule}: {text}\nexpected:\n{expected}\nactual:\n{actual}\n");
            }

            count++;
        }

        Assert.Equal("", differences.ToString());
        Assert.Equal(DocumentCount, count);
    }

    private static string FindFile()
    {
        var shared = Repository.PathOf("..", "shared");
        var file = Path.Combine(shared, "data", "graphql-js-17-validation.jsonl");
        if (!File.Exists(file))
        {
            Assert.False(Repository.IsOnCi && Directory.Exists(shared), $"\"{file}\" is missing.");
            Assert.Skip($"The conformance suite \"{file}\" is not on this machine.");
        }

        return file;
    }

    private static string ExpectedErrors(JsonElement json) => string.Join("\n", json.GetProperty("errors")
        .EnumerateArray()
        .Select(error =>
        {
            var locations = error.GetProperty("locations").EnumerateArray()
                .Select(location => $"{location.GetProperty("line")}:{location.GetProperty("column")}");
            return $"{error.GetProperty("message").GetString()} ({string.Join(", ", locations)})";
        }));

    private ImmutableArray<GraphQLError> Validate(JsonElement json)
    {
        var schema = json.GetProperty("schema").GetString() is { } text ? BuildSchema(text) : null;
        var document = Parser.Parse(json.GetProperty("doc").GetString()!);
        var rule = json.GetProperty("rule").GetString()!;
        return json.GetProperty("kind").GetString() == "sdl"
            ? DocumentValidator.ValidateTypeSystem(document, schema, [TypeSystemRulesByName[rule]])
            : DocumentValidator.Validate(schema!, document, ValidationOptions.Trusted, [RulesByName[rule]]);
    }

    private Schema BuildSchema(string text)
    {
        if (!_schemas.TryGetValue(text, out var schema))
        {
            _schemas.Add(text, schema = SchemaBuilder.Build(text));
        }

        return schema;
    }
}
