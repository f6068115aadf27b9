namespace KejiGraph.Engine.Responses;

/// <summary>An object or a list of a response that has begun and not ended. Used by the shaper of the response.</summary>
/// <param name="Shape">What it is.</param>
/// <param name="Start">Where in the buffer it begins.</param>
internal record struct ResponseFrame(ResponseShape Shape, int Start)
{
    /// <summary>The entries of an object; null for a list.</summary>
    public ResponseEntry[]? Entries { get; init; }

    /// <summary>The items of a list that come later; null when all come at once.</summary>
    public StreamCut? Stream { get; init; }

    /// <summary>The place of the next entry or item.</summary>
    public int Next { get; set; }

    /// <summary>How many places of later parts there were when it began.</summary>
    public int Later { get; set; }
}
