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

    private static readonly TimeSpan Allowed = TimeSpan.FromMilliseconds(50);

    public static TheoryData<HostileRequest> Requests => [.. HostileRequest.All];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task A_hostile_request_is_refused_within_fifty_milliseconds_of_a_processor(HostileRequest request)
    {
        for (var warming = 0; warming < Samples * Repetitions; warming++)
        {
            await AssertRefusedAsync(request);
        }

        var samples = new List<TimeSpan>();
        while (samples.Count < Samples)
        {
            var before = server.Process.ProcessorTime;
            for (var repetition = 0; repetition < Repetitions; repetition++)
            {
                await AssertRefusedAsync(request);
            }

            samples.Add((server.Process.ProcessorTime - before) / Repetitions);
        }

        samples.Sort();
        TestContext.Current.TestOutputHelper!.WriteLine($"{request}: {samples[Samples / 2].TotalMilliseconds} ms");
        Assert.True(samples[Samples / 2] <= Allowed, $"{request} took {string.Join(", ", samples)}.");
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
