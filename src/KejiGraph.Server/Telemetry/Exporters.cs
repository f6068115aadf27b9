using System.Collections;
using System.Reflection;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace KejiGraph.Server.Telemetry;

/// <summary>Who gets metrics and activities: <c>/metrics</c>, and a collector by OTLP.</summary>
internal static class Exporters
{
    private const string Place = "/metrics";

    /// <summary>Adds what the settings ask for.</summary>
    public static void Add(WebApplicationBuilder builder, TelemetryOptions options)
    {
        if (options is { Prometheus: false, Otlp: null })
        {
            return;
        }

        // OpenTelemetry's own variables, such as OTEL_EXPORTER_OTLP_HEADERS and OTEL_TRACES_SAMPLER, are read as everywhere.
        builder.Configuration.AddInMemoryCollection(
            Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
                .Select(variable => KeyValuePair.Create((string)variable.Key, (string?)variable.Value))
                .Where(variable => variable.Key.StartsWith("OTEL_", StringComparison.Ordinal)));
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("kejigraph", serviceVersion: Version).AddEnvironmentVariableDetector())
            .WithMetrics(metrics => AddMetrics(metrics, options));
        if (options.Otlp is { } collector)
        {
            telemetry.WithTracing(traces => traces
                .AddSource(Instruments.Name, "Microsoft.AspNetCore")
                .AddOtlpExporter(otlp => Aim(otlp, options.Protocol, collector, "v1/traces")));
        }
    }

    /// <summary>Begins to listen: what counts before that is not seen. Adds <c>/metrics</c>.</summary>
    public static void Use(WebApplication app, TelemetryOptions options)
    {
        app.Services.GetService<MeterProvider>();
        if (options.Prometheus)
        {
            app.MapPrometheusScrapingEndpoint(Place);
        }
    }

    private static string Version =>
        typeof(Exporters).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    private static void AddMetrics(MeterProviderBuilder metrics, TelemetryOptions options)
    {
        metrics.AddMeter(
            Instruments.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime");
        if (options.Prometheus)
        {
            metrics.AddPrometheusExporter();
        }

        if (options.Otlp is { } collector)
        {
            metrics.AddOtlpExporter(otlp => Aim(otlp, options.Protocol, collector, "v1/metrics"));
        }
    }

    /// <summary>HTTP has a path for each signal, which the exporter adds only to an address that it read itself.</summary>
    private static void Aim(OtlpExporterOptions otlp, OtlpExportProtocol protocol, Uri collector, string path)
    {
        otlp.Protocol = protocol;
        otlp.Endpoint = protocol == OtlpExportProtocol.HttpProtobuf
            ? new Uri(collector.AbsoluteUri.TrimEnd('/') + "/" + path)
            : collector;
    }
}
