using System.Globalization;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Caching;

namespace KejiGraph.Server.Http;

/// <summary>The headers <c>Cache-Status</c> (RFC 9211) and <c>Age</c>: whether the response cache had the answer, and since when.</summary>
internal static class CacheStatus
{
    private const string Name = "Cache-Status";

    private static readonly string[] Hits =
        [.. Enum.GetValues<CacheLevel>().Select(level => $"KejiGraph; hit; detail={CacheMeter.NameOf(level)}")];

    /// <summary>Writes them.</summary>
    public static void Write(IHeaderDictionary headers, GraphQLResponse response)
    {
        if (response.Kept is CachedAnswer kept)
        {
            headers[Name] = Hits[(int)kept.From];
            headers.Age = ((long)kept.Age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
        else if (response.Sequence is not null)
        {
            headers[Name] = "KejiGraph; fwd=miss";
        }
    }
}
