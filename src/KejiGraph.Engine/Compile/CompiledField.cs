using System.Collections.Immutable;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// A field made ready: what the store reads for it and where that goes, or what writes it without the store; and the parts of its
/// object that come later.
/// </summary>
internal readonly record struct CompiledField(
    Projection? Projection,
    ResponseShape? Shape,
    Action<ResponseBuffer, ResponseContext>? Write,
    ImmutableArray<DeferredPart> Parts)
{
    /// <summary>A field that the store answers.</summary>
    public static CompiledField Stored(Projection projection, ResponseShape shape, ImmutableArray<DeferredPart> parts = default) =>
        new(projection, shape, null, parts.IsDefault ? [] : parts);

    /// <summary>A field whose value is known without the store.</summary>
    public static CompiledField Known(Action<ResponseBuffer, ResponseContext> write) => new(null, null, write, []);
}

/// <summary>The fields of one object made ready, in order.</summary>
/// <param name="Projections">What the store reads.</param>
/// <param name="Entries">Where it goes.</param>
/// <param name="Parts">The parts of the object, and of the connections among its fields, that come later.</param>
internal readonly record struct CompiledFields(
    ImmutableArray<Projection> Projections, ImmutableArray<ResponseEntry> Entries, ImmutableArray<DeferredPart> Parts);
