using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// An argument of a field or directive, or a field of an input object type. Belongs to one; immutable.
/// </summary>
public sealed class InputValueDefinition
{
    // The field, directive or input object type this belongs to; set once by it.
    private object? _owner;

    /// <summary>Checks the name.</summary>
    /// <exception cref="ArgumentException">The name is not a GraphQL name.</exception>
    public InputValueDefinition(string name, GraphQLType type)
    {
        Name = Names.Check(name);
        Type = type;
    }

    /// <summary>The name, unique among its neighbours.</summary>
    public string Name { get; }

    /// <summary>The type of the value.</summary>
    public GraphQLType Type { get; }

    /// <summary>The literal taken when no value is given; null for none.</summary>
    public ValueSyntax? DefaultValue { get; init; }

    /// <summary>Whether a value must be given: the type is non-null and there is no default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultValue is null;

    /// <summary>Markdown for people; null if there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Why not to use this any more; null if it is not deprecated.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What the embedding engine wants to find here again; this project does not look at it.</summary>
    public object? Annotation { get; init; }

    /// <summary>The definition this was built from; null for one made in code.</summary>
    public InputValueDefinitionSyntax? Syntax { get; init; }

    /// <summary>The directives applied to the definition.</summary>
    public ImmutableArray<DirectiveSyntax> AppliedDirectives { get; init; } = [];

    /// <summary>The position among the arguments or fields it stands with.</summary>
    public int Index { get; private set; }

    /// <summary>
    /// The coerced default, once it has been needed; any thread may write it, all write equal values.
    /// </summary>
    internal CoercedDefault? CoercedDefault { get; set; }

    /// <summary>
    /// The schema coordinate: <c>Type.field(argument:)</c>, <c>@directive(argument:)</c> or <c>Type.field</c>.
    /// </summary>
    public override string ToString() => _owner switch
    {
        null => Name,
        InputObjectType type => $"{type.Name}.{Name}",
        _ => $"{_owner}({Name}:)",
    };

    internal static InputValueDefinition? Find(ImmutableArray<InputValueDefinition> definitions, string name)
    {
        foreach (var definition in definitions)
        {
            if (definition.Name == name)
            {
                return definition;
            }
        }

        return null;
    }

    internal void Attach(object owner, int index)
    {
        if (_owner is not null)
        {
            throw new InvalidOperationException(
                $"\"{this}\" cannot also belong to \"{owner}\"; make one definition for each.");
        }

        _owner = owner;
        Index = index;
    }
}

/// <summary>A coerced default value, which may itself be null.</summary>
internal sealed record CoercedDefault(object? Value);
