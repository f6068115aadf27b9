using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// A type with a name. Fields, members and values may be given as functions, so that types can refer to each other in
/// circles; a schema calls each function once when it is built, and from then on types are immutable.
/// </summary>
public abstract class NamedType : GraphQLType
{
    /// <summary>Checks the name.</summary>
    /// <exception cref="ArgumentException">The name is not a GraphQL name.</exception>
    protected NamedType(string name)
    {
        Name = Names.Check(name);
    }

    /// <summary>The name, unique in a schema.</summary>
    public string Name { get; }

    /// <summary>Markdown for people; null if there is none.</summary>
    public string? Description { get; init; }

    /// <summary>What the embedding engine wants to find here again; this project does not look at it.</summary>
    public object? Annotation { get; init; }

    /// <summary>The definition this was built from; null for a type made in code.</summary>
    public TypeDefinitionSyntax? Syntax { get; init; }

    /// <summary>The extensions this was built from.</summary>
    public ImmutableArray<TypeDefinitionSyntax> ExtensionSyntax { get; init; } = [];

    /// <summary>The directives applied to the definition and its extensions, in order.</summary>
    public ImmutableArray<DirectiveSyntax> AppliedDirectives { get; init; } = [];

    /// <summary>Whether values have no fields to select: a scalar or an enum.</summary>
    public bool IsLeaf => Kind is TypeKind.Scalar or TypeKind.Enum;

    /// <inheritdoc/>
    public override NamedType Named => this;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Calls the functions for fields, members and values, if that has not happened yet.</summary>
    internal virtual void Complete()
    {
    }
}
