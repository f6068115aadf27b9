using System.Buffers;
using System.Globalization;
using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.Http;

/// <summary>
/// The header <c>GraphQL-Cache: report</c>: the response says under <c>extensions.cache</c> which level had it and since when.
/// </summary>
internal static class CacheReport
{
    private const string Name = "GraphQL-Cache";

    /// <summary>Reads the header before anything is executed.</summary>
    /// <returns>Whether a report is asked for.</returns>
    /// <exception cref="RefusedException">The header asks for something else.</exception>
    public static bool Check(HttpRequest request)
    {
        var header = request.Headers[Name].ToString();
        return header.Length > 0
            && (header.Equals("report", StringComparison.OrdinalIgnoreCase) ? true : throw HttpErrors.CacheHeader(Name));
    }

    /// <summary>The body with the report; null when none is asked for, or nobody could keep the response.</summary>
    /// <exception cref="RefusedException">The header asks for something else.</exception>
    public static ResponseBuffer? Of(HttpRequest request, GraphQLResponse response)
    {
        if (!Check(request) || response is { Kept: null, Sequence: null })
        {
            return null;
        }

        var (level, age) = response.Kept is { } kept ? (kept.Level, kept.Age) : ("store", TimeSpan.Zero);
        var report = string.Create(
            CultureInfo.InvariantCulture, $",\"extensions\":{{\"cache\":{{\"level\":\"{level}\",\"ageMilliseconds\":{(long)age.TotalMilliseconds}}}}}}}");

        // What can be kept is data without errors or extensions, so the report goes before the last brace.
        var body = new ResponseBuffer(response.Body.Length + report.Length);
        body.Write(response.Body.Written.Span[..^1]);
        body.Write(Encoding.UTF8.GetBytes(report));
        return body;
    }
}
