using KejiGraph.Server.Http;
using KejiGraph.Server.WebSockets;

namespace KejiGraph.Server.Settings;

/// <summary>The settings of responses in more than one piece and of WebSockets.</summary>
internal static class StreamSettings
{
    private static readonly SocketOptions Defaults = new();

    /// <summary>Reads them; what is wrong is noted in the reader.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="http">A message is as large as a body may be, and pages may connect that may read answers.</param>
    public static SocketOptions Read(SettingsReader reader, HttpOptions http) => new()
    {
        KeepAlive = reader.Seconds("Streams:KeepAliveSeconds", Defaults.KeepAlive.TotalSeconds, 0.001, 3600),
        SendTimeout = reader.Seconds("Streams:SendTimeoutSeconds", Defaults.SendTimeout.TotalSeconds, 0.001, 3600),
        InitTimeout = reader.Seconds("Streams:InitTimeoutSeconds", Defaults.InitTimeout.TotalSeconds, 0.001, 3600),
        MaxOperations = reader.Number("Streams:MaxOperations", Defaults.MaxOperations, 1, 100_000),
        MaxConnections = reader.Number("Streams:MaxConnections", Defaults.MaxConnections, 0, 1_000_000),
        MaxMessageBytes = http.MaxBodyBytes,
        Origins = http.CorsOrigins,
    };
}
