using System.Net;
using System.Text;
using System.Text.Json;
using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Hostile;

/// <summary>
/// Requests that are made to bring a server down, against a process of its own: each is refused in its words, costs little time of
/// a processor, and disturbs nobody.
/// </summary>
public sealed class HostileRequestTests(RunningServer server) : IClassFixture<RunningServer>
{
    private const int Repetitions = 4;
    private const int Samples = 7;

    private static int _asked;

    public static TheoryData<HostileRequest> Requests => [.. HostileRequest.All];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_hostile_request_takes_less_of_a_processor_than_half_of_the_cost_that_is_allowed(HostileRequest request)
    {
        for (var warming = 0; warming < Samples; warming++)
        {
            await SpentAsync(Repetitions, () => AssertRefusedAsync(request));
        }

        await SpentAsync(Repetitions, AskForHalfOfTheAllowedCostAsync);
        var (refused, answered) = (new List<double>(), new List<double>());
        while (refused.Count < Samples)
        {
            refused.Add(await SpentAsync(Repetitions, () => AssertRefusedAsync(request)));
            answered.Add(await SpentAsync(1, AskForHalfOfTheAllowedCostAsync));
        }

        refused.Sort();
        answered.Sort();
        var (cost, allowed) = (refused[Samples / 2], answered[Samples / 2]);
        TestContext.Current.TestOutputHelper!.WriteLine($"{request}: {cost:0.0} ms, half of the allowed cost: {allowed:0.0} ms");
        Assert.True(cost < allowed, $"{request} took {string.Join(", ", refused)} ms; half of the allowed cost {string.Join(", ", answered)} ms.");
    }

    [Fact]
    public async Task While_hostile_requests_are_refused_another_client_gets_its_answers()
    {
        const string Query = """{"query":"{ university(id: \"uni-jilin\") { name } }"}""";
        var attack = Task.Run(
            async () =>
            {
                for (var round = 0; round < 5; round++)
                {
                    await Task.WhenAll(HostileRequest.All.Select(AssertRefusedAsync));
                }
            },
            Cancellation);
        var answers = 0;

        while (!attack.IsCompleted || answers < 100)
        {
            using var content = new StringContent(Query, Encoding.UTF8, "application/json");
            using var response = await server.Http.PostAsync("/graphql", content, Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(
                """{"data":{"university":{"name":"吉林大学"}}}""", await response.Content.ReadAsStringAsync(Cancellation));
            answers++;
        }

        await attack;
        using var live = await server.Http.GetAsync("/health/live", Cancellation);
        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
    }

    private async Task<double> SpentAsync(int repetitions, Func<Task> ask)
    {
        var before = server.Process.ProcessorTime;
        for (var repetition = 0; repetition < repetitions; repetition++)
        {
            await ask();
        }

        return (server.Process.ProcessorTime - before).TotalMilliseconds / repetitions;
    }

    // Another document each time, so that no answer is kept.
    private async Task AskForHalfOfTheAllowedCostAsync()
    {
        var parts = Enumerable.Range(0, 600).Select(part => new { name = new { eq = $"x{part}" } });
        var body = JsonSerializer.Serialize(new
        {
            query = $"query ($where: EntityFilterInput) {{ a{_asked++}: entities(where: $where) {{ totalCount }} }}",
            variables = new { where = new { or = parts } },
        });
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync("/graphql", content, Cancellation);
        Assert.EndsWith("\":{\"totalCount\":0}}}", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(HostileRequest request)
    {
        using var response = await server.Http.PostAsync("/graphql", request.Content(), Cancellation);
        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(Cancellation));
        var error = json.RootElement.GetProperty("errors")[0];
        Assert.False(json.RootElement.TryGetProperty("data", out _));
        Assert.StartsWith(request.Message, error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.Equal(request.Code, error.GetProperty("extensions").GetProperty("code").GetString());
    }
}
