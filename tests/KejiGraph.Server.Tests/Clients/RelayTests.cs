using KejiGraph.Server.Tests.Http;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Clients;

public sealed class RelayTests(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task A_Relay_application_compiles_for_the_schema_and_reads_connections_with_what_it_compiled()
    {
        using var folder = new TemporaryFolder();

        Assert.Equal(
            "3 operations\n20 40 46\nboth ends of a relationship\n",
            await NodeScript.RunAsync("relay/compile.mjs", server.Url, folder.Path));
    }
}
