namespace KejiGraph.GraphQL.Types;

/// <summary>A leaf with values of its own.</summary>
public sealed class ScalarType : NamedType
{
    /// <summary>A scalar that takes any value; see <see cref="Coercion"/> for one that does not.</summary>
    public ScalarType(string name)
        : base(name)
    {
    }

    /// <summary>
    /// How input becomes a value. The default takes anything, as <see cref="ScalarCoercion.Untyped"/> says.
    /// </summary>
    public ScalarCoercion Coercion { get; init; } = ScalarCoercion.Untyped;

    /// <summary>Where the scalar is specified (<c>@specifiedBy</c>); null if nowhere.</summary>
    public string? SpecifiedByUrl { get; init; }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.Scalar;
}
