using OpenTelemetry.Exporter;

namespace KejiGraph.Server.Telemetry;

/// <summary>What is told of the server's work, and to whom. The table in the README says what each means.</summary>
internal sealed record TelemetryOptions
{
    /// <summary>Whether <c>/metrics</c> is there. Default true.</summary>
    public bool Prometheus { get; init; } = true;

    /// <summary>Where metrics and activities are sent by OTLP. Default null: nowhere.</summary>
    public Uri? Otlp { get; init; }

    /// <summary>How they are sent. Default gRPC.</summary>
    public OtlpExportProtocol Protocol { get; init; } = OtlpExportProtocol.Grpc;

    /// <summary>An operation that takes as long is told in the log. Default 1 s; zero: none is.</summary>
    public TimeSpan SlowTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The share of invalidations of which is found out whether they were needed, 0 to 1. Default 0.01.</summary>
    public double PrecisionSample { get; init; } = 0.01;
}
