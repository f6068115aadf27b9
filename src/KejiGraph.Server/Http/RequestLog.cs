using System.Diagnostics;

namespace KejiGraph.Server.Http;

/// <summary>
/// Gives each request an id, the client's own if it sends a usable one, and logs one line for it: with the id, without what was
/// asked, which can hold personal data. The lines between carry the id, too: the host opens a scope with its own, and this one
/// with the client's.
/// </summary>
internal sealed class RequestLog(RequestDelegate next, ILogger log)
{
    private const string Header = "X-Request-Id";
    private const int MaxIdLength = 64;

    private static readonly Func<ILogger, string, IDisposable?> Scope = LoggerMessage.DefineScope<string>("{RequestId}");

    /// <summary>Takes the id, and answers.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        var isOwn = context.Request.Headers.TryGetValue(Header, out var sent) && sent is [{ Length: > 0 and <= MaxIdLength } id]
            && IsPlain(id);
        if (isOwn)
        {
            context.TraceIdentifier = sent.ToString();
        }

        context.Response.Headers[Header] = context.TraceIdentifier;
        return isOwn || log.IsEnabled(LogLevel.Debug) ? TellAsync(context, isOwn) : next(context);
    }

    private async Task TellAsync(HttpContext context, bool isOwn)
    {
        var start = Stopwatch.GetTimestamp();
        using (isOwn ? Scope(log, context.TraceIdentifier) : null)
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
