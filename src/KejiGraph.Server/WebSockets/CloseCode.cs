namespace KejiGraph.Server.WebSockets;

/// <summary>Why the server closes a WebSocket: codes of RFC 6455 and of graphql-ws, PROTOCOL.md.</summary>
internal enum CloseCode
{
    /// <summary>All is well; the client wanted it.</summary>
    Normal = 1000,

    /// <summary>The server stops.</summary>
    GoingAway = 1001,

    /// <summary>A message is larger than it may be.</summary>
    MessageTooBig = 1009,

    /// <summary>A message is not one of the protocol.</summary>
    BadRequest = 4400,

    /// <summary>An operation before the connection was acknowledged.</summary>
    Unauthorized = 4401,

    /// <summary>The client may not connect.</summary>
    Forbidden = 4403,

    /// <summary>The client does not offer the protocol.</summary>
    SubprotocolNotAcceptable = 4406,

    /// <summary>The client was silent for too long after the handshake.</summary>
    InitialisationTimeout = 4408,

    /// <summary>Two operations with one id.</summary>
    SubscriberAlreadyExists = 4409,

    /// <summary>The connection was initialised twice.</summary>
    TooManyInitialisationRequests = 4429,

    /// <summary>A fault of the server.</summary>
    InternalServerError = 4500,
}
