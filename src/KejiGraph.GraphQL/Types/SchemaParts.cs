using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>What a <see cref="Schema"/> is made of.</summary>
public sealed record SchemaParts
{
    /// <summary>The root type of queries; a valid schema has one, and it is an object type.</summary>
    public NamedType? Query { get; init; }

    /// <summary>The root type of mutations.</summary>
    public NamedType? Mutation { get; init; }

    /// <summary>The root type of subscriptions.</summary>
    public NamedType? Subscription { get; init; }

    /// <summary>
    /// Types that are listed first, and those that cannot be reached from a root type, such as the implementations of
    /// an interface. All others are found.
    /// </summary>
    public ImmutableArray<NamedType> Types { get; init; } = [];

    /// <summary>The directives. Default: the five specified ones.</summary>
    public ImmutableArray<DirectiveDefinition> Directives { get; init; } = SpecifiedDirectives.All;

    /// <summary>Markdown for people; null if there is none.</summary>
    public string? Description { get; init; }

    /// <summary>What the embedding engine wants to find here again; this project does not look at it.</summary>
    public object? Annotation { get; init; }

    /// <summary>The <c>schema</c> definition this was built from; null if there was none.</summary>
    public SchemaDefinitionSyntax? Syntax { get; init; }

    /// <summary>The <c>schema</c> extensions this was built from.</summary>
    public ImmutableArray<SchemaDefinitionSyntax> ExtensionSyntax { get; init; } = [];

    /// <summary>The directives applied to the schema definition and its extensions, in order.</summary>
    public ImmutableArray<DirectiveSyntax> AppliedDirectives { get; init; } = [];
}
