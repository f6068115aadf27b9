using System.Text.Json;
using KejiGraph.Server.Tests.Http;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Caching;

/// <summary>A server whose Redis was never there.</summary>
public sealed class AbsentRedisTests(AbsentRedisTests.Alone server) : IClassFixture<AbsentRedisTests.Alone>
{
    [Fact]
    public async Task All_is_answered_and_the_operator_is_told_without_the_password()
    {
        for (var number = 0; number < 50; number++)
        {
            var answer = await server.PostAsync($"{{\"query\":\"{{ enterprises(first: {number % 25}) {{ totalCount }} }}\"}}");
            Assert.Equal(200, answer.Status);
        }

        Assert.Equal("KejiGraph; hit; detail=memory", (await server.PostAsync("{\"query\":\"{ enterprises(first: 1) { totalCount } }\"}")).Headers["Cache-Status"]);
        var ready = await server.GetAsync("/health/ready");
        Assert.Equal((200, "degraded"), (ready.Status, JsonElement.Parse(ready.Body).GetProperty("redis").GetString()));
        Assert.Matches("WRN .*Redis fails, so answers are kept in this process only", server.Output);
        Assert.DoesNotContain("secret", server.Output, StringComparison.Ordinal);
    }

    public sealed class Alone : RunningServer
    {
        protected override string[] Settings => [$"--Cache:Redis:Uri=redis://user:secret@127.0.0.1:{ServerProcess.FreePort()}/0"];
    }
}
