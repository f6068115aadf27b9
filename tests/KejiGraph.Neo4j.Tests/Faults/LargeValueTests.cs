using KejiGraph.Bolt;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Neo4j.Tests.Faults;

[Collection(FaultyNeo4j.Name)]
public sealed class LargeValueTests(FaultyNeo4j neo4j)
{
    [Fact]
    public async Task A_value_of_ten_megabytes_arrives_whole()
    {
        await using var store = await neo4j.OpenAsync();

        var text = await neo4j.ReadLargeAsync(store);

        Assert.Equal(FaultyNeo4j.LargeLength, text.Count(letter => letter == 'x'));
        Assert.Contains(new string('x', FaultyNeo4j.LargeLength), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_beyond_the_limit_names_the_setting_and_the_next_one_is_fine()
    {
        await using var store = await neo4j.OpenAsync(options => options with { MaxMessageBytes = 1024 * 1024 });

        var error = await Assert.ThrowsAsync<GraphStoreException>(() => neo4j.ReadLargeAsync(store));
        var left = store.Connections;

        Assert.Equal(
            (StoreFailure.Unavailable,
                $"The server {(await neo4j.OptionsAsync()).Uri.Authority} sent a message of more than 1048576 bytes (option MaxMessageBytes); "
                + "ask for less in one record or raise it."),
            (error.Failure, error.Message));
        Assert.Equal(default, left);
        Assert.NotEmpty(await neo4j.ReadAsync(store));
        Assert.Equal(new BoltConnections(0, 1, 0), store.Connections);
    }
}
