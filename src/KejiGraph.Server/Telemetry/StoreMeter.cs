using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace KejiGraph.Server.Telemetry;

/// <summary>Measures trips to the store, and makes each an activity under that of the request. Safe to share.</summary>
/// <param name="meter">The meter.</param>
internal sealed class StoreMeter(Meter meter)
{
    private readonly Histogram<double> _duration = meter.CreateDuration("kejigraph.store.duration", "One trip to the store.");

    /// <summary>Makes a trip.</summary>
    /// <param name="operation"><c>read</c> or <c>write</c>.</param>
    /// <param name="run">Asks the store.</param>
    /// <param name="state">What the store is asked.</param>
    public async ValueTask<T> MeasureAsync<TState, T>(string operation, Func<TState, ValueTask<T>> run, TState state)
    {
        using var activity = Instruments.Activities.StartActivity(operation == "read" ? "store read" : "store write");
        var began = Stopwatch.GetTimestamp();
        try
        {
            var result = await run(state).ConfigureAwait(false);
            Record(operation, began, Outcome.Ok);
            return result;
        }
        catch (Exception failure)
        {
            var outcome = Outcomes.Of(failure);
            activity?.Fail(outcome, failure);
            Record(operation, began, outcome);
            throw;
        }
    }

    private void Record(string operation, long began, Outcome outcome) => _duration.Record(
        Stopwatch.GetElapsedTime(began).TotalSeconds,
        new("operation", operation),
        new(Instruments.OutcomeLabel, Outcomes.NameOf(outcome)));
}
