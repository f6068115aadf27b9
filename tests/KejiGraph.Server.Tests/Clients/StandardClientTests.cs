using KejiGraph.Server.Tests.Http;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Clients;

public sealed class StandardClientTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task The_schema_that_graphql_js_builds_from_introspection_is_the_one_the_server_prints()
    {
        Assert.EndsWith("types\n", await NodeScript.RunAsync("introspection.mjs", server.Url), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Types_that_are_generated_for_the_ready_queries_compile_and_fit_their_answers()
    {
        using var folder = new TemporaryFolder();
        var queries = Repository.PathOf("schema", "queries");

        var output = await NodeScript.RunAsync("codegen.mjs", server.Url, queries, folder.Path);

        Assert.Equal($"{Directory.GetFiles(queries, "*.json").Length} answers\n", output);
    }
}
