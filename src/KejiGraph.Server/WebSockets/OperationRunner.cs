using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;
using KejiGraph.Server.Streams;

namespace KejiGraph.Server.WebSockets;

/// <summary>Runs the operations of a connection.</summary>
/// <param name="execute">Executes a request.</param>
/// <param name="payloads">Reads what a client asks for.</param>
/// <param name="log">Has the reason of a fault.</param>
/// <param name="handshake">The request that opened the connection; its id and its headers are those of each operation.</param>
internal sealed class OperationRunner(ExecuteRequest execute, RequestBody payloads, ILogger log, HttpContext handshake)
{
    private const OperationKinds AllKinds = OperationKinds.Query | OperationKinds.Mutation | OperationKinds.Subscription;

    /// <summary>Reads the payload of <c>subscribe</c>.</summary>
    /// <exception cref="RefusedException">It is no request.</exception>
    public ParsedRequest Read(ReadOnlyMemory<byte> payload) => payloads.Read(payload).Requests[0];

    /// <summary>Runs an operation to its end and sends what comes of it. What goes wrong is said there or in the log.</summary>
    public async Task RunAsync(Operation operation, ParsedRequest request, MessageOutput output)
    {
        try
        {
            using (request)
            {
                await AnswerAsync(operation, request, output);
            }
        }
        catch (OperationCanceledException) when (!operation.IsWanted)
        {
            // Nobody waits for an answer.
        }
        catch (RefusedException refusal)
        {
            await output.FailAsync(SocketErrors.Of(refusal));
        }
        catch (Exception fault)
        {
            using (log.InRequest(handshake.TraceIdentifier))
            {
                log.RequestFailed(fault);
            }

            await output.FailAsync(SocketErrors.Of(HttpErrors.Fault(handshake.TraceIdentifier)));
        }
        finally
        {
            operation.Dispose();
        }
    }

    private async Task AnswerAsync(Operation operation, ParsedRequest request, MessageOutput output)
    {
        using var response = await execute(request, Complete, operation.Stopped);
        if (response.Kind is ResponseKind.Data or ResponseKind.DataWithErrors or ResponseKind.Events)
        {
            await Delivery.SendAsync(response, output, operation.Stopped);
        }
        else
        {
            await output.FailAsync(response.Body.Written);
        }
    }

    private GraphQLRequest Complete(GraphQLRequest request) => CostHeader.Apply(
        handshake.Request, request with { Allowed = AllKinds, Incremental = IncrementalForm.Pending });
}
