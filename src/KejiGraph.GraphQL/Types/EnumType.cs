using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// A leaf with a closed list of values. A coerced input value is its <see cref="EnumValueDefinition"/>.
/// </summary>
public sealed class EnumType : NamedType
{
    private readonly DefinitionMap<EnumValueDefinition> _values;

    /// <summary>Takes the values, in order.</summary>
    public EnumType(string name, ImmutableArray<EnumValueDefinition> values)
        : base(name)
    {
        _values = new DefinitionMap<EnumValueDefinition>(values, value => value.Name);
        foreach (var value in _values.Items)
        {
            value.Attach(this);
        }
    }

    /// <summary>The values in the order of their definition.</summary>
    public ImmutableArray<EnumValueDefinition> Values => _values.Items;

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Enum;

    /// <summary>The value of the given name, or null. O(1).</summary>
    public EnumValueDefinition? FindValue(string name) => _values.Find(name);
}

/// <summary>One value of an enum type. Belongs to one type; immutable.</summary>
public sealed class EnumValueDefinition
{
    /// <summary>Checks the name.</summary>
    /// <exception cref="ArgumentException">The name cannot be that of an enum value.</exception>
    public EnumValueDefinition(string name)
    {
        Name = Names.CheckEnumValue(name);
    }

    /// <summary>The name, unique in the type.</summary>
    public string Name { get; }

    /// <summary>Markdown for people; null if there is none.</summary>
    public string? Description { get; init; }

    /// <summary>Why not to use the value any more; null if it is not deprecated.</summary>
    public string? DeprecationReason { get; init; }

    /// <summary>What the embedding engine wants to find here again; this project does not look at it.</summary>
    public object? Annotation { get; init; }

    /// <summary>The definition this was built from; null for a value made in code.</summary>
    public EnumValueDefinitionSyntax? Syntax { get; init; }

    /// <summary>The directives applied to the definition.</summary>
    public ImmutableArray<DirectiveSyntax> AppliedDirectives { get; init; } = [];

    /// <summary>The type this is a value of; null until it is one.</summary>
    public EnumType? ParentType { get; private set; }

    /// <summary>The schema coordinate: <c>Type.VALUE</c>.</summary>
    public override string ToString() => $"{ParentType?.Name}.{Name}";

    internal void Attach(EnumType parent)
    {
        if (ParentType is not null)
        {
            throw new InvalidOperationException(
                $"The enum value \"{this}\" cannot also be a value of \"{parent}\"; make one definition for each "
                + "type.");
        }

        ParentType = parent;
    }
}
