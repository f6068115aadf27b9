using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Language;

/// <summary>Selections in braces. Since September 2026 a selection set may be empty.</summary>
public sealed class SelectionSetSyntax : SyntaxNode
{
    /// <summary>The selections in the order of the text.</summary>
    public required ImmutableArray<SelectionSyntax> Selections { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SelectionSet;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionSyntax : SyntaxNode
{
    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; init; } = [];
}

/// <summary>A selected field: <c>alias: name(arguments) @directives { selections }</c>.</summary>
public sealed class FieldSyntax : SelectionSyntax
{
    /// <summary>The name the response uses instead of the field's own.</summary>
    public string? Alias { get; init; }

    /// <summary>The field's name in the schema.</summary>
    public required string Name { get; init; }

    /// <summary>The arguments in the order of the text.</summary>
    public ImmutableArray<ArgumentSyntax> Arguments { get; init; } = [];

    /// <summary>What is selected below; null when there are no braces.</summary>
    public SelectionSetSyntax? SelectionSet { get; init; }

    /// <summary>The name of the field's entry in the response: its alias, else its name.</summary>
    public string ResponseName => Alias ?? Name;

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Field;
}

/// <summary>The use of a named fragment: <c>...Name @directives</c>.</summary>
public sealed class FragmentSpreadSyntax : SelectionSyntax
{
    /// <summary>The fragment's name.</summary>
    public required string Name { get; init; }

    /// <summary>Offset of the name.</summary>
    public int NameStart { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentSpread;
}

/// <summary>A fragment in place: <c>... on Type @directives { selections }</c>.</summary>
public sealed class InlineFragmentSyntax : SelectionSyntax
{
    /// <summary>The type it applies to; null for the enclosing type.</summary>
    public NamedTypeSyntax? TypeCondition { get; init; }

    /// <summary>What it selects.</summary>
    public required SelectionSetSyntax SelectionSet { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.InlineFragment;
}
