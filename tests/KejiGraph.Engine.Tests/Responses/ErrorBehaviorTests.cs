using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Results;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Responses;

public sealed class ErrorBehaviorTests
{
    private const int Author = 2;
    private const string Query = "{ authors { nodes { born name } totalCount } }";

    private const string First =
        "{\"message\":\"Cannot return null for non-nullable field Author.name.\",\"locations\":[{\"line\":1,\"column\":26}],\"path\":[\"authors\",\"nodes\",0,\"name\"],\"extensions\":{\"code\":\"INTERNAL\"}}";

    [Theory]
    [InlineData(ErrorBehavior.Propagate, "{\"data\":null,\"errors\":[" + First + "]}")]
    [InlineData(ErrorBehavior.Halt, "{\"data\":null,\"errors\":[" + First + "]}")]
    public async Task An_error_takes_the_data_with_it(ErrorBehavior behavior, string expected)
    {
        Assert.Equal(expected, await AnswerAsync(behavior));
    }

    [Fact]
    public async Task An_error_leaves_null_where_it_happened_when_the_client_asks_for_that()
    {
        var second = First.Replace("\"nodes\",0", "\"nodes\",1", StringComparison.Ordinal);

        Assert.Equal(
            "{\"data\":{\"authors\":{\"nodes\":[{\"born\":1,\"name\":null},{\"born\":2,\"name\":null}],\"totalCount\":2}},\"errors\":[" + First + "," + second + "]}",
            await AnswerAsync(ErrorBehavior.Null));
    }

    [Fact]
    public async Task The_first_error_halts_where_null_could_have_stood_outwards()
    {
        const string Nullable = "{ author(id: \"x\") { name } other: author(id: \"y\") { name } }";

        var answer = await AnswerAsync(ErrorBehavior.Halt, Nullable, sink =>
        {
            for (var node = 0; node < 2; node++)
            {
                sink.BeginNode(Author);
                sink.Null();
                sink.EndObject();
            }
        });

        Assert.Equal(
            "{\"data\":null,\"errors\":[{\"message\":\"Cannot return null for non-nullable field Author.name.\",\"locations\":[{\"line\":1,\"column\":21}],\"path\":[\"author\",\"name\"],\"extensions\":{\"code\":\"INTERNAL\"}}]}",
            answer);
    }

    private static Task<string> AnswerAsync(ErrorBehavior behavior) => AnswerAsync(behavior, Query, sink =>
    {
        sink.BeginObject();
        sink.BeginList();
        for (var number = 1; number <= 2; number++)
        {
            sink.BeginNode(Author);
            sink.Integer(number);
            sink.Null();
            sink.EndObject();
        }

        sink.EndList();
        sink.Integer(2);
        sink.EndObject();
    });

    private static async Task<string> AnswerAsync(ErrorBehavior behavior, string query, Action<IResultSink> push)
    {
        var engine = new GraphQLEngine(LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph, push), new EngineOptions());
        using var response = await engine.ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(query)) { OnError = behavior }, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(response.Body.Written.Span);
    }
}
