using System.Globalization;
using System.Text;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Results;

namespace KejiGraph.Testing.Contract;

/// <summary>Writes what a store pushes as text, call by call.</summary>
public sealed class TextSink : IResultSink
{
    private readonly StringBuilder _text = new();

    /// <summary>What was pushed.</summary>
    public string Text => _text.ToString();

    public void BeginList() => _text.Append("[ ");

    public void EndList() => _text.Append("] ");

    public void BeginNode(int nodeType) => _text.Append(CultureInfo.InvariantCulture, $"{nodeType}( ");

    public void BeginObject() => _text.Append("( ");

    public void EndObject() => _text.Append(") ");

    public void Null() => Value(null);

    public void Boolean(bool value) => Value(value);

    public void Integer(long value) => Value(value);

    public void Float(double value) => Value(value);

    public void Decimal(decimal value) => Value(value);

    public void Date(DateOnly value) => Value(value);

    public void DateTime(DateTimeOffset value) => Value(value);

    void IResultSink.Text(ReadOnlySpan<byte> utf8) => Value(Encoding.UTF8.GetString(utf8));

    public void EscapedText(ReadOnlySpan<byte> escapedUtf8) => Value(Encoding.UTF8.GetString(escapedUtf8));

    public void Cursor(CursorKey key) => Value(
        $"@{string.Join(",", key.Values.Select(value => value is null ? "null" : PropertyText.Of(value)))};{key.NodeId};{key.RelationshipId}");

    private void Value(object? value) => _text.Append(value is null ? "null" : PropertyText.Of(value)).Append(' ');
}
