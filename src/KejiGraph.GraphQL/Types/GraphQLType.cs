namespace KejiGraph.GraphQL.Types;

/// <summary>
/// A type: named, or a list or non-null type around another. There is one list and one non-null object for each type,
/// so two references are the same type exactly if they are the same object. Immutable and safe to share.
/// </summary>
public abstract class GraphQLType
{
    // Created on first use by any thread; a race keeps the first object.
    private ListType? _list;
    private NonNullType? _nonNull;

    /// <summary>Which class this is, for a switch.</summary>
    public abstract TypeKind Kind { get; }

    /// <summary>The named type inside all lists and non-nulls.</summary>
    public abstract NamedType Named { get; }

    /// <summary>Whether this can be the type of a variable, an argument or an input field.</summary>
    public bool IsInputType => Named.Kind is TypeKind.Scalar or TypeKind.Enum or TypeKind.InputObject;

    /// <summary>Whether this can be the type of a field.</summary>
    public bool IsOutputType => Named.Kind is not TypeKind.InputObject;

    /// <summary>Whether null is no value of this type.</summary>
    public bool IsNonNull => Kind == TypeKind.NonNull;

    /// <summary>This type with null: the type inside, if this is a non-null type.</summary>
    public virtual GraphQLType Nullable => this;

    /// <summary>The type of lists of this type.</summary>
    public ListType ListOf => _list ?? Interlocked.CompareExchange(ref _list, new ListType(this), null) ?? _list;

    /// <summary>This type without null; a non-null type itself.</summary>
    public virtual NonNullType NonNull =>
        _nonNull ?? Interlocked.CompareExchange(ref _nonNull, new NonNullType(this), null) ?? _nonNull;
}

/// <summary>Lists of another type. Made by <see cref="GraphQLType.ListOf"/>.</summary>
public sealed class ListType : GraphQLType
{
    internal ListType(GraphQLType itemType)
    {
        ItemType = itemType;
        Named = itemType.Named;
    }

    /// <summary>The type of the items.</summary>
    public GraphQLType ItemType { get; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.List;

    /// <inheritdoc/>
    public override NamedType Named { get; }

    /// <inheritdoc/>
    public override string ToString() => $"[{ItemType}]";
}

/// <summary>Another type without null. Made by <see cref="GraphQLType.NonNull"/>.</summary>
public sealed class NonNullType : GraphQLType
{
    internal NonNullType(GraphQLType nullable)
    {
        Nullable = nullable;
        Named = nullable.Named;
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.NonNull;

    /// <inheritdoc/>
    public override NamedType Named { get; }

    /// <inheritdoc/>
    public override GraphQLType Nullable { get; }

    /// <inheritdoc/>
    public override NonNullType NonNull => this;

    /// <inheritdoc/>
    public override string ToString() => $"{Nullable}!";
}
