using KejiGraph.Server.Tests.Http;

namespace KejiGraph.Server.Tests.Telemetry;

/// <summary>A server whose metrics are read as Prometheus reads them.</summary>
public class MeasuredServer : RunningServer
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    /// <summary>The metrics, once all of a number of operations are in them: the text is made anew a few times a second only.</summary>
    internal async Task<IReadOnlyList<Series>> ReadAsync(int operations)
    {
        using var bound = new CancellationTokenSource(Bound, TimeProvider.System);
        while (true)
        {
            var series = await TelemetryScript.ParseAsync((await GetAsync("/metrics", accept: "text/plain")).Body);
            if (series.Where(one => one.Name == "kejigraph_request_duration_seconds_count").Sum(one => one.Value) >= operations)
            {
                return series;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, bound.Token);
        }
    }
}
