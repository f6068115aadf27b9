using System.Collections.Concurrent;
using System.IO.Compression;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Changes;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.Caching;

/// <summary>
/// Keeps the answers to queries until a commit writes what they depend on. Only answers without an error are kept. Requests for the
/// same answer that come while it is made wait for it. Safe to share.
/// </summary>
/// <param name="options">What bounds it.</param>
/// <param name="ledger">The last commits.</param>
/// <param name="scope">What divides caches from each other: the schema, and whoever may see the same.</param>
/// <param name="meter">Counts.</param>
/// <param name="time">The clock.</param>
/// <param name="second">Keeps answers outside of this process; null when nothing does.</param>
internal sealed class ResponseCache(
    CacheOptions options, CommitLedger ledger, byte[] scope, CacheMeter meter, TimeProvider time, ISecondLevel? second = null)
{
    // So that answers that were made together do not all end together.
    private const double JitterShare = 0.1;

    // Of the room for answers, for bodies of requests.
    private const int BodyShare = 16;

    private readonly EntryTable _table = new(options.MaxBytes);
    private readonly KnownBodies _bodies = new(options.MaxBytes / BodyShare);
    private readonly ConcurrentDictionary<CacheKey, Flight> _flights = new();
    private readonly ConcurrentBag<ReadSet> _readSets = [];

    /// <summary>The number of answers that are kept.</summary>
    public int Count => _table.Count;

    /// <summary>The bytes that they take.</summary>
    public long Bytes => _table.Bytes;

    /// <summary>What asks the engine.</summary>
    public delegate ValueTask<GraphQLResponse> Execution(PreparedRequest request, CancellationToken cancellationToken);

    /// <summary>Answers a request, from what is kept if that is good; the caller disposes the response.</summary>
    /// <param name="request">The request.</param>
    /// <param name="execute">Asks the engine.</param>
    /// <param name="cancellationToken">Cancelled when nobody waits for the response.</param>
    public ValueTask<GraphQLResponse> AnswerAsync(PreparedRequest request, Execution execute, CancellationToken cancellationToken)
    {
        if (!request.IsQuery || request.Request is { ReportCost: true } or { CostOnly: true })
        {
            return execute(request, cancellationToken);
        }

        var key = CacheKey.Of(request, scope);
        return Find(key, request, execute, out var outdated) is { } response
            ? ValueTask.FromResult(response)
            : new ValueTask<GraphQLResponse>(MakeAsync(key, outdated, request, execute, cancellationToken));
    }

    /// <summary>The answer to a body that came before, if it is kept and good; null otherwise, and the request is read then.</summary>
    public GraphQLResponse? FindByBody(ReadOnlySpan<byte> body) =>
        _bodies.TryFind(body, out var key) && _table.Find(key) is { } entry ? ServeGood(entry, CacheLevel.Memory) : null;

    /// <summary>Notes which answer a body got, for the next time.</summary>
    public void NoteBody(ReadOnlySpan<byte> body, CachedAnswer answer) => _bodies.Add(body, answer.Entry.Key);

    /// <summary>The body of an entry in a coding; packed once and then kept.</summary>
    internal byte[] Encode(CacheEntry entry, byte[] body, ContentCoding coding)
    {
        if (entry.FindEncoded(coding) is { } known)
        {
            return known;
        }

        var bytes = ContentCodings.Encode(coding, body, CompressionLevel.Optimal);
        if (entry.KeepEncoded(coding, bytes))
        {
            meter.Evicted(_table.Grow(entry, bytes.Length));
        }

        return bytes;
    }

    private GraphQLResponse? Find(CacheKey key, PreparedRequest request, Execution execute, out byte[]? outdated)
    {
        outdated = null;
        if (_table.Find(key) is not { } entry)
        {
            return null;
        }

        // The body first: whoever finds the entry to be stale takes it away.
        var body = entry.Body;
        var age = time.GetElapsedTime(entry.Made);
        var standing = ledger.Judge(entry, out var since);
        if (body.Length > 0 && standing == Standing.Good && age <= entry.Lifetime)
        {
            return Respond(entry, body, age, CacheLevel.Memory);
        }

        if (standing != Standing.Good && entry.IsFirstToFindStale() && meter.Invalidated())
        {
            outdated = body;
        }

        var staleFor = standing == Standing.Stale ? Max(time.GetElapsedTime(since), age - entry.Lifetime) : age - entry.Lifetime;
        if (body.Length > 0 && standing != Standing.Void && staleFor < entry.Policy.StaleWhileRevalidate)
        {
            Renew(entry, outdated, request, execute);
            return Respond(entry, body, age, CacheLevel.Stale);
        }

        _table.Remove(entry);
        return null;
    }

    /// <summary>An entry as a response; null when it is not good any more.</summary>
    private GraphQLResponse? ServeGood(CacheEntry entry, CacheLevel level)
    {
        var body = entry.Body;
        var age = time.GetElapsedTime(entry.Made);
        return body.Length > 0 && age <= entry.Lifetime && ledger.Judge(entry, out _) == Standing.Good
            ? Respond(entry, body, age, level)
            : null;
    }

    private GraphQLResponse Respond(CacheEntry entry, byte[] body, TimeSpan age, CacheLevel level)
    {
        meter.Hit(level);
        return GraphQLResponse.Of(body, entry.Policy, new CachedAnswer(this, entry, body, age, level));
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>Makes an answer anew while the stale one is served, unless somebody does already.</summary>
    private void Renew(CacheEntry entry, byte[]? outdated, PreparedRequest request, Execution execute)
    {
        var mine = new Flight();
        if (!_flights.TryAdd(entry.Key, mine))
        {
            return;
        }

        // The request ends before this does, and takes its buffers with it.
        var detached = request.Detach();
        _ = Task.Run(() => RenewAsync(entry, mine, outdated, detached, execute));
    }

    private async Task RenewAsync(CacheEntry entry, Flight mine, byte[]? outdated, PreparedRequest request, Execution execute)
    {
        try
        {
            (await FlyAsync(entry.Key, mine, outdated, request, execute, CancellationToken.None)).Dispose();
        }
        catch (Exception)
        {
            // Whoever asks next is told of it.
            _table.Remove(entry);
        }
    }

    private async Task<GraphQLResponse> MakeAsync(
        CacheKey key, byte[]? outdated, PreparedRequest request, Execution execute, CancellationToken cancellationToken)
    {
        var mine = new Flight();
        while (_flights.GetOrAdd(key, mine) is var flight && flight != mine)
        {
            var end = await flight.EndAsync(cancellationToken);
            if (end is { Entry: null, IsAbandoned: false })
            {
                return await execute(request, cancellationToken);
            }

            // What another request makes is good for this one only if nothing was written in between.
            if (end.Entry is { } entry && ServeGood(entry, CacheLevel.Shared) is { } shared)
            {
                return shared;
            }
        }

        return await FlyAsync(key, mine, outdated, request, execute, cancellationToken);
    }

    /// <summary>Makes an answer for all who wait for it.</summary>
    private async Task<GraphQLResponse> FlyAsync(
        CacheKey key, Flight mine, byte[]? outdated, PreparedRequest request, Execution execute, CancellationToken cancellationToken)
    {
        var end = FlightEnd.Abandoned;
        try
        {
            // It may have been made between the look into the table and the flight.
            if (_table.Find(key) is { } kept && ServeGood(kept, CacheLevel.Memory) is { } known)
            {
                end = new FlightEnd(kept);
                return known;
            }

            var (response, made) = await MakeAloneAsync(key, request, execute, cancellationToken);
            end = new FlightEnd(made);
            if (outdated is not null && made is not null)
            {
                meter.Checked(outdated.AsSpan().SequenceEqual(response.Body.Written.Span));
            }

            return response;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            end = new FlightEnd(failure);
            throw;
        }
        finally
        {
            _flights.TryRemove(KeyValuePair.Create(key, mine));
            mine.Finish(end);
        }
    }

    private async ValueTask<(GraphQLResponse Response, CacheEntry? Entry)> MakeAloneAsync(
        CacheKey key, PreparedRequest request, Execution execute, CancellationToken cancellationToken)
    {
        if (second is not null
            && await second.FindAsync(key, cancellationToken) is { } found
            && ledger.AdmitsFromOutside(found)
            && ServeGood(found, CacheLevel.Redis) is { } kept)
        {
            meter.Evicted(_table.Add(found));
            return (kept, found);
        }

        var reads = _readSets.TryTake(out var used) ? used : new ReadSet();
        var began = ledger.Last;
        var response = await execute(request.With(reads), cancellationToken);
        if (response.Work is { StoreTrips: > 0 })
        {
            meter.Missed();
        }

        CacheEntry? entry = null;
        if (response.Sequence is { } sequence)
        {
            var lifetime = options.MaxAge * (1 - (JitterShare * Random.Shared.NextDouble()));
            entry = new CacheEntry(
                key, response.Body.Written.ToArray(), reads.Hashes.ToArray(), sequence, time.GetTimestamp(), lifetime, response.CachePolicy);
            if (ledger.Admits(entry, began))
            {
                meter.Evicted(_table.Add(entry));
                second?.Keep(entry);
            }
            else
            {
                entry = null;
            }
        }

        reads.Clear();
        _readSets.Add(reads);
        return (response, entry);
    }
}
