using System.Runtime.ExceptionServices;

namespace KejiGraph.Server.Caching;

/// <summary>An answer that is being made, for whoever asks for the same meanwhile. Safe to share.</summary>
internal sealed class Flight
{
    private readonly TaskCompletionSource<FlightEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Waits for its end.</summary>
    /// <exception cref="Exception">What made it failed with: it would for those who wait, too.</exception>
    public async Task<FlightEnd> EndAsync(CancellationToken cancellationToken)
    {
        var end = await _end.Task.WaitAsync(cancellationToken);
        if (end.Failure is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return end;
    }

    /// <summary>Ends it.</summary>
    public void Finish(FlightEnd end) => _end.SetResult(end);
}

/// <summary>How making an answer ended.</summary>
/// <param name="Entry">The answer; null when it cannot be kept.</param>
/// <param name="Failure">What it failed with; null when it did not.</param>
/// <param name="IsAbandoned">The client whose request it was went away: somebody else has to make it.</param>
internal readonly record struct FlightEnd(CacheEntry? Entry, Exception? Failure, bool IsAbandoned)
{
    /// <summary>The client whose request it was went away.</summary>
    public static readonly FlightEnd Abandoned = new(null, null, IsAbandoned: true);

    /// <summary>An answer was made, or one that cannot be kept.</summary>
    public FlightEnd(CacheEntry? entry)
        : this(entry, null, IsAbandoned: false)
    {
    }

    /// <summary>It failed.</summary>
    public FlightEnd(Exception failure)
        : this(null, failure, IsAbandoned: false)
    {
    }
}
