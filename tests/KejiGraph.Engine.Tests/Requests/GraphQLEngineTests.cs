using System.Text;
using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Results;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Requests;

public sealed class GraphQLEngineTests
{
    [Theory]
    [InlineData("{ books(first: -1) { totalCount } }", "Argument \"Query.books(first:)\" is -1; it must be 0 or more.")]
    [InlineData("{ books(last: 51) { totalCount } }", "Argument \"Query.books(last:)\" is 51; a page has at most 50. Ask for the rest with \"after\".")]
    [InlineData("{ books(first: 1, last: 1) { totalCount } }", "Field \"Query.books\" takes \"first\" or \"last\", not both.")]
    [InlineData("{ books(after: \"nonsense\") { totalCount } }", "Argument \"Query.books(after:)\" is not a cursor of this list in this order; take one from a page with the same \"order\".")]
    [InlineData("{ books(after: \"no cursor!\") { totalCount } }", "Argument \"Query.books(after:)\" is not a cursor of this list in this order; take one from a page with the same \"order\".")]
    [InlineData("{ books(after: \"vfd7gIAFomAIYi1ib3JkZXIAAA\", order: [{ name: ASC }]) { totalCount } }", "Argument \"Query.books(after:)\" is not a cursor of this list in this order; take one from a page with the same \"order\".")]
    public async Task An_argument_that_cannot_be_used_is_refused_before_the_store(string query, string message)
    {
        var (kind, json) = await ExecuteAsync(query);

        Assert.Equal(ResponseKind.NotValid, kind);
        Assert.Equal((message, "BAD_USER_INPUT"), ErrorOf(json));
    }

    [Theory]
    [InlineData("{ books", ResponseKind.NotParsed, "Syntax Error: Expected Name, found <EOF>.", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ librery { id } }", ResponseKind.NotValid, "Cannot query field \"librery\" on type \"Query\". Did you mean \"library\"?", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("query ($n: Int!) { books(first: $n) { totalCount } }", ResponseKind.NotValid, "Variable \"$n\" has invalid value: Expected a value of non-null type \"Int!\" to be provided.", "BAD_USER_INPUT")]
    [InlineData("fragment F on Book { id }", ResponseKind.NotValid, "Fragment \"F\" is never used.", "GRAPHQL_VALIDATION_FAILED")]
    public async Task A_request_that_is_not_right_is_refused_before_the_store(
        string query, ResponseKind expected, string message, string code)
    {
        var (kind, json) = await ExecuteAsync(query);

        Assert.Equal(expected, kind);
        Assert.Equal((message, code), ErrorOf(json));
    }

    [Theory]
    [InlineData("books(where: $w) { totalCount }")]
    [InlineData("books(where: { or: [{ not: $w }] }) { totalCount }")]
    public async Task A_large_filter_that_many_fields_use_is_refused_before_it_is_read_as_often(string field)
    {
        var fields = string.Concat(Enumerable.Range(0, 6).Select(number => $"n{number}: {field} "));
        var filter = new { or = Enumerable.Repeat(new { name = new { eq = "x" } }, 5_000) };

        var (kind, json) = await ExecuteAsync($"query ($w: BookFilterInput) {{ {fields} }}", variables: new { w = filter });

        Assert.Equal(ResponseKind.Refused, kind);
        Assert.Equal(
            (
                "The filters, orders and lists of the operation have more than 50000 values with its variables put in. Ask for "
                + "less in one request.",
                "LIMIT_EXCEEDED"),
            ErrorOf(json));
    }

    [Fact]
    public async Task A_private_property_is_not_in_the_API()
    {
        var (_, json) = await ExecuteAsync("{ author(id: \"a-lu\") { secret } }");

        Assert.Equal("Cannot query field \"secret\" on type \"Author\".", ErrorOf(json).Message);
    }

    [Fact]
    public async Task A_failure_of_the_store_is_an_error_without_data()
    {
        var store = new NoStore(LibraryGraph.Model.Graph, _ =>
            throw new GraphStoreException(StoreFailure.Unavailable, "The store is gone."));

        var (kind, json) = await ExecuteAsync("{ books { totalCount } }", store);

        Assert.Equal(ResponseKind.Failed, kind);
        Assert.Equal("{\"errors\":[{\"message\":\"The store is gone.\",\"extensions\":{\"code\":\"STORE_UNAVAILABLE\"}}]}", json);
    }

    [Fact]
    public async Task Ten_root_fields_are_one_trip_to_the_store()
    {
        var store = new NoStore(LibraryGraph.Model.Graph, sink => PushCounts(sink, 10));
        var fields = string.Concat(Enumerable.Range(0, 10).Select(number => $"n{number}: books {{ totalCount }} "));

        await ExecuteAsync($"{{ {fields} }}", store);

        Assert.Equal(1, store.Runs);
    }

    [Fact]
    public async Task Introspection_alone_is_no_trip_to_the_store()
    {
        var store = new NoStore(LibraryGraph.Model.Graph);

        var (kind, json) = await ExecuteAsync(
            "query ($n: String!, $x: Boolean = false) { __typename type: __type(name: $n) { name kind fields @skip(if: $x) { name } interfaces @include(if: $x) { name } } }",
            store,
            new { n = "Library" });

        Assert.Equal(ResponseKind.Data, kind);
        Assert.Equal(
            "{\"data\":{\"__typename\":\"Query\",\"type\":{\"name\":\"Library\",\"kind\":\"OBJECT\",\"fields\":[{\"name\":\"id\"},{\"name\":\"name\"},{\"name\":\"remarks\"},{\"name\":\"collection\"}]}}}",
            json);
    }

    [Fact]
    public async Task Known_entries_stand_in_their_places_among_those_of_the_store()
    {
        var store = new NoStore(LibraryGraph.Model.Graph, sink => PushCounts(sink, 2));

        var (_, json) = await ExecuteAsync("{ a: __typename x: books { t: __typename totalCount u: __typename } b: __typename y: books { totalCount } c: __typename }", store);

        Assert.Equal(
            "{\"data\":{\"a\":\"Query\",\"x\":{\"t\":\"BookConnection\",\"totalCount\":7,\"u\":\"BookConnection\"},\"b\":\"Query\",\"y\":{\"totalCount\":7},\"c\":\"Query\"}}",
            json);
    }

    [Fact]
    public async Task Without_introspection_neither_the_schema_nor_a_suggestion_is_told()
    {
        var options = new EngineOptions { AllowIntrospection = false };

        var (_, schema) = await ExecuteAsync("{ __schema { queryType { name } } }", options: options);
        var (_, suggestion) = await ExecuteAsync("{ librery { id } }", options: options);

        Assert.Equal(
            "GraphQL introspection has been disabled, but the requested query contained the field \"__schema\".",
            ErrorOf(schema).Message);
        Assert.Equal("Cannot query field \"librery\" on type \"Query\".", ErrorOf(suggestion).Message);
    }

    [Fact]
    public void A_document_is_compiled_once_whatever_its_variables()
    {
        var engine = new GraphQLEngine(LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph), new EngineOptions());
        var document = "query ($n: Int, $w: BookFilterInput) { books(first: $n, where: $w) { totalCount } }"u8.ToArray();

        var first = engine.Prepare(document);
        var second = engine.Prepare(document.ToArray());

        Assert.Same(first, second);
    }

    [Fact]
    public void When_the_cache_is_full_documents_that_nobody_asked_for_go()
    {
        var engine = new GraphQLEngine(
            LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph), new EngineOptions { CachedDocuments = 2 });
        var kept = "{ books { totalCount } }"u8.ToArray();
        var first = engine.Prepare(kept);
        for (var number = 0; number < 10; number++)
        {
            engine.Prepare(Encoding.UTF8.GetBytes($"{{ n{number}: books {{ totalCount }} }}"));
            Assert.Same(first, engine.Prepare(kept));
        }
    }

    [Fact]
    public void A_large_document_is_not_kept()
    {
        var engine = new GraphQLEngine(LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph), new EngineOptions());
        var small = Encoding.UTF8.GetBytes("{ books { totalCount } }".PadRight(64 * 1024));
        var large = Encoding.UTF8.GetBytes("{ books { totalCount } }".PadRight((64 * 1024) + 1));

        Assert.Same(engine.Prepare(small), engine.Prepare(small));
        Assert.NotSame(engine.Prepare(large), engine.Prepare(large));
    }

    private static void PushCounts(IResultSink sink, int fields)
    {
        for (var field = 0; field < fields; field++)
        {
            sink.BeginObject();
            sink.Integer(7);
            sink.EndObject();
        }
    }

    private static async Task<(ResponseKind Kind, string Json)> ExecuteAsync(
        string query, NoStore? store = null, object? variables = null, EngineOptions? options = null)
    {
        var engine = new GraphQLEngine(
            LibraryGraph.Model, store ?? new NoStore(LibraryGraph.Model.Graph), options ?? new EngineOptions());
        using var response = await engine.ExecuteAsync(
            new GraphQLRequest(
                Encoding.UTF8.GetBytes(query),
                Variables: variables is null ? default : JsonSerializer.SerializeToElement(variables)),
            TestContext.Current.CancellationToken);
        return (response.Kind, Encoding.UTF8.GetString(response.Body.Written.Span));
    }

    private static (string Message, string Code) ErrorOf(string json)
    {
        using var document = JsonDocument.Parse(json);
        var error = document.RootElement.GetProperty("errors")[0];
        return (error.GetProperty("message").GetString()!, error.GetProperty("extensions").GetProperty("code").GetString()!);
    }
}
