using KejiGraph.Graph.Stores;
using KejiGraph.Neo4j.Schema;
using KejiGraph.Neo4j.Tests.Servers;
using KejiGraph.Testing;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Neo4j.Tests.Schema;

[Collection(RealNeo4j.Name)]
public sealed class SchemaApplicationTests(Neo4jServer server)
{
    private readonly EmptyDatabase _database = new(server);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_applied_is_there_and_a_second_time_changes_nothing()
    {
        var model = new SmallModel().Graph;
        await using var client = await _database.OpenBareAsync();
        var application = new SchemaApplication(client, EmptyDatabase.Timeout);
        string[] names = [.. GraphSchema.Of(model).Select(statement => statement.Name)];
        Assert.Equal(names, await application.MissingAsync(model, Cancellation));

        await application.ApplyAsync(model, (_, _) => { }, Cancellation);
        var first = await StateAsync();
        await application.ApplyAsync(model, (_, _) => { }, Cancellation);

        Assert.Empty(await application.MissingAsync(model, Cancellation));
        Assert.Equal(first, await StateAsync());
        Assert.Equal(
            names.Order(StringComparer.Ordinal),
            first.Select(line => line.Split(' ')[0]).Distinct().Order(StringComparer.Ordinal));

        async Task<IEnumerable<string>> StateAsync() =>
        [
            .. await EmptyDatabase.TextsAsync(client, "SHOW CONSTRAINTS YIELD name, type, labelsOrTypes, properties RETURN name + \" \" + type + \" \" + labelsOrTypes[0] + \" \" + properties[0] ORDER BY name"),
            .. await EmptyDatabase.TextsAsync(client, "SHOW INDEXES YIELD name, type, state, labelsOrTypes, properties WHERE type <> \"LOOKUP\" RETURN name + \" \" + type + \" \" + state + \" \" + labelsOrTypes[0] + \" \" + properties[0] ORDER BY name"),
        ];
    }

    [Fact]
    public async Task What_the_data_break_is_refused()
    {
        await using var client = await _database.OpenBareAsync();
        await EmptyDatabase.TextsAsync(client, "CREATE (:Person { id: \"a\" }), (:Person { id: \"a\" })");

        var error = await Assert.ThrowsAsync<GraphStoreException>(async () =>
            await new SchemaApplication(client, EmptyDatabase.Timeout).ApplyAsync(new SmallModel().Graph, (_, _) => { }, Cancellation));

        Assert.Equal(
            (StoreFailure.Damaged, "Neo4j refused a query with Neo.DatabaseError.Schema.ConstraintCreationFailed."),
            (error.Failure, error.Message));
    }
}
