using System.Net.Sockets;
using System.Runtime.CompilerServices;
using KejiGraph.Bolt.Handshake;
using KejiGraph.Bolt.Messages;
using KejiGraph.Bolt.PackStream;
using KejiGraph.Bolt.Routing;

namespace KejiGraph.Bolt.Connections;

/// <summary>
/// One connection: requests are queued, sent together with <see cref="FlushAsync"/>, and answered in their order with
/// <see cref="AnswerAsync"/>. Used by one call at a time. Whatever breaks it, be it the network, the deadline or the caller, closes it.
/// The three methods that wait for each answer take what they need to wait from a pool, and are awaited where they are called.
/// </summary>
internal sealed class BoltConnection
{
    private readonly ConnectionSettings _settings;
    private readonly TimeProvider _time;
    private readonly Socket _socket;
    private readonly Stream _stream;
    private readonly MessageReader _reader;
    private readonly PackStreamWriter _writer = new();
    private readonly Queue<Request> _asked = new();

    /// <summary>Closes the connection when the server was silent for longer than it promised to be; null without a promise.</summary>
    private ITimer? _silence;
    private TimeSpan _receiveTimeout;
    private bool _isSilent;
    private bool _isUtc;

    /// <summary>Where the server is, and where it will be when all that was asked succeeded.</summary>
    private ServerState _state = ServerState.Negotiation;
    private ServerState _expected = ServerState.Negotiation;

    private BoltConnection(ServerAddress address, ConnectionSettings settings, TimeProvider time, Socket socket, Stream stream, BoltVersion version)
    {
        Address = address;
        Version = version;
        Server = new BoltServer(address.ToString(), "", version.ToString());
        _settings = settings;
        _time = time;
        _socket = socket;
        _stream = stream;
        _isUtc = version.HasUtcDateTimes;
        _reader = new MessageReader(address.ToString(), settings.Options.MaxMessageBytes);
        CreatedAt = LastUsedAt = time.GetTimestamp();
    }

    public ServerAddress Address { get; }

    public BoltVersion Version { get; }

    public BoltServer Server { get; private set; }

    public long CreatedAt { get; }

    /// <summary>When the pool got it back last. Written and read by whoever holds the connection.</summary>
    public long LastUsedAt { get; set; }

    /// <summary>Which authentication of the pool it carries; see <see cref="Pooling.ConnectionPool"/>.</summary>
    public int Authentication { get; set; }

    /// <summary>Whether the next call can use it as it is.</summary>
    public bool IsReady => _state == ServerState.Ready && _asked.Count == 0 && !_reader.HasRest && _writer.Written.IsEmpty;

    /// <summary>Whether it is open and RESET would change something; what was queued and not sent cannot be taken back, and counts as broken.</summary>
    public bool CanReset => _state != ServerState.Defunct && !IsReady && _writer.Written.IsEmpty;

    /// <summary>
    /// How many bytes lie there that nobody has read, null when the server has closed it; costs a system call and no waiting. Between
    /// two calls they are a sign of life, or a farewell (of TLS, or of a server that stops) behind which the end may stand.
    /// </summary>
    public int? UnreadBytes
    {
        get
        {
            try
            {
                return !_socket.Poll(0, SelectMode.SelectRead) ? 0 : _socket.Available is > 0 and var bytes ? bytes : null;
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                return null;
            }
        }
    }

    /// <summary>Connects, agrees on a version and authenticates, within the deadline and the connect timeout.</summary>
    public static async ValueTask<BoltConnection> OpenAsync(
        ServerAddress address, ConnectionSettings settings, TimeProvider time, Deadline deadline)
    {
        using var connect = deadline.Part(settings.Options.ConnectTimeout);
        BoltConnection? connection = null;
        Stream? stream = null;
        try
        {
            (var socket, stream) = await Dialing.DialAsync(address, settings.Encryption, connect.Token).ConfigureAwait(false);
            var version = await BoltHandshake.AgreeAsync(stream, address.ToString(), connect.Token).ConfigureAwait(false);
            connection = new BoltConnection(address, settings, time, socket, stream, version);
            await connection.AuthenticateAsync(connect).ConfigureAwait(false);
            return connection;
        }
        catch (Exception error)
        {
            connection?.Close();
            stream?.Dispose();
            throw error switch
            {
                EndOfStreamException => Errors.ClosedInHandshake(address.ToString(), error),
                IOException => Errors.Unreachable(address.ToString(), error),
                OperationCanceledException or BoltConnectionException { Failure: BoltConnectionFailure.Timeout }
                    when !deadline.Token.IsCancellationRequested => Errors.ConnectTimedOut(address.ToString(), settings.Options.ConnectTimeout),
                OperationCanceledException => deadline.Passed($"a connection to {address}"),
                _ => error,
            };
        }
    }

    public void Run(BoltStatement statement, TransactionExtra? extra)
    {
        Messages.Run.Write(_writer, statement, extra, _isUtc);
        Ask(Request.Run);
    }

    public void Pull(long records)
    {
        Messages.Pull.Write(_writer, records);
        Ask(Request.Pull);
    }

    public void Begin(TransactionExtra extra)
    {
        Messages.Begin.Write(_writer, extra);
        Ask(Request.Begin);
    }

    public void Commit()
    {
        Messages.Commit.Write(_writer);
        Ask(Request.Commit);
    }

    public void Route(BoltBookmarks bookmarks)
    {
        Messages.Route.Write(_writer, _settings.Routing ?? new Dictionary<string, string>(), bookmarks, _settings.Options.Database);
        Ask(Request.Route);
    }

    /// <summary>Sends what was queued, all at once.</summary>
    public async ValueTask FlushAsync(Deadline deadline)
    {
        try
        {
            await _stream.WriteAsync(_writer.Written, deadline.Token).ConfigureAwait(false);
            _writer.Clear();
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            throw Broken(error, deadline);
        }
    }

    /// <summary>Reads the answer to the oldest request; its records go to the reader.</summary>
    /// <exception cref="BoltServerException">The server answered FAILURE; <see cref="ResetAsync"/> makes the connection usable again.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Success> AnswerAsync(IRecordReader? reader, Deadline deadline)
    {
        var request = _asked.Peek();
        return await SummaryAsync(reader, deadline).ConfigureAwait(false) ?? throw Errors.Ignored(Address.ToString(), request.ToString());
    }

    /// <summary>Brings the connection back to READY: after a failure, and as a question whether somebody is there.</summary>
    public async ValueTask ResetAsync(Deadline deadline)
    {
        Reset.Write(_writer);
        Ask(Request.Reset);
        await FlushAsync(deadline).ConfigureAwait(false);
        while (_asked.Count > 0)
        {
            try
            {
                await SummaryAsync(null, deadline).ConfigureAwait(false);
            }
            catch (BoltServerException) when (_state != ServerState.Defunct)
            {
                // The answer to something before RESET: nobody waits for it any more.
            }
        }
    }

    /// <summary>Forgets who asked and authenticates anew, from Bolt 5.1.</summary>
    public async ValueTask LogonAgainAsync(Deadline deadline)
    {
        Logoff.Write(_writer);
        Ask(Request.Logoff);
        Logon.Write(_writer, _settings.Options.Auth);
        Ask(Request.Logon);
        await FlushAsync(deadline).ConfigureAwait(false);
        await AnswerAsync(null, deadline).ConfigureAwait(false);
        await AnswerAsync(null, deadline).ConfigureAwait(false);
    }

    /// <summary>Closes the connection at once; a server ends what it still does for it.</summary>
    public void Close()
    {
        _state = ServerState.Defunct;
        _silence?.Dispose();
        _stream.Dispose();
    }

    /// <summary>Says goodbye, if that needs no waiting, and closes.</summary>
    public void CloseGracefully()
    {
        if (IsReady && _settings.Encryption == Encryption.None)
        {
            Goodbye.Write(_writer);
            try
            {
                _socket.Blocking = false;
                _socket.Send(_writer.Written.Span);
            }
            catch (Exception error) when (error is SocketException or ObjectDisposedException)
            {
                // The connection is closed either way; the message only spares the server a line in its log.
            }
        }

        Close();
    }

    private async ValueTask AuthenticateAsync(Deadline deadline)
    {
        Hello.Write(_writer, Version, _settings.Options.UserAgent, _settings.Options.Auth, _settings.Routing);
        Ask(Request.Hello);
        if (Version.HasLogon)
        {
            Logon.Write(_writer, _settings.Options.Auth);
            Ask(Request.Logon);
        }

        await FlushAsync(deadline).ConfigureAwait(false);
        var hello = await AnswerAsync(null, deadline).ConfigureAwait(false);
        if (Version.HasLogon)
        {
            await AnswerAsync(null, deadline).ConfigureAwait(false);
        }
        else
        {
            // Before 5.1 HELLO authenticates too.
            _state = _expected = ServerState.Ready;
        }

        Server = Server with { Agent = hello.Server ?? "" };
        _isUtc |= hello.HasUtcPatch;
        if (hello.ReceiveTimeout is { } timeout)
        {
            _receiveTimeout = timeout;
            _silence = _time.CreateTimer(_ => CloseSilent(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private void Ask(Request request)
    {
        _expected = ServerStates.Expect(_asked.Count == 0 ? _state : _expected, request) ?? throw Errors.WrongState(request.ToString(), _state.ToString());
        _asked.Enqueue(request);
    }

    /// <summary>Reads up to the next summary; null is IGNORED.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Success?> SummaryAsync(IRecordReader? reader, Deadline deadline)
    {
        while (true)
        {
            var message = await ReceiveAsync(deadline).ConfigureAwait(false);
            try
            {
                if (Answer(message.Span, reader, out var success))
                {
                    return success;
                }
            }
            catch (BoltServerException)
            {
                throw;
            }
            catch
            {
                // A record that its reader did not take, or a message that makes no sense: nobody knows where the stream stands.
                Close();
                throw;
            }
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<ReadOnlyMemory<byte>> ReceiveAsync(Deadline deadline)
    {
        ReadOnlyMemory<byte> message;
        try
        {
            while (!_reader.TryRead(out message))
            {
                _silence?.Change(_receiveTimeout, Timeout.InfiniteTimeSpan);
                var received = await _stream.ReadAsync(_reader.Room(), deadline.Token).ConfigureAwait(false);
                if (received == 0)
                {
                    throw new EndOfStreamException();
                }

                _reader.Received(received);
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException or OperationCanceledException)
        {
            throw Broken(error, deadline);
        }
        catch (BoltConnectionException)
        {
            Close();
            throw;
        }

        _silence?.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return message;
    }

    /// <summary>Takes one message; says whether it was a summary.</summary>
    private bool Answer(ReadOnlySpan<byte> bytes, IRecordReader? records, out Success? success)
    {
        success = null;
        var reader = new PackStreamReader(bytes);
        reader.ReadStructure(out var signature, out _);
        var response = (Response)signature;
        var request = _asked.Count > 0 ? _asked.Peek() : throw Errors.UnexpectedAnswer(Address.ToString(), signature, "nothing");
        if (response == Response.Record && request == Request.Pull && _state is ServerState.Streaming or ServerState.TxStreaming)
        {
            reader.ReadListSize();
            records?.Record(ref reader);
            return false;
        }

        success = response == Response.Success ? Success.Read(ref reader) : null;
        _state = ServerStates.After(_state, request, response, success?.HasMore ?? false)
            ?? throw Errors.UnexpectedAnswer(Address.ToString(), signature, request.ToString());
        _asked.Dequeue();
        if (response == Response.Success && request == Request.Run)
        {
            records?.Fields(success!.Fields);
        }

        return response == Response.Failure ? throw Failure.Read(ref reader, Address.ToString()) : true;
    }

    private void CloseSilent()
    {
        _isSilent = true;
        _stream.Dispose();
    }

    private Exception Broken(Exception error, Deadline deadline)
    {
        Close();
        return error is OperationCanceledException ? deadline.Passed($"an answer of {Address}")
            : _isSilent ? Errors.Silent(Address.ToString(), _receiveTimeout)
            : Errors.Lost(Address.ToString(), error);
    }
}
