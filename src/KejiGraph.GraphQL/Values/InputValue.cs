using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Values;

/// <summary>
/// An argument or an input field with its coerced value. Coerced values are null, <see cref="bool"/>,
/// <see cref="int"/>, <see cref="double"/>, <see cref="string"/>, <see cref="EnumValueDefinition"/>,
/// <see cref="InputObjectValue"/>, <c>object?[]</c> for lists, and what custom scalars make of theirs.
/// </summary>
/// <param name="Definition">The argument or input field.</param>
/// <param name="Value">Its coerced value.</param>
/// <param name="IsProvided">Whether the request gave the value; false for a default of the schema.</param>
public readonly record struct InputValue(InputValueDefinition Definition, object? Value, bool IsProvided);
