using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using KejiGraph.Engine.Compile;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Requests;

/// <summary>
/// Documents that were parsed and found valid, with the operations compiled from them, by their bytes. When it is full,
/// documents that were not asked for since the last sweep are dropped. Safe to share.
/// </summary>
/// <param name="capacity">The most documents to keep; 0 keeps none.</param>
internal sealed class DocumentCache(int capacity)
{
    /// <summary>The largest document that is kept: a full cache must not fill the memory.</summary>
    public const int MaxBytes = 64 * 1024;

    // Readers and writers: all requests. The lookup by span finds a document without copying its bytes.
    private readonly ConcurrentDictionary<byte[], CachedDocument> _documents = new(ByteComparer.Instance);

    /// <summary>The number of documents.</summary>
    public int Count => _documents.Count;

    /// <summary>Finds a document by its bytes.</summary>
    public bool TryFind(ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out CachedDocument? document)
    {
        document = null;
        if (utf8.Length <= MaxBytes && _documents.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(utf8, out document))
        {
            document.WasUsed = true;
            return true;
        }

        return false;
    }

    /// <summary>Keeps a document, unless it is large.</summary>
    public void Add(byte[] utf8, CachedDocument document)
    {
        if (utf8.Length > MaxBytes)
        {
            return;
        }

        if (_documents.Count >= capacity)
        {
            Sweep();
        }

        if (_documents.Count < capacity)
        {
            _documents.TryAdd(utf8, document);
        }
    }

    private void Sweep()
    {
        foreach (var (utf8, document) in _documents)
        {
            if (!document.WasUsed)
            {
                _documents.TryRemove(utf8, out _);
            }

            document.WasUsed = false;
        }
    }
}

/// <summary>A document that is valid, and its operations once they were asked for.</summary>
internal sealed class CachedDocument(DocumentSyntax syntax)
{
    // Readers and writers: all requests; two that compile the same operation at once keep one of the results.
    private readonly ConcurrentDictionary<OperationDefinitionSyntax, CompiledOperation> _operations = [];

    /// <summary>The document.</summary>
    public DocumentSyntax Syntax { get; } = syntax;

    /// <summary>It was asked for since the last sweep. Written by any request without a lock: a lost write costs a parse.</summary>
    public bool WasUsed { get; set; } = true;

    /// <summary>An operation, compiled at the first call.</summary>
    public CompiledOperation Operation(OperationDefinitionSyntax operation, Schema schema) =>
        _operations.TryGetValue(operation, out var compiled)
            ? compiled
            : _operations.GetOrAdd(operation, OperationCompiler.Compile(schema, Syntax, operation));
}
