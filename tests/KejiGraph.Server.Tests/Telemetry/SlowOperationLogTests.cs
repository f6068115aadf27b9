using KejiGraph.Engine.Requests;
using KejiGraph.Server.Telemetry;
using KejiGraph.Testing;
using Microsoft.Extensions.Logging;

namespace KejiGraph.Server.Tests.Telemetry;

public sealed class SlowOperationLogTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly ListLog _lines = new();
    private readonly SlowOperationLog _log;

    public SlowOperationLogTests()
    {
        _log = new SlowOperationLog(TimeSpan.FromSeconds(1), _lines, _time);
    }

    public void Dispose() => _log.Dispose();

    [Fact]
    public void An_operation_that_is_not_slow_has_no_line()
    {
        Tell(TimeSpan.FromMilliseconds(999));

        Assert.Empty(_lines);
    }

    [Fact]
    public void One_that_nobody_waited_for_has_its_line()
    {
        Tell(TimeSpan.FromSeconds(30));

        Assert.Equal(
            "Slow: 30000.0 ms for unknown unnamed, cancelled, document 89d62f96b08158524b33d1fd45c01fd44b72417a9a0665225f503c62de7a95a0, cache none",
            Assert.Single(_lines));
    }

    [Fact]
    public void More_than_ten_a_second_are_counted_only()
    {
        for (var operation = 0; operation < 25; operation++)
        {
            Tell(TimeSpan.FromSeconds(2));
        }

        Assert.Equal(10, _lines.Count);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("Slow: 15 more operations in this second", _lines[10]);

        Tell(TimeSpan.FromSeconds(2));
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(12, _lines.Count);
    }

    [Fact]
    public void Ten_a_second_are_never_left_out()
    {
        for (var second = 0; second < 5; second++)
        {
            for (var operation = 0; operation < 10; operation++)
            {
                Tell(TimeSpan.FromSeconds(2));
            }

            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.Equal(50, _lines.Count);
    }

    private void Tell(TimeSpan elapsed) =>
        _log.Tell(elapsed, Outcome.Cancelled, new GraphQLRequest("{ authors { id } }"u8.ToArray()), response: null);

    private sealed class ListLog : List<string>, ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Add(formatter(state, exception));
    }
}
