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
    public async Task Types_are_generated_for_the_schema_and_the_ready_queries()
    {
        using var folder = new TemporaryFolder();
        var output = Path.Combine(folder.Path, "types.ts");

        await NodeScript.RunAsync("codegen.mjs", server.Url, Repository.PathOf("schema", "queries"), output);

        Assert.Contains("export type ", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }
}
