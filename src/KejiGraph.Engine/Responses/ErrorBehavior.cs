namespace KejiGraph.Engine.Responses;

/// <summary>What an error of a field does to the response, as a request asks for with <c>onError</c>.</summary>
public enum ErrorBehavior
{
    /// <summary>Null goes to the nearest place outwards where it can stand (specification 6.4.4).</summary>
    Propagate,

    /// <summary>Null stands where the error happened, whatever the type there.</summary>
    Null,

    /// <summary>There is no data, and the first error alone.</summary>
    Halt,
}
