using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Clients;

public sealed class StreamClientTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_client_of_graphql_ws_is_answered()
    {
        Assert.Equal(
            """
            [{"data":{"university":{"name":"吉林大学"}}}]
            {"errors":["Cannot query field \"nothing\" on type \"Query\"."]}
            [{"data":{"__typename":"Query"}}]

            """,
            await NodeScript.RunAsync("graphql-ws.mjs", server.Url));
    }

    [Fact]
    public async Task The_client_of_graphql_sse_is_answered()
    {
        Assert.Equal(
            """
            [{"data":{"university":{"name":"吉林大学"}}}]
            [{"errors":["Cannot query field \"nothing\" on type \"Query\"."]}]

            """,
            await NodeScript.RunAsync("graphql-sse.mjs", server.Url));
    }
}
