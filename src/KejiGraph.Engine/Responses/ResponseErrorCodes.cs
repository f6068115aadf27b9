namespace KejiGraph.Engine.Responses;

/// <summary>
/// The values of <c>extensions.code</c> that the engine uses beyond those of <see cref="GraphQL.ErrorCodes"/>. They are public
/// contract.
/// </summary>
public static class ResponseErrorCodes
{
    /// <summary>The operation costs more than one operation may; the message names both and what to ask less of.</summary>
    public const string CostExceeded = "COST_EXCEEDED";

    /// <summary>The change contradicts what the graph holds.</summary>
    public const string Conflict = "CONFLICT";

    /// <summary>The request names something that the graph does not hold.</summary>
    public const string NotFound = "NOT_FOUND";

    /// <summary>The request took longer than it may.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The store cannot be reached; trying later can help.</summary>
    public const string StoreUnavailable = "STORE_UNAVAILABLE";

    /// <summary>A write may or may not have taken effect.</summary>
    public const string UnknownOutcome = "UNKNOWN_OUTCOME";

    /// <summary>A fault of the server; the log has it under the request id.</summary>
    public const string Internal = "INTERNAL";
}
