using KejiGraph.Bolt.Connections;

namespace KejiGraph.Bolt.Retry;

/// <summary>
/// When a request is tried again, as Neo4j's drivers do it: after 1 second, then twice as long each time, give or take a fifth so that
/// many clients do not come back together; for <see cref="BoltOptions.MaxRetryTime"/>, and at least once. Never beyond the caller's
/// deadline: where the wait would outlast it, the caller hears at once what went wrong.
/// </summary>
internal sealed class RetrySchedule(TimeSpan maxRetryTime, Deadline deadline, Random random)
{
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    private int _tries;
    private TimeSpan _delay;

    /// <summary>Whether the request may be tried again after this failure.</summary>
    public bool Allows(Exception error)
    {
        _tries++;
        if (!IsWorthwhile(error) || maxRetryTime == TimeSpan.Zero || (_tries > 1 && deadline.Elapsed >= maxRetryTime))
        {
            return false;
        }

        _delay = FirstDelay * Math.Pow(2, _tries - 1) * (0.8 + (0.4 * random.NextDouble()));
        return _delay < deadline.Remaining;
    }

    /// <summary>Waits for the next try.</summary>
    public async ValueTask WaitAsync()
    {
        try
        {
            await Task.Delay(_delay, deadline.Time, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw deadline.Passed("the next try");
        }
    }

    private static bool IsWorthwhile(Exception error) => error switch
    {
        BoltServerException server => server.IsTransient,
        BoltConnectionException connection =>
            connection.Failure is BoltConnectionFailure.Unreachable or BoltConnectionFailure.Lost or BoltConnectionFailure.NoServer,
        _ => false,
    };
}
