using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http.Persisted;

namespace KejiGraph.Server.Telemetry;

/// <summary>
/// One line for each operation that took long, with what tells why, and neither variables nor text of the document. When all are slow,
/// the log is not to be what slows them: ten lines a second, then one with the number of those that were left out. Safe to share.
/// </summary>
internal sealed class SlowOperationLog : IDisposable
{
    /// <summary>The most lines in one second.</summary>
    public const int LinesPerSecond = 10;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TimeSpan _slow;
    private readonly ILogger _log;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();

    // Under the lock: when the second began, and what came in it.
    private long _began;
    private int _lines;
    private int _leftOut;

    /// <summary>Makes one.</summary>
    /// <param name="slow">What takes as long is slow.</param>
    /// <param name="log">Takes the lines.</param>
    /// <param name="time">The clock.</param>
    public SlowOperationLog(TimeSpan slow, ILogger log, TimeProvider time)
    {
        _slow = slow;
        _log = log;
        _time = time;
        _began = time.GetTimestamp();
        _timer = time.CreateTimer(_ => TellLeftOut(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Writes a line when an operation was slow.</summary>
    /// <param name="elapsed">How long it took.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="request">The request.</param>
    /// <param name="response">Its answer; null when there is none.</param>
    public void Tell(TimeSpan elapsed, Outcome outcome, GraphQLRequest request, GraphQLResponse? response)
    {
        if (elapsed < _slow || !TakesLine())
        {
            return;
        }

        using var scope = request.Id is { } id ? _log.InRequest(id) : null;
        var operation = RequestMeter.OperationOf(response);
        var name = OperationNames.Of(request, response) ?? "unnamed";
        var document = DocumentHash.Of(request.Document.Span);
        var cache = RequestMeter.CacheOf(response);
        if (response?.Work is { } work)
        {
            _log.OperationWasSlow(
                elapsed.TotalMilliseconds,
                operation,
                name,
                Outcomes.NameOf(outcome),
                document,
                work.Cost ?? 0,
                work.Dependencies,
                work.StoreTrips,
                work.StoreTime.TotalMilliseconds,
                cache);
        }
        else
        {
            _log.AnswerWasSlow(elapsed.TotalMilliseconds, operation, name, Outcomes.NameOf(outcome), document, cache);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private bool TakesLine()
    {
        lock (_lock)
        {
            if (_leftOut == 0 && _time.GetElapsedTime(_began) >= Second)
            {
                _began = _time.GetTimestamp();
                _lines = 0;
            }

            if (_lines < LinesPerSecond)
            {
                _lines++;
                return true;
            }

            if (_leftOut++ == 0)
            {
                _timer.Change(Second, Timeout.InfiniteTimeSpan);
            }

            return false;
        }
    }

    private void TellLeftOut()
    {
        int leftOut;
        lock (_lock)
        {
            (leftOut, _leftOut) = (_leftOut, 0);
            _began = _time.GetTimestamp();
            _lines = 0;
        }

        _log.SlowOperationsLeftOut(leftOut);
    }
}
