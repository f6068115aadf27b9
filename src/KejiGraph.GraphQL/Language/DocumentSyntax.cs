using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Language;

/// <summary>A whole document: operations and fragments, or the definitions and extensions of a schema.</summary>
public sealed class DocumentSyntax : SyntaxNode
{
    /// <summary>The definitions in the order of the text; a parsed document has at least one.</summary>
    public required ImmutableArray<DefinitionSyntax> Definitions { get; init; }

    /// <summary>How many tokens the document has; comments and commas are none.</summary>
    public int TokenCount { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Document;
}

/// <summary>What can stand at the top of a document.</summary>
public abstract class DefinitionSyntax : SyntaxNode
{
    /// <summary>The documenting string before the definition.</summary>
    public StringValueSyntax? Description { get; init; }

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; init; } = [];

    /// <summary>Whether it can be executed: an operation or a fragment.</summary>
    public bool IsExecutable => Kind is SyntaxKind.OperationDefinition or SyntaxKind.FragmentDefinition;
}
