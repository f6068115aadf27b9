using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Tests;

public sealed class GraphQLErrorTests
{
    [Fact]
    public void An_error_is_written_as_the_specification_lays_it_out()
    {
        var source = new SourceText("{\n  a\n}");
        var error = new GraphQLError("No a.", "NOT_FOUND", new SourcePosition(source, 4))
        {
            Path = [new PathSegment("a"), new PathSegment(2), new PathSegment("b")],
            Extensions = ImmutableDictionary.Create<string, JsonElement>().Add("limit", JsonElement.Parse("5")),
        };

        Assert.Equal(
            """
            {"message":"No a.","locations":[{"line":2,"column":3}],"path":["a",2,"b"],
            "extensions":{"code":"NOT_FOUND","limit":5}}
            """.ReplaceLineEndings(""),
            Write(error));
    }

    [Fact]
    public void What_an_error_does_not_have_is_not_written()
    {
        var error = new GraphQLError("Too much.", ErrorCodes.LimitExceeded, default(SourcePosition));

        Assert.Equal("""{"message":"Too much.","extensions":{"code":"LIMIT_EXCEEDED"}}""", Write(error));
    }

    private static string Write(GraphQLError error)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            error.WriteTo(json);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
