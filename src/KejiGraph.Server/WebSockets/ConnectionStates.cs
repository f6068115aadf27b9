using System.Diagnostics;

namespace KejiGraph.Server.WebSockets;

/// <summary>
/// The state machine of a connection (graphql-ws, PROTOCOL.md). Nobody looks at what happens while a connection is closing.
/// </summary>
internal static class ConnectionStates
{
    /// <summary>What follows when something happens.</summary>
    public static Transition After(ConnectionState state, ConnectionEvent what) => (state, what) switch
    {
        (ConnectionState.Opened, ConnectionEvent.Init) => new(ConnectionState.Ready, ConnectionAction.Acknowledge),
        (ConnectionState.Opened, ConnectionEvent.Subscribe) => Close(CloseCode.Unauthorized),
        (ConnectionState.Opened, ConnectionEvent.InitTimeout) => Close(CloseCode.InitialisationTimeout),
        (ConnectionState.Opened, ConnectionEvent.ForeignOrigin) => Close(CloseCode.Forbidden),
        (ConnectionState.Opened, ConnectionEvent.OtherSubprotocol) => Close(CloseCode.SubprotocolNotAcceptable),

        (ConnectionState.Ready, ConnectionEvent.Init) => Close(CloseCode.TooManyInitialisationRequests),
        (ConnectionState.Ready, ConnectionEvent.Subscribe) => new(ConnectionState.Ready, ConnectionAction.Start),
        (ConnectionState.Ready, ConnectionEvent.IdInUse) => Close(CloseCode.SubscriberAlreadyExists),

        // An id that nobody knows belongs to an operation that has just ended: the client could not know.
        (_, ConnectionEvent.Complete) => new(state, ConnectionAction.Stop),
        (_, ConnectionEvent.Ping) => new(state, ConnectionAction.AnswerPing),
        (_, ConnectionEvent.Pong) => new(state, ConnectionAction.None),
        (_, ConnectionEvent.Malformed) => Close(CloseCode.BadRequest),
        (_, ConnectionEvent.TooLarge) => Close(CloseCode.MessageTooBig),
        (_, ConnectionEvent.ClientCloses) => Close(CloseCode.Normal),
        (_, ConnectionEvent.ServerStops) => Close(CloseCode.GoingAway),
        (_, ConnectionEvent.Fault) => Close(CloseCode.InternalServerError),
        _ => throw new UnreachableException($"{what} cannot happen in state {state}."),
    };

    private static Transition Close(CloseCode code) => new(ConnectionState.Closing, ConnectionAction.Close, code);
}

/// <summary>How far a connection is.</summary>
internal enum ConnectionState
{
    /// <summary>The socket is open; the client has to send <c>connection_init</c>.</summary>
    Opened,

    /// <summary>The connection is acknowledged; the client may send operations.</summary>
    Ready,

    /// <summary>The server has said, or is about to say, why it closes.</summary>
    Closing,
}

/// <summary>What can happen on a connection.</summary>
internal enum ConnectionEvent
{
    /// <summary>The client sent <c>connection_init</c>.</summary>
    Init,

    /// <summary>The client sent <c>ping</c>.</summary>
    Ping,

    /// <summary>The client sent <c>pong</c>.</summary>
    Pong,

    /// <summary>The client sent <c>subscribe</c>.</summary>
    Subscribe,

    /// <summary>The client sent <c>complete</c>.</summary>
    Complete,

    /// <summary>The client closes the socket.</summary>
    ClientCloses,

    /// <summary>The client sent something that is no message.</summary>
    Malformed,

    /// <summary>The client sent a message that is too large.</summary>
    TooLarge,

    /// <summary>The id of a new operation belongs to one that runs.</summary>
    IdInUse,

    /// <summary>The client did not send <c>connection_init</c> in time.</summary>
    InitTimeout,

    /// <summary>A page of another site opened the socket.</summary>
    ForeignOrigin,

    /// <summary>The client does not offer the protocol.</summary>
    OtherSubprotocol,

    /// <summary>The server is told to stop.</summary>
    ServerStops,

    /// <summary>The server failed.</summary>
    Fault,
}

/// <summary>What is to be done.</summary>
internal enum ConnectionAction
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Send <c>connection_ack</c>.</summary>
    Acknowledge,

    /// <summary>Send <c>pong</c>.</summary>
    AnswerPing,

    /// <summary>Start an operation.</summary>
    Start,

    /// <summary>Stop an operation.</summary>
    Stop,

    /// <summary>Close the socket.</summary>
    Close,
}

/// <summary>The next state, what to do, and the code when that is to close.</summary>
internal readonly record struct Transition(ConnectionState Next, ConnectionAction Action, CloseCode Code = default);
