using System.Text;
using System.Text.Json;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Cost;
using KejiGraph.Engine.Cursors;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Plans;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Cost;

/// <summary>Prices in thousandths of a unit, sum by sum as the weights say.</summary>
public sealed class PlanCostTests
{
    private static readonly GraphQLEngine Engine =
        new(LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph), new EngineOptions());

    [Theory]
    [InlineData("{ __typename __schema { description } }", "{}", 0)]
    [InlineData("{ book(id: \"b\") { id name } }", "{}", 40 + 2 + 2)]
    [InlineData("{ books(first: 5) { nodes { id name } } }", "{}", 50 + (5 * (40 + 2 + 2)))]
    [InlineData("{ books { nodes { id } } }", "{}", 50 + (10 * (40 + 2)))]
    [InlineData("{ books(last: 3) { edges { cursor node { id } } } }", "{}", 50 + (3 * (10 + 2 + 40 + 2)))]
    [InlineData("{ books(first: 0) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }", "{}", 50 + 50 + 2 + 2)]
    [InlineData("{ books(first: 1) { nodes { remarks { text source { name } } } } }", "{}", 50 + 40 + (2 * (10 + 2 + 40 + 2)))]
    [InlineData("query ($ids: [ID!]!) { nodes(ids: $ids) { __typename } }", """{"ids":["a","b","c"]}""", 3 * 40)]
    public void What_is_read_has_its_price(string query, string variables, double expected)
    {
        Assert.Equal(expected, Price(query, variables));
    }

    [Theory]
    [InlineData("""{"n":2}""", 50 + (2 * (40 + 50 + 50 + (3 * (10 + 40 + 2)))))]
    [InlineData("""{"n":4}""", 50 + (4 * (40 + 50 + 50 + (3 * (10 + 40 + 2)))))]
    [InlineData("""{"n":0}""", 50)]
    public void Lists_in_lists_count_as_often_as_the_request_has_rows_around_them(string variables, double expected)
    {
        const string Query =
            "query ($n: Int) { authors(first: $n) { nodes { works(first: 3) { edges { node { name } } totalCount } } } }";

        Assert.Equal(expected, Price(Query, variables));
    }

    [Theory]
    [InlineData("""{"x":false}""", 50 + (2 * 40))]
    [InlineData("""{"x":true}""", 50 + (2 * (40 + 2 + 50 + 50)) + 50 + (5 * (40 + 2)))]
    public void What_a_condition_leaves_out_costs_nothing(string variables, double expected)
    {
        const string Query = """
            query ($x: Boolean!) {
              books(first: 5) @include(if: $x) { nodes { id } }
              authors(first: 2) { nodes { ... @include(if: $x) { name works(first: 0) { totalCount } } } }
            }
            """;

        Assert.Equal(expected, Price(Query, variables));
    }

    [Theory]
    [InlineData("where: { name: { eq: \"x\" } }", "{}", 20 * 20)]
    [InlineData("where: { name: { in: [\"a\", \"b\", \"c\"] } }", "{}", 20 * (20 + 6))]
    [InlineData("where: { or: [{ not: { name: { eq: \"x\" } } }, { pages: { gt: 1 } }] }", "{}", 20 * (20 + 20))]
    [InlineData("where: { authorsCount: { gt: 1 } }", "{}", 20 * (20 + 50))]
    [InlineData("where: { authors: { some: { node: { born: { gt: 1 } } } } }", "{}", 20 * (200 + (4 * 20)))]
    [InlineData("where: { remarks: { some: { text: { eq: \"x\" } } } }", "{}", 20 * (20 + (2 * 20)))]
    [InlineData("where: { name: { eq: $name } }", "{}", 0, "($name: String)")]
    [InlineData("where: { name: { eq: $name } }", """{"name":"x"}""", 20 * 20, "($name: String)")]
    [InlineData("where: $where", "{}", 0, "($where: BookFilterInput)")]
    [InlineData("where: $where", """{"where":{"name":{"in":["a","b","c"]}}}""", 20 * (20 + 6), "($where: BookFilterInput)")]
    [InlineData("order: [{ name: ASC }, { authorsCount: DESC }]", "{}", 20 * (50 + 50 + 50))]
    [InlineData("order: $order", """{"order":[{"name":"ASC"}]}""", 20 * 50, "($order: [BookSortInput!])")]
    public void Filters_and_orders_of_all_nodes_have_their_price(
        string arguments, string variables, double expected, string definitions = "")
    {
        var query = $"query {definitions} {{ books(first: 0, {arguments}) {{ pageInfo {{ hasNextPage }} }} }}";

        Assert.Equal(50 + 2 + expected, Price(query, variables));
    }

    [Fact]
    public void Filters_and_orders_of_a_relationship_cost_less()
    {
        const string Query = """
            { author(id: "a") { works(first: 0, where: { node: { name: { eq: "x" } } }, order: [{ node: { name: ASC } }]) {
              pageInfo { hasNextPage } } } }
            """;

        Assert.Equal(40 + 50 + 20 + 50 + 2, Price(Query));
    }

    [Fact]
    public void A_total_count_with_a_filter_pays_the_filter_again()
    {
        Assert.Equal(50 + 400 + 50 + 400, Price("{ books(first: 1, where: { name: { eq: \"x\" } }) { totalCount } }"));
    }

    [Fact]
    public void Of_an_interface_the_dearest_type_is_paid()
    {
        const string Query = "{ things(first: 2) { nodes { id ... on Author { works(first: 3) { nodes { name } } } ... on Book { pages } } } }";

        Assert.Equal(50 + (2 * (40 + 2 + 50 + (3 * (40 + 2)))), Price(Query));
    }

    [Fact]
    public void What_types_share_is_priced_once_however_deep_it_nests()
    {
        const int Levels = 40;
        var query = new StringBuilder("{ works(first: 1) { nodes { ");
        for (var level = 0; level < Levels; level++)
        {
            query.Append("... on Book { pages } ... on Article { doi } cites(first: 1) { nodes { ");
        }

        query.Append("id ").Append('}', (2 * Levels) + 3);

        Assert.Equal((Levels + 1) * (50 + 40 + 2), Price(query.ToString()));
    }

    [Fact]
    public void Pricing_allocates_nothing()
    {
        const string Query = "query ($w: BookFilterInput) { books(where: $w) { totalCount nodes { name authors { nodes { name } } } } }";
        var (plan, arguments) = Bind(Query, """{"w":{"name":{"in":["a","b"]}}}""");
        var price = PlanCost.Of(plan);
        price.Of(arguments);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var cost = price.Of(arguments);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(cost > 0);
    }

    private static double Price(string query, string variables = "{}")
    {
        var (plan, arguments) = Bind(query, variables);
        return PlanCost.Of(plan).Of(arguments);
    }

    private static (Plan Plan, PlanArguments Arguments) Bind(string query, string variables)
    {
        var operation = Engine.Prepare(Encoding.UTF8.GetBytes(query));
        using var json = JsonDocument.Parse(variables);
        Assert.True(operation.Variables.TryCoerce(json.RootElement, new(), out var values, out _));
        return (operation.Plan, operation.Bind(values, new PageOptions(), new CursorCodec(new byte[16])));
    }
}
