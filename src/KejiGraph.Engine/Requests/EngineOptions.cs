using System.Collections.Immutable;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Events;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.Engine.Requests;

/// <summary>What bounds requests.</summary>
public sealed record EngineOptions
{
    /// <summary>How much text a document may have. Default: 20,000 tokens, depth 200, 4 directives at one place.</summary>
    public ParserOptions Parser { get; init; } = ParserOptions.Request;

    /// <summary>
    /// How much work a document may ask for. Default: 2,048 fields, 1,000 fragment visits, 50 root fields, 50 aliases, 5 errors.
    /// </summary>
    public ValidationOptions Validation { get; init; } = ValidationOptions.Request;

    /// <summary>
    /// The most that one operation may cost, in units; a unit is about twenty rows. Default 1,000; 0: no limit.
    /// </summary>
    public int MaxCost { get; init; } = 1000;

    /// <summary>The sizes of pages. Default 10, at most 50.</summary>
    public PageOptions Pages { get; init; } = new();

    /// <summary>How long the store may work for one request. Default 30 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many documents are kept with their plans. Default 1,000; 0 keeps none.</summary>
    public int CachedDocuments { get; init; } = 1000;

    /// <summary>The key with which cursors are signed. Servers that stand in for each other must share it.</summary>
    public byte[] CursorKey { get; init; } = "KejiGraph cursor"u8.ToArray();

    /// <summary>Whether the schema can be asked for, and messages say "Did you mean …?". Default true.</summary>
    public bool AllowIntrospection { get; init; } = true;

    /// <summary>The fields of the subscription root. Default: none, and no subscription root.</summary>
    public ImmutableArray<EventSource> Events { get; init; } = [];
}
