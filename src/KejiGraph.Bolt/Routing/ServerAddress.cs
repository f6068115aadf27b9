namespace KejiGraph.Bolt.Routing;

/// <summary>Where a server listens.</summary>
internal readonly record struct ServerAddress(string Host, int Port)
{
    public const int DefaultPort = 7687;

    /// <summary>Reads <c>host:port</c>, <c>host</c> or <c>[::1]:port</c>, as routing tables hold them.</summary>
    public static ServerAddress Parse(string text) =>
        Uri.TryCreate($"bolt://{text}", UriKind.Absolute, out var uri) && uri.Host.Length > 0
            ? Of(uri)
            : throw Errors.BadAddress(text);

    public static ServerAddress Of(Uri uri) => new(uri.DnsSafeHost, uri.Port > 0 ? uri.Port : DefaultPort);

    public override string ToString() => Host.Contains(':', StringComparison.Ordinal) ? $"[{Host}]:{Port}" : $"{Host}:{Port}";
}
