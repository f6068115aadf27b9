using KejiGraph.Server.Hosting;
using KejiGraph.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging.Abstractions;

namespace KejiGraph.Server.Tests.Hosting;

public sealed class DrainTests : IDisposable
{
    private readonly ManualTime _time = new();
    private readonly ApplicationLifetime _application = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly Drain _drain;

    public DrainTests()
    {
        _drain = Make(TimeSpan.FromSeconds(10));
        _application.NotifyStarted();
    }

    private bool IsStopping => _application.ApplicationStopping.IsCancellationRequested;

    public void Dispose() => _drain.Dispose();

    [Fact]
    public void A_server_stops_when_it_has_drained()
    {
        _drain.Begin();

        Assert.Equal((true, false), (_drain.HasBegun, IsStopping));

        _time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.False(IsStopping);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(IsStopping);
    }

    [Fact]
    public void The_second_signal_stops_it_at_once()
    {
        _drain.Begin();
        _drain.Begin();

        Assert.True(IsStopping);
    }

    [Fact]
    public void Without_a_time_the_first_signal_stops_it()
    {
        using var drain = Make(TimeSpan.Zero);

        drain.Begin();

        Assert.True(IsStopping);
    }

    [Fact]
    public void A_server_that_has_not_started_has_nothing_to_drain()
    {
        var starting = new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance);
        using var drain = new Drain(TimeSpan.FromSeconds(10), _time, starting, new SystemdNotifier(), NullLogger.Instance);

        drain.Begin();

        Assert.True(starting.ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task Connections_are_kept_until_it_drains()
    {
        var before = new DefaultHttpContext();
        var during = new DefaultHttpContext();

        await _drain.PartAsync(before, _ => Task.CompletedTask);
        _drain.Begin();
        await _drain.PartAsync(during, _ => Task.CompletedTask);

        Assert.Equal(("", "close"), (before.Response.Headers.Connection.ToString(), during.Response.Headers.Connection.ToString()));
    }

    private Drain Make(TimeSpan time) => new(time, _time, _application, new SystemdNotifier(), NullLogger.Instance);
}
