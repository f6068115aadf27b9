using System.Buffers;
using System.Text.Json;
using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;
using KejiGraph.Server.Streams;

namespace KejiGraph.Server.WebSockets;

/// <summary>The messages of one operation: <c>next</c> for each payload, then <c>complete</c>; or <c>error</c>.</summary>
internal sealed class MessageOutput(MessageWriter messages, Operation operation) : IPayloadOutput
{
    /// <inheritdoc/>
    public ValueTask<bool> NextAsync(ReadOnlyMemory<byte> payload) =>
        messages.SendAsync(message => Write(message, "next"u8, payload.Span), () => operation.IsWanted);

    /// <inheritdoc/>
    public async ValueTask CompleteAsync() =>
        await messages.SendAsync(message => Write(message, "complete"u8, payload: default), operation.TryComplete);

    /// <summary>Ends the operation with errors.</summary>
    /// <param name="response">A response that has errors and no data.</param>
    public async ValueTask FailAsync(ReadOnlyMemory<byte> response) =>
        await messages.SendAsync(
            message => Write(message, "error"u8, ErrorsOf(response.Span)), operation.TryComplete);

    /// <summary>Ends the operation with one error.</summary>
    public async ValueTask FailAsync(GraphQLError error) =>
        await messages.SendAsync(message => WriteError(message, error), operation.TryComplete);

    /// <summary>Says why the operation never begins.</summary>
    public async ValueTask RefuseAsync(GraphQLError error) =>
        await messages.SendAsync(message => WriteError(message, error));

    private void WriteError(ResponseBuffer message, GraphQLError error)
    {
        using var list = new ResponseBuffer();
        ErrorList.Write(list, [error]);
        Write(message, "error"u8, list.Written.Span);
    }

    private void Write(ResponseBuffer message, ReadOnlySpan<byte> type, ReadOnlySpan<byte> payload)
    {
        message.Write("{\"id\":"u8);
        message.Write(operation.IdJson.Span);
        message.Write(",\"type\":\""u8);
        message.Write(type);
        if (!payload.IsEmpty)
        {
            message.Write("\",\"payload\":"u8);
            message.Write(payload);
            message.Write("}"u8);
            return;
        }

        message.Write("\"}"u8);
    }

    /// <summary>The list of errors in a response.</summary>
    private static ReadOnlySpan<byte> ErrorsOf(ReadOnlySpan<byte> response)
    {
        var json = new Utf8JsonReader(response);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isErrors = json.ValueTextEquals("errors"u8);
            json.Read();
            var start = (int)json.TokenStartIndex;
            json.Skip();
            if (isErrors)
            {
                return response[start..(int)json.BytesConsumed];
            }
        }

        throw new ArgumentException("A response without data must have errors.", nameof(response));
    }
}
