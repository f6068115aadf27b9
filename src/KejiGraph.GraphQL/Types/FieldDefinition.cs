using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>A field of an object or interface type. Belongs to one type; immutable.</summary>
public sealed class FieldDefinition
{
    /// <summary>Checks the name.</summary>
    /// <exception cref="ArgumentException">The name is not a GraphQL name.</exception>
    public FieldDefinition(string name, GraphQLType type)
    {
        Name = Names.Check(name);
        Type = type;
    }

    /// <summary>The name, unique in the type.</summary>
    public string Name { get; }

    /// <summary>The type of the value.</summary>
    public GraphQLType Type { get; }

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

    /// <summary>Markdown for people; null if there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Why not to use the field any more; null if it is not deprecated.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What the embedding engine wants to find here again; this project does not look at it.</summary>
    public object? Annotation { get; init; }

    /// <summary>The definition this was built from; null for a field made in code.</summary>
    public FieldDefinitionSyntax? Syntax { get; init; }

    /// <summary>The directives applied to the definition.</summary>
    public ImmutableArray<DirectiveSyntax> AppliedDirectives { get; init; } = [];

    /// <summary>The type this is a field of; null for introspection's meta-fields, which belong to no type.</summary>
    public FieldsType? ParentType { get; private set; }

    /// <summary>The argument of the given name, or null.</summary>
    public InputValueDefinition? FindArgument(string name) => InputValueDefinition.Find(Arguments, name);

    /// <summary>The schema coordinate: <c>Type.field</c>.</summary>
    public override string ToString() => $"{ParentType?.Name ?? "<meta>"}.{Name}";

    internal void Attach(FieldsType parent)
    {
        if (ParentType is not null)
        {
            throw new InvalidOperationException(
                $"The field \"{this}\" cannot also be a field of \"{parent}\"; make one definition for each type.");
        }

        ParentType = parent;
    }
}
