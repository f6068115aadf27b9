using System.Text.Json;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Rendering;
using KejiGraph.Testing;
using KejiGraph.Testing.Contract;

namespace KejiGraph.Neo4j.Tests.Rendering;

public sealed class StatementCacheTests
{
    private const string Document = """
        query($where: BookFilterInput, $order: [BookSortInput!], $text: String, $texts: [String!], $first: Int, $last: Int,
              $after: String, $has: Boolean, $pages: Boolean = true, $types: [NodeTypeName], $things: ThingFilterInput) {
          books(first: $first, last: $last, after: $after, where: $where, order: $order) {
            nodes { pages @include(if: $pages) } pageInfo { hasNextPage startCursor }
          }
          works(where: { and: [{ name: { eq: $text } }, { name: { in: $texts } }, { cites: { any: $has } }], typename: { in: $types } }) { totalCount }
          things(where: $things) { totalCount }
        }
        """;

    public static TheoryData<string, string> SameShapes => new()
    {
        { "{}", "{}" },
        { """{ "text": "a", "first": 3 }""", """{ "text": "b", "first": 4 }""" },
        { """{ "texts": ["a", "b"] }""", """{ "texts": ["c", "d", "e"] }""" },
        { """{ "where": { "name": { "eq": "a" } } }""", """{ "where": { "name": { "eq": "b" } } }""" },
        { """{ "order": [{ "year": "DESC" }] }""", """{ "order": [{ "year": "DESC" }] }""" },
        { """{ "last": 3 }""", """{ "last": 10 }""" },
        { """{ "types": ["Book"] }""", """{ "types": ["Book"] }""" },
    };

    public static TheoryData<string, string> OtherShapes => new()
    {
        { "{}", """{ "text": "a" }""" },
        { """{ "text": null }""", """{ "text": "a" }""" },
        { """{ "texts": ["a"] }""", """{ "texts": ["a", "b"] }""" },
        { """{ "texts": [] }""", """{ "texts": ["b"] }""" },
        { """{ "where": { "name": { "eq": "a" } } }""", """{ "where": { "name": { "contains": "a" } } }""" },
        { """{ "where": { "name": { "eq": "a" } } }""", """{ "where": { "not": { "name": { "eq": "a" } } } }""" },
        { """{ "order": [{ "year": "DESC" }] }""", """{ "order": [{ "year": "ASC" }] }""" },
        { """{ "first": 3 }""", """{ "last": 3 }""" },
        { """{ "has": true }""", """{ "has": false }""" },
        { """{ "pages": true }""", """{ "pages": false }""" },
        { """{ "types": ["Book"] }""", """{ "types": ["Article"] }""" },
        { """{ "types": ["Book"] }""", """{ "types": ["Book", "Article"] }""" },
        { """{ "types": [] }""", """{ "types": ["Book"] }""" },
        { """{ "things": { "typename": { "eq": "Book" } } }""", """{ "things": { "typename": { "eq": "Author" } } }""" },
        { """{ "things": { "typename": { "nin": ["Book"] } } }""", """{ "things": { "typename": { "nin": ["Author"] } } }""" },
    };

    [Theory]
    [MemberData(nameof(SameShapes))]
    public async Task Requests_that_differ_in_values_share_one_statement(string first, string second)
    {
        await using var capture = await PlanCapture.OpenAsync();
        var cache = new StatementCache();

        var (one, _) = await GetAsync(capture, cache, first);
        var (other, arguments) = await GetAsync(capture, cache, second);

        Assert.Same(one, other);
        AssertIsRendered(other, arguments);
    }

    [Theory]
    [MemberData(nameof(OtherShapes))]
    public async Task Requests_that_differ_in_shape_have_statements_of_their_own(string first, string second)
    {
        await using var capture = await PlanCapture.OpenAsync();
        var cache = new StatementCache();

        var (one, before) = await GetAsync(capture, cache, first);
        var (other, after) = await GetAsync(capture, cache, second);

        Assert.NotEqual(one.Text, other.Text);
        AssertIsRendered(one, before);
        AssertIsRendered(other, after);
    }

    [Theory]
    [InlineData(61)]
    [InlineData(62)]
    public void A_statement_of_the_cache_is_the_one_that_would_be_rendered(int seed)
    {
        var model = new SmallModel();
        var changes = new RandomChanges(model, seed);
        Assert.NotEmpty(changes.NextBatch().ToList());
        var connections = new RandomConnections(model, changes, seed);
        var random = new Random(seed);
        var reused = 0;
        for (var query = 0; query < 200; query++)
        {
            var cache = new StatementCache();
            var (plan, arguments, _) = connections.Next();
            var first = cache.Get(plan, arguments);
            for (var round = 0; round < 20; round++)
            {
                var other = Mutate(random, arguments);

                var statement = cache.Get(plan, other);

                reused += ReferenceEquals(first, statement) ? 1 : 0;
                AssertIsRendered(plan, statement, other);
            }
        }

        Assert.InRange(reused, 100, 3_900);
    }

    [Fact]
    public async Task A_plan_keeps_a_bounded_number_of_statements()
    {
        await using var capture = await PlanCapture.OpenAsync();
        var cache = new StatementCache();
        var (first, arguments) = await GetAsync(capture, cache, "{}");

        for (var length = 1; length <= StatementCache.MaxPerPlan; length++)
        {
            var conditions = string.Join(", ", Enumerable.Repeat("""{ "name": { "eq": "a" } }""", length));
            await GetAsync(capture, cache, $$"""{ "where": { "and": [{{conditions}}] } }""");
        }

        var (again, _) = await GetAsync(capture, cache, "{}");
        Assert.NotSame(first, again);
        Assert.Equal(first.Text, again.Text);
        AssertIsRendered(again, arguments);
    }

    private Plan? _plan;

    private async Task<(PreparedStatement Statement, PlanArguments Arguments)> GetAsync(
        PlanCapture capture, StatementCache cache, string variables)
    {
        var (plan, arguments) = await capture.RunAsync(Document, JsonDocument.Parse(variables).RootElement);
        Assert.Same(_plan ??= plan, plan);
        return (cache.Get(plan, arguments), arguments);
    }

    private void AssertIsRendered(PreparedStatement statement, PlanArguments arguments) =>
        AssertIsRendered(_plan!, statement, arguments);

    private static void AssertIsRendered(Plan plan, PreparedStatement statement, PlanArguments arguments)
    {
        var expected = PlanRenderer.Render(plan, arguments).Bind(arguments);
        Assert.Equal(StatementText.Of(expected), StatementText.Of(statement.Bind(arguments)));
    }

    /// <summary>The arguments of a request with the same document: one of them is changed a little.</summary>
    private static PlanArguments Mutate(Random random, PlanArguments arguments)
    {
        object?[] values = [.. Enumerable.Range(0, arguments.Count).Select(number => arguments[new Operand(number)])];
        var place = random.Next(values.Length);
        values[place] = values[place] switch
        {
            PageWindow window => random.Next(4) switch
            {
                0 => window with { FromEnd = !window.FromEnd },
                1 => window with { After = null },
                2 when window.Before is { } before => window with { Before = before with { Values = [.. before.Values.Select(_ => (object?)null)] } },
                _ => window with { Count = random.Next(20) },
            },
            bool boolean => !boolean,
            object?[] items => random.Next(2) == 0 ? [.. items, null] : items.Skip(1).ToArray(),
            string text => random.Next(3) switch
            {
                0 => null,
                1 => PlanArguments.Absent,
                _ => text,
            },
            var other => random.Next(2) == 0 ? null : other,
        };
        return new PlanArguments(values, null);
    }
}
