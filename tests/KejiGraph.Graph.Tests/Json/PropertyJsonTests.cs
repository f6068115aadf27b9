using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KejiGraph.Graph.Json;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing;

namespace KejiGraph.Graph.Tests.Json;

public sealed class PropertyJsonTests
{
    private readonly SmallModel _model = new();

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void What_is_written_reads_back_as_the_same_values(int seed)
    {
        var graph = new RandomChanges(_model, seed);
        for (var batch = 0; batch < 20; batch++)
        {
            _ = graph.NextBatch().Count();
        }

        foreach (var node in graph.Nodes)
        {
            var json = Write(stream => PropertyJsonWriter.Write(
                stream, node.Type.Properties, property => node.Values.GetValueOrDefault(property.Name)));

            var read = PropertyJsonReader.Read("it", node.Type.Properties, JsonDocument.Parse(json).RootElement);

            var values = read.Items.ToArray().ToDictionary(item => item.Property.Name, item => item.Value);
            Assert.Equal(
                ValuesText.Of(node.Type.Properties, property => node.Values.GetValueOrDefault(property.Name)),
                ValuesText.Of(node.Type.Properties, property => values.GetValueOrDefault(property.Name)));
        }
    }

    [Theory]
    [InlineData("{\"colour\":1}", "it: the model has no property \"colour\" here.")]
    [InlineData("{\"id\":\"x\"}", "it: the model has no property \"id\" here.")]
    [InlineData("{\"age\":1,\"age\":2}", "it: property \"age\" is given twice.")]
    [InlineData("{\"age\":1.5}", "it: property \"age\" holds Int, not 1.5.")]
    [InlineData("{\"age\":\"1\"}", "it: property \"age\" holds Int, not \"1\".")]
    [InlineData("{\"born\":\"2020-02-30\"}", "it: property \"born\" holds Date, not \"2020-02-30\".")]
    [InlineData("{\"skills\":\"x\"}", "it: property \"skills\" holds a list of String, not \"x\".")]
    [InlineData("{\"skills\":[null]}", "it: the list \"skills\" must not hold null.")]
    [InlineData("{\"notes\":[{\"txt\":\"x\"}]}", "it, notes: the model has no property \"txt\" here.")]
    [InlineData("[]", "it: \"properties\" must be a JSON object.")]
    public void Json_that_does_not_fit_the_model_is_refused(string json, string message)
    {
        var error = Assert.Throws<GraphStoreException>(() =>
            PropertyJsonReader.Read("it", _model.Person.Properties, JsonDocument.Parse(json).RootElement));

        Assert.Equal((StoreFailure.InvalidChange, message), (error.Failure, error.Message));
    }

    [Fact]
    public void Chinese_and_exact_decimals_stay_as_they_are()
    {
        var json = Write(stream => PropertyJsonWriter.Write(stream, _model.Person.Properties, property => property.Name switch
        {
            "name" => "枣庄",
            "wage" => 12345678901234567890.12m,
            "steps" => 9007199254740993L,
            _ => null,
        }));

        Assert.Equal("{\"name\":\"枣庄\",\"wage\":12345678901234567890.12,\"steps\":9007199254740993}", json);
    }

    private static string Write(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            write(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
