namespace KejiGraph.GraphQL.Validation;

/// <summary>Errors of validation as a whole; each rule words its own.</summary>
internal static class ValidationErrors
{
    public static GraphQLError TooManyErrors() => new(
        "Too many validation errors, error limit reached. Validation aborted.", ErrorCodes.ValidationFailed);

    public static GraphQLError TooManyFields(int limit) => Limit(
        $"Document selects more than {limit} fields with its fragments spread out. Validation aborted.");

    public static GraphQLError TooManyFragmentVisits(int limit) => Limit(
        $"Document meets more than {limit} fragment spreads with its fragments spread out. Validation aborted.");

    public static GraphQLError TooManyRootFields(int limit) => Limit(
        $"Operation selects more than {limit} fields at its root. Validation aborted.");

    public static GraphQLError TooManyAliases(string field, int limit) => Limit(
        $"Document gives more than {limit} aliases to fields named \"{field}\". Validation aborted.");

    public static GraphQLError TooDeep(int limit) => Limit(
        $"Document is nested more than {limit} levels deep with its fragments spread out. Validation aborted.");

    public static GraphQLError TooManyComparisons(int limit) => Limit(
        $"Document needs more than {limit} comparisons of fields to find out whether they can be merged. Validation "
        + "aborted.");

    public static GraphQLError TooMuchFragmentWork() => Limit(
        "Document has too many operations that share too many fragments. Validation aborted.");

    private static GraphQLError Limit(string message) => new(message, ErrorCodes.LimitExceeded);
}
