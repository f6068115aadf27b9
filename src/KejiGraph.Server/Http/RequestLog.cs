using System.Diagnostics;

namespace KejiGraph.Server.Http;

/// <summary>
/// Gives each request an id, the client's own if it sends a usable one, and logs one line for it: with the id, without what was
/// asked, which can hold personal data. When these lines are wanted, those between carry the id, too.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger log)
{
    private const string Header = "X-Request-Id";
    private const int MaxIdLength = 64;

    /// <summary>Takes the id, and answers.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Headers[Header] is [{ Length: > 0 and <= MaxIdLength } id] && IsPlain(id))
        {
            context.TraceIdentifier = id;
        }

        context.Response.Headers[Header] = context.TraceIdentifier;
        return log.IsEnabled(LogLevel.Debug) ? TellAsync(context) : next(context);
    }

    private async Task TellAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        using (log.InRequest(context.TraceIdentifier))
        {
            await next(context);
        }

        log.RequestAnswered(
            context.Request.Method,
            context.Request.Path,
            context.Response.StatusCode,
            Stopwatch.GetElapsedTime(start).TotalMilliseconds,
            context.TraceIdentifier);
    }

    private static bool IsPlain(string id)
    {
        foreach (var character in id)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character is not ('-' or '_' or '.' or ':'))
            {
                return false;
            }
        }

        return true;
    }
}
