using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Channels;
using KejiGraph.Engine.Responses;

namespace KejiGraph.Server.Tests.Streams;

/// <summary>Payloads that a test emits one by one, and whether somebody still takes them.</summary>
internal sealed class Feed
{
    private readonly Channel<string> _payloads = Channel.CreateUnbounded<string>();
    private readonly TaskCompletionSource _taken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when somebody takes the payloads.</summary>
    public Task Taken => _taken.Task;

    /// <summary>Completes when whoever took the payloads disposed of the enumerator.</summary>
    public Task Ended => _ended.Task;

    /// <summary>How often the next payload was asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>Emits a payload.</summary>
    public void Emit(string payload) => _payloads.Writer.TryWrite(payload);

    /// <summary>Ends the payloads, or breaks them off with a fault.</summary>
    public void Finish(Exception? fault = null) => _payloads.Writer.Complete(fault);

    /// <summary>The payloads.</summary>
    public async IAsyncEnumerable<ResponseBuffer> TakeAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var buffer = new ResponseBuffer();
        try
        {
            _taken.TrySetResult();
            Asked++;
            await foreach (var payload in _payloads.Reader.ReadAllAsync(cancellationToken))
            {
                buffer.Truncate(0);
                buffer.Write(Encoding.UTF8.GetBytes(payload));
                yield return buffer;
                Asked++;
            }
        }
        finally
        {
            _ended.TrySetResult();
        }
    }
}
