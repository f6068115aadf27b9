using System.Text;
using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Tests.Caching;

public sealed class CacheKeyTests
{
    private static readonly byte[] Scope = "schema"u8.ToArray();

    [Fact]
    public void Whatever_decides_on_an_answer_is_in_its_key()
    {
        GraphQLRequest[] requests =
        [
            Request("{a}"),
            Request("{b}"),
            Request("{a} "),
            Request("{a}", "{}"),
            Request("{a}", """{"x":1}"""),
            Request("{a}", """{"x":2}"""),
            Request("{a}", """{"x":1}""", "A"),
            Request("{a}", """{"x":1}""", "a"),
            Request("{a}{}"),
            Request("{a}", null, "{}"),
            Request(new string('a', 3_000)),
            Request(new string('a', 2_999), null, "a"),
            Request("{a}") with { OnError = ErrorBehavior.Null },
            Request("{a}") with { OnError = ErrorBehavior.Halt },
            Request("{a}") with { Incremental = IncrementalForm.Pending },
            Request("{a}") with { Incremental = IncrementalForm.Paths },
        ];

        Assert.Distinct(requests.Select(request => CacheKey.Of(request, Scope)));
        Assert.NotEqual(CacheKey.Of(requests[0], Scope), CacheKey.Of(requests[0], "another"u8));
    }

    [Fact]
    public void How_a_request_comes_and_what_it_is_called_is_not_in_its_key()
    {
        var request = Request("{a}", """{"x":1}""", "A");

        Assert.Equal(CacheKey.Of(request, Scope), CacheKey.Of(Request("{a}", """{"x":1}""", "A"), Scope));
        Assert.Equal(
            CacheKey.Of(request, Scope),
            CacheKey.Of(request with { Allowed = OperationKinds.Query, Id = "1" }, Scope));
    }

    private static GraphQLRequest Request(string document, string? variables = null, string? name = null) =>
        new(Encoding.UTF8.GetBytes(document), name, variables is null ? default : JsonElement.Parse(variables));
}
