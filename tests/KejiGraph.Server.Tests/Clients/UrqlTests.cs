using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Clients;

public sealed class UrqlTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Urql_gets_the_same_data_by_POST_and_by_GET()
    {
        Assert.Equal("POST GET GET\n", await NodeScript.RunAsync("urql/methods.mjs", server.Url));
    }

    [Fact]
    public async Task Urql_reads_the_pages_of_a_connection()
    {
        Assert.Equal("2 2 2 1\n", await NodeScript.RunAsync("urql/pages.mjs", server.Url));
    }

    [Fact]
    public async Task Urql_tells_the_errors_of_a_refused_document()
    {
        Assert.Equal(
            "Cannot query field \"nam\" on type \"University\". Did you mean \"name\" or \"names\"?\n",
            await NodeScript.RunAsync("urql/errors.mjs", server.Url));
    }
}
