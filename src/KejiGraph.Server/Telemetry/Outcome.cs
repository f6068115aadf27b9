using System.Diagnostics;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.Telemetry;

/// <summary>How work ended, as metrics, activities and the log have it.</summary>
internal enum Outcome
{
    /// <summary>All was answered.</summary>
    Ok,

    /// <summary>Some fields have errors.</summary>
    Partial,

    /// <summary>The server or the store failed.</summary>
    Error,

    /// <summary>It was not executed: it is not valid, not allowed, too dear, or too many execute.</summary>
    Refused,

    /// <summary>Nobody waited for it any more.</summary>
    Cancelled,
}

/// <summary>The outcomes of work.</summary>
internal static class Outcomes
{
    private static readonly string[] Names = [.. Enum.GetValues<Outcome>().Select(outcome => outcome.ToString().ToLowerInvariant())];

    /// <summary>The name of an outcome.</summary>
    public static string NameOf(Outcome outcome) => Names[(int)outcome];

    /// <summary>The outcome that a response tells.</summary>
    public static Outcome Of(ResponseKind kind) => kind switch
    {
        ResponseKind.Data or ResponseKind.Events => Outcome.Ok,
        ResponseKind.DataWithErrors => Outcome.Partial,
        ResponseKind.Failed => Outcome.Error,
        ResponseKind.NotParsed or ResponseKind.NotValid or ResponseKind.NotAllowed or ResponseKind.Refused => Outcome.Refused,
        _ => throw new UnreachableException(),
    };

    /// <summary>The outcome that an exception tells.</summary>
    public static Outcome Of(Exception failure) => failure switch
    {
        OperationCanceledException => Outcome.Cancelled,
        RefusedException => Outcome.Refused,
        _ => Outcome.Error,
    };
}
