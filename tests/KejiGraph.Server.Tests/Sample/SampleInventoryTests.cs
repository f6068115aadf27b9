using System.Text.Json;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Sample;

/// <summary>
/// Holds the sample against the inventory of facts that it was made from: by the counts that are checked in, and fact by fact where
/// the inventory itself lies beside the repository.
/// </summary>
public sealed class SampleInventoryTests(SampleGraph sample) : IClassFixture<SampleGraph>
{
    private static readonly string Facts = Path.GetFullPath(Repository.PathOf("..", "shared", "data", "seed-facts.jsonl"));

    private static readonly JsonElement Inventory =
        JsonDocument.Parse(File.ReadAllText(Repository.PathOf("schema", "sample", "inventory.json"))).RootElement;

    private static readonly Dictionary<string, JsonElement> Lines = SampleGraph.Lines
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(line => line.GetProperty("id").GetString()!);

    [Fact]
    public async Task The_store_holds_as_many_nodes_and_relationships_as_the_inventory_says()
    {
        var status = await sample.Store!.GetStatusAsync(TestContext.Current.CancellationToken);

        Assert.Equal(Total(Inventory, "sample", "nodes"), status.Nodes);
        Assert.Equal(Total(Inventory, "sample", "relationships"), status.Relationships);
    }

    [Theory]
    [InlineData("nodes", "node")]
    [InlineData("relationships", "relationship")]
    public void Every_kind_is_there_as_often_as_the_inventory_says(string kind, string member)
    {
        var counts = Lines.Values
            .Where(line => line.TryGetProperty(member, out _))
            .GroupBy(line => line.GetProperty(member).GetString()!)
            .ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(Counts(Inventory.GetProperty("sample").GetProperty(kind)), counts.OrderBy(count => count.Key, StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_loaded_and_what_is_left_out_is_the_whole_inventory()
    {
        var facts = Inventory.GetProperty("inventory").EnumerateObject().Sum(kind => kind.Value.GetProperty("total").GetInt32());
        var left = Inventory.GetProperty("notLoaded").EnumerateObject().Sum(kind => kind.Value.GetProperty("total").GetInt32());
        var derived = Inventory.GetProperty("derivedRelationships").EnumerateObject().Sum(link => link.Value.GetProperty("count").GetInt32());

        Assert.Equal(facts - left + derived, Lines.Count);
        Assert.Equal(1732, facts);
        Assert.Equal(4, left);
    }

    [Fact]
    public void Every_fact_of_the_inventory_is_in_the_sample_with_its_quote()
    {
        Assert.SkipUnless(File.Exists(Facts), "The inventory of facts does not lie beside the repository (../shared/data/seed-facts.jsonl).");
        var missing = new List<string>();
        var counts = new Dictionary<(string, string), int>();
        foreach (var fact in File.ReadLines(Facts).Select(line => JsonDocument.Parse(line).RootElement))
        {
            var key = (fact.GetProperty("kind").GetString()!, fact.GetProperty("type").GetString()!);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            if (fact.GetProperty("props").TryGetProperty("load", out var load) && !load.GetBoolean())
            {
                Assert.DoesNotContain(fact.GetProperty("id").GetString()!, Lines.Keys);
                continue;
            }

            if (!Lines.TryGetValue(fact.GetProperty("id").GetString()!, out var line) || !Quotes(line).Contains(fact.GetProperty("quote").GetString()))
            {
                missing.Add(fact.GetProperty("id").GetString()!);
            }
        }

        Assert.Empty(missing);
        Assert.All(counts, count => Assert.Equal(
            count.Value,
            Inventory.GetProperty("inventory").GetProperty(count.Key.Item1).GetProperty("types").GetProperty(count.Key.Item2).GetInt32()));
    }

    private static IEnumerable<string?> Quotes(JsonElement line) => line.GetProperty("properties").GetProperty("sources")
        .EnumerateArray().Select(source => source.GetProperty("quote").GetString());

    private static long Total(JsonElement json, string part, string kind) =>
        json.GetProperty(part).GetProperty(kind).GetProperty("total").GetInt64();

    private static IEnumerable<KeyValuePair<string, int>> Counts(JsonElement kind) => kind.GetProperty("types").EnumerateObject()
        .Select(type => KeyValuePair.Create(type.Name, type.Value.GetInt32()))
        .OrderBy(count => count.Key, StringComparer.Ordinal);
}
