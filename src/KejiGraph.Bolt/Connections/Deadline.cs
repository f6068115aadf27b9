namespace KejiGraph.Bolt.Connections;

/// <summary>When a call must have ended, and whether its caller still wants it. One for each call; everything that waits waits on its token.</summary>
internal sealed class Deadline : IDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly TimeProvider _time;
    private readonly long _began;
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenRegistration _callerGivesUp;
    private readonly CancellationToken _caller;

    public Deadline(TimeSpan timeout, TimeProvider time, CancellationToken caller)
    {
        Timeout = timeout == System.Threading.Timeout.InfiniteTimeSpan || timeout > Longest ? Longest
            : timeout < TimeSpan.Zero ? TimeSpan.Zero
            : timeout;
        _time = time;
        _caller = caller;
        _began = time.GetTimestamp();
        _end = new CancellationTokenSource(Timeout, time);
        Token = _end.Token;
        _callerGivesUp = caller.UnsafeRegister(static end => ((CancellationTokenSource)end!).Cancel(), _end);
    }

    public TimeSpan Timeout { get; }

    public CancellationToken Token { get; }

    /// <summary>Whether the caller gave up, whatever the time says.</summary>
    public bool IsGivenUp => _caller.IsCancellationRequested;

    public TimeProvider Time => _time;

    public TimeSpan Elapsed => _time.GetElapsedTime(_began);

    public TimeSpan Remaining => Timeout > Elapsed ? Timeout - Elapsed : TimeSpan.Zero;

    /// <summary>A deadline for a part of the work; it has a time of its own only where that ends sooner.</summary>
    public Deadline Part(TimeSpan atMost) =>
        new(atMost < Remaining ? atMost : System.Threading.Timeout.InfiniteTimeSpan, _time, Token);

    /// <summary>Ends here a call that must not begin its next step any more.</summary>
    public void ThrowIfPassed(string waitedFor)
    {
        if (Token.IsCancellationRequested)
        {
            throw Passed(waitedFor);
        }
    }

    /// <summary>What a cancelled wait means: the caller gave up, or the time ran out.</summary>
    public Exception Passed(string waitedFor) => IsGivenUp
        ? new OperationCanceledException(_caller)
        : Errors.TimedOut(waitedFor, Timeout);

    /// <inheritdoc/>
    public void Dispose()
    {
        _callerGivesUp.Dispose();
        _end.Dispose();
    }
}
