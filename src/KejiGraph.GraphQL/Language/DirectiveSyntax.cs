using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Language;

/// <summary><c>name: value</c> in the parentheses of a field or a directive.</summary>
public sealed class ArgumentSyntax : SyntaxNode
{
    /// <summary>The argument's name; it stands at <see cref="SyntaxNode.Start"/>.</summary>
    public required string Name { get; init; }

    /// <summary>The value given.</summary>
    public required ValueSyntax Value { get; init; }

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Argument;
}

/// <summary>A directive where it is applied: <c>@name(arguments)</c>.</summary>
public sealed class DirectiveSyntax : SyntaxNode
{
    /// <summary>The name, without the at sign.</summary>
    public required string Name { get; init; }

    /// <summary>The arguments in the order of the text.</summary>
    public ImmutableArray<ArgumentSyntax> Arguments { get; init; } = [];

    /// <inheritdoc/>
    public override SyntaxKind Kind => SyntaxKind.Directive;

    /// <summary>The first argument of the given name, or null.</summary>
    public ArgumentSyntax? FindArgument(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name == name)
            {
                return argument;
            }
        }

        return null;
    }
}

/// <summary>Finds directives where they are applied.</summary>
public static class AppliedDirectives
{
    /// <summary>The first directive of the given name, or null.</summary>
    public static DirectiveSyntax? Find(this ImmutableArray<DirectiveSyntax> directives, string name)
    {
        foreach (var directive in directives)
        {
            if (directive.Name == name)
            {
                return directive;
            }
        }

        return null;
    }
}
