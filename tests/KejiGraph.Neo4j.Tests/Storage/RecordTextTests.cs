using System.Text;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Decoding;
using KejiGraph.Neo4j.Storage;
using KejiGraph.Testing;
using KejiGraph.Testing.Contract;

namespace KejiGraph.Neo4j.Tests.Storage;

public sealed class RecordTextTests
{
    private static readonly SmallModel Model = new();

    [Fact]
    public void A_record_is_its_fields_each_behind_its_mark()
    {
        var record = new RecordValue(Model.Note, ["早", 0.5, null, new object?[] { "a", "" }]);

        Assert.Equal("\u001FAtext=早\u001FAweight=0.5\u001FAtags=\u001EAa\u001EA", RecordText.Of(record));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u001FAweight=9")]
    [InlineData("\u001EA\u001A\u001AF\u001A")]
    [InlineData("`}) DETACH DELETE n // \\u001f")]
    public void Any_text_comes_back_from_a_record(string text)
    {
        var record = Encoding.UTF8.GetBytes(RecordText.Of(new RecordValue(Model.Note, [text, 1.5, null, null])));
        var sink = new TextSink();

        foreach (var field in Model.Note.Fields.Take(2))
        {
            Assert.True(RecordSpan.TryFind(record, RecordSpan.MarkOf(field, level: 0), out var value));
            RecordScalars.Push(value, field.Kind, sink);
        }

        Assert.Equal($"{text} 1.5 ", sink.Text);
    }
}
