namespace KejiGraph.Engine.Requests;

/// <summary>For how long a response may be used without asking again, as the model's <c>@cacheControl</c> allows.</summary>
/// <param name="MaxAge">By whoever received it.</param>
/// <param name="StaleWhileRevalidate">After it became stale, while a new one is made.</param>
public sealed record CachePolicy(TimeSpan MaxAge, TimeSpan StaleWhileRevalidate)
{
    /// <summary>Not at all.</summary>
    public static readonly CachePolicy None = new(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>What both allow.</summary>
    internal CachePolicy And(CachePolicy other) => new(
        MaxAge < other.MaxAge ? MaxAge : other.MaxAge,
        StaleWhileRevalidate < other.StaleWhileRevalidate ? StaleWhileRevalidate : other.StaleWhileRevalidate);
}
