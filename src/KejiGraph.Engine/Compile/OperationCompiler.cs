using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// Makes a plan and a response shape of a valid operation, side by side: for each entry of the response that the store answers
/// there is one projection, in the same order.
/// </summary>
internal static class OperationCompiler
{
    /// <summary>Compiles an operation of a document that was validated.</summary>
    public static CompiledOperation Compile(Schema schema, DocumentSyntax document, OperationDefinitionSyntax operation) =>
        operation.Operation == OperationType.Subscription
            ? new PartCompiler(new OperationContext(schema, document, operation), defer: null).Event()
            : new PartCompiler(new OperationContext(schema, document, operation), defer: null).Root();
}
