using System.Diagnostics;

namespace KejiGraph.Server.Http;

/// <summary>
/// Gives each request an id, the client's own if it sends a usable one, and logs one line for it: with the id, without what was
/// asked, which can hold personal data.
/// </summary>
internal static class RequestLog
{
    private const string Header = "X-Request-Id";
    private const int MaxIdLength = 64;

    private static readonly Func<ILogger, string, IDisposable?> Scope = LoggerMessage.DefineScope<string>("{RequestId}");

    /// <summary>Puts it in front of all endpoints.</summary>
    public static void UseRequestLog(this IApplicationBuilder app)
    {
        var log = app.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger("KejiGraph.Server.Http");
        app.Use(async (context, next) =>
        {
            if (context.Request.Headers[Header].ToString() is { Length: > 0 and <= MaxIdLength } id && id.All(IsPlain))
            {
                context.TraceIdentifier = id;
            }

            context.Response.Headers[Header] = context.TraceIdentifier;
            var start = Stopwatch.GetTimestamp();
            using (Scope(log, context.TraceIdentifier))
            {
                await next(context);
            }

            log.RequestAnswered(
                context.Request.Method,
                context.Request.Path,
                context.Response.StatusCode,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                context.TraceIdentifier);
        });
    }

    private static bool IsPlain(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or ':';
}
