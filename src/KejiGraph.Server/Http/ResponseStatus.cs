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
    public static int Of(ResponseKind kind, HttpEdition edition, bool isLegacy) => (kind, edition) switch
    {
        (ResponseKind.Data, _) => StatusCodes.Status200OK,
        (ResponseKind.DataWithErrors, HttpEdition.Draft) => StatusCodes.Status200OK,
        (ResponseKind.DataWithErrors, _) => PartialSuccess,
        (ResponseKind.Failed, _) => StatusCodes.Status503ServiceUnavailable,

        // To clients that cannot tell a GraphQL response by its media type, the drafts answer 200 to all that is GraphQL.
        (ResponseKind.NotParsed or ResponseKind.NotValid or ResponseKind.Refused, HttpEdition.Draft) when isLegacy =>
            StatusCodes.Status200OK,
        (ResponseKind.NotParsed, _) => StatusCodes.Status400BadRequest,
        (ResponseKind.NotValid or ResponseKind.Refused, HttpEdition.Draft) => StatusCodes.Status400BadRequest,
        (ResponseKind.NotValid or ResponseKind.Refused, _) => StatusCodes.Status422UnprocessableEntity,
        _ => throw new UnreachableException(),
    };

    /// <summary>The status code for a body whose members have wrong types or are missing.</summary>
    public static int Malformed(HttpEdition edition) => edition == HttpEdition.Draft
        ? StatusCodes.Status400BadRequest
        : StatusCodes.Status422UnprocessableEntity;
}
