using System.Text;
using KejiGraph.GraphQL.Execution;

namespace KejiGraph.Engine.Responses;

/// <summary>One entry of a response object. A closed family. Immutable.</summary>
/// <param name="field">The field, for the key and for messages.</param>
/// <param name="condition">The number of the condition under which it is there; -1: always.</param>
internal abstract class ResponseEntry(CollectedField field, int condition)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes($",\"{field.ResponseName}\":");

    /// <summary>The field.</summary>
    public CollectedField Field { get; } = field;

    /// <summary>The number of the condition under which it is there; -1: always.</summary>
    public int Condition { get; } = condition;

    /// <summary>The key as JSON, with the colon; behind another entry with the comma between them.</summary>
    public ReadOnlySpan<byte> Key(bool isFirst) => isFirst ? _key.AsSpan(1) : _key;

    /// <summary>An entry whose value the store pushes.</summary>
    internal sealed class Stored(CollectedField field, int condition, ResponseShape shape) : ResponseEntry(field, condition)
    {
        /// <summary>The value.</summary>
        public ResponseShape Shape { get; } = shape;
    }

    /// <summary>A value that the store pushes and that is no entry: the anchor of parts that come later, or such parts.</summary>
    internal sealed class Hidden(CollectedField field, int condition, ResponseShape shape) : ResponseEntry(field, condition)
    {
        /// <summary>What is done with the value.</summary>
        public ResponseShape Shape { get; } = shape;
    }

    /// <summary>An object whose entries stand here although the store pushes neither its begin nor its end.</summary>
    internal sealed class Inline(CollectedField field, int condition, ResponseShape.Object shape) : ResponseEntry(field, condition)
    {
        /// <summary>The object.</summary>
        public ResponseShape.Object Shape { get; } = shape;
    }

    /// <summary>An entry whose value is known without the store: the name of a type, an answer of introspection.</summary>
    internal sealed class Known(CollectedField field, int condition, Action<ResponseBuffer, ResponseContext> write)
        : ResponseEntry(field, condition)
    {
        /// <summary>Writes the value.</summary>
        public Action<ResponseBuffer, ResponseContext> Write { get; } = write;
    }
}
