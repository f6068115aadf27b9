using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Values;

/// <summary>The errors of variables and arguments, worded as graphql-js words them.</summary>
internal static class VariableErrors
{
    public static GraphQLError NotInputType(VariableDefinitionSyntax variable) => new(
        $"Variable \"${variable.Variable.Name}\" expected value of type \"{variable.Type}\" which cannot be used as an "
        + "input type.",
        ErrorCodes.BadUserInput,
        variable.Type);

    public static GraphQLError InvalidValue(VariableDefinitionSyntax variable, InputProblem problem) => new(
        $"Variable \"${variable.Variable.Name}\" has invalid value{problem.Where}: {problem.Message}",
        ErrorCodes.BadUserInput,
        variable);

    public static GraphQLError InvalidDefault(VariableDefinitionSyntax variable, InputProblem problem) => new(
        $"Variable \"${variable.Variable.Name}\" has invalid default value{problem.Where}: {problem.Message}",
        ErrorCodes.BadUserInput,
        variable);

    public static GraphQLError TooDeep(VariableDefinitionSyntax variable, int limit) => new(
        $"Variable \"${variable.Variable.Name}\" is nested more than {limit} levels deep.",
        ErrorCodes.LimitExceeded,
        variable);

    public static GraphQLError TooManyErrors() => new(
        "Too many errors processing variables, error limit reached. Execution aborted.", ErrorCodes.BadUserInput);

    public static GraphQLError MissingArgument(Types.InputValueDefinition argument, SyntaxNode node) => new(
        $"Argument \"{argument}\" of required type \"{argument.Type}\" was not provided.",
        ErrorCodes.BadUserInput,
        node);

    public static GraphQLError InvalidArgument(Types.InputValueDefinition argument, InputProblem problem) => new(
        $"Argument \"{argument}\" has invalid value{problem.Where}: {problem.Message}",
        ErrorCodes.BadUserInput,
        problem.Node);
}
