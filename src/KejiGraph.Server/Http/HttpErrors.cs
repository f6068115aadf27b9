using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;

namespace KejiGraph.Server.Http;

/// <summary>The sentences about requests that never reach the engine, with the status codes of the first edition.</summary>
internal static class HttpErrors
{
    public static RefusedException MethodNotAllowed() => new(
        StatusCodes.Status405MethodNotAllowed, "Send GraphQL requests with POST or GET.", ErrorCodes.BadUserInput);

    public static RefusedException CrossSite() => new(
        StatusCodes.Status403Forbidden,
        "A page of another site asked for this in a way that its browser does not check first. Send the header \"GraphQL-Preflight: 1\", or POST with application/json.",
        HttpErrorCodes.Forbidden);

    public static RefusedException ContentType() => new(
        StatusCodes.Status415UnsupportedMediaType, "Send the body as application/json in UTF-8.", ErrorCodes.BadUserInput);

    public static RefusedException ContentEncoding(string encoding) => new(
        StatusCodes.Status415UnsupportedMediaType,
        $"The body has the Content-Encoding \"{encoding}\"; send it plain or as one of {BodyReader.Encodings}.",
        ErrorCodes.BadUserInput);

    public static RefusedException NotDecoded(string encoding) => new(
        StatusCodes.Status400BadRequest,
        $"The body is not {encoding}, as its Content-Encoding says.",
        ErrorCodes.ParseFailed);

    public static RefusedException BodyTooLarge(int limit) => new(
        StatusCodes.Status413PayloadTooLarge,
        $"The body is larger than the {limit} bytes that are allowed.",
        ErrorCodes.LimitExceeded);

    public static RefusedException NotSent(int status) => new(
        status, "The body did not arrive as HTTP and its headers promise.", ErrorCodes.BadUserInput);

    public static RefusedException NotJson() => new(
        StatusCodes.Status400BadRequest, "The request is not JSON.", ErrorCodes.ParseFailed);

    public static RefusedException NotUtf8() => new(
        StatusCodes.Status400BadRequest, "The body is not UTF-8.", ErrorCodes.ParseFailed);

    public static RefusedException ParameterNotUtf8(string name) => new(
        StatusCodes.Status400BadRequest, $"The parameter \"{name}\" is not UTF-8.", ErrorCodes.ParseFailed);

    public static RefusedException LoneSurrogate() => Malformed(
        "A string of the request has one half of a surrogate pair (\\uD800 to \\uDFFF) without the other, which is no text; send both.");

    public static RefusedException TooDeep(int limit) => new(
        StatusCodes.Status422UnprocessableEntity,
        $"The JSON of the request is nested more than {limit} levels deep.",
        ErrorCodes.LimitExceeded);

    public static RefusedException NotAnObject() => Malformed("The body must be a JSON object with a member \"query\".");

    public static RefusedException BodyWithoutDocument() => Malformed("The body needs a member \"query\" with a GraphQL document.");

    public static RefusedException UrlWithoutDocument() => Malformed("The request needs a parameter \"query\" with a GraphQL document.");

    public static RefusedException TwoDocuments() => Malformed(
        "The request has a \"query\" and a \"documentId\"; send one of them.");

    public static RefusedException GivenTwice(string name) => Malformed($"The parameter \"{name}\" is given twice; give it once.");

    public static RefusedException NotAString(string place, string name) => Malformed($"The {place} \"{name}\" must be a string.");

    public static RefusedException NotAMap(string place, string name) => Malformed($"The {place} \"{name}\" must be a JSON object.");

    public static RefusedException OnError(string place, string value) => Malformed(
        $"The {place} \"onError\" is \"{value}\"; allowed is \"PROPAGATE\", \"NULL\" or \"HALT\".");

    public static RefusedException CostHeader(string name) => Malformed($"The header {name} must be \"report\" or \"validate\".");

    public static RefusedException CacheHeader(string name) => Malformed($"The header {name} must be \"report\".");

    public static RefusedException PersistedQueryShape() => Malformed(
        "\"extensions.persistedQuery\" must be an object with \"version\": 1 and a string \"sha256Hash\".");

    public static RefusedException HashMismatch(string sent, string actual) => Malformed(
        $"The SHA-256 of \"query\" is \"{actual}\", but \"extensions.persistedQuery.sha256Hash\" is \"{sent}\".");

    /// <summary>Apollo's clients know this answer by its message and send the text then.</summary>
    public static RefusedException PersistedQueryNotFound() => new(
        StatusCodes.Status404NotFound, "PersistedQueryNotFound", HttpErrorCodes.PersistedQueryNotFound);

    /// <summary>Apollo's clients know this answer by its message and send no hash any more.</summary>
    public static RefusedException PersistedQueryNotSupported() => new(
        StatusCodes.Status422UnprocessableEntity, "PersistedQueryNotSupported", HttpErrorCodes.PersistedQueryNotSupported);

    public static RefusedException UnknownDocument(string id) => new(
        StatusCodes.Status404NotFound,
        $"There is no persisted document \"{id}\".",
        HttpErrorCodes.PersistedQueryNotFound);

    public static RefusedException OnlyPersisted() => new(
        StatusCodes.Status403Forbidden,
        "This server answers persisted documents only; send the \"documentId\" of one of them.",
        HttpErrorCodes.Forbidden);

    public static RefusedException NoBatches() => Malformed(
        "The body is a list of requests, and batching is off; send one JSON object with a member \"query\".");

    public static RefusedException EmptyBatch() => Malformed("The list of requests is empty; send at least one.");

    public static RefusedException BatchTooLong(int limit) => new(
        StatusCodes.Status422UnprocessableEntity,
        $"The list has more than the {limit} requests that are allowed in one body.",
        ErrorCodes.LimitExceeded);

    public static RefusedException Overloaded() => new(
        StatusCodes.Status503ServiceUnavailable,
        "The server executes as many requests as it may; try again in a moment.",
        HttpErrorCodes.Overloaded);

    public static RefusedException Fault(string requestId) => new(
        StatusCodes.Status500InternalServerError,
        $"The server could not answer; its log has the reason under request id {requestId}.",
        ResponseErrorCodes.Internal);

    private static MalformedRequestException Malformed(string message) => new(message);
}
