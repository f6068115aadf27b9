using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Binding;

/// <summary>The sentences about arguments that have the right type and cannot be used all the same.</summary>
internal static class BindingErrors
{
    public static GraphQLError FirstAndLast(FieldDefinition field, FieldSyntax syntax) => Error(
        $"Field \"{field}\" takes \"first\" or \"last\", not both.", syntax);

    public static GraphQLError NegativeCount(FieldDefinition field, FieldSyntax syntax, string argument, int count) => Error(
        $"Argument \"{field}({argument}:)\" is {count}; it must be 0 or more.", syntax);

    public static GraphQLError PageTooLarge(FieldDefinition field, FieldSyntax syntax, string argument, int count, int most) =>
        Error(
            $"Argument \"{field}({argument}:)\" is {count}; a page has at most {most}. Ask for the rest with \"after\".",
            syntax);

    public static GraphQLError UnknownCursor(FieldDefinition field, FieldSyntax syntax, string argument) => Error(
        $"Argument \"{field}({argument}:)\" is not a cursor of this list in this order; take one from a page with the same \"order\".",
        syntax);

    public static GraphQLError TooManyValues(int limit) => new(
        $"The filters, orders and lists of the operation have more than {limit} values with its variables put in. Ask for less in "
        + "one request.",
        ErrorCodes.LimitExceeded);

    private static GraphQLError Error(string message, FieldSyntax syntax) =>
        new(message, ErrorCodes.BadUserInput, syntax);
}
