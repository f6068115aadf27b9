using System.Text;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Json;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing;

namespace KejiGraph.Graph.Tests.Json;

public sealed class GraphLineReaderTests
{
    private readonly SmallModel _model = new();

    [Fact]
    public void A_line_with_a_node_is_a_write_of_it()
    {
        var change = Assert.IsType<Change.WriteNode>(Read("""{"node":"Paper","id":"p1","properties":{"name":"N","year":2020}}"""));

        Assert.Equal((WriteMode.Upsert, _model.Paper, "p1"), (change.Mode, change.Type, change.Id));
        Assert.Equal(["name = N", "year = 2020"], Items(change.Properties));
    }

    [Fact]
    public void A_line_with_a_relationship_is_a_write_of_it()
    {
        var change = Assert.IsType<Change.WriteRelationship>(
            Read("""{"relationship":"CITES","id":"c1","from":"p1","to":"p2","properties":{"order":3}}"""));

        Assert.Equal((_model.Cites, "c1", "p1", "p2"), (change.Type, change.Id, change.From, change.To));
        Assert.Equal(["order = 3"], Items(change.Properties));
    }

    [Fact]
    public void Properties_can_be_left_out()
    {
        Assert.Empty(Items(Assert.IsType<Change.WriteNode>(Read("""{"node":"Paper","id":"p1"}""")).Properties));
    }

    [Theory]
    [InlineData("""{"node":"Book","id":"b1"}""", "The model has no node type \"Book\".")]
    [InlineData("""{"relationship":"LIKES","id":"b1"}""", "The model has no relationship type \"LIKES\".")]
    [InlineData("""{"node":"Paper"}""", "A line of a graph file needs \"id\" with a text.")]
    [InlineData("""{"relationship":"CITES","id":"c1","from":"p1"}""", "A line of a graph file needs \"to\" with a text.")]
    [InlineData("""{"id":"c1"}""", "A line of a graph file needs \"relationship\" with a text.")]
    [InlineData("7", "A line of a graph file: \"the whole line\" must be a JSON object.")]
    [InlineData("""{"node":"Paper","id":"p1","properties":{"nme":"x"}}""", "Paper \"p1\": the model has no property \"nme\" here.")]
    public void A_line_that_does_not_fit_is_refused(string line, string message)
    {
        Assert.Equal(message, Assert.Throws<GraphStoreException>(() => Read(line)).Message);
    }

    private Change Read(string line) => GraphLineReader.Read(_model.Graph, WriteMode.Upsert, Encoding.UTF8.GetBytes(line));

    private static IEnumerable<string> Items(PropertyValues values) =>
        [.. values.Items.ToArray().Select(item => $"{item.Property} = {PropertyText.Of(item.Value)}")];
}
