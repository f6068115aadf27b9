using System.Buffers;
using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.WebSockets;

/// <summary>The messages of the server about the connection (graphql-ws, PROTOCOL.md, "Message types").</summary>
internal static class ServerMessages
{
    /// <summary><c>connection_ack</c>.</summary>
    public static void Acknowledge(ResponseBuffer output) => output.Write("{\"type\":\"connection_ack\"}"u8);

    /// <summary><c>pong</c>, with the payload of the <c>ping</c>.</summary>
    public static void Pong(ResponseBuffer output, ReadOnlySpan<byte> payload)
    {
        output.Write("{\"type\":\"pong\""u8);
        if (!payload.IsEmpty)
        {
            output.Write(",\"payload\":"u8);
            output.Write(payload);
        }

        output.Write("}"u8);
    }
}
