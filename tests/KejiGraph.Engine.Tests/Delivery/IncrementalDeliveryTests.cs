using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Delivery;

public sealed class IncrementalDeliveryTests
{
    private const int Author = 2;

    private const string NameIsNull =
        "{\"message\":\"Cannot return null for non-nullable field Author.name.\",\"locations\":[{\"line\":1,\"column\":48}],\"path\":[\"author\",\"name\"],\"extensions\":{\"code\":\"INTERNAL\"}}";

    private const string Deferred = "{ author(id: \"a\") { born ... @defer(label: \"l\") { name } } }";
    private const string OneName = "{ author(id: \"a\") { born ... @defer(label:\"l\"){name} } }";

    [Fact]
    public async Task A_client_that_takes_no_parts_gets_the_whole_answer_in_one_trip()
    {
        var store = new NoStore(LibraryGraph.Model.Graph, sink => AuthorOf(sink, born: 1, "Bo"));

        var payloads = await PayloadsAsync(store, Deferred, IncrementalForm.None);

        Assert.Equal(["{\"data\":{\"author\":{\"born\":1,\"name\":\"Bo\"}}}"], payloads);
        Assert.Equal(1, store.Runs);
    }

    [Fact]
    public async Task A_part_that_is_null_where_it_cannot_be_is_completed_with_the_error()
    {
        var store = Answers(
            Anchor("a", 1),
            sink => PartOf(sink, static part => part.Null()));

        var payloads = await PayloadsAsync(store, OneName, IncrementalForm.Pending);

        Assert.Equal(
            [
                "{\"data\":{\"author\":{\"born\":1}},\"pending\":[{\"id\":\"0\",\"path\":[\"author\"],\"label\":\"l\"}],\"hasNext\":true}",
                "{\"completed\":[{\"id\":\"0\",\"errors\":[" + NameIsNull + "]}],\"hasNext\":false}",
            ],
            payloads);
    }

    [Fact]
    public async Task In_the_form_of_2022_a_part_that_failed_is_null()
    {
        var store = Answers(
            Anchor("a", 1),
            sink => PartOf(sink, static part => part.Null()));

        var payloads = await PayloadsAsync(store, OneName, IncrementalForm.Paths);

        Assert.Equal(
            [
                "{\"data\":{\"author\":{\"born\":1}},\"hasNext\":true}",
                "{\"incremental\":[{\"data\":null,\"path\":[\"author\"],\"label\":\"l\",\"errors\":[" + NameIsNull + "]}],\"hasNext\":false}",
            ],
            payloads);
    }

    [Fact]
    public async Task With_onError_NULL_a_part_keeps_what_it_has()
    {
        var store = Answers(
            Anchor("a", 1),
            sink => PartOf(sink, static part => part.Null()));

        var payloads = await PayloadsAsync(store, OneName, IncrementalForm.Pending, ErrorBehavior.Null);

        Assert.Equal(
            "{\"incremental\":[{\"id\":\"0\",\"data\":{\"name\":null},\"errors\":[" + NameIsNull + "]}],\"completed\":[{\"id\":\"0\"}],\"hasNext\":false}",
            payloads[1]);
    }

    [Fact]
    public async Task A_store_that_fails_later_fails_the_parts_and_not_the_answer()
    {
        var store = Answers(
            Anchor("a", 1),
            _ => throw new GraphStoreException(StoreFailure.Unavailable, "The store is gone."));

        var payloads = await PayloadsAsync(store, Deferred, IncrementalForm.Pending);

        Assert.Equal(
            "{\"completed\":[{\"id\":\"0\",\"errors\":[{\"message\":\"The store is gone.\",\"extensions\":{\"code\":\"STORE_UNAVAILABLE\"}}]}],\"hasNext\":false}",
            payloads[1]);
    }

    [Fact]
    public async Task A_node_that_was_deleted_in_between_is_said_to_be()
    {
        var store = Answers(Anchor("a-x", 1), sink =>
        {
            sink.BeginList();
            sink.Null();
            sink.EndList();
        });

        var payloads = await PayloadsAsync(store, Deferred, IncrementalForm.Pending);

        Assert.Equal(
            "{\"completed\":[{\"id\":\"0\",\"errors\":[{\"message\":\"The node \\\"a-x\\\" was deleted while the response was delivered; ask again.\",\"path\":[\"author\"],\"extensions\":{\"code\":\"NOT_FOUND\"}}]}],\"hasNext\":false}",
            payloads[1]);
    }

    [Fact]
    public async Task Nothing_is_put_off_in_an_object_that_became_null()
    {
        var store = Answers(sink =>
        {
            sink.BeginNode(Author);
            sink.EscapedText("a"u8);
            sink.Null();
            sink.EndObject();
        });

        var payloads = await PayloadsAsync(
            store, "{ author(id: \"a\") { name ... @defer { born } } }", IncrementalForm.Pending);

        Assert.Equal(
            ["{\"data\":{\"author\":null},\"errors\":[" + NameIsNull.Replace("48", "21", StringComparison.Ordinal) + "]}"], payloads);
    }

    [Theory]
    [InlineData(IncrementalForm.Pending, "{\"incremental\":[{\"id\":\"0\",\"items\":[{\"name\":\"B\"}]}],\"completed\":[{\"id\":\"0\",\"errors\":[")]
    [InlineData(IncrementalForm.Paths, "{\"incremental\":[{\"items\":[{\"name\":\"B\"}],\"path\":[\"authors\",\"nodes\",1]},{\"items\":null,\"path\":[\"authors\",\"nodes\",2],\"errors\":[")]
    public async Task A_streamed_list_ends_before_an_item_that_cannot_be_there(IncrementalForm form, string expected)
    {
        var store = Answers(sink =>
        {
            sink.BeginObject();
            sink.BeginList();
            foreach (var name in (string?[])["A", "B", null, "D"])
            {
                sink.BeginNode(Author);
                if (name is null)
                {
                    sink.Null();
                }
                else
                {
                    sink.Text(Encoding.UTF8.GetBytes(name));
                }

                sink.EndObject();
            }

            sink.EndList();
            sink.Integer(4);
            sink.EndObject();
        });

        var payloads = await PayloadsAsync(
            store, "{ authors { nodes @stream(initialCount: 1) { name } totalCount } }", form);

        Assert.StartsWith("{\"data\":{\"authors\":{\"nodes\":[{\"name\":\"A\"}],\"totalCount\":4}}", payloads[0], StringComparison.Ordinal);
        Assert.StartsWith(expected, payloads[1], StringComparison.Ordinal);
        Assert.Contains("\"path\":[\"authors\",\"nodes\",2,\"name\"]", payloads[1], StringComparison.Ordinal);
        Assert.EndsWith("\"hasNext\":false}", payloads[1], StringComparison.Ordinal);
        Assert.Equal(2, payloads.Count);
    }

    [Fact]
    public async Task A_negative_initial_count_is_an_error_of_the_field()
    {
        var store = Answers(sink =>
        {
            sink.BeginNode(Author);
            sink.BeginObject();
            sink.BeginList();
            sink.BeginNode(Author);
            sink.EscapedText("ignored"u8);
            sink.EndObject();
            sink.EndList();
            sink.EndObject();
            sink.EndObject();
        });

        var payloads = await PayloadsAsync(
            store, "{ author(id: \"a\") { works { nodes @stream(initialCount: -1) { id } } } }", IncrementalForm.Pending);

        Assert.Equal(
            ["{\"data\":{\"author\":null},\"errors\":[{\"message\":\"initialCount must be a positive integer\",\"locations\":[{\"line\":1,\"column\":29}],\"path\":[\"author\",\"works\",\"nodes\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\"}}]}"],
            payloads);
    }

    [Fact]
    public async Task An_argument_of_a_part_that_cannot_be_used_refuses_the_request_before_the_store()
    {
        var store = Answers();

        var payloads = await PayloadsAsync(
            store, "{ author(id: \"a\") { born ... @defer { works(first: -1) { totalCount } } } }", IncrementalForm.Pending);

        Assert.Equal(
            ["{\"errors\":[{\"message\":\"Argument \\\"Author.works(first:)\\\" is -1; it must be 0 or more.\",\"locations\":[{\"line\":1,\"column\":39}],\"extensions\":{\"code\":\"BAD_USER_INPUT\"}}]}"],
            payloads);
        Assert.Equal(0, store.Runs);
    }

    private static Action<IResultSink> Anchor(string id, long born) => sink =>
    {
        sink.BeginNode(Author);
        sink.EscapedText(Encoding.UTF8.GetBytes(id));
        sink.Integer(born);
        sink.EndObject();
    };

    private static void AuthorOf(IResultSink sink, long born, string name)
    {
        sink.BeginNode(Author);
        sink.Integer(born);
        sink.Text(Encoding.UTF8.GetBytes(name));
        sink.EndObject();
    }

    private static void PartOf(IResultSink sink, Action<IResultSink> push)
    {
        sink.BeginList();
        sink.BeginNode(Author);
        push(sink);
        sink.EndObject();
        sink.EndList();
    }

    /// <summary>A store that answers each trip in turn.</summary>
    private static NoStore Answers(params Action<IResultSink>[] answers)
    {
        var next = 0;
        return new NoStore(LibraryGraph.Model.Graph, sink => answers[next++](sink));
    }

    private static async Task<List<string>> PayloadsAsync(
        NoStore store, string query, IncrementalForm form, ErrorBehavior onError = ErrorBehavior.Propagate)
    {
        var engine = new GraphQLEngine(LibraryGraph.Model, store, new EngineOptions());
        using var response = await engine.ExecuteAsync(
            new GraphQLRequest(Encoding.UTF8.GetBytes(query)) { Incremental = form, OnError = onError },
            TestContext.Current.CancellationToken);
        List<string> payloads = [Encoding.UTF8.GetString(response.Body.Written.Span)];
        if (response.Later is { } later)
        {
            await foreach (var payload in later)
            {
                payloads.Add(Encoding.UTF8.GetString(payload.Written.Span));
            }
        }

        return payloads;
    }
}
