namespace KejiGraph.Server.Streams;

/// <summary>The payloads of one operation as events.</summary>
/// <param name="events">The stream.</param>
/// <param name="operation">The operation when several share the stream; null when it has the stream for itself.</param>
internal sealed class EventOutput(EventWriter events, Operation? operation = null) : IPayloadOutput
{
    /// <inheritdoc/>
    public ValueTask<bool> NextAsync(ReadOnlyMemory<byte> payload) =>
        events.NextAsync(operation?.IdJson ?? default, payload, () => operation?.IsWanted ?? true);

    /// <inheritdoc/>
    public async ValueTask CompleteAsync() =>
        await events.CompleteAsync(operation?.IdJson ?? default, () => operation?.TryComplete() ?? true);
}
