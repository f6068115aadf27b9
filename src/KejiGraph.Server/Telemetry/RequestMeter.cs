using System.Diagnostics.Metrics;
using KejiGraph.Engine.Requests;
using KejiGraph.GraphQL.Language;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Telemetry;

/// <summary>
/// Measures requests. Labels have values of closed sets only: no name, no text of a client. Recording allocates nothing. Safe to
/// share.
/// </summary>
/// <param name="meter">The meter.</param>
internal sealed class RequestMeter(Meter meter)
{
    /// <summary>The label with the kind of an operation, as OpenTelemetry names it.</summary>
    public const string OperationLabel = "graphql.operation.type";

    /// <summary>The label with the level of the cache.</summary>
    public const string CacheLabel = "cache";

    private const string Unknown = "unknown";

    private static readonly string[] Operations =
        [.. Enum.GetValues<OperationType>().Select(operation => operation.Keyword())];

    private readonly Histogram<double> _duration = meter.CreateDuration(
        "kejigraph.request.duration", "From a request that was read to its answer, with the time that it waited for its turn.");

    private readonly Counter<long> _planHits = meter.CreateCounterFromZero(
        "kejigraph.plan_cache.hits", "Executions whose document was kept with its plan.");

    private readonly Counter<long> _planMisses = meter.CreateCounterFromZero(
        "kejigraph.plan_cache.misses", "Executions whose document was parsed.");

    /// <summary>The kind of a response's operation. What is kept are answers to queries.</summary>
    public static string OperationOf(GraphQLResponse? response) => response switch
    {
        { Kept: not null } => Operations[(int)OperationType.Query],
        { Work.Operation: { } operation } => Operations[(int)operation],
        _ => Unknown,
    };

    /// <summary>
    /// Where a response came from: a level of the cache, <c>miss</c> for what it could have had, <c>none</c> for all else.
    /// </summary>
    public static string CacheOf(GraphQLResponse? response) => response switch
    {
        { Kept.Level: var level } => level,
        { Sequence: not null, Work.Dependencies: > 0 } => "miss",
        _ => "none",
    };

    /// <summary>A request was answered, or not.</summary>
    /// <param name="time">How long it took.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="response">Its answer; null when there is none.</param>
    public void Record(TimeSpan time, Outcome outcome, GraphQLResponse? response)
    {
        _duration.Record(
            time.TotalSeconds,
            new(OperationLabel, OperationOf(response)),
            new(Instruments.OutcomeLabel, Outcomes.NameOf(outcome)),
            new(CacheLabel, CacheOf(response)));
        if (response?.Work is { } work)
        {
            (work.HadPlan ? _planHits : _planMisses).Add(1);
        }
    }
}
