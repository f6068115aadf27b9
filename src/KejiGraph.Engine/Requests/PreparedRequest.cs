using System.Buffers;
using KejiGraph.Engine.Compile;
using KejiGraph.Graph.Changes;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Requests;

/// <summary>
/// A request whose operation was found and whose variables were coerced. It can be run once. What is wrong with its arguments, or is too
/// dear, is found when it runs.
/// </summary>
public sealed class PreparedRequest
{
    internal PreparedRequest(GraphQLRequest request, CompiledOperation operation, VariableValues variables, OperationWork work)
    {
        Request = request;
        Operation = operation;
        Variables = variables;
        Work = work;
    }

    /// <summary>The request as it came.</summary>
    public GraphQLRequest Request { get; }

    /// <summary>It reads, and can be run as often as one likes.</summary>
    public bool IsQuery => Operation.Context.Syntax.Operation == OperationType.Query;

    internal CompiledOperation Operation { get; }

    internal VariableValues Variables { get; }

    internal OperationWork Work { get; }

    /// <summary>The same, and what its answer depends on is noted.</summary>
    public PreparedRequest With(ReadSet reads) => new(Request with { Reads = reads }, Operation, Variables, Work);

    /// <summary>The same to be run another time, when the memory that the request came in is used for something else.</summary>
    public PreparedRequest Detach() => new(
        Request with { Document = default, Variables = default },
        Operation,
        Variables.Detach(),
        new OperationWork { Operation = Work.Operation, OperationName = Work.OperationName, HadPlan = true });

    /// <summary>
    /// Writes what decides on the answer beside the graph and the settings of the engine: document, operation, coerced variables. Two
    /// requests write the same bytes only if they get the same answer, however they write the variables.
    /// </summary>
    public void WriteIdentity(IBufferWriter<byte> writer)
    {
        ValueIdentity.WriteBytes(writer, Request.Document.Span);
        ValueIdentity.WriteText(writer, Operation.Context.Syntax.Name ?? "");
        for (var index = 0; index < Operation.Context.Variables.Count; index++)
        {
            if (Variables.TryGetValue(index, out var value))
            {
                ValueIdentity.Write(writer, value);
            }
            else
            {
                ValueIdentity.WriteAbsent(writer);
            }
        }
    }
}
