namespace KejiGraph.GraphQL.Validation;

/// <summary>Ends validation from inside a rule; never leaves <see cref="DocumentValidator"/>.</summary>
internal sealed class ValidationAbortedException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error { get; } = error;
}
