namespace KejiGraph.GraphQL.Language;

/// <summary>A reference to a type: a name, a list or a non-null type.</summary>
public abstract class TypeSyntax : SyntaxNode
{
}

/// <summary>A type's name.</summary>
public sealed class NamedTypeSyntax : TypeSyntax
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NamedType;
}

/// <summary><c>[Type]</c></summary>
public sealed class ListTypeSyntax : TypeSyntax
{
    /// <summary>The type of the items.</summary>
    public required TypeSyntax Type { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.ListType;
}

/// <summary><c>Type!</c></summary>
public sealed class NonNullTypeSyntax : TypeSyntax
{
    /// <summary>The nullable type, never itself non-null.</summary>
    public required TypeSyntax Type { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.NonNullType;
}
