using System.Diagnostics.Metrics;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Telemetry;

/// <summary>All that tells of the server's work.</summary>
internal sealed class ServerTelemetry : IDisposable
{
    private readonly SlowOperationLog? _slow;

    /// <summary>Makes the instruments; who exports them must listen already, or does not see what counts from zero.</summary>
    public ServerTelemetry(TelemetryOptions options, ILogger log, TimeProvider time)
    {
        _slow = options.SlowTime > TimeSpan.Zero ? new SlowOperationLog(options.SlowTime, log, time) : null;
        Requests = new RequestObserver(new RequestMeter(Meter), _slow, time);
        Store = new StoreMeter(Meter);
        Cache = new CacheMeter(Meter, options.PrecisionSample);
    }

    /// <summary>The meter.</summary>
    public Meter Meter { get; } = new(Instruments.Name);

    /// <summary>Tells of requests.</summary>
    public RequestObserver Requests { get; }

    /// <summary>Measures trips to the store.</summary>
    public StoreMeter Store { get; }

    /// <summary>Counts what the response cache does.</summary>
    public CacheMeter Cache { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _slow?.Dispose();
        Meter.Dispose();
    }
}
