namespace KejiGraph.Server.Streams;

/// <summary>Where the payloads of one operation go, one after the other.</summary>
internal interface IPayloadOutput
{
    /// <summary>
    /// Sends a payload. It comes back when the payload is on its way, so that a client that reads slowly slows its operation and
    /// nothing piles up.
    /// </summary>
    /// <param name="payload">A JSON object.</param>
    /// <returns>False when nobody listens any more.</returns>
    ValueTask<bool> NextAsync(ReadOnlyMemory<byte> payload);

    /// <summary>Says that there are no more payloads.</summary>
    ValueTask CompleteAsync();
}
