using Microsoft.Extensions.Caching.Distributed;

namespace KejiGraph.Server.Caching;

/// <summary>The second level: any distributed cache of .NET. Asked for a moment only, and left alone while it fails. Safe to share.</summary>
/// <param name="cache">The distributed cache.</param>
/// <param name="prefix">What its keys begin with.</param>
/// <param name="log">Told of failures, once in a while.</param>
/// <param name="time">The clock.</param>
internal sealed class DistributedLevel(IDistributedCache cache, string prefix, ILogger log, TimeProvider time) : ISecondLevel
{
    private const int MostWrites = 64;

    // Longer than a healthy server in the same network ever takes, shorter than what a user sees.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan BetweenLogs = TimeSpan.FromSeconds(10);

    private readonly Breaker _breaker = new(time);
    private readonly Lock _logLock = new();
    private long? _logged;
    private int _writes;

    /// <summary>It answers, as far as is known.</summary>
    public bool IsHealthy => !_breaker.IsOpen;

    /// <inheritdoc/>
    public async ValueTask<CacheEntry?> FindAsync(CacheKey key, CancellationToken cancellationToken)
    {
        if (!_breaker.Allows())
        {
            return null;
        }

        var asked = cache.GetAsync(prefix + key, CancellationToken.None);
        try
        {
            var bytes = await asked.WaitAsync(Patience, time, cancellationToken);
            _breaker.Succeed();
            return bytes is null ? null : EntryFormat.Read(key, bytes, time);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            // Whatever is wrong with a cache, the store has the answer.
            Fail(failure);
            return null;
        }
        finally
        {
            Forget(asked);
        }
    }

    /// <inheritdoc/>
    public void Keep(CacheEntry entry)
    {
        var body = entry.Body;
        if (body.Length == 0 || _breaker.IsOpen)
        {
            return;
        }

        if (Interlocked.Increment(ref _writes) > MostWrites)
        {
            Interlocked.Decrement(ref _writes);
            return;
        }

        Forget(KeepAsync(entry, body));
    }

    private async Task KeepAsync(CacheEntry entry, byte[] body)
    {
        try
        {
            await cache.SetAsync(
                prefix + entry.Key,
                EntryFormat.Write(entry, body, time),
                new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = entry.Lifetime });
        }
        catch (Exception failure)
        {
            Fail(failure);
        }
        finally
        {
            Interlocked.Decrement(ref _writes);
        }
    }

    private void Fail(Exception failure)
    {
        _breaker.Fail();
        lock (_logLock)
        {
            if (_logged is { } last && time.GetElapsedTime(last) < BetweenLogs)
            {
                return;
            }

            _logged = time.GetTimestamp();
        }

        log.SecondLevelFailed(failure.Message);
    }

    /// <summary>Nobody waits for it; how it ends was, or will be, told otherwise.</summary>
    private static void Forget(Task task) =>
        _ = task.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
