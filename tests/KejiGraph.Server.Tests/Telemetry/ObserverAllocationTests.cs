using System.Diagnostics.Metrics;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Telemetry;
using KejiGraph.Testing;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace KejiGraph.Server.Tests.Telemetry;

public sealed class ObserverAllocationTests
{
    [Fact]
    public void What_tells_of_a_kept_answer_allocates_nothing()
    {
        using var meter = new Meter("ObserverAllocationTests");
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name)
            .AddReader(new BaseExportingMetricReader(new NoExporter())).Build();
        using var slow = new SlowOperationLog(TimeSpan.FromSeconds(1), NullLogger.Instance, new ManualTime());
        var observer = new RequestObserver(new RequestMeter(meter), slow, TimeProvider.System);
        var request = new GraphQLRequest("{ authors { id } }"u8.ToArray());
        using var response = GraphQLResponse.Of([], CachePolicy.None, new InMemory());
        Tell(1_000);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Tell(1_000);

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Tell(int times)
        {
            for (var time = 0; time < times; time++)
            {
                observer.End(observer.Begin(), request, response);
            }
        }
    }

    private sealed record InMemory() : KeptAnswer(TimeSpan.Zero, "memory");

    private sealed class NoExporter : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }
}
