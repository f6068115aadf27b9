using KejiGraph.Engine.Compile;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Requests;

/// <summary>Makes operations of documents: parsed, validated and compiled at the first request, found by bytes later. Safe to share.</summary>
internal sealed class DocumentSource(Schema schema, EngineOptions options)
{
    private readonly DocumentCache _documents = new(options.CachedDocuments);

    /// <summary>How many documents are kept.</summary>
    public int Count => _documents.Count;

    /// <summary>Whether a document is kept, so that finding its operations costs nothing.</summary>
    public bool IsKept(ReadOnlySpan<byte> utf8) => _documents.TryFind(utf8, out _);

    /// <summary>An operation, ready to run.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="operationName">Which operation; null when there is only one.</param>
    /// <param name="allowed">The kinds of operations that the transport carries.</param>
    /// <param name="work">Notes whether the document was kept, and which operation it is.</param>
    /// <exception cref="GraphQLException">The document is not valid, or has no such operation.</exception>
    /// <exception cref="OperationNotAllowedException">The transport does not carry the operation.</exception>
    public CompiledOperation Find(ReadOnlyMemory<byte> utf8, string? operationName, OperationKinds allowed, OperationWork work)
    {
        work.HadPlan = _documents.TryFind(utf8.Span, out var document);
        document ??= Read(utf8, operationName, allowed);
        var operation = OperationSelection.Select(document.Syntax, operationName);
        (work.Operation, work.OperationName) = (operation.Operation, operation.Name);
        Check(operation, allowed);
        return document.Operation(operation, schema);
    }

    private CachedDocument Read(ReadOnlyMemory<byte> utf8, string? operationName, OperationKinds allowed)
    {
        var copy = utf8.ToArray();
        var syntax = Parser.Parse(new SourceText(copy), options.Parser);

        // What cannot be sent this way is told so even if it is not valid, as GraphQL over HTTP asks for.
        if (OperationSelection.TrySelect(syntax, operationName, out var operation, out _))
        {
            Check(operation, allowed);
        }

        DocumentRules.Check(schema, syntax, options);
        var document = new CachedDocument(syntax);
        _documents.Add(copy, document);
        return document;
    }

    private static void Check(OperationDefinitionSyntax operation, OperationKinds allowed)
    {
        if (!allowed.HasFlag((OperationKinds)(1 << (int)operation.Operation)))
        {
            throw new OperationNotAllowedException(RequestErrors.NotAllowed(operation.Operation));
        }
    }
}

/// <summary>The transport of a request does not carry the kind of operation that it asks for.</summary>
internal sealed class OperationNotAllowedException(GraphQLError error) : Exception(error.Message)
{
    public GraphQLError Error { get; } = error;
}
