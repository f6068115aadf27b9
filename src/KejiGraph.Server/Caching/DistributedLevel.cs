using Microsoft.Extensions.Caching.Distributed;

namespace KejiGraph.Server.Caching;

/// <summary>The second level: any distributed cache of .NET. Asked for a moment only, and left alone while it fails. Safe to share.</summary>
/// <param name="cache">The distributed cache.</param>
/// <param name="prefix">What its keys begin with.</param>
/// <param name="patience">How long a request waits for it before it asks the store.</param>
/// <param name="trouble">Told of failures.</param>
/// <param name="time">The clock.</param>
internal sealed class DistributedLevel(
    IDistributedCache cache, string prefix, TimeSpan patience, TroubleLog trouble, TimeProvider time) : ISecondLevel
{
    private const int MostWrites = 64;

    // One that is full, or a replica, still answers.
    private readonly Breaker _reading = new(time);
    private readonly Breaker _writing = new(time);
    private int _writes;

    /// <summary>It answers and keeps, as far as is known.</summary>
    public bool IsHealthy => !_reading.IsOpen && !_writing.IsOpen;

    /// <inheritdoc/>
    public async ValueTask<CacheEntry?> FindAsync(CacheKey key, CancellationToken cancellationToken)
    {
        if (!_reading.Allows())
        {
            return null;
        }

        var asked = cache.GetAsync(prefix + key, CancellationToken.None);
        try
        {
            var bytes = await asked.WaitAsync(patience, time, cancellationToken);
            _reading.Succeed();
            return bytes is null ? null : EntryFormat.Read(key, bytes, time);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            // Whatever is wrong with a cache, the store has the answer.
            _reading.Fail();
            trouble.Tell(failure is TimeoutException ? $"no answer within {patience.TotalMilliseconds} ms" : failure.Message);
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
        if (body.Length == 0 || Volatile.Read(ref _writes) >= MostWrites || !_writing.Allows())
        {
            return;
        }

        Interlocked.Increment(ref _writes);

        // Packing is none of the request's business.
        Forget(Task.Run(() => KeepAsync(entry, body)));
    }

    private async Task KeepAsync(CacheEntry entry, byte[] body)
    {
        try
        {
            await cache.SetAsync(
                prefix + entry.Key,
                EntryFormat.Write(entry, body, time),
                new DistributedCacheEntryOptions { AbsoluteExpirationRelativeToNow = entry.Lifetime });
            _writing.Succeed();
        }
        catch (Exception failure)
        {
            _writing.Fail();
            trouble.Tell(failure.Message);
        }
        finally
        {
            Interlocked.Decrement(ref _writes);
        }
    }

    /// <summary>Nobody waits for it; how it ends was, or will be, told otherwise.</summary>
    private static void Forget(Task task) =>
        _ = task.ContinueWith(static ended => ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
