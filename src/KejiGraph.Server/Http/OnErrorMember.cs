using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.Http;

/// <summary>The request member <c>onError</c>, as proposed for the specification.</summary>
internal static class OnErrorMember
{
    /// <summary>The behaviour that a value names.</summary>
    /// <param name="value">What was sent.</param>
    /// <param name="place">"member" or "parameter".</param>
    /// <exception cref="RefusedException">It names none.</exception>
    public static ErrorBehavior Parse(string value, string place) => value switch
    {
        "PROPAGATE" => ErrorBehavior.Propagate,
        "NULL" => ErrorBehavior.Null,
        "HALT" => ErrorBehavior.Halt,
        _ => throw HttpErrors.OnError(place, value),
    };
}
