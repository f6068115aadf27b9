namespace KejiGraph.GraphQL.Language;

/// <summary>
/// Where a directive may be applied. The specification's names are given by <see cref="DirectiveLocations"/>.
/// </summary>
public enum DirectiveLocation
{
    /// <summary>A query.</summary>
    Query,

    /// <summary>A mutation.</summary>
    Mutation,

    /// <summary>A subscription.</summary>
    Subscription,

    /// <summary>A selected field.</summary>
    Field,

    /// <summary>A fragment's definition.</summary>
    FragmentDefinition,

    /// <summary>A fragment spread.</summary>
    FragmentSpread,

    /// <summary>An inline fragment.</summary>
    InlineFragment,

    /// <summary>An operation's variable.</summary>
    VariableDefinition,

    /// <summary>The schema.</summary>
    Schema,

    /// <summary>A scalar type.</summary>
    Scalar,

    /// <summary>An object type.</summary>
    Object,

    /// <summary>A field of an object or interface type.</summary>
    FieldDefinition,

    /// <summary>An argument of a field or directive.</summary>
    ArgumentDefinition,

    /// <summary>An interface type.</summary>
    Interface,

    /// <summary>A union type.</summary>
    Union,

    /// <summary>An enum type.</summary>
    Enum,

    /// <summary>A value of an enum type.</summary>
    EnumValue,

    /// <summary>An input object type.</summary>
    InputObject,

    /// <summary>A field of an input object type.</summary>
    InputFieldDefinition,

    /// <summary>A directive's definition (since September 2026).</summary>
    DirectiveDefinition,
}

/// <summary>The specification's names of the directive locations.</summary>
public static class DirectiveLocations
{
    private static readonly string[] Names =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE",
        "UNION", "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION", "DIRECTIVE_DEFINITION",
    ];

    /// <summary>The name in GraphQL, for example <c>FIELD_DEFINITION</c>.</summary>
    public static string Name(this DirectiveLocation location) => Names[(int)location];

    /// <summary>Finds a location by its name in GraphQL.</summary>
    public static bool TryParse(string name, out DirectiveLocation location)
    {
        var index = Array.IndexOf(Names, name);
        location = (DirectiveLocation)index;
        return index >= 0;
    }
}
