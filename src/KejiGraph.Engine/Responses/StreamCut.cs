namespace KejiGraph.Engine.Responses;

/// <summary>The items of a streamed list that come later, while the list is written. Used by the shaper of the response.</summary>
/// <param name="label">The label of the <c>@stream</c>; null if there is none.</param>
/// <param name="initialCount">How many items come at once.</param>
internal sealed class StreamCut(string? label, int initialCount)
{
    /// <summary>The label of the <c>@stream</c>; null if there is none.</summary>
    public string? Label { get; } = label;

    /// <summary>How many items come at once.</summary>
    public int InitialCount { get; } = initialCount;

    /// <summary>There are such items.</summary>
    public bool IsOn { get; private set; }

    /// <summary>Where the first of them begins: in the buffer, among the errors, among the later places.</summary>
    public (int Bytes, int Errors, int Later) First { get; private set; }

    /// <summary>Where the current one begins.</summary>
    public (int Bytes, int Errors, int Later) Current { get; private set; }

    /// <summary>Notes where an item begins that comes later.</summary>
    public void BeginItem(int bytes, int errors, int later)
    {
        Current = (bytes, errors, later);
        if (!IsOn)
        {
            (IsOn, First) = (true, Current);
        }
    }
}
