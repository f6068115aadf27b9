using System.Diagnostics;
using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Http;

/// <summary>The status codes of responses ("GraphQL over HTTP", chapter "Status Codes").</summary>
internal static class ResponseStatus
{
    /// <summary>Data and errors: the edition's own code, "Partial Success".</summary>
    public const int PartialSuccess = 294;

    /// <summary>The status code of a response.</summary>
    /// <param name="kind">How far the request came.</param>
    /// <param name="edition">The edition.</param>
    /// <param name="isLegacy">The client takes <c>application/json</c> only.</param>
    /// <param name="isGet">The request came by GET.</param>
    public static int Of(ResponseKind kind, HttpEdition edition, bool isLegacy, bool isGet) => (kind, edition) switch
    {
        (ResponseKind.Data, _) => StatusCodes.Status200OK,
        (ResponseKind.DataWithErrors, HttpEdition.Draft) => StatusCodes.Status200OK,
        (ResponseKind.DataWithErrors, _) => PartialSuccess,
        (ResponseKind.Failed, _) => StatusCodes.Status503ServiceUnavailable,
        (ResponseKind.NotAllowed, _) when isGet => StatusCodes.Status405MethodNotAllowed,

        // To clients that cannot tell a GraphQL response by its media type, the drafts answer 200 to all that is GraphQL.
        (ResponseKind.NotParsed or ResponseKind.NotValid or ResponseKind.NotAllowed or ResponseKind.Refused, HttpEdition.Draft)
            when isLegacy => StatusCodes.Status200OK,
        (ResponseKind.NotParsed, _) => StatusCodes.Status400BadRequest,
        (ResponseKind.NotValid or ResponseKind.NotAllowed or ResponseKind.Refused, _) => Of(edition),
        _ => throw new UnreachableException(),
    };

    /// <summary>The status code of a request that never reached the engine.</summary>
    public static int Of(RefusedException refusal, HttpEdition edition, bool isLegacy) => refusal.Status switch
    {
        StatusCodes.Status422UnprocessableEntity => Of(edition),

        // The drafts know a document that is not there as an answer like others; so do clients of that time.
        StatusCodes.Status404NotFound when edition == HttpEdition.Draft && isLegacy => StatusCodes.Status200OK,
        var status => status,
    };

    /// <summary>The status code of what is well understood, but wrong.</summary>
    private static int Of(HttpEdition edition) => edition == HttpEdition.Draft
        ? StatusCodes.Status400BadRequest
        : StatusCodes.Status422UnprocessableEntity;
}
