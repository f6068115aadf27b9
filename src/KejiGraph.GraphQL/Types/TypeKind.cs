namespace KejiGraph.GraphQL.Types;

/// <summary>The kinds of types. Introspection gives the specification's names, see <see cref="TypeKinds"/>.</summary>
public enum TypeKind
{
    /// <summary>A leaf with values of its own.</summary>
    Scalar,

    /// <summary>Fields.</summary>
    Object,

    /// <summary>Fields that several object types have in common.</summary>
    Interface,

    /// <summary>One of several object types.</summary>
    Union,

    /// <summary>A leaf with a closed list of values.</summary>
    Enum,

    /// <summary>Fields of an input value.</summary>
    InputObject,

    /// <summary>A list of another type.</summary>
    List,

    /// <summary>Another type without null.</summary>
    NonNull,
}

/// <summary>The specification's names of the kinds.</summary>
public static class TypeKinds
{
    private static readonly string[] Names =
        ["SCALAR", "OBJECT", "INTERFACE", "UNION", "ENUM", "INPUT_OBJECT", "LIST", "NON_NULL"];

    /// <summary>The name that introspection gives, for example <c>INPUT_OBJECT</c>.</summary>
    public static string Name(this TypeKind kind) => Names[(int)kind];
}
