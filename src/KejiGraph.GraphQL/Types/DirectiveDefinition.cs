using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>A directive that documents may apply. Immutable.</summary>
public sealed class DirectiveDefinition
{
    /// <summary>Checks the name.</summary>
    /// <exception cref="ArgumentException">The name is not a GraphQL name.</exception>
    public DirectiveDefinition(string name, ImmutableArray<DirectiveLocation> locations)
    {
        Name = Names.Check(name);
        Locations = locations;
    }

    /// <summary>The name, without the at sign.</summary>
    public string Name { get; }

    /// <summary>Where it may be applied.</summary>
    public ImmutableArray<DirectiveLocation> Locations { get; }

    /// <summary>The arguments in the order of their definition.</summary>
    public ImmutableArray<InputValueDefinition> Arguments
    {
        get;
        init
        {
            field = value;
            for (var i = 0; i < value.Length; i++)
            {
                value[i].Attach(this, i);
            }
        }
    } = [];

    /// <summary>Whether it may be applied several times at one place.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>Markdown for people; null if there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Why not to use the directive any more; null if it is not deprecated.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What the embedding engine wants to find here again; this project does not look at it.</summary>
    public object? Annotation { get; init; }

    /// <summary>The definition this was built from; null for a directive made in code.</summary>
    public DirectiveDefinitionSyntax? Syntax { get; init; }

    /// <summary>The extensions this was built from.</summary>
    public ImmutableArray<DirectiveDefinitionSyntax> ExtensionSyntax { get; init; } = [];

    /// <summary>The directives applied to the definition and its extensions, in order.</summary>
    public ImmutableArray<DirectiveSyntax> AppliedDirectives { get; init; } = [];

    /// <summary>The argument of the given name, or null.</summary>
    public InputValueDefinition? FindArgument(string name) => InputValueDefinition.Find(Arguments, name);

    /// <summary>The schema coordinate: <c>@directive</c>.</summary>
    public override string ToString() => "@" + Name;
}
