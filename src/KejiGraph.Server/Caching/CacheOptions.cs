namespace KejiGraph.Server.Caching;

/// <summary>What bounds the response cache.</summary>
/// <param name="MaxBytes">The bytes that answers may take in this process.</param>
/// <param name="MaxAge">How long an answer may be served, whatever was written: for graphs that others write, too.</param>
internal sealed record CacheOptions(long MaxBytes, TimeSpan MaxAge);
