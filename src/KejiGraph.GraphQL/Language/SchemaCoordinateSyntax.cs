namespace KejiGraph.GraphQL.Language;

/// <summary>
/// The name of a part of a schema: <c>Type</c>, <c>Type.member</c>, <c>Type.field(argument:)</c>, <c>@directive</c> or
/// <c>@directive(argument:)</c>. A part that is not there is null.
/// </summary>
public sealed class SchemaCoordinateSyntax : SyntaxNode
{
    /// <summary>Whether <see cref="Name"/> names a directive rather than a type.</summary>
    public bool IsDirective { get; init; }

    /// <summary>The type's or the directive's name.</summary>
    public required string Name { get; init; }

    /// <summary>The field, input field or enum value of the type.</summary>
    public string? MemberName { get; init; }

    /// <summary>The argument of the field or of the directive.</summary>
    public string? ArgumentName { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.SchemaCoordinate;
}
