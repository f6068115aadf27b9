using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>
/// Random schemas, documents and variables, valid and broken, answered by the project and by graphql-js 17.1.0: parse
/// errors, printed syntax, rules for schemas, printed schemas, introspection, validation, coercion and the collection of
/// fields must be the same, to the message and the column. KEJIGRAPH_SEED repeats a run.
/// </summary>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const int DocumentCount = 10_000;
    private const int DocumentsPerSchema = 140;
    private const int IntrospectionsPerSchema = 10;
    private const int MutationsPerSchema = 10;
    private const int MaxReported = 5;

    private static readonly string[] Fragments =
        ["{ a: [1, $b, \"c\"] }", "[[Int!]!]!", "Query.name(x:)", "@skip(if:)", "Dog", "Color.RED"];

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public async Task Answers_are_those_of_graphql_js()
    {
        using var oracle = OracleProcess.Start();
        var seed = Seed();
        output.WriteLine($"KEJIGRAPH_SEED={seed}");
        var words = new Words(new Random(seed));
        var own = new OwnAnswers();
        var tally = new Tally();
        var differences = new List<string>();

        for (var i = 0; tally.Documents < DocumentCount && differences.Count < MaxReported; i++)
        {
            var questions = SchemaQuestions(words, $"s{i}").ToList();
            await CompareAsync(oracle, own, questions, tally, differences);
            if (own.Schemas.TryGetValue($"s{i}", out var schema) && schema.Validate().IsEmpty)
            {
                questions = [.. DocumentQuestions(words, $"s{i}", schema)];
                await CompareAsync(oracle, own, questions, tally, differences);
            }
        }

        output.WriteLine(tally.ToString());
        Assert.True(differences.Count == 0, string.Join("\n\n", differences.Take(MaxReported)));
        Assert.True(tally.IsVaried, $"KEJIGRAPH_SEED={seed}: the cases are too much alike: {tally}");
    }

    private static int Seed()
    {
        var given = Environment.GetEnvironmentVariable("KEJIGRAPH_SEED");
        return given is null ? Random.Shared.Next() : int.Parse(given, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<Question> SchemaQuestions(Words words, string key)
    {
        var generator = new SchemaGenerator(words);
        var text = generator.Generate();
        var mutator = new Mutator(words);
        var extension = generator.GenerateExtension();
        yield return new Question("schema", text)
        {
            Schema = key,
            Introspection = IntrospectionQuery.Text,
            Extension = words.OneIn(2) ? extension : mutator.Mutate(extension),
        };
        for (var i = 0; i < MutationsPerSchema; i++)
        {
            yield return new Question("schema", mutator.Mutate(text)) { Schema = key + "-mutated" };
        }
    }

    private static IEnumerable<Question> DocumentQuestions(Words words, string key, Schema schema)
    {
        var mutator = new Mutator(words);
        for (var i = 0; i < DocumentsPerSchema; i++)
        {
            var errorRate = words.Pick([0, 0, 0.01, 0.05]);
            var generator = new DocumentGenerator(words, schema, errorRate);
            var text = generator.Generate();
            var variables = generator.GenerateVariables();
            yield return new Question("document", words.OneIn(4) ? mutator.Mutate(text) : text)
            {
                Schema = key,
                Variables = variables,
                HideSuggestions = words.OneIn(5),
            };
        }

        for (var i = 0; i < IntrospectionsPerSchema; i++)
        {
            var generator = new DocumentGenerator(words, schema, errorRate: 0);
            yield return new Question("document", generator.GenerateIntrospection())
            {
                Schema = key,
                Variables = generator.GenerateVariables(),
                IsIntrospection = true,
            };
        }

        foreach (var text in Fragments)
        {
            foreach (var kind in (string[])["value", "constValue", "type", "coordinate"])
            {
                var isWhole = words.OneIn(3);
                yield return new Question("parse", isWhole ? text : mutator.Mutate(text)) { Kind = kind, Schema = key };
            }
        }
    }

    private static async Task CompareAsync(
        OracleProcess oracle, OwnAnswers own, List<Question> questions, Tally tally, List<string> differences)
    {
        var answers = await oracle.AskAsync(
            [.. questions.Select(question => question.ToJson())], TestContext.Current.CancellationToken);
        for (var i = 0; i < questions.Count; i++)
        {
            tally.Count(questions[i], answers[i]);
            var difference = Difference(questions[i], answers[i], own.Answer(questions[i]));
            if (difference.Length > 0)
            {
                differences.Add($"{questions[i]}\n{difference}");
            }
        }
    }

    // The members that differ.
    private static string Difference(Question question, JsonObject expected, JsonObject actual)
    {
        var difference = new StringBuilder();
        if (KnownDisagreements.Explain(expected, actual))
        {
            return "";
        }

        KnownDisagreements.Remove(question, expected, actual);
        var members = expected.ContainsKey("crash") ? expected : expected.Concat(actual);
        foreach (var name in members.Select(member => member.Key).Distinct())
        {
            AppendDifference(difference, name, expected[name], actual[name]);
        }

        return difference.ToString();
    }

    private static void AppendDifference(StringBuilder text, string name, JsonNode? expected, JsonNode? actual)
    {
        if (expected is JsonArray theirItems && actual is JsonArray ourItems)
        {
            // Of two lists the first items that differ.
            for (var i = 0; i < Math.Max(theirItems.Count, ourItems.Count); i++)
            {
                var start = text.Length;
                AppendDifference(text, name, theirItems.ElementAtOrDefault(i), ourItems.ElementAtOrDefault(i));
                if (text.Length != start)
                {
                    return;
                }
            }
        }

        var (theirs, ours) = (Normalize(name, expected), Normalize(name, actual));
        if (theirs != ours)
        {
            text.Append($"{name} expected: {theirs}\n{name} actual:   {ours}\n");
        }
    }

    private static string Normalize(string name, JsonNode? node)
    {
        var root = new JsonObject { [name] = node?.DeepClone() };
        NormalizeMembers(root);
        return root[name]?.ToJsonString(Readable) ?? "";
    }

    // Members in one order, and JSON inside strings with numbers in one form.
    private static void NormalizeMembers(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray items:
                foreach (var item in items)
                {
                    NormalizeMembers(item);
                }

                break;
            case JsonObject members:
                foreach (var (name, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal).ToList())
                {
                    members.Remove(name);
                    NormalizeMembers(value);
                    members[name] = name is "coerced" or "introspection" && value is not null
                        ? CoercedJson.Normalize(JsonNode.Parse(value.GetValue<string>()))?.ToJsonString()
                        : value;
                }

                break;
        }
    }
}
