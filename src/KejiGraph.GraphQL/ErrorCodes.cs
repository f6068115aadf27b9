namespace KejiGraph.GraphQL;

/// <summary>The values of <c>extensions.code</c> that this project uses. They are public contract.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document is GraphQL, but the schema does not allow it.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable or an argument has a value that its type does not allow.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>
    /// The request asks for more than a configured limit lets one request ask; the message names the limit.
    /// </summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The schema itself is not valid.</summary>
    public const string InvalidSchema = "INVALID_SCHEMA";
}
