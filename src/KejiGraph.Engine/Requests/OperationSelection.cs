using System.Diagnostics.CodeAnalysis;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Engine.Requests;

/// <summary>GetOperation() (specification 6.1).</summary>
internal static class OperationSelection
{
    /// <summary>The operation that a request asks for.</summary>
    /// <exception cref="GraphQLException">There is none, or more than one.</exception>
    public static OperationDefinitionSyntax Select(DocumentSyntax document, string? name) =>
        TrySelect(document, name, out var operation, out var error) ? operation : throw new GraphQLException(error);

    /// <summary>The operation that a request asks for, or why there is none.</summary>
    public static bool TrySelect(
        DocumentSyntax document,
        string? name,
        [NotNullWhen(true)] out OperationDefinitionSyntax? operation,
        [NotNullWhen(false)] out GraphQLError? error)
    {
        (operation, error) = (null, null);
        foreach (var definition in document.Definitions)
        {
            if (definition is not OperationDefinitionSyntax candidate || (name is not null && candidate.Name != name))
            {
                continue;
            }

            if (operation is not null)
            {
                error = RequestErrors.OperationNameMissing();
                return false;
            }

            operation = candidate;
        }

        if (operation is null)
        {
            error = name is null ? RequestErrors.NoOperation() : RequestErrors.UnknownOperation(name);
        }

        return operation is not null;
    }
}
