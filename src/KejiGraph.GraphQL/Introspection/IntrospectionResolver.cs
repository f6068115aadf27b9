using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Introspection;

/// <summary>
/// Answers one field of an introspection type; it is the <see cref="FieldDefinition.Annotation"/> of each of them. The
/// answer is null, a <see cref="string"/> (for enum types too), a <see cref="bool"/>, an object of the schema that is
/// the source of the next level, or a list (<see cref="IReadOnlyList{T}"/> of <see cref="object"/>) of those.
/// </summary>
/// <param name="schema">The schema that is asked about.</param>
/// <param name="source">
/// What the field is asked of: a <see cref="Schema"/> for <c>__Schema</c>, a <see cref="GraphQLType"/> for
/// <c>__Type</c>, and so on. For <c>__schema</c> and <c>__type</c> the schema itself; for <c>__typename</c> the object
/// type.
/// </param>
/// <param name="arguments">The coerced arguments.</param>
public delegate object? IntrospectionResolver(Schema schema, object source, ArgumentValues arguments);
