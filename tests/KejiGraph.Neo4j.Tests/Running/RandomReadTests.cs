using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing;
using KejiGraph.Testing.Contract;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Running;

[Collection(RealNeo4j.Name)]
public sealed class RandomReadTests(Neo4jServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    public async Task Any_filter_order_and_page_gives_what_a_plain_search_gives(int seed)
    {
        var model = new SmallModel();
        await using var graph = await Neo4jGraph.OpenAsync(server, model.Graph);
        var store = new LoadedGraph(graph, model.Graph);
        var changes = new RandomChanges(model, seed);
        var connections = new RandomConnections(model, changes, seed);
        for (var batch = 0; batch < 6; batch++)
        {
            // The batches are made one by one: the second one's changes depend on the first one's.
            Assert.NotEmpty(changes.NextBatch().ToList());
            Assert.NotEmpty(changes.NextBatch().ToList());
            await graph.LoadAsync(Changes(changes));
            for (var query = 0; query < 30; query++)
            {
                var (plan, arguments, expected) = connections.Next();
                var sink = new TextSink();

                await store.RunAsync(plan, arguments, sink, TimeSpan.FromMinutes(1), Cancellation);

                Assert.True(expected == sink.Text, $"seed {seed}\n{plan}\nexpected {expected}\nactual   {sink.Text}");
            }
        }
    }

    private static IEnumerable<Change> Changes(RandomChanges graph)
    {
        foreach (var (type, id, values) in graph.Nodes)
        {
            yield return new Change.WriteNode(WriteMode.Create, type, id, Values(type.Properties, values));
        }

        foreach (var (type, id, from, to, values) in graph.Relationships)
        {
            yield return new Change.WriteRelationship(WriteMode.Create, type, id, from, to, Values(type.Properties, values));
        }
    }

    private static PropertyValues Values(PropertyList properties, IReadOnlyDictionary<string, object?> values) =>
        new(values.Select(value => (properties.Find(value.Key)!, value.Value)));
}
