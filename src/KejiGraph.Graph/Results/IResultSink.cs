using KejiGraph.Graph.Plans;

namespace KejiGraph.Graph.Results;

/// <summary>
/// Takes the values of a plan from a store, in the order in which the plan names them: for each root projection one
/// value, for each object the values of its projections. Two stores that push the same calls give the same answer.
/// Called from one thread at a time; a span is only good during its call.
/// </summary>
public interface IResultSink
{
    /// <summary>A list begins; its items follow, then <see cref="EndList"/>.</summary>
    void BeginList();

    /// <summary>The list ends.</summary>
    void EndList();

    /// <summary>A node begins; its values follow, then <see cref="EndObject"/>.</summary>
    /// <param name="nodeType">The index of its type in the model.</param>
    void BeginNode(int nodeType);

    /// <summary>A connection, an edge, a page info or a record begins; its values follow, then <see cref="EndObject"/>.</summary>
    void BeginObject();

    /// <summary>The object ends.</summary>
    void EndObject();

    /// <summary>No value, no node.</summary>
    void Null();

    /// <summary>A truth value.</summary>
    void Boolean(bool value);

    /// <summary>An integer or a count.</summary>
    void Integer(long value);

    /// <summary>A finite double.</summary>
    void Float(double value);

    /// <summary>A decimal without trailing zeros.</summary>
    void Decimal(decimal value);

    /// <summary>A day.</summary>
    void Date(DateOnly value);

    /// <summary>An instant.</summary>
    void DateTime(DateTimeOffset value);

    /// <summary>Text in UTF-8 as it is.</summary>
    void Text(ReadOnlySpan<byte> utf8);

    /// <summary>Text in UTF-8 with the escapes of a JSON string already made, without the quotes.</summary>
    void EscapedText(ReadOnlySpan<byte> escapedUtf8);

    /// <summary>The place of a row in its list.</summary>
    void Cursor(CursorKey key);
}
