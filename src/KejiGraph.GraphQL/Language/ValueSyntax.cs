using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Language;

/// <summary>A literal, or a variable in a literal's place.</summary>
public abstract class ValueSyntax : SyntaxNode
{
}

/// <summary><c>$name</c></summary>
public sealed class VariableSyntax : ValueSyntax
{
    /// <summary>The name, without the dollar sign; it stands one byte after <see cref="SyntaxNode.Start"/>.</summary>
    public required string Name { get; init; }

    /// <summary>Offset of the name.</summary>
    public int NameStart { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Variable;
}

/// <summary>An integer literal of any size.</summary>
public sealed class IntValueSyntax : ValueSyntax
{
    /// <summary>The digits as written, with a minus sign if there is one.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.IntValue;
}

/// <summary>A number with a fraction or an exponent.</summary>
public sealed class FloatValueSyntax : ValueSyntax
{
    /// <summary>The number as written.</summary>
    public required string Text { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FloatValue;
}

/// <summary>A quoted string or a block string.</summary>
public sealed class StringValueSyntax : ValueSyntax
{
    /// <summary>The value: escapes resolved, a block string's indentation removed.</summary>
    public required string Value { get; init; }

    /// <summary>Whether it was, and will be printed as, a block string.</summary>
    public bool IsBlock { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.StringValue;
}

/// <summary><c>true</c> or <c>false</c></summary>
public sealed class BooleanValueSyntax : ValueSyntax
{
    /// <summary>The value.</summary>
    public required bool Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.BooleanValue;
}

/// <summary><c>null</c></summary>
public sealed class NullValueSyntax : ValueSyntax
{
    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NullValue;
}

/// <summary>A name in a value's place, other than <c>true</c>, <c>false</c> and <c>null</c>.</summary>
public sealed class EnumValueSyntax : ValueSyntax
{
    /// <summary>The name as written.</summary>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.EnumValue;
}

/// <summary><c>[ ]</c></summary>
public sealed class ListValueSyntax : ValueSyntax
{
    /// <summary>The items in the order of the text.</summary>
    public required ImmutableArray<ValueSyntax> Values { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ListValue;
}

/// <summary><c>{ }</c> in a value's place.</summary>
public sealed class ObjectValueSyntax : ValueSyntax
{
    /// <summary>The fields in the order of the text, repeated ones included.</summary>
    public required ImmutableArray<ObjectFieldSyntax> Fields { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectValue;

    /// <summary>The last field of the given name, or null: as in a map, a later one replaces an earlier one.</summary>
    public ObjectFieldSyntax? FindField(string name)
    {
        for (var i = Fields.Length - 1; i >= 0; i--)
        {
            if (Fields[i].Name == name)
            {
                return Fields[i];
            }
        }

        return null;
    }
}

/// <summary>One <c>name: value</c> of an object value.</summary>
public sealed class ObjectFieldSyntax : SyntaxNode
{
    /// <summary>The field's name; it stands at <see cref="SyntaxNode.Start"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The value given.</summary>
    public required ValueSyntax Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ObjectField;
}
