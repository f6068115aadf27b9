using System.Text;
using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Tests.Generate;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Performance;

public sealed class AllocationTests(GeneratedGraph graph) : IClassFixture<GeneratedGraph>
{
    private const int Requests = 200;

    /// <summary>Properties of all kinds, relationships in both directions with properties, records, pages of pages and a type condition.</summary>
    private static readonly byte[] Document = Encoding.UTF8.GetBytes("""
        query ($first: Int!) {
          enterprises(first: $first, where: { aboveScale: { neq: null } }) {
            nodes {
              id name foundedOn aboveScale sizeClass website recordedAt
              names { text kind evidence { quote } }
              sources { quote document { title date } }
              agreements(first: $first) {
                edges {
                  role assertion
                  node {
                    name amount signedOn
                    parties(first: $first) { nodes { __typename name ... on University { foundedOn } ... on Talent { title } } }
                  }
                }
              }
              locatedIn { nodes { __typename ... on Region { name regionLevel } } }
            }
          }
        }
        """);

    [Fact]
    public async Task A_request_for_fifty_rows_allocates_what_one_for_five_does()
    {
        var engine = new GraphQLEngine(graph.Model, graph.Store!, new EngineOptions { MaxCost = 0 });

        var (few, fewBytes) = await MeasureAsync(engine, 5);
        var (many, manyBytes) = await MeasureAsync(engine, 50);

        Assert.True(manyBytes > 10 * fewBytes, $"The bodies have {fewBytes} and {manyBytes} bytes; the second must be much larger.");
        Assert.InRange(many, 0, few + 256);
    }

    /// <summary>The bytes that a request allocates, and the length of its answer.</summary>
    private static async Task<(long Allocated, int Body)> MeasureAsync(GraphQLEngine engine, int first)
    {
        var variables = JsonSerializer.SerializeToElement(new { first });
        var body = 0;
        long before = 0;
        for (var request = -Requests; request < Requests; request++)
        {
            // The first half compiles, fills pools, and lets lists grow to their size.
            before = request == 0 ? GC.GetAllocatedBytesForCurrentThread() : before;
            using var response = await engine.ExecuteAsync(
                new GraphQLRequest(Document, Variables: variables), TestContext.Current.CancellationToken);
            Assert.Equal(ResponseKind.Data, response.Kind);
            body = response.Body.Length;
        }

        return ((GC.GetAllocatedBytesForCurrentThread() - before) / Requests, body);
    }
}
