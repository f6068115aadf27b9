using System.Collections.Immutable;
using System.Text;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

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

    /// <summary>A list.</summary>
    internal sealed class List(bool isNonNull, ResponseShape item) : ResponseShape(isNonNull)
    {
        /// <summary>Each item.</summary>
        public ResponseShape Item { get; } = item;
    }

    /// <summary>An object whose entries do not depend on a node type.</summary>
    internal sealed class Object(bool isNonNull, ImmutableArray<ResponseEntry> entries) : ResponseShape(isNonNull)
    {
        /// <summary>The entries, in order.</summary>
        public ResponseEntry[] Entries { get; } = [.. entries];
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

/// <summary>One entry of a response object. A closed family. Immutable.</summary>
internal abstract class ResponseEntry(string name, int condition, FieldDefinition definition)
{
    /// <summary>The key.</summary>
    public string Name { get; } = name;

    /// <summary>The key as JSON, with the colon.</summary>
    public byte[] Key { get; } = Encoding.UTF8.GetBytes($"\"{name}\":");

    /// <summary>The number of the condition under which it is there; -1: always.</summary>
    public int Condition { get; } = condition;

    /// <summary>The field, for messages.</summary>
    public FieldDefinition Definition { get; } = definition;

    /// <summary>An entry whose value the store pushes.</summary>
    internal sealed class Stored(string name, int condition, FieldDefinition definition, ResponseShape shape)
        : ResponseEntry(name, condition, definition)
    {
        /// <summary>The value.</summary>
        public ResponseShape Shape { get; } = shape;
    }

    /// <summary>An entry whose value is known without the store: the name of a type, an answer of introspection.</summary>
    internal sealed class Known(string name, int condition, FieldDefinition definition, Action<ResponseBuffer, VariableValues> write)
        : ResponseEntry(name, condition, definition)
    {
        /// <summary>Writes the value.</summary>
        public Action<ResponseBuffer, VariableValues> Write { get; } = write;
    }
}
