namespace KejiGraph.Redis.Connections;

/// <summary>How long to wait before the next try: doubled with each, up to a limit, and cut by up to a half by chance.</summary>
/// <remarks>The chance keeps many clients that lost the same server from coming back all at once.</remarks>
internal static class Backoff
{
    /// <param name="shortest">The wait after the first failure, before it is cut.</param>
    /// <param name="longest">The limit.</param>
    /// <param name="failures">How often it failed in a row, from 0.</param>
    /// <param name="chance">0 to 1.</param>
    public static TimeSpan Delay(TimeSpan shortest, TimeSpan longest, int failures, double chance)
    {
        var doubled = shortest.TotalMilliseconds * Math.Pow(2, Math.Min(failures, 30));
        return TimeSpan.FromMilliseconds(Math.Min(doubled, longest.TotalMilliseconds) * (1 - chance / 2));
    }
}
