using System.Collections.Immutable;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Events;

/// <summary>
/// A field of the subscription root: events of one type and where they come from. For each event the subscription's selections
/// are answered: what the event says itself, and the nodes that it names, read in one trip. Safe to share.
/// </summary>
/// <param name="name">The name of the field.</param>
/// <param name="type">The events.</param>
/// <param name="subscribe">
/// Begins a stream of events for the coerced arguments of the field. It ends when its token is cancelled; a fault of it ends the
/// subscription.
/// </param>
public sealed class EventSource(
    string name, EventType type, Func<ArgumentValues, CancellationToken, IAsyncEnumerable<object>> subscribe)
{
    /// <summary>The name of the field.</summary>
    public string Name { get; } = name;

    /// <summary>The events.</summary>
    public EventType Type { get; } = type;

    /// <summary>Begins a stream of events.</summary>
    public Func<ArgumentValues, CancellationToken, IAsyncEnumerable<object>> Subscribe { get; } = subscribe;

    /// <summary>The arguments of the field. Default: none.</summary>
    public ImmutableArray<InputValueDefinition> Arguments { get; init; } = [];

    /// <summary>Markdown for people.</summary>
    public string? Description { get; init; }
}

/// <summary>A type of events: an object type of the API whose fields are read from an event.</summary>
/// <param name="Name">The name of the type.</param>
/// <param name="Fields">What can be selected.</param>
public sealed record EventType(string Name, ImmutableArray<EventField> Fields)
{
    /// <summary>Markdown for people.</summary>
    public string? Description { get; init; }
}

/// <summary>A field of an event. A closed family.</summary>
/// <param name="Name">The name of the field.</param>
public abstract record EventField(string Name)
{
    /// <summary>Markdown for people.</summary>
    public string? Description { get; init; }

    /// <summary>A value that the event has itself.</summary>
    /// <param name="Name">The name of the field.</param>
    /// <param name="Type">A leaf type, perhaps non-null.</param>
    /// <param name="Read">
    /// Reads it: null, <see cref="string"/>, <see cref="bool"/>, <see cref="long"/>, <see cref="double"/> or
    /// <see cref="DateTimeOffset"/>.
    /// </param>
    public sealed record Value(string Name, GraphQLType Type, Func<object, object?> Read) : EventField(Name);

    /// <summary>A node that the event names, as the graph has it when the event is answered; null when it is not there.</summary>
    /// <param name="Name">The name of the field.</param>
    /// <param name="Entity">The name of a node type, interface or union of the model.</param>
    /// <param name="ReadId">Reads the id.</param>
    public sealed record Node(string Name, string Entity, Func<object, string?> ReadId) : EventField(Name);
}
