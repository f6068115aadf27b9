using System.Diagnostics;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http.Persisted;

namespace KejiGraph.Server.Telemetry;

/// <summary>
/// Tells of requests: metrics, one activity each, and the log of slow operations. Never tells variables or text of documents. Safe to
/// share.
/// </summary>
/// <param name="meter">Measures.</param>
/// <param name="slow">Has a line for each that is slow; null when nobody asks.</param>
/// <param name="time">The clock.</param>
internal sealed class RequestObserver(RequestMeter meter, SlowOperationLog? slow, TimeProvider time)
{
    // The name that OpenTelemetry gives to operations of which nothing is known.
    private const string ActivityName = "GraphQL Operation";

    /// <summary>Somebody listens to activities.</summary>
    public static bool HasListeners => Instruments.Activities.HasListeners();

    /// <summary>A request was read.</summary>
    public Observation Begin() => new(time.GetTimestamp(), Instruments.Activities.StartActivity(ActivityName));

    /// <summary>It was answered.</summary>
    public void End(Observation observation, GraphQLRequest request, GraphQLResponse response)
    {
        var outcome = Outcomes.Of(response.Kind);
        using (observation.Activity)
        {
            var elapsed = time.GetElapsedTime(observation.Began);
            meter.Record(elapsed, outcome, response);
            slow?.Tell(elapsed, outcome, request, response);
            if (observation.Activity is { IsAllDataRequested: true } activity)
            {
                Describe(activity, outcome, request, response);
            }
        }
    }

    /// <summary>It was answered with what was kept for its body. Nobody listens to activities.</summary>
    public void EndKept(Observation observation, GraphQLResponse response) =>
        meter.Record(time.GetElapsedTime(observation.Began), Outcome.Ok, response);

    /// <summary>It was not answered.</summary>
    /// <param name="observation">The request.</param>
    /// <param name="request">What was to be executed; null when it did not come so far.</param>
    /// <param name="failure">Why.</param>
    public void Fail(Observation observation, GraphQLRequest? request, Exception failure)
    {
        var outcome = Outcomes.Of(failure);
        using (observation.Activity)
        {
            var elapsed = time.GetElapsedTime(observation.Began);
            meter.Record(elapsed, outcome, response: null);
            if (request is not null)
            {
                slow?.Tell(elapsed, outcome, request, response: null);
            }

            observation.Activity?.Fail(outcome, failure);
        }
    }

    private static void Describe(Activity activity, Outcome outcome, GraphQLRequest request, GraphQLResponse response)
    {
        if (response is { Kept: not null } or { Work.Operation: not null })
        {
            activity.DisplayName = RequestMeter.OperationOf(response);
            activity.SetTag(RequestMeter.OperationLabel, activity.DisplayName);
        }

        if (OperationNames.Of(request, response) is { } name)
        {
            activity.SetTag("graphql.operation.name", name);
        }

        activity.SetTag("graphql.document.hash", "sha256:" + DocumentHash.Of(request.Document.Span));
        activity.SetTag("kejigraph.cache", RequestMeter.CacheOf(response));
        activity.SetTag("kejigraph.outcome", Outcomes.NameOf(outcome));
        if (response.Work is { } work)
        {
            activity.SetTag("kejigraph.cost", work.Cost);
            activity.SetTag("kejigraph.dependencies", work.Dependencies);
        }

        if (outcome == Outcome.Error)
        {
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }
}

/// <summary>A request that is under way.</summary>
/// <param name="Began">The timestamp at which it was read.</param>
/// <param name="Activity">Its activity; null when nobody listens.</param>
internal readonly record struct Observation(long Began, Activity? Activity);
