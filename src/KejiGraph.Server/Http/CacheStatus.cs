using System.Globalization;
using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Http;

/// <summary>The headers <c>Cache-Status</c> (RFC 9211) and <c>Age</c>: whether the response cache had the answer, and since when.</summary>
internal static class CacheStatus
{
    private const string Name = "Cache-Status";

    /// <summary>Writes them.</summary>
    public static void Write(IHeaderDictionary headers, GraphQLResponse response)
    {
        if (response.Kept is { } kept)
        {
            headers[Name] = $"KejiGraph; hit; detail={kept.Level}";
            headers.Age = ((long)kept.Age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
        else if (response.Sequence is not null)
        {
            headers[Name] = "KejiGraph; fwd=miss";
        }
    }
}
