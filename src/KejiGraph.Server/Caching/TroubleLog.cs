namespace KejiGraph.Server.Caching;

/// <summary>Tells the operator of something that keeps failing, but not each time. Safe to share.</summary>
/// <param name="write">Writes a line: the reason.</param>
/// <param name="time">The clock.</param>
internal sealed class TroubleLog(Action<string> write, TimeProvider time)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly Lock _lock = new();
    private long? _written;

    /// <summary>Tells of a failure, unless one was told of a moment ago.</summary>
    public void Tell(string reason)
    {
        lock (_lock)
        {
            if (_written is { } last && time.GetElapsedTime(last) < BetweenLines)
            {
                return;
            }

            _written = time.GetTimestamp();
        }

        write(reason);
    }
}
