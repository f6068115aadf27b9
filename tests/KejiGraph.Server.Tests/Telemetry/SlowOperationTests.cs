using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Telemetry;

public sealed class SlowOperationTests(SlowOperationTests.Impatient server) : IClassFixture<SlowOperationTests.Impatient>
{
    [Fact]
    public async Task The_line_of_a_slow_operation_tells_why_and_not_what_was_asked()
    {
        // The first operation of a process is compiled in it.
        await server.PostAsync(
            """{"query":"query Plats($name: String!) { platforms(where: { name: { eq: $name } }) { totalCount } }","variables":{"name":"geheim"}}""");
        await server.PostAsync("""{"query":"{ __typename }"}""");

        Assert.Matches(
            """WRN \S+ Slow: \d+\.\d ms for query "?Plats"?, "?ok"?, document "?[0-9a-f]{64}"?, cost [\d.]+, \d+ dependencies, 1 store trips in \d+\.\d ms, cache "?miss"?""",
            server.Output);
        Assert.DoesNotContain("geheim", server.Output, StringComparison.Ordinal);
    }

    public sealed class Impatient : RunningServer
    {
        protected override string[] Settings => ["--Telemetry:SlowQueryMilliseconds=1"];
    }
}
