using KejiGraph.GraphQL;

namespace KejiGraph.Server.Http;

/// <summary>The server does not execute a request; the message says why. Made by <see cref="HttpErrors"/>.</summary>
/// <param name="status">The status code of the first edition.</param>
/// <param name="message">The sentence for the client.</param>
/// <param name="code">The <c>extensions.code</c>.</param>
internal class RefusedException(int status, string message, string code) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;
}

/// <summary>What was sent is JSON, but no request; the message says why.</summary>
internal sealed class MalformedRequestException(string message)
    : RefusedException(StatusCodes.Status422UnprocessableEntity, message, ErrorCodes.BadUserInput);
