using System.Collections.Frozen;
using System.Collections.Immutable;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Types;

/// <summary>The five scalars of the specification. All schemas share them.</summary>
public static class SpecifiedScalars
{
    /// <summary>Coerced values are <see cref="string"/>.</summary>
    public static ScalarType String { get; } = new("String")
    {
        Description = "The `String` scalar type represents textual data, represented as UTF-8 character sequences. The "
            + "String type is most often used by GraphQL to represent free-form human-readable text.",
        Coercion = new StringCoercion(),
    };

    /// <summary>Coerced values are <see cref="int"/>.</summary>
    public static ScalarType Int { get; } = new("Int")
    {
        Description = "The `Int` scalar type represents non-fractional signed whole numeric values. Int can represent "
            + "values between -(2^31) and 2^31 - 1.",
        Coercion = new IntCoercion(),
    };

    /// <summary>Coerced values are <see cref="double"/>, always finite.</summary>
    public static ScalarType Float { get; } = new("Float")
    {
        Description = "The `Float` scalar type represents signed double-precision fractional values as specified by "
            + "[IEEE 754](https://en.wikipedia.org/wiki/IEEE_floating_point).",
        Coercion = new FloatCoercion(),
    };

    /// <summary>Coerced values are <see cref="bool"/>.</summary>
    public static ScalarType Boolean { get; } = new("Boolean")
    {
        Description = "The `Boolean` scalar type represents `true` or `false`.",
        Coercion = new BooleanCoercion(),
    };

    /// <summary>Coerced values are <see cref="string"/>.</summary>
    public static ScalarType ID { get; } = new("ID")
    {
        Description = "The `ID` scalar type represents a unique identifier, often used to refetch an object or as key "
            + "for a cache. The ID type appears in a JSON response as a String; however, it is not intended to be "
            + "human-readable. When expected as an input type, any string (such as `\"4\"`) or integer (such as `4`) "
            + "input value will be accepted as an ID.",
        Coercion = new IdCoercion(),
    };

    /// <summary>All five, in the order of messages.</summary>
    public static ImmutableArray<ScalarType> All { get; } = [String, Int, Float, Boolean, ID];

    private static FrozenSet<string> AllNames { get; } = All.Select(scalar => scalar.Name).ToFrozenSet();

    /// <summary>Whether a name is that of one of the five.</summary>
    public static bool IsSpecified(string typeName) => AllNames.Contains(typeName);
}
