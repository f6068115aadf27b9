using System.Diagnostics;
using System.Net.WebSockets;
using KejiGraph.Server.Http;

namespace KejiGraph.Server.WebSockets;

/// <summary>
/// One connection of <c>graphql-transport-ws</c>. One task reads and changes the state; operations run beside it and meet it only
/// in the table of operations and in the writer.
/// </summary>
internal sealed class Connection : IDisposable
{
    // A client that does not answer the closing of the server keeps its socket no longer than this.
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(5);

    private readonly WebSocket _socket;
    private readonly SocketOptions _options;
    private readonly TimeProvider _time;
    private readonly OperationRunner _runner;
    private readonly MessageReader _reader;
    private readonly MessageWriter _writer;
    private readonly OperationTable _operations;
    private readonly CancellationTokenSource _initialised = new();
    private ConnectionState _state = ConnectionState.Opened;
    private Task<ReadMessage>? _reading;

    public Connection(WebSocket socket, OperationRunner runner, SocketOptions options, TimeProvider time)
    {
        _socket = socket;
        _runner = runner;
        _options = options;
        _time = time;
        _reader = new MessageReader(socket, options.MaxMessageBytes);
        _writer = new MessageWriter(socket, options.SendTimeout, time);
        _operations = new OperationTable(options.MaxOperations);
    }

    /// <summary>Speaks with the client until one of the two closes, and comes back when all that ran for it has ended.</summary>
    /// <param name="refusal">Why the client may not speak at all; null when it may.</param>
    /// <param name="stopping">Cancelled when the server stops.</param>
    public async Task RunAsync(ConnectionEvent? refusal, CancellationToken stopping)
    {
        try
        {
            if (refusal is { } reason)
            {
                await FollowAsync(reason, message: null);
            }

            await ListenAsync(stopping);
        }
        catch (Exception gone) when (gone is WebSocketException or OperationCanceledException)
        {
            // The client vanished or reads nothing, so there is nobody to tell; or what it sent were no frames or no UTF-8,
            // and the framework has said so (1002, 1007) and broken off.
            _socket.Abort();
        }
        finally
        {
            await _initialised.CancelAsync();
            await _operations.StopAllAsync();
        }
    }

    /// <summary>Tells the client that the server failed.</summary>
    public Task FailAsync() => FollowAsync(ConnectionEvent.Fault, message: null);

    /// <inheritdoc/>
    public void Dispose()
    {
        _initialised.Dispose();
        _writer.Dispose();
    }

    private async Task ListenAsync(CancellationToken stopping)
    {
        var initTimeout = Task.Delay(_options.InitTimeout, _time, _initialised.Token);
        var stop = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = stopping.Register(stop.SetResult);
        while (_state != ConnectionState.Closing)
        {
            // A reading is never cancelled, as that would break the socket off: it goes on while what came first is followed.
            _reading ??= _reader.ReadAsync();
            await Task.WhenAny(_reading, stop.Task, _state == ConnectionState.Opened ? initTimeout : _reading);
            if (_reading.IsCompleted)
            {
                var read = await _reading;
                _reading = null;
                await FollowAsync(read);
            }
            else
            {
                await FollowAsync(
                    stop.Task.IsCompleted ? ConnectionEvent.ServerStops : ConnectionEvent.InitTimeout, message: null);
            }
        }
    }

    private async Task FollowAsync(ReadMessage read)
    {
        switch (read.Outcome)
        {
            case ReadOutcome.Closed:
                await FollowAsync(ConnectionEvent.ClientCloses, message: null);
                break;
            case ReadOutcome.TooLarge:
                await FollowAsync(ConnectionEvent.TooLarge, message: null);
                break;
            case ReadOutcome.Binary:
                await FollowAsync(ConnectionEvent.Malformed, message: null, "Send messages as text, not as bytes.");
                break;
            default:
                await FollowTextAsync(read.Text);
                break;
        }
    }

    private async Task FollowTextAsync(ReadOnlyMemory<byte> text)
    {
        try
        {
            var message = ClientMessage.Parse(text);
            await FollowAsync(message.Kind, message);
        }
        catch (Exception malformed) when (malformed is MalformedMessageException or MalformedRequestException)
        {
            await FollowAsync(ConnectionEvent.Malformed, message: null, malformed.Message);
        }
    }

    /// <summary>Does what the state machine says.</summary>
    private async Task FollowAsync(ConnectionEvent what, ClientMessage? message, string? detail = null)
    {
        var (next, action, code) = ConnectionStates.After(_state, what);
        _state = next;
        switch (action)
        {
            case ConnectionAction.None:
                break;
            case ConnectionAction.Acknowledge:
                await _initialised.CancelAsync();
                await _writer.SendAsync(ServerMessages.Acknowledge);
                break;
            case ConnectionAction.AnswerPing:
                await _writer.SendAsync(output => ServerMessages.Pong(output, message!.Payload.Span));
                break;
            case ConnectionAction.Start:
                await StartAsync(message!);
                break;
            case ConnectionAction.Stop:
                _operations.Stop(message!.Id);
                break;
            case ConnectionAction.Close:
                await CloseAsync(code, detail ?? ReasonOf(code, message));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private async Task StartAsync(ClientMessage message)
    {
        var admission = _operations.TryBegin(message.Id, out var operation);
        var output = new MessageOutput(_writer, operation);
        switch (admission)
        {
            case Admission.Begun:
                await RunAsync(operation, message.Payload, output);
                break;
            case Admission.IdInUse:
                await FollowAsync(ConnectionEvent.IdInUse, message);
                break;
            case Admission.TooMany:
                await output.RefuseAsync(SocketErrors.TooManyOperations(_options.MaxOperations));
                break;
        }
    }

    private async Task RunAsync(Operation operation, ReadOnlyMemory<byte> payload, MessageOutput output)
    {
        try
        {
            var request = _runner.Read(payload);

            // The store may work without ever waiting; the next message must not wait for that.
            _ = Task.Run(() => _runner.RunAsync(operation, request, output), CancellationToken.None);
        }
        catch (RefusedException refusal) when (refusal is not MalformedRequestException)
        {
            await output.FailAsync(SocketErrors.Of(refusal));
            operation.Dispose();
        }
        catch
        {
            operation.Dispose();
            throw;
        }
    }

    private async Task CloseAsync(CloseCode code, string reason)
    {
        using var limit = new CancellationTokenSource(CloseTimeout, _time);
        var stopped = _operations.StopAllAsync();
        try
        {
            await _writer.CloseAsync(code, reason, limit.Token);
            if (_reading is { } reading)
            {
                await reading.WaitAsync(limit.Token);
            }

            // A socket that still hears something when it is let go takes the last words back.
            await _reader.DrainAsync(limit.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            // The client reads or answers nothing, or has left already.
            _socket.Abort();
        }

        await stopped;
    }

    private string ReasonOf(CloseCode code, ClientMessage? message) => code switch
    {
        CloseCode.Normal => "",
        CloseCode.GoingAway => "The server stops",
        CloseCode.MessageTooBig => $"The message is larger than the {_options.MaxMessageBytes} bytes that are allowed",
        CloseCode.Unauthorized => "Unauthorized",
        CloseCode.Forbidden => "Forbidden",
        CloseCode.SubprotocolNotAcceptable => "Subprotocol not acceptable",
        CloseCode.InitialisationTimeout => "Connection initialisation timeout",
        CloseCode.SubscriberAlreadyExists => $"Subscriber for {message!.Id} already exists",
        CloseCode.TooManyInitialisationRequests => "Too many initialisation requests",
        CloseCode.InternalServerError => "Internal server error",
        _ => throw new UnreachableException(),
    };
}
