using System.Text.Encodings.Web;
using System.Text.Json;

namespace KejiGraph.Server.WebSockets;

/// <summary>One of the operations that share a connection. Who runs it disposes it when it does nothing any more.</summary>
internal sealed class Operation : IDisposable
{
    private readonly OperationTable _table;
    private readonly CancellationTokenSource _stop = new();

    internal Operation(OperationTable table, string id)
    {
        _table = table;
        Id = id;
        IdJson = Quote(id);
        Stopped = _stop.Token;
    }

    /// <summary>The id that the client gave it.</summary>
    public string Id { get; }

    /// <summary>The id as a JSON string, with its quotes.</summary>
    public ReadOnlyMemory<byte> IdJson { get; }

    /// <summary>Cancelled when the client stops the operation or the connection ends.</summary>
    public CancellationToken Stopped { get; }

    /// <summary>
    /// The client waits for messages of the operation. Ask when the turn to send has come: it may be stopped while one waits.
    /// </summary>
    public bool IsWanted => !Stopped.IsCancellationRequested;

    /// <summary>Gives the id back, before the last message of the operation. False when the client stopped it before.</summary>
    public bool TryComplete() => _table.TryComplete(this);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The table forgets it first, so that nobody stops it any more.
        _table.End(this);
        _stop.Dispose();
    }

    /// <summary>Stops it; those who wait for that run later, as the table holds its lock.</summary>
    internal void Stop() => _ = _stop.CancelAsync();

    private static byte[] Quote(string id) =>
        [(byte)'"', .. JsonEncodedText.Encode(id, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];
}
