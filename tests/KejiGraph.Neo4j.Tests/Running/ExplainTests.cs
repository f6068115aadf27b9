using System.Text.RegularExpressions;
using KejiGraph.Neo4j.Tests.Rendering;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing.Library;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Running;

[Collection(RealNeo4j.Name)]
public sealed partial class ExplainTests(Neo4jServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_statement_is_planned_without_a_cartesian_product_or_a_scan_of_all_nodes()
    {
        await using var capture = await PlanCapture.OpenAsync();
        List<string> statements = [];
        foreach (var operation in Operation.In(LibraryGraph.OperationsFolder))
        {
            statements.Add((await capture.RenderAsync(operation.Text, operation.Variables)).Statement.Text);
        }

        var plans = await ExplainAsync(statements);

        Assert.All(plans, plan => Assert.DoesNotContain("CartesianProduct", plan, StringComparison.Ordinal));
        Assert.All(plans, plan => Assert.DoesNotContain("AllNodesScan", plan, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("book(id: \"b-camel\") { name }", "NodeUniqueIndexSeek Book(id)")]
    [InlineData("node: books(where: { isbn: { eq: \"978-1\" } }) { totalCount }", "NodeUniqueIndexSeek Book(isbn)")]
    [InlineData("books(where: { year: { gte: 1930 } }) { totalCount }", "NodeIndexSeekByRange Book(year)")]
    [InlineData("books(where: { price: { lt: 20 } }) { totalCount }", "NodeIndexSeekByRange Book(price.order)")]
    [InlineData("books(where: { name: { startsWith: \"a\" } }) { totalCount }", "NodeIndexSeekByRange Book(name)")]
    [InlineData("books(where: { genre: { in: [NOVEL, ESSAY] } }) { totalCount }", "NodeIndexSeek Book(genre)")]
    [InlineData("works(where: { year: { eq: 1930 } }) { totalCount }", "NodeIndexSeek Article(year), NodeIndexSeek Book(year)")]
    [InlineData("books(first: 3) { nodes { name } }", "NodeUniqueIndexSeekByRange Book(id)")]
    [InlineData("books(first: 3, order: [{ name: DESC }]) { nodes { id } }", "NodeIndexScan Book(name)")]
    [InlineData("books(first: 3, order: [{ year: DESC }]) { nodes { id } }", "NodeIndexScan Book(year), NodeUniqueIndexSeekByRange Book(id)")]
    [InlineData("books(last: 3, order: [{ price: ASC }]) { nodes { id } }", "NodeIndexScan Book(price.order), NodeUniqueIndexSeekByRange Book(id)")]
    [InlineData("works(first: 3, order: [{ name: ASC }]) { nodes { id } }", "NodeIndexScan Article(name), NodeIndexScan Book(name)")]
    public async Task Indexed_filters_and_orders_use_their_index(string field, string expected)
    {
        await using var capture = await PlanCapture.OpenAsync();
        var rendered = await capture.RenderAsync($"{{ {field} }}");

        var plan = Assert.Single(await ExplainAsync([rendered.Statement.Text]));

        var used = IndexUse().Matches(plan).Select(match => $"{match.Groups[1]} {match.Groups[2]}({match.Groups[3].Value.Trim('`')})");
        Assert.Equal(expected, string.Join(", ", used.Distinct().Order(StringComparer.Ordinal)));
        Assert.DoesNotMatch(@"\+(Sort|Top)@.*Book\(", plan);
    }

    private async Task<string[]> ExplainAsync(IEnumerable<string> statements)
    {
        await using (await Neo4jGraph.OpenAsync(server, LibraryGraph.Model.Graph))
        {
            var printed = await server.ShellAsync(
                string.Concat(statements.Select(statement => $"EXPLAIN {statement};\n")), Cancellation);
            var plans = printed.Split("| Plan ")[1..];
            Assert.Equal(statements.Count(), plans.Length);
            return plans;
        }
    }

    [GeneratedRegex(@"\+(Node\w*Index\w*)@\S+ *\| *(?:UNIQUE|RANGE INDEX) \w+:(\w+)\(([^)]+)\)")]
    private static partial Regex IndexUse();
}
