using KejiGraph.Server.Http;

namespace KejiGraph.Server.WebSockets;

/// <summary>Takes the handshakes of WebSockets on <c>/graphql</c>.</summary>
/// <param name="execute">Executes a request.</param>
/// <param name="payloads">Reads what a client asks for.</param>
/// <param name="options">What bounds connections.</param>
/// <param name="time">What the timeouts are measured with.</param>
/// <param name="log">Has the reasons of faults.</param>
/// <param name="stopping">Cancelled when the server stops.</param>
internal sealed class SocketEndpoint(
    ExecuteRequest execute,
    RequestBody payloads,
    SocketOptions options,
    TimeProvider time,
    ILogger<SocketEndpoint> log,
    CancellationToken stopping)
{
    private const string Subprotocol = "graphql-transport-ws";

    // Counted up and down by each connection.
    private int _connections;

    /// <summary>How many connections are open.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Answers a handshake and speaks with the client until the connection ends.</summary>
    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            if (Interlocked.Increment(ref _connections) > options.MaxConnections)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                context.Response.Headers.RetryAfter = "1";
                await context.Response.WriteAsync(
                    $"The server has {options.MaxConnections} WebSockets, which is all that are allowed; try again later.\n",
                    context.RequestAborted);
                return;
            }

            await SpeakAsync(context);
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    private async Task SpeakAsync(HttpContext context)
    {
        var speaksProtocol = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = speaksProtocol ? Subprotocol : null,
            KeepAliveInterval = options.KeepAlive,
            KeepAliveTimeout = options.KeepAlive,
        });
        using var connection = new Connection(
            socket, new OperationRunner(execute, payloads, log, context), options, time);
        try
        {
            await connection.RunAsync(RefusalOf(context.Request, speaksProtocol), stopping);
        }
        catch (Exception fault)
        {
            using (log.InRequest(context.TraceIdentifier))
            {
                log.RequestFailed(fault);
            }

            await connection.FailAsync();
        }
    }

    private ConnectionEvent? RefusalOf(HttpRequest request, bool speaksProtocol)
    {
        if (!SocketOrigin.IsAllowed(request, options.Origins))
        {
            return ConnectionEvent.ForeignOrigin;
        }

        return speaksProtocol ? null : ConnectionEvent.OtherSubprotocol;
    }
}
