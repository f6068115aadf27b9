namespace KejiGraph.Server.Http;

/// <summary>The values of <c>extensions.code</c> that only HTTP uses. They are public contract.</summary>
internal static class HttpErrorCodes
{
    /// <summary>The client may not send this request.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>No document is kept under this hash or id.</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>This server keeps no documents that clients send.</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>Too many requests at once; trying later helps.</summary>
    public const string Overloaded = "OVERLOADED";
}
