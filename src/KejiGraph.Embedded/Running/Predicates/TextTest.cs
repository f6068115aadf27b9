using System.Diagnostics;
using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Running.Values;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Predicates;

/// <summary>Compares a text with an operand.</summary>
internal sealed class TextTest(TextValueReader reader, ComparisonOperator comparison, Operand operand, int slot)
    : OperandTest<TextOperand>(operand, slot)
{
    public override bool Matches(RunContext context, in Scope scope)
    {
        var operand = Prepared(context);
        return reader.TryGet(context, scope, out var escaped) ? Matches(escaped, operand) : MatchesNull(operand);
    }

    protected override TextOperand Prepare(object? value) => TextOperand.Of(value);

    private bool MatchesNull(TextOperand operand) =>
        comparison is ComparisonOperator.Equal or ComparisonOperator.In && operand.HasNull;

    private bool Matches(ReadOnlySpan<byte> escaped, TextOperand operand) => comparison switch
    {
        ComparisonOperator.Equal or ComparisonOperator.In => operand.Contains(escaped),
        _ when operand.HasNull => false,
        ComparisonOperator.GreaterThan => EscapedText.Compare(escaped, operand.Escaped) > 0,
        ComparisonOperator.GreaterThanOrEqual => EscapedText.Compare(escaped, operand.Escaped) >= 0,
        ComparisonOperator.LessThan => EscapedText.Compare(escaped, operand.Escaped) < 0,
        ComparisonOperator.LessThanOrEqual => EscapedText.Compare(escaped, operand.Escaped) <= 0,
        ComparisonOperator.Contains => EscapedText.Plain(escaped).IndexOf(operand.Text) >= 0,
        ComparisonOperator.StartsWith => EscapedText.Plain(escaped).StartsWith(operand.Text),
        ComparisonOperator.EndsWith => EscapedText.Plain(escaped).EndsWith(operand.Text),
        _ => throw new UnreachableException(),
    };
}

/// <summary>A text, or some texts and perhaps null, to compare with.</summary>
internal sealed class TextOperand
{
    private readonly byte[][] _all;

    private TextOperand(object?[] values)
    {
        HasNull = values.Contains(null);
        _all = [.. values.OfType<string>().Select(EscapedText.Escape)];
        Escaped = _all.Length > 0 ? _all[0] : [];
        Text = EscapedText.Unescape(Escaped);
    }

    /// <summary>Null is among the values.</summary>
    public bool HasNull { get; }

    /// <summary>The first text, escaped.</summary>
    public byte[] Escaped { get; }

    /// <summary>The first text as it is.</summary>
    public byte[] Text { get; }

    /// <summary>The operand of a request: a text, null or a list of them.</summary>
    public static TextOperand Of(object? value) => new(value as object?[] ?? [value]);

    /// <summary>The text is among the values.</summary>
    public bool Contains(ReadOnlySpan<byte> escaped)
    {
        foreach (var one in _all)
        {
            if (escaped.SequenceEqual(one))
            {
                return true;
            }
        }

        return false;
    }
}
