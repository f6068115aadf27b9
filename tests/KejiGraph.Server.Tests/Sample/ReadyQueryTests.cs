using KejiGraph.Engine.Requests;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Sample;

public sealed class ReadyQueryTests(SampleGraph sample) : IClassFixture<SampleGraph>
{
    public static TheoryData<Operation> Queries => [.. Operation.In(Repository.PathOf("schema", "queries"))];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task Every_ready_query_gets_its_answer(Operation query)
    {
        var engine = new GraphQLEngine(sample.Model, sample.Store!, new EngineOptions());

        using var response = await engine.ExecuteAsync(
            new GraphQLRequest(query.Utf8, Variables: query.Variables), TestContext.Current.CancellationToken);

        var answer = JsonIndentation.Indent(response.Body.Written.Span);
        Assert.Equal(ResponseKind.Data, response.Kind);
        Assert.Equal(query.ExpectedAnswer(answer), answer);
    }

    [Fact]
    public void There_are_at_least_twenty()
    {
        Assert.True(Queries.Count >= 20, $"There are {Queries.Count}.");
    }
}
