using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Cost;

public sealed class CostLimitTests
{
    private const string Dear = "{ authors(first: 50) { nodes { works(first: 50) { nodes { name } } } } }";

    private const string Refusal =
        "\"errors\":[{\"message\":\"The operation costs 110; at most 100 is allowed. The most expensive field is "
        + "\\\"authors.nodes.works.nodes\\\" with 105: ask for fewer rows there and in the lists around it with \\\"first\\\", or ask "
        + "in several requests.\",\"extensions\":{\"code\":\"COST_EXCEEDED\"}}]";

    private const string Cost =
        "\"extensions\":{\"cost\":{\"total\":109.55,\"limit\":100,\"dearest\":{\"field\":\"authors.nodes.works.nodes\",\"cost\":105}}}";

    [Fact]
    public async Task An_operation_that_costs_too_much_is_refused_before_the_store()
    {
        var (kind, json) = await ExecuteAsync(Dear, maxCost: 100);

        Assert.Equal((ResponseKind.Refused, $"{{{Refusal}}}"), (kind, json));
    }

    [Fact]
    public async Task A_refusal_tells_the_cost_to_who_asks_for_it()
    {
        var (kind, json) = await ExecuteAsync(Dear, maxCost: 100, request => request with { ReportCost = true });

        Assert.Equal((ResponseKind.Refused, $"{{{Refusal},{Cost}}}"), (kind, json));
    }

    [Fact]
    public async Task The_cost_alone_is_told_without_the_store()
    {
        var (kind, json) = await ExecuteAsync(
            "{ books { totalCount } }", maxCost: 1000, request => request with { CostOnly = true });

        Assert.Equal(ResponseKind.Data, kind);
        Assert.Equal(
            "{\"extensions\":{\"cost\":{\"total\":0.1,\"limit\":1000,\"dearest\":{\"field\":\"books\",\"cost\":0.1}}}}", json);
    }

    [Theory]
    [InlineData(1000, "\"total\":0.1,\"limit\":1000,")]
    [InlineData(0, "\"total\":0.1,")]
    public async Task The_cost_is_told_beside_the_data_to_who_asks_for_it(int maxCost, string expected)
    {
        var (kind, json) = await ExecuteAsync(
            "{ books { totalCount } }", maxCost, request => request with { ReportCost = true }, counts: 1);

        Assert.Equal(ResponseKind.Data, kind);
        Assert.Equal(
            "{\"data\":{\"books\":{\"totalCount\":7}},\"extensions\":{\"cost\":{" + expected
            + "\"dearest\":{\"field\":\"books\",\"cost\":0.1}}}}",
            json);
    }

    [Fact]
    public async Task Nobody_who_does_not_ask_is_told_the_cost()
    {
        var (_, json) = await ExecuteAsync("{ books { totalCount } }", maxCost: 1000, counts: 1);

        Assert.Equal("{\"data\":{\"books\":{\"totalCount\":7}}}", json);
    }

    [Fact]
    public async Task What_the_store_is_not_asked_for_costs_nothing()
    {
        var (_, json) = await ExecuteAsync("{ __typename }", maxCost: 1, request => request with { ReportCost = true });

        Assert.Equal("{\"data\":{\"__typename\":\"Query\"},\"extensions\":{\"cost\":{\"total\":0,\"limit\":1}}}", json);
    }

    [Fact]
    public async Task A_cost_beyond_all_numbers_is_refused_in_words()
    {
        const int Levels = 90;
        var query = "{ works { nodes { " + string.Concat(Enumerable.Repeat("cites(first: 50) { nodes { ", Levels)) + "id "
            + new string('}', (2 * Levels) + 3);

        var (kind, json) = await ExecuteAsync(query, maxCost: 1000);

        Assert.Equal(ResponseKind.Refused, kind);
        Assert.StartsWith(
            "{\"errors\":[{\"message\":\"The operation costs more than 10^15; at most 1000 is allowed. The most expensive field is ",
            json,
            StringComparison.Ordinal);
    }

    private static async Task<(ResponseKind Kind, string Json)> ExecuteAsync(
        string query, int maxCost, Func<GraphQLRequest, GraphQLRequest>? change = null, int counts = 0)
    {
        var store = new NoStore(LibraryGraph.Model.Graph, counts == 0 ? null : sink =>
        {
            sink.BeginObject();
            sink.Integer(7);
            sink.EndObject();
        });
        var engine = new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions { MaxCost = maxCost });
        var request = new GraphQLRequest(Encoding.UTF8.GetBytes(query));
        using var response = await engine.ExecuteAsync(change?.Invoke(request) ?? request, TestContext.Current.CancellationToken);
        Assert.Equal(counts, store.Runs);
        return (response.Kind, Encoding.UTF8.GetString(response.Body.Written.Span));
    }
}
