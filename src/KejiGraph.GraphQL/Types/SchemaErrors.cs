namespace KejiGraph.GraphQL.Types;

/// <summary>Errors of building a schema; the rules of the type system word their own.</summary>
internal static class SchemaErrors
{
    public static GraphQLError DuplicateType(string name) => new(
        $"Schema must contain uniquely named types but contains multiple types named \"{name}\".",
        ErrorCodes.InvalidSchema);

    public static GraphQLError UnknownType(string name) => new($"Unknown type: \"{name}\".", ErrorCodes.InvalidSchema);
}
