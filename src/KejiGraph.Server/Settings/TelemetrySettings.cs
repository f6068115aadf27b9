using KejiGraph.Server.Telemetry;
using OpenTelemetry.Exporter;

namespace KejiGraph.Server.Settings;

/// <summary>The settings of what is told of the server's work.</summary>
internal static class TelemetrySettings
{
    private const string Grpc = "grpc";
    private const string HttpProtobuf = "http/protobuf";

    private static readonly TelemetryOptions Defaults = new();

    /// <summary>Reads them; what is wrong is noted in the reader.</summary>
    public static TelemetryOptions Read(SettingsReader reader) => new()
    {
        Prometheus = reader.Flag("Telemetry:Prometheus", Defaults.Prometheus),
        Otlp = ReadEndpoint(reader),
        Protocol = ReadProtocol(reader),
        SlowTime = TimeSpan.FromMilliseconds(
            reader.Number("Telemetry:SlowQueryMilliseconds", (int)Defaults.SlowTime.TotalMilliseconds, 0, 3_600_000)),
        PrecisionSample = reader.Share("Telemetry:PrecisionSample", Defaults.PrecisionSample),
    };

    private static Uri? ReadEndpoint(SettingsReader reader)
    {
        const string Key = "Telemetry:Otlp:Endpoint";
        if (reader.Text(Key) is not { } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
        {
            reader.Refuse(Key, text, "an address such as http://127.0.0.1:4317");
            return null;
        }

        if (uri.UserInfo.Length > 0)
        {
            // The value has a password in it, so it is not repeated.
            reader.Refuse(
                Key, "…", "an address without user and password; set the variable OTEL_EXPORTER_OTLP_HEADERS for what authenticates");
        }

        return uri;
    }

    private static OtlpExportProtocol ReadProtocol(SettingsReader reader)
    {
        const string Key = "Telemetry:Otlp:Protocol";
        switch (reader.Text(Key, Grpc))
        {
            case Grpc:
                return OtlpExportProtocol.Grpc;
            case HttpProtobuf:
                return OtlpExportProtocol.HttpProtobuf;
            case var other:
                reader.Refuse(Key, other, $"\"{Grpc}\" or \"{HttpProtobuf}\"");
                return OtlpExportProtocol.Grpc;
        }
    }
}
