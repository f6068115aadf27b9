using System.Diagnostics;

namespace KejiGraph.Server.Telemetry;

/// <summary>Activities that fail.</summary>
internal static class ActivityFailure
{
    /// <summary>Notes why. The message stays in the log of this server.</summary>
    public static void Fail(this Activity activity, Outcome outcome, Exception failure)
    {
        activity.SetTag("kejigraph.outcome", Outcomes.NameOf(outcome));
        if (outcome == Outcome.Error)
        {
            activity.SetTag("error.type", failure.GetType().FullName);
            activity.SetStatus(ActivityStatusCode.Error);
        }
    }
}
