using System.Collections.Immutable;

namespace KejiGraph.GraphQL;

/// <summary>
/// GraphQL errors where a caller asked for a result and there is none: text that does not parse, a schema that is not
/// valid. The errors, not the exception's text, are what clients may see.
/// </summary>
public sealed class GraphQLException : Exception
{
    /// <summary>One error.</summary>
    public GraphQLException(GraphQLError error)
        : this([error])
    {
    }

    /// <summary>Several errors, in order.</summary>
    public GraphQLException(ImmutableArray<GraphQLError> errors)
        : base(string.Join("\n\n", errors.Select(error => error.Message)))
    {
        Errors = errors;
    }

    /// <summary>At least one error.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }
}
