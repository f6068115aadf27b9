using System.Text.RegularExpressions;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Rendering;
using KejiGraph.Neo4j.Tests.Rendering;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Running;

[Collection(RealNeo4j.Name)]
public sealed partial class ExplainTests(Neo4jServer server)
{
    private static readonly (string Field, string Indexes)[] Uses =
    [
        ("book(id: \"b-camel\") { name }", "NodeUniqueIndexSeek Book(id)"),
        ("node: books(where: { isbn: { eq: \"978-1\" } }) { totalCount }", "NodeUniqueIndexSeek Book(isbn)"),
        ("books(where: { year: { gte: 1930 } }) { totalCount }", "NodeIndexSeekByRange Book(year)"),
        ("books(where: { price: { lt: 20 } }) { totalCount }", "NodeIndexSeekByRange Book(price.order)"),
        ("books(where: { name: { startsWith: \"a\" } }) { totalCount }", "NodeIndexSeekByRange Book(name)"),
        ("books(where: { genre: { in: [NOVEL, ESSAY] } }) { totalCount }", "NodeIndexSeek Book(genre)"),
        ("works(where: { year: { eq: 1930 } }) { totalCount }", "NodeIndexSeek Article(year), NodeIndexSeek Book(year)"),
        ("books(first: 3) { nodes { name } }", "NodeUniqueIndexSeekByRange Book(id)"),
        ("books(first: 3, order: [{ name: DESC }]) { nodes { id } }", "NodeIndexScan Book(name)"),
        ("books(first: 3, where: { year: { gte: 1930 } }) { nodes { id } }", "NodeUniqueIndexSeekByRange Book(id)"),
        ("books(first: 3, where: { year: { gte: 1930 }, name: { eq: \"a\" } }) { nodes { id } }", "NodeIndexSeek Book(name)"),
        ("books(first: 3, order: [{ year: DESC }]) { nodes { id } }", "NodeIndexScan Book(year), NodeUniqueIndexSeekByRange Book(id)"),
        ("books(last: 3, order: [{ price: ASC }]) { nodes { id } }", "NodeIndexScan Book(price.order), NodeUniqueIndexSeekByRange Book(id)"),
        ("works(first: 3, order: [{ name: ASC }]) { nodes { id } }", "NodeIndexScan Article(name), NodeIndexScan Book(name)"),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_statement_is_planned_without_a_cartesian_product_or_a_scan_of_all_nodes()
    {
        await using var capture = await PlanCapture.OpenAsync();
        List<string> statements = [];
        foreach (var operation in Operation.In(LibraryGraph.OperationsFolder))
        {
            statements.Add((await capture.RenderAsync(operation.Text, operation.Variables)).Text);
        }

        var plans = await ExplainAsync(statements);

        Assert.All(plans, plan => Assert.DoesNotContain("CartesianProduct", plan, StringComparison.Ordinal));
        Assert.All(plans, plan => Assert.DoesNotContain("AllNodesScan", plan, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Indexed_filters_and_orders_use_their_index()
    {
        await using var capture = await PlanCapture.OpenAsync();
        var statements = new List<string>();
        foreach (var (field, _) in Uses)
        {
            statements.Add((await capture.RenderAsync($"{{ {field} }}")).Text);
        }

        var plans = await ExplainAsync(statements);

        Assert.Equal(Uses, Uses.Select((one, index) => (one.Field, IndexesOf(plans[index]))));
        Assert.All(plans, plan => Assert.DoesNotMatch(@"\+(Sort|Top)@.*Book\(", plan));
    }

    private static string IndexesOf(string plan) => string.Join(
        ", ",
        IndexUse().Matches(plan)
            .Select(match => $"{match.Groups[1]} {match.Groups[2]}({match.Groups[3].Value.Trim('`')})")
            .Distinct()
            .Order(StringComparer.Ordinal));

    /// <summary>
    /// Rows of one type come out of their index as they are wanted; where there are several types, or rows without a value, the lists so
    /// read are merged once, each cut to the page before.
    /// </summary>
    [Fact]
    public async Task Every_root_connection_by_id_or_an_indexed_property_is_read_in_the_order_of_an_index()
    {
        (string Name, string Text, int Merges)[] connections = [.. Sets().SelectMany(Connections)];

        var plans = await ExplainAsync([.. connections.Select(one => one.Text)]);

        Assert.Equal(
            connections.Select(one => (one.Name, one.Merges)),
            connections.Select((one, index) => (one.Name, SortsOfAllRows().Count(plans[index]))));
        Assert.All(plans, plan => Assert.DoesNotContain("CartesianProduct", plan, StringComparison.Ordinal));

        // The node that counts commits alone is found by its label.
        Assert.All(plans, plan => Assert.DoesNotMatch(@"\+NodeByLabelScan@\S+ *\| *n\d", plan));
    }

    private static IEnumerable<NodeSet> Sets() =>
    [
        LibraryGraph.Model.Graph.AllNodes,
        .. LibraryGraph.Model.Graph.NodeTypes.Select(type => new NodeSet(type.Name, [type])),
    ];

    private static IEnumerable<(string Name, string Text, int Merges)> Connections(NodeSet set)
    {
        yield return (set.Name, Text(set, Ordering.ById), set.IsSingle ? 0 : 1);
        foreach (var property in set.Types[0].Properties.Where(property =>
            property is { IsIndexed: true } or { IsUnique: true } && property.Kind != ValueKind.Enum))
        {
            if (set.FindProperty(property.Name) is not { } access)
            {
                continue;
            }

            foreach (var descending in (bool[])[false, true])
            {
                var key = new SortKey(new ValueSource.NodeProperty(access), descending);
                yield return ($"{set.Name} {key}", Text(set, new Ordering([key])), set.IsSingle && property.IsRequired ? 0 : 1);
            }
        }
    }

    private static string Text(NodeSet set, Ordering ordering)
    {
        var id = new Projection.Property("id", -1, new PropertySource.OfNode(set.FindProperty("id")!));
        var rows = new Projection.Connection(
            "rows", -1, new RowSource.Scan(set), null, ordering, null, new Operand(0), [new Projection.PageNodes("nodes", -1, new NodeSelection(set, [id]))]);
        return PlanRenderer.Render(new Plan([rows], [], []), new PlanArguments([new PageWindow(50)], null)).Text;
    }

    private async Task<string[]> ExplainAsync(IEnumerable<string> statements)
    {
        await using (await new EmptyDatabase(server).OpenAsync(LibraryGraph.Model.Graph))
        {
            var printed = await server.ShellAsync(
                string.Concat(statements.Select(statement => $"EXPLAIN {statement};\n")), Cancellation);
            var plans = printed.Split("| Plan ")[1..];
            Assert.Equal(statements.Count(), plans.Length);
            return plans;
        }
    }

    [GeneratedRegex(@"\+(Sort|Top)@")]
    private static partial Regex SortsOfAllRows();

    [GeneratedRegex(@"\+(Node\w*Index\w*)@\S+ *\| *(?:UNIQUE|RANGE INDEX) \w+:(\w+)\(([^)]+)\)")]
    private static partial Regex IndexUse();
}
