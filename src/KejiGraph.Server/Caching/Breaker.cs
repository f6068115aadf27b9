namespace KejiGraph.Server.Caching;

/// <summary>
/// Decides whether something that fails is asked at all. After a few failures in a row it is left alone for a while; then one caller
/// may try. Safe to share.
/// </summary>
internal sealed class Breaker(TimeProvider time)
{
    private const int FailuresToOpen = 3;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private int _failures;
    private long _asked;

    /// <summary>It is left alone.</summary>
    public bool IsOpen
    {
        get
        {
            lock (_lock)
            {
                return _failures >= FailuresToOpen;
            }
        }
    }

    /// <summary>Whether to ask now.</summary>
    public bool Allows()
    {
        lock (_lock)
        {
            if (_failures >= FailuresToOpen && time.GetElapsedTime(_asked) < Rest)
            {
                return false;
            }

            _asked = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>It answered.</summary>
    public void Succeed()
    {
        lock (_lock)
        {
            _failures = 0;
        }
    }

    /// <summary>It failed.</summary>
    public void Fail()
    {
        lock (_lock)
        {
            _failures++;
        }
    }
}
