using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace KejiGraph.Server.Http.Persisted;

/// <summary>
/// The documents that the operator gave, by their id and by the SHA-256 of their text. Read once, at the start: a change of the
/// folder takes a restart.
/// </summary>
internal sealed class PersistedDocuments
{
    private readonly FrozenDictionary<string, byte[]> _documents;

    private PersistedDocuments(Dictionary<string, byte[]> documents) =>
        _documents = documents.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a folder: <c>*.json</c> has an object of ids and texts, <c>*.graphql</c> is one text and is named by its id.</summary>
    /// <param name="folder">The folder; null for none.</param>
    /// <exception cref="StartException">A file cannot be read, or two documents have the same id.</exception>
    public static PersistedDocuments Read(string? folder)
    {
        var documents = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        if (folder is null)
        {
            return new PersistedDocuments(documents);
        }

        try
        {
            foreach (var path in Directory.GetFiles(folder).Order(StringComparer.Ordinal))
            {
                foreach (var (id, text) in PersistedFile.Read(path))
                {
                    Add(documents, id, text, path);
                    Add(documents, DocumentHash.Of(text), text, path);
                }
            }
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The persisted documents in \"{folder}\" cannot be read: {cause.Message}");
        }

        return new PersistedDocuments(documents);
    }

    /// <summary>Finds a document by its id, or by its hash.</summary>
    public bool TryFind(string id, [NotNullWhen(true)] out byte[]? document) => _documents.TryGetValue(id, out document);

    private static void Add(Dictionary<string, byte[]> documents, string id, byte[] text, string path)
    {
        if (!documents.TryAdd(id, text) && !documents[id].AsSpan().SequenceEqual(text))
        {
            throw new StartException(
                $"The persisted document \"{id}\" in \"{path}\" has another text in a file before it; give each id once.");
        }
    }
}
