using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Http.Persisted;

/// <summary>Where the document of a request comes from: its text, the operator's folder, or what a client sent before.</summary>
/// <param name="persisted">The operator's documents.</param>
/// <param name="automatic">What clients sent with a hash.</param>
/// <param name="onlyPersisted">Nothing else than the operator's documents is executed.</param>
internal sealed class DocumentLookup(PersistedDocuments persisted, AutomaticDocuments automatic, bool onlyPersisted)
{
    /// <summary>A request with its document, for the engine. What the transport can carry is the transport's to add.</summary>
    /// <exception cref="RefusedException">The document is not there, or may not be executed.</exception>
    public GraphQLRequest Complete(ParsedRequest request) =>
        new(Find(request), request.OperationName, request.Variables) { OnError = request.OnError };

    /// <summary>Keeps the document of a request that was executed, so that its client need not send it again.</summary>
    public void Keep(ParsedRequest request)
    {
        if (request is { Document: { } text, Hash: { } hash } && !onlyPersisted)
        {
            automatic.Add(hash, text.Span);
        }
    }

    private ReadOnlyMemory<byte> Find(ParsedRequest request) => request switch
    {
        { Document: not null, DocumentId: not null } => throw HttpErrors.TwoDocuments(),
        { DocumentId: { } id } => FindById(id),
        { Document: { } text, Hash: var hash } => Check(text, hash),
        { Hash: { } hash } => FindByHash(hash),
        _ => throw (request.IsFromUrl ? HttpErrors.UrlWithoutDocument() : HttpErrors.BodyWithoutDocument()),
    };

    private ReadOnlyMemory<byte> FindById(string id)
    {
        var plain = DocumentHash.Plain(id);
        return persisted.TryFind(plain, out var document) || (!onlyPersisted && automatic.TryFind(plain, out document))
            ? document
            : throw HttpErrors.UnknownDocument(id);
    }

    private ReadOnlyMemory<byte> FindByHash(string hash)
    {
        if (persisted.TryFind(hash, out var document))
        {
            return document;
        }

        if (onlyPersisted)
        {
            throw HttpErrors.OnlyPersisted();
        }

        if (!automatic.IsOn)
        {
            throw HttpErrors.PersistedQueryNotSupported();
        }

        return automatic.TryFind(hash, out document) ? document : throw HttpErrors.PersistedQueryNotFound();
    }

    private ReadOnlyMemory<byte> Check(ReadOnlyMemory<byte> text, string? hash)
    {
        if (hash is null && !onlyPersisted)
        {
            return text;
        }

        var actual = DocumentHash.Of(text.Span);
        if (hash is not null && hash != actual)
        {
            throw HttpErrors.HashMismatch(hash, actual);
        }

        // Text that is one of the documents to the byte is that document.
        return onlyPersisted && !persisted.TryFind(actual, out _) ? throw HttpErrors.OnlyPersisted() : text;
    }
}
