using System.Collections.Immutable;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Responses;

/// <summary>A place of a response for which something comes later. A closed family.</summary>
/// <param name="Path">Of the object or the list.</param>
/// <param name="Label">Of the directive; null if it has none.</param>
internal abstract record LaterPlace(ImmutableArray<PathSegment> Path, string? Label)
{
    /// <summary>Fields of an object.</summary>
    /// <param name="Part">The fields.</param>
    /// <param name="Anchor">The path of the anchor that they are read from.</param>
    /// <param name="NodeId">The id of the node that they are read with; null for the root.</param>
    public sealed record Deferred(DeferredPart Part, ImmutableArray<PathSegment> Anchor, string? NodeId)
        : LaterPlace(Part.Entry is null ? Anchor : Anchor.Add(new PathSegment(Part.Entry)), Part.Label);

    /// <summary>Items of a list, which were read with the first ones.</summary>
    /// <param name="Label">Of the <c>@stream</c>.</param>
    /// <param name="Path">Of the list.</param>
    /// <param name="InitialCount">How many items came at once.</param>
    /// <param name="LaterCount">How many come later.</param>
    /// <param name="Items">The items as JSON, with commas between them; empty when the first of them failed.</param>
    /// <param name="Errors">The errors of their fields.</param>
    /// <param name="Failure">What ended the list before its end; null when nothing did.</param>
    /// <param name="Inner">The places within them.</param>
    public sealed record Streamed(
        string? Label,
        ImmutableArray<PathSegment> Path,
        int InitialCount,
        int LaterCount,
        byte[] Items,
        IReadOnlyList<GraphQLError> Errors,
        GraphQLError? Failure,
        IReadOnlyList<LaterPlace> Inner) : LaterPlace(Path, Label);
}

/// <summary>The places of a response for which something comes later, in the order in which they were found.</summary>
internal sealed class LaterPlaces
{
    private readonly List<LaterPlace> _all = [];

    /// <summary>The places.</summary>
    public IReadOnlyList<LaterPlace> All => _all;

    /// <summary>Their number.</summary>
    public int Count => _all.Count;

    /// <summary>Adds one.</summary>
    public void Add(LaterPlace place) => _all.Add(place);

    /// <summary>Takes those out that were added since there was a number of them.</summary>
    public IReadOnlyList<LaterPlace> Truncate(int count)
    {
        var taken = _all[count..];
        _all.RemoveRange(count, taken.Count);
        return taken;
    }
}
