using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Types;

/// <summary>A type that selections are made from: an object, an interface or a union type.</summary>
public abstract class CompositeType : NamedType
{
    /// <inheritdoc cref="NamedType(string)"/>
    protected CompositeType(string name)
        : base(name)
    {
    }

    /// <summary>Whether values are of other, concrete types: an interface or a union type.</summary>
    public bool IsAbstract => Kind != TypeKind.Object;
}

/// <summary>A type with fields of its own: an object or an interface type.</summary>
public abstract class FieldsType : CompositeType
{
    private readonly Func<ImmutableArray<FieldDefinition>> _defineFields;
    private readonly Func<ImmutableArray<NamedType>>? _defineInterfaces;
    private DefinitionMap<FieldDefinition>? _fields;
    private ImmutableArray<NamedType> _declaredInterfaces;
    private ImmutableArray<InterfaceType> _interfaces;

    /// <summary>The functions are called once, after which the type is complete.</summary>
    protected FieldsType(
        string name,
        Func<ImmutableArray<FieldDefinition>> fields,
        Func<ImmutableArray<NamedType>>? interfaces)
        : base(name)
    {
        _defineFields = fields;
        _defineInterfaces = interfaces;
    }

    /// <summary>The fields in the order of their definition.</summary>
    public ImmutableArray<FieldDefinition> Fields => FieldMap.Items;

    /// <summary>The interfaces this implements, in the order of their declaration.</summary>
    public ImmutableArray<InterfaceType> Interfaces
    {
        get
        {
            Complete();
            return _interfaces;
        }
    }

    /// <summary>What the definition says it implements; in an invalid schema not only interfaces.</summary>
    internal ImmutableArray<NamedType> DeclaredInterfaces
    {
        get
        {
            Complete();
            return _declaredInterfaces;
        }
    }

    private DefinitionMap<FieldDefinition> FieldMap
    {
        get
        {
            Complete();
            return _fields!;
        }
    }

    /// <summary>The field of the given name, or null; introspection's meta-fields are the schema's. O(1).</summary>
    public FieldDefinition? FindField(string name) => FieldMap.Find(name);

    internal sealed override void Complete()
    {
        if (_fields is not null)
        {
            return;
        }

        _declaredInterfaces = _defineInterfaces?.Invoke() ?? [];
        _interfaces = [.. _declaredInterfaces.OfType<InterfaceType>()];
        var fields = new DefinitionMap<FieldDefinition>(_defineFields(), field => field.Name);
        foreach (var field in fields.Items)
        {
            field.Attach(this);
        }

        _fields = fields;
    }
}

/// <summary>A concrete type with fields.</summary>
public sealed class ObjectType : FieldsType
{
    /// <inheritdoc cref="FieldsType(string, Func{ImmutableArray{FieldDefinition}}, Func{ImmutableArray{NamedType}}?)"/>
    public ObjectType(
        string name,
        Func<ImmutableArray<FieldDefinition>> fields,
        Func<ImmutableArray<NamedType>>? interfaces = null)
        : base(name, fields, interfaces)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Object;
}

/// <summary>Fields that several object types have in common.</summary>
public sealed class InterfaceType : FieldsType
{
    /// <inheritdoc cref="FieldsType(string, Func{ImmutableArray{FieldDefinition}}, Func{ImmutableArray{NamedType}}?)"/>
    public InterfaceType(
        string name,
        Func<ImmutableArray<FieldDefinition>> fields,
        Func<ImmutableArray<NamedType>>? interfaces = null)
        : base(name, fields, interfaces)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Interface;
}

/// <summary>One of several object types.</summary>
public sealed class UnionType : CompositeType
{
    private readonly Func<ImmutableArray<NamedType>> _defineTypes;
    private ImmutableArray<NamedType> _declaredTypes;
    private ImmutableArray<ObjectType> _types;

    /// <summary>The function is called once, after which the type is complete.</summary>
    public UnionType(string name, Func<ImmutableArray<NamedType>> types)
        : base(name)
    {
        _defineTypes = types;
    }

    /// <summary>The member types in the order of their declaration.</summary>
    public ImmutableArray<ObjectType> Types
    {
        get
        {
            Complete();
            return _types;
        }
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Union;

    /// <summary>What the definition lists; in an invalid schema not only object types.</summary>
    internal ImmutableArray<NamedType> DeclaredTypes
    {
        get
        {
            Complete();
            return _declaredTypes;
        }
    }

    internal override void Complete()
    {
        if (_types.IsDefault)
        {
            _declaredTypes = _defineTypes();
            _types = [.. _declaredTypes.OfType<ObjectType>()];
        }
    }
}
