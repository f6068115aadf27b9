using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting.Systemd;

namespace KejiGraph.Server.Hosting;

/// <summary>
/// How a server ends. At the first signal it drains: it says that it is not ready, so that whoever spreads requests over servers leaves it
/// out, and answers on. When that time is over, or at the next signal, it stops: it listens no more and finishes what is under way.
/// </summary>
/// <param name="time">How long it drains; zero: it stops at once.</param>
/// <param name="clock">The time.</param>
/// <param name="application">What is stopped. A server that has not started is stopped at once, too.</param>
/// <param name="serviceManager">Told when the server is ready and when it ends; nobody is told outside systemd.</param>
/// <param name="log">The log.</param>
internal sealed class Drain(
    TimeSpan time, TimeProvider clock, IHostApplicationLifetime application, ISystemdNotifier serviceManager, ILogger log)
    : IHostLifetime, IDisposable
{
    private static readonly PosixSignal[] Signals = [PosixSignal.SIGTERM, PosixSignal.SIGINT, PosixSignal.SIGQUIT];

    // Written once, by Listen, before anybody else knows of this object.
    private PosixSignalRegistration[] _registrations = [];

    // Written by whoever handles a signal, read by requests.
    private int _requests;
    private ITimer? _end;

    /// <summary>Whether the end has begun.</summary>
    public bool HasBegun => Volatile.Read(ref _requests) > 0;

    /// <summary>Takes the signals of the process from now on: also while the store is opened, before the host starts.</summary>
    public void Listen() => _registrations = [.. Signals.Select(signal => PosixSignalRegistration.Create(signal, OnSignal))];

    /// <summary>Begins the end; the second time, stops at once.</summary>
    public void Begin()
    {
        var isFirst = Interlocked.Increment(ref _requests) == 1;
        if (!isFirst || time == TimeSpan.Zero || !application.ApplicationStarted.IsCancellationRequested)
        {
            application.StopApplication();
            return;
        }

        log.Draining(time.TotalSeconds);
        _end = clock.CreateTimer(_ => application.StopApplication(), null, time, Timeout.InfiniteTimeSpan);
    }

    /// <summary>
    /// Middleware. Tells clients while the server drains to come again on another connection, and so to another server; a connection
    /// that is kept would be closed at the stop, perhaps with a request on its way.
    /// </summary>
    public Task PartAsync(HttpContext context, RequestDelegate next)
    {
        if (HasBegun)
        {
            context.Response.Headers.Connection = "close";
        }

        return next(context);
    }

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        application.ApplicationStarted.Register(() => serviceManager.Notify(ServiceState.Ready));
        application.ApplicationStopping.Register(() => serviceManager.Notify(ServiceState.Stopping));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _end?.Dispose();
    }

    private void OnSignal(PosixSignalContext context)
    {
        // Otherwise the process ends here.
        context.Cancel = true;
        Begin();
    }
}
