using System.Diagnostics.CodeAnalysis;

namespace KejiGraph.Server.Http.Persisted;

/// <summary>
/// Documents that clients sent together with their hash, so that they need not send them again (Apollo's automatic persisted
/// queries). When there is no room, those that were not asked for longest go. Safe to share.
/// </summary>
/// <param name="capacity">How many bytes are kept; 0 keeps none.</param>
internal sealed class AutomaticDocuments(int capacity)
{
    /// <summary>What a document takes beside its text: the hash, the array, the node, the entry.</summary>
    private const int Overhead = 400;

    // Read and written by all requests that send a hash, under the lock; the first of the list was asked for last.
    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Hash, byte[] Text)>> _byHash = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Hash, byte[] Text)> _byUse = new();
    private long _size;

    /// <summary>Documents are kept at all.</summary>
    public bool IsOn => capacity > 0;

    /// <summary>Finds a document.</summary>
    public bool TryFind(string hash, [NotNullWhen(true)] out byte[]? document)
    {
        lock (_lock)
        {
            if (!_byHash.TryGetValue(hash, out var node))
            {
                document = null;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            document = node.Value.Text;
            return true;
        }
    }

    /// <summary>Keeps a document, unless it is larger than all the room.</summary>
    public void Add(string hash, ReadOnlySpan<byte> document)
    {
        var size = document.Length + Overhead;
        lock (_lock)
        {
            if (size > capacity || _byHash.ContainsKey(hash))
            {
                return;
            }

            _byHash.Add(hash, _byUse.AddFirst((hash, document.ToArray())));
            for (_size += size; _size > capacity; _byUse.RemoveLast())
            {
                var (oldest, text) = _byUse.Last!.Value;
                _byHash.Remove(oldest);
                _size -= text.Length + Overhead;
            }
        }
    }
}
