using System.Text.Json;

namespace KejiGraph.Server.WebSockets;

/// <summary>A message of a client (graphql-ws, PROTOCOL.md, "Message types").</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Id">The id of the operation that it is about; empty when it is about none.</param>
/// <param name="Payload">Its payload, a JSON object; empty when it has none.</param>
internal sealed record ClientMessage(ConnectionEvent Kind, string Id, ReadOnlyMemory<byte> Payload)
{
    // What may be nested this deep in a request is here inside the message.
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 513 };

    /// <summary>Reads a message.</summary>
    /// <param name="text">Its text, which must live as long as the payload is used.</param>
    /// <exception cref="MalformedMessageException">It is not one that clients send.</exception>
    public static ClientMessage Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            return Check(ReadMembers(text));
        }
        catch (JsonException)
        {
            throw new MalformedMessageException("The message is not JSON.");
        }
        catch (InvalidOperationException)
        {
            // JSON can escape half of a surrogate pair, which no text has.
            throw new MalformedMessageException("The message has a \"type\" or an \"id\" that is no text of Unicode.");
        }
    }

    private static Members ReadMembers(ReadOnlyMemory<byte> text)
    {
        var json = new Utf8JsonReader(text.Span, Options);
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw new MalformedMessageException("The message is not a JSON object.");
        }

        var members = default(Members);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isType = json.ValueTextEquals("type"u8);
            var isId = json.ValueTextEquals("id"u8);
            var isPayload = json.ValueTextEquals("payload"u8);
            json.Read();
            var (kind, start) = (json.TokenType, (int)json.TokenStartIndex);
            if (isType && kind == JsonTokenType.String)
            {
                members.Type = json.GetString();
            }
            else if (isId && kind == JsonTokenType.String)
            {
                members.Id = json.GetString();
            }

            json.Skip();
            if (isPayload)
            {
                members.PayloadKind = kind;
                members.Payload = text[start..(int)json.BytesConsumed];
            }
        }

        // The reader says so when something follows.
        json.Read();
        return members;
    }

    private static ClientMessage Check(Members members)
    {
        var type = members.Type ?? throw new MalformedMessageException("The message has no \"type\".");
        return type switch
        {
            "connection_init" => new ClientMessage(ConnectionEvent.Init, "", Map(members)),
            "ping" => new ClientMessage(ConnectionEvent.Ping, "", Map(members)),
            "pong" => new ClientMessage(ConnectionEvent.Pong, "", Map(members)),
            "subscribe" => new ClientMessage(ConnectionEvent.Subscribe, IdOf(members), Required(members)),
            "complete" => new ClientMessage(ConnectionEvent.Complete, IdOf(members), default),
            _ => throw new MalformedMessageException($"Clients send no messages of the type \"{type}\"."),
        };
    }

    private static string IdOf(Members members) => members.Id is { Length: > 0 } id
        ? id
        : throw new MalformedMessageException($"The message \"{members.Type}\" needs an \"id\" that is not empty.");

    private static ReadOnlyMemory<byte> Required(Members members) => Map(members) is { IsEmpty: false } payload
        ? payload
        : throw new MalformedMessageException($"The message \"{members.Type}\" needs a \"payload\".");

    private static ReadOnlyMemory<byte> Map(Members members) => members.PayloadKind switch
    {
        JsonTokenType.None or JsonTokenType.Null => default,
        JsonTokenType.StartObject => members.Payload,
        _ => throw new MalformedMessageException($"The \"payload\" of \"{members.Type}\" must be a JSON object."),
    };

    private struct Members
    {
        public string? Type;
        public string? Id;
        public JsonTokenType PayloadKind;
        public ReadOnlyMemory<byte> Payload;
    }
}

/// <summary>What a client sent is no message of the protocol; the text goes into the close frame.</summary>
internal sealed class MalformedMessageException(string message) : Exception(message);
