using System.Collections.Immutable;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Responses;

/// <summary>
/// What the response looks like, place for place as the plan pushes its values: the shaper walks it in step with the store. A
/// closed family. Immutable.
/// </summary>
internal abstract class ResponseShape(bool isNonNull)
{
    /// <summary>Null cannot stand here; it goes to the next place outwards where it can.</summary>
    public bool IsNonNull { get; } = isNonNull;

    /// <summary>A leaf.</summary>
    internal sealed class Leaf(bool isNonNull) : ResponseShape(isNonNull);

    /// <summary>The cursor of a row of a list.</summary>
    /// <param name="isNonNull">Null cannot stand here.</param>
    /// <param name="ordering">The order of the list.</param>
    /// <param name="parameter">The parameter with the order, where only the request knows it.</param>
    internal sealed class CursorLeaf(bool isNonNull, Ordering ordering, Operand? parameter) : ResponseShape(isNonNull)
    {
        /// <summary>The order of the list in a request.</summary>
        public Ordering OrderingOf(PlanArguments arguments) =>
            parameter is { } operand && arguments[operand] is Ordering given ? given : ordering;
    }

    /// <summary>
    /// The id of the node, which is not an entry of the response but the anchor of parts that come later; see
    /// <see cref="DeferredPart"/>.
    /// </summary>
    /// <param name="parts">The parts that can come.</param>
    internal sealed class Anchor(ImmutableArray<AnchoredPart> parts) : ResponseShape(isNonNull: true)
    {
        /// <summary>The parts that can come.</summary>
        public ImmutableArray<AnchoredPart> Parts { get; } = parts;
    }

    /// <summary>The objects of a part that comes later, one for each place: no list of the response.</summary>
    /// <param name="item">Each object.</param>
    internal sealed class PartList(ResponseShape item) : List(isNonNull: true, item);

    /// <summary>A list.</summary>
    internal class List(bool isNonNull, ResponseShape item, StreamUsage? stream = null) : ResponseShape(isNonNull)
    {
        /// <summary>Each item.</summary>
        public ResponseShape Item { get; } = item;

        /// <summary>How some items can come later; null when none can.</summary>
        public StreamUsage? Stream { get; } = stream;
    }

    /// <summary>An object whose entries do not depend on a node type.</summary>
    /// <param name="isNonNull">Null cannot stand here.</param>
    /// <param name="entries">The entries, in order.</param>
    /// <param name="isOfEvent">It belongs to an event: the store pushes neither its begin nor its end.</param>
    internal sealed class Object(bool isNonNull, ImmutableArray<ResponseEntry> entries, bool isOfEvent = false)
        : ResponseShape(isNonNull)
    {
        /// <summary>The entries, in order.</summary>
        public ResponseEntry[] Entries { get; } = [.. entries];

        /// <summary>It belongs to an event: the store pushes neither its begin nor its end.</summary>
        public bool IsOfEvent { get; } = isOfEvent;
    }

    /// <summary>A node.</summary>
    /// <param name="isNonNull">Null cannot stand here.</param>
    /// <param name="byType">The entries for each node type by its index; empty where the type cannot occur.</param>
    internal sealed class Node(bool isNonNull, ResponseEntry[][] byType) : ResponseShape(isNonNull)
    {
        /// <summary>The entries of a node of a type, in order.</summary>
        public ResponseEntry[] Entries(int nodeType) => byType[nodeType];
    }
}
