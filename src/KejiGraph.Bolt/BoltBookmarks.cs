namespace KejiGraph.Bolt;

/// <summary>What a reader wants to have seen: the bookmarks of earlier summaries. The server waits until it is that far.</summary>
public sealed record BoltBookmarks(IReadOnlyList<string> Values)
{
    /// <summary>No condition.</summary>
    public static BoltBookmarks None { get; } = new([]);
}
