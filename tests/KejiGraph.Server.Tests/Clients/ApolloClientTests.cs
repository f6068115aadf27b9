using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Clients;

public sealed class ApolloClientTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Apollo_Client_keeps_what_two_queries_say_of_a_node_as_one_record()
    {
        Assert.Equal(
            "Agreement:agr-jinggong-qibebt Enterprise:ent-jinggong\n",
            await NodeScript.RunAsync("apollo/cache.mjs", server.Url));
    }

    [Fact]
    public async Task Apollo_Client_joins_the_pages_of_a_connection()
    {
        Assert.Equal("2 2 2 1\n", await NodeScript.RunAsync("apollo/pages.mjs", server.Url));
    }

    [Fact]
    public async Task Apollo_Client_keeps_both_ends_of_a_relationship()
    {
        Assert.Equal("doc-000 event-000-press-conference\n", await NodeScript.RunAsync("apollo/edges.mjs", server.Url));
    }

    [Fact]
    public async Task Apollo_Client_tells_the_errors_of_a_refused_document_by_its_error_policy()
    {
        Assert.Equal(
            "Cannot query field \"nam\" on type \"University\". Did you mean \"name\" or \"names\"?\n",
            await NodeScript.RunAsync("apollo/errors.mjs", server.Url));
    }

    [Fact]
    public async Task Apollo_Client_completes_a_deferred_fragment_in_both_forms_of_incremental_delivery()
    {
        Assert.Equal(
            "multipart/mixed; boundary=\"-\"; deferSpec=20220824\nmultipart/mixed; boundary=\"-\"; incrementalSpec=v0.2\n",
            await NodeScript.RunAsync("apollo/defer.mjs", server.Url));
    }

    [Fact]
    public async Task Apollo_Client_sends_a_document_once_and_its_hash_by_GET_after_that()
    {
        Assert.Equal("GET hash, POST text, GET hash\n", await NodeScript.RunAsync("apollo/persisted.mjs", server.Url));
    }
}
