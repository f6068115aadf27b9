using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Types;

/// <summary>Fields of an input value.</summary>
public sealed class InputObjectType : NamedType
{
    private readonly Func<ImmutableArray<InputValueDefinition>> _defineFields;
    private DefinitionMap<InputValueDefinition>? _fields;

    /// <summary>The function is called once, after which the type is complete.</summary>
    public InputObjectType(string name, Func<ImmutableArray<InputValueDefinition>> fields)
        : base(name)
    {
        _defineFields = fields;
    }

    /// <summary>Whether exactly one field must be given, and not as null (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; init; }

    /// <summary>The fields in the order of their definition.</summary>
    public ImmutableArray<InputValueDefinition> Fields => FieldMap.Items;

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.InputObject;

    private DefinitionMap<InputValueDefinition> FieldMap
    {
        get
        {
            Complete();
            return _fields!;
        }
    }

    /// <summary>The field of the given name, or null. O(1).</summary>
    public InputValueDefinition? FindField(string name) => FieldMap.Find(name);

    internal override void Complete()
    {
        if (_fields is not null)
        {
            return;
        }

        var fields = new DefinitionMap<InputValueDefinition>(_defineFields(), field => field.Name);
        for (var i = 0; i < fields.Items.Length; i++)
        {
            fields.Items[i].Attach(this, i);
        }

        _fields = fields;
    }
}
