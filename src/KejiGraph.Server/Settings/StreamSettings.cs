using KejiGraph.Server.WebSockets;

namespace KejiGraph.Server.Settings;

/// <summary>The settings of responses in more than one piece and of WebSockets.</summary>
internal static class StreamSettings
{
    private static readonly SocketOptions Defaults = new();

    /// <summary>Reads them; what is wrong is noted in the reader.</summary>
    /// <param name="reader">The reader.</param>
    /// <param name="maxMessageBytes">The largest body, which is the largest message as well.</param>
    public static SocketOptions Read(SettingsReader reader, int maxMessageBytes) => new()
    {
        KeepAlive = reader.Seconds("Streams:KeepAliveSeconds", Defaults.KeepAlive.TotalSeconds, 0.001, 3600),
        SendTimeout = reader.Seconds("Streams:SendTimeoutSeconds", Defaults.SendTimeout.TotalSeconds, 0.001, 3600),
        InitTimeout = reader.Seconds("Streams:InitTimeoutSeconds", Defaults.InitTimeout.TotalSeconds, 0.001, 3600),
        MaxOperations = reader.Number("Streams:MaxOperations", Defaults.MaxOperations, 1, 100_000),
        MaxConnections = reader.Number("Streams:MaxConnections", Defaults.MaxConnections, 0, 1_000_000),
        MaxMessageBytes = maxMessageBytes,
    };
}
