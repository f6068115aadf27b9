using System.Text;
using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Server.Caching;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Caching;

public sealed class CacheKeyTests
{
    private const string Books = "query A($first: Int = 10, $where: BookFilterInput) { books(first: $first, where: $where) { totalCount } }";

    private static readonly byte[] Scope = new byte[32];
    private static readonly GraphQLEngine Engine = new(LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph), new EngineOptions());

    [Fact]
    public void Whatever_decides_on_an_answer_is_in_its_key()
    {
        GraphQLRequest[] requests =
        [
            Request(Books),
            Request(Books + " "),
            Request(Books + " query B { __typename }", name: "A"),
            Request(Books + " query B { __typename }", name: "B"),
            Request(Books, """{"first":null}"""),
            Request(Books, """{"first":1}"""),
            Request(Books, """{"where":null}"""),
            Request(Books, """{"where":{}}"""),
            Request(Books, """{"where":{"name":{"eq":null}}}"""),
            Request(Books, """{"where":{"name":{"eq":"a"}}}"""),
            Request(Books, """{"where":{"name":{"eq":"a "}}}"""),
            Request(Books, """{"where":{"name":{"neq":"a"}}}"""),
            Request(Books, """{"where":{"name":{"in":["a","b"]}}}"""),
            Request(Books, """{"where":{"name":{"in":["b","a"]}}}"""),
            Request(Books, """{"where":{"name":{"in":["ab"]}}}"""),
            Request(Books) with { OnError = ErrorBehavior.Null },
            Request(Books) with { OnError = ErrorBehavior.Halt },
            Request(Books) with { Incremental = IncrementalForm.Pending },
            Request(Books) with { Incremental = IncrementalForm.Paths },
        ];

        Assert.Distinct(requests.Select(request => KeyOf(request)));
        Assert.NotEqual(KeyOf(requests[0]), KeyOf(requests[0], [.. Scope[1..], 1]));
    }

    [Theory]
    [InlineData(null, "{}")]
    [InlineData(null, "null")]
    [InlineData(null, """{"first":10}""")]
    [InlineData(null, """{ "unknown" : "to the operation" }""")]
    [InlineData("""{"first":10,"where":{"name":{"eq":"é"},"year":{"gt":1}}}""", "{ \"where\" : {\"year\": {\"gt\":1.0 },\r\n\t\"name\":{\"eq\":\"\\u00e9\"}} }")]
    [InlineData("""{"where":{"name":{"in":["a"]}}}""", """{"where":{"name":{"in":"a"}}}""")]
    public void Variables_that_are_the_same_once_coerced_have_the_same_key(string? one, string other)
    {
        Assert.Equal(KeyOf(Request(Books, one)), KeyOf(Request(Books, other)));
    }

    [Fact]
    public void How_a_request_comes_and_what_it_is_called_is_not_in_its_key()
    {
        var request = Request(Books, """{"first":1}""");

        Assert.Equal(KeyOf(request), KeyOf(request with { Allowed = OperationKinds.Query, Id = "1", OperationName = "A" }));
    }

    private static CacheKey KeyOf(GraphQLRequest request, byte[]? scope = null)
    {
        Assert.True(Engine.TryPrepare(request, out var prepared, out _));
        return CacheKey.Of(prepared, scope ?? Scope);
    }

    private static GraphQLRequest Request(string document, string? variables = null, string? name = null) =>
        new(Encoding.UTF8.GetBytes(document), name, variables is null ? default : JsonElement.Parse(variables));
}
