using System.Collections.Immutable;
using System.Diagnostics;

namespace KejiGraph.GraphQL.Language;

/// <summary>The three types of operation.</summary>
public enum OperationType
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write followed by a read.</summary>
    Mutation,

    /// <summary>A read for each event of a source stream.</summary>
    Subscription,
}

/// <summary>The grammar's words for the types of operation.</summary>
public static class OperationTypes
{
    /// <summary><c>query</c>, <c>mutation</c> or <c>subscription</c>.</summary>
    public static string Keyword(this OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        OperationType.Subscription => "subscription",
        _ => throw new UnreachableException(),
    };
}

/// <summary>A query, mutation or subscription.</summary>
public sealed class OperationDefinitionSyntax : DefinitionSyntax
{
    /// <summary>The type of operation; a document that is only a selection set is a query.</summary>
    public required OperationType Operation { get; init; }

    /// <summary>Null for an anonymous operation.</summary>
    public string? Name { get; init; }

    /// <summary>Offset of the name.</summary>
    public int NameStart { get; init; }

    /// <summary>The variables in the order of the text.</summary>
    public ImmutableArray<VariableDefinitionSyntax> VariableDefinitions { get; init; } = [];

    /// <summary>What is selected from the root type.</summary>
    public required SelectionSetSyntax SelectionSet { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.OperationDefinition;
}

/// <summary>One variable of an operation: <c>$name: Type = default</c>.</summary>
public sealed class VariableDefinitionSyntax : SyntaxNode
{
    /// <summary>The documenting string before the variable.</summary>
    public StringValueSyntax? Description { get; init; }

    /// <summary>The variable.</summary>
    public required VariableSyntax Variable { get; init; }

    /// <summary>Its type, which validation finds to be an input type.</summary>
    public required TypeSyntax Type { get; init; }

    /// <summary>The value taken when the request gives none.</summary>
    public ValueSyntax? DefaultValue { get; init; }

    /// <summary>The directives applied to it.</summary>
    public ImmutableArray<DirectiveSyntax> Directives { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.VariableDefinition;
}

/// <summary>A named fragment.</summary>
public sealed class FragmentDefinitionSyntax : DefinitionSyntax
{
    /// <summary>The name that spreads use.</summary>
    public required string Name { get; init; }

    /// <summary>Offset of the name.</summary>
    public int NameStart { get; init; }

    /// <summary>The type the fragment applies to.</summary>
    public required NamedTypeSyntax TypeCondition { get; init; }

    /// <summary>What it selects.</summary>
    public required SelectionSetSyntax SelectionSet { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.FragmentDefinition;
}
