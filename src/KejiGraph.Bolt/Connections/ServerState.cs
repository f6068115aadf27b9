using System.Collections.Frozen;
using KejiGraph.Bolt.Messages;

namespace KejiGraph.Bolt.Connections;

/// <summary>The states of a server, from "Bolt Protocol server state specification".</summary>
internal enum ServerState
{
    Negotiation,
    Authentication,
    Ready,
    Streaming,
    TxReady,
    TxStreaming,
    Failed,
    Defunct,
}

/// <summary>The table of what may be asked in which state, and where each answer leads. What is not in it breaks the protocol.</summary>
internal static class ServerStates
{
    private static readonly FrozenDictionary<(ServerState, Request), Transition> Transitions = new Dictionary<(ServerState, Request), Transition>
    {
        [(ServerState.Negotiation, Request.Hello)] = new(ServerState.Authentication, ServerState.Defunct),
        [(ServerState.Authentication, Request.Logon)] = new(ServerState.Ready, ServerState.Defunct),
        [(ServerState.Ready, Request.Logoff)] = new(ServerState.Authentication, ServerState.Defunct),
        [(ServerState.Ready, Request.Route)] = new(ServerState.Ready, ServerState.Failed),
        [(ServerState.Ready, Request.Run)] = new(ServerState.Streaming, ServerState.Failed),
        [(ServerState.Streaming, Request.Pull)] = new(ServerState.Ready, ServerState.Failed, ServerState.Streaming),
        [(ServerState.Ready, Request.Begin)] = new(ServerState.TxReady, ServerState.Failed),
        [(ServerState.TxReady, Request.Run)] = new(ServerState.TxStreaming, ServerState.Failed),
        [(ServerState.TxReady, Request.Commit)] = new(ServerState.Ready, ServerState.Failed),
        [(ServerState.TxStreaming, Request.Pull)] = new(ServerState.TxReady, ServerState.Failed, ServerState.TxStreaming),
        [(ServerState.Ready, Request.Reset)] = new(ServerState.Ready, ServerState.Defunct),
        [(ServerState.Streaming, Request.Reset)] = new(ServerState.Ready, ServerState.Defunct),
        [(ServerState.TxReady, Request.Reset)] = new(ServerState.Ready, ServerState.Defunct),
        [(ServerState.TxStreaming, Request.Reset)] = new(ServerState.Ready, ServerState.Defunct),
        [(ServerState.Failed, Request.Reset)] = new(ServerState.Ready, ServerState.Defunct),
    }.ToFrozenDictionary();

    /// <summary>Where a request leads when it succeeds; null where it may not be asked.</summary>
    public static ServerState? Expect(ServerState state, Request request) =>
        Transitions.TryGetValue((state, request), out var transition) ? transition.Success : null;

    /// <summary>Where an answer leads; null where it may not come.</summary>
    public static ServerState? After(ServerState state, Request request, Response response, bool hasMore) => response switch
    {
        // A server that failed passes over everything until RESET.
        Response.Ignored => state == ServerState.Failed && request != Request.Reset ? ServerState.Failed : null,
        Response.Success or Response.Failure when Transitions.TryGetValue((state, request), out var transition) =>
            response == Response.Failure ? transition.Failure : hasMore ? transition.More : transition.Success,
        _ => null,
    };

    private sealed record Transition(ServerState Success, ServerState Failure, ServerState? More = null);
}
