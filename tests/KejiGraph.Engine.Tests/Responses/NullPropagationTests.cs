using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Results;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Responses;

public sealed class NullPropagationTests
{
    private const int Author = 2;

    [Fact]
    public async Task Null_in_a_nullable_place_stays()
    {
        var response = await AnswerAsync("{ author(id: \"x\") { born } }", sink =>
        {
            sink.BeginNode(Author);
            sink.Null();
            sink.EndObject();
        });

        Assert.Equal("{\"data\":{\"author\":{\"born\":null}}}", response);
    }

    [Fact]
    public async Task Null_in_a_non_null_field_nulls_the_nearest_nullable_object()
    {
        var response = await AnswerAsync("{ author(id: \"x\") { born name id } }", sink =>
        {
            sink.BeginNode(Author);
            sink.Integer(1900);
            sink.Null();
            sink.EscapedText("ignored"u8);
            sink.EndObject();
        });

        Assert.Equal(
            "{\"data\":{\"author\":null},\"errors\":[{\"message\":\"Cannot return null for non-nullable field Author.name.\",\"locations\":[{\"line\":1,\"column\":26}],\"path\":[\"author\",\"name\"],\"extensions\":{\"code\":\"INTERNAL\"}}]}",
            response);
    }

    [Fact]
    public async Task Null_in_a_non_null_list_item_goes_through_list_and_connection_to_data()
    {
        var response = await AnswerAsync("{ authors { totalCount nodes { name } } __typename }", sink =>
        {
            sink.BeginObject();
            sink.Integer(2);
            sink.BeginList();
            sink.BeginNode(Author);
            sink.EscapedText("a"u8);
            sink.EndObject();
            sink.BeginNode(Author);
            sink.Null();
            sink.EndObject();
            sink.BeginNode(Author);
            sink.EscapedText("c"u8);
            sink.EndObject();
            sink.EndList();
            sink.EndObject();
        });

        Assert.Equal(
            "{\"data\":null,\"errors\":[{\"message\":\"Cannot return null for non-nullable field Author.name.\",\"locations\":[{\"line\":1,\"column\":32}],\"path\":[\"authors\",\"nodes\",1,\"name\"],\"extensions\":{\"code\":\"INTERNAL\"}}]}",
            response);
    }

    [Fact]
    public async Task What_follows_a_nulled_object_is_answered()
    {
        var response = await AnswerAsync(
            "{ a: author(id: \"x\") { works { nodes { name } } name } b: author(id: \"y\") { name } nodes(ids: [\"x\"]) { id } }",
            sink =>
            {
                sink.BeginNode(Author);
                sink.BeginObject();
                sink.BeginList();
                sink.Null();
                sink.EndList();
                sink.EndObject();
                sink.EscapedText("ignored"u8);
                sink.EndObject();
                sink.BeginNode(Author);
                sink.EscapedText("Bo"u8);
                sink.EndObject();
                sink.BeginList();
                sink.Null();
                sink.EndList();
            });

        Assert.Equal(
            "{\"data\":{\"a\":null,\"b\":{\"name\":\"Bo\"},\"nodes\":[null]},\"errors\":[{\"message\":\"Cannot return null for non-nullable field WroteWorkConnection.nodes.\",\"locations\":[{\"line\":1,\"column\":32}],\"path\":[\"a\",\"works\",\"nodes\",0],\"extensions\":{\"code\":\"INTERNAL\"}}]}",
            response);
    }

    [Fact]
    public async Task Text_of_a_store_that_does_not_escape_is_escaped_here()
    {
        var response = await AnswerAsync("{ author(id: \"x\") { name } }", sink =>
        {
            sink.BeginNode(Author);
            sink.Text("a\"b\\c\n\u0001枣庄"u8);
            sink.EndObject();
        });

        Assert.Equal("{\"data\":{\"author\":{\"name\":\"a\\\"b\\\\c\\n\\u0001枣庄\"}}}", response);
    }

    private static async Task<string> AnswerAsync(string query, Action<IResultSink> push)
    {
        var engine = new GraphQLEngine(LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph, push), new EngineOptions());
        using var response = await engine.ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(query)), TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(response.Body.Written.Span);
    }
}
