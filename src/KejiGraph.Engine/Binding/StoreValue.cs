using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Binding;

/// <summary>Coerced input in the .NET types of stores.</summary>
internal static class StoreValue
{
    /// <summary>The same value: integers as <see cref="long"/>, members of an enumeration as their code.</summary>
    public static object? Of(object? coerced) => coerced switch
    {
        int number => (long)number,
        EnumValueDefinition member => member.Name,
        object?[] items => Array.ConvertAll(items, Of),
        _ => coerced,
    };
}
