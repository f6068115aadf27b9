namespace KejiGraph.Server.Http;

/// <summary>
/// Lets a number of requests execute at once; some more wait briefly, in order, and the rest is turned away at once. A server
/// that takes all that comes answers none of it in time. Safe to share.
/// </summary>
/// <param name="width">How many execute at once.</param>
/// <param name="queue">How many wait.</param>
/// <param name="patience">How long one waits.</param>
/// <param name="time">The clock.</param>
internal sealed class ConcurrencyGate(int width, int queue, TimeSpan patience, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _free = new(width);

    // Written by all requests that wait.
    private int _waiting;
    private long _rejections;

    /// <summary>How many execute now.</summary>
    public int Executing => width - _free.CurrentCount;

    /// <summary>How many wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>How many were turned away so far.</summary>
    public long Rejections => Volatile.Read(ref _rejections);

    /// <summary>Takes a place; whoever was let in must <see cref="Leave"/>.</summary>
    /// <exception cref="RefusedException">There was no place in time.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask EnterAsync(CancellationToken cancellationToken) =>
        _free.Wait(0, CancellationToken.None) ? ValueTask.CompletedTask : new ValueTask(WaitAsync(cancellationToken));

    /// <summary>Gives the place back.</summary>
    public void Leave() => _free.Release();

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();

    private async Task WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (Interlocked.Increment(ref _waiting) > queue)
            {
                throw Reject();
            }

            using var late = new CancellationTokenSource(patience, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
            await _free.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Reject();
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private RefusedException Reject()
    {
        Interlocked.Increment(ref _rejections);
        return HttpErrors.Overloaded();
    }
}
