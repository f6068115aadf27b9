using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using KejiGraph.Engine.Api;
using KejiGraph.Engine.Compile;
using KejiGraph.Engine.Cost;
using KejiGraph.Engine.Cursors;
using KejiGraph.Engine.Model;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Stores;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Requests;

/// <summary>
/// Answers GraphQL requests over a store: document → operation → plan → one trip to the store → bytes. Safe to share.
/// </summary>
public sealed class GraphQLEngine
{
    private readonly IGraphStore _store;
    private readonly EngineOptions _options;
    private readonly CursorCodec _cursors;
    private readonly DocumentCache _documents;
    private readonly VariableOptions _variableOptions;
    private readonly CostLimit _cost;

    /// <summary>Derives the API of a model.</summary>
    /// <exception cref="GraphQLException">A type of the model has the name of a derived one.</exception>
    public GraphQLEngine(DomainModel model, IGraphStore store, EngineOptions options)
    {
        Schema = ApiSchema.Derive(model);
        _store = store;
        _options = options;
        _cursors = new CursorCodec(options.CursorKey);
        _documents = new DocumentCache(options.CachedDocuments);
        _cost = new CostLimit(options.MaxCost);
        _variableOptions = new VariableOptions
        {
            MaxDepth = options.Parser.MaxDepth,
            MaxErrors = options.Validation.MaxErrors,
            HideSuggestions = !options.AllowIntrospection,
        };
    }

    /// <summary>The schema of the API.</summary>
    public Schema Schema { get; }

    /// <summary>Answers a request. What is wrong with it, or with the store, is in the response.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled: nobody waits for the response.</exception>
    public async ValueTask<GraphQLResponse> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken)
    {
        if (!TryPrepare(request, out var prepared, out var refusal))
        {
            return refusal;
        }

        var (operation, variables, arguments) = prepared;
        var body = new ResponseBuffer();
        var shaper = new ResponseShaper(body, arguments, variables, _cursors);
        try
        {
            body.Append("{\"data\":"u8);
            shaper.Begin(operation.Shape);
            if (!operation.Plan.Roots.IsEmpty)
            {
                await _store.RunAsync(operation.Plan, arguments, shaper, _options.Timeout, cancellationToken)
                    .ConfigureAwait(false);
            }

            shaper.Complete();
        }
        catch (GraphStoreException failure)
        {
            body.Dispose();
            return Refusal(ResponseKind.Failed, [StoreErrors.Of(failure)]);
        }
        catch (GraphQLException error)
        {
            body.Dispose();
            return Refusal(ResponseKind.NotValid, error.Errors);
        }
        catch
        {
            body.Dispose();
            throw;
        }

        if (shaper.Errors.Count > 0)
        {
            body.Append(",\"errors\":"u8);
            ErrorList.Write(body, shaper.Errors);
        }

        _cost.Report(body, request, operation.Plan, arguments);
        body.Append((byte)'}');
        return new GraphQLResponse(shaper.Errors.Count > 0 ? ResponseKind.DataWithErrors : ResponseKind.Data, body);
    }

    /// <summary>The plan of an operation as text.</summary>
    /// <exception cref="GraphQLException">The document is not valid, or has no such operation.</exception>
    public string Explain(ReadOnlyMemory<byte> document, string? operationName = null) =>
        Prepare(document, operationName).Plan.ToString();

    /// <summary>An operation, ready to run.</summary>
    /// <exception cref="GraphQLException">The document is not valid, or has no such operation.</exception>
    internal CompiledOperation Prepare(ReadOnlyMemory<byte> document, string? operationName = null)
    {
        var cached = Document(document);
        var operation = Select(cached.Syntax, operationName);
        return cached.Operation(operation, one => OperationCompiler.Compile(Schema, cached.Syntax, one));
    }

    /// <summary>Does all that does not need the store.</summary>
    private bool TryPrepare(
        GraphQLRequest request,
        out (CompiledOperation Operation, VariableValues Variables, PlanArguments Arguments) prepared,
        [NotNullWhen(false)] out GraphQLResponse? refusal)
    {
        prepared = default;
        try
        {
            var operation = Prepare(request.Document, request.OperationName);
            if (!operation.Variables.TryCoerce(request.Variables, _variableOptions, out var variables, out var errors))
            {
                refusal = Refusal(KindOf(errors), errors);
                return false;
            }

            prepared = (operation, variables, operation.Bind(variables, _options.Pages, _cursors));
            refusal = _cost.Answer(request, operation.Plan, prepared.Arguments);
            return refusal is null;
        }
        catch (GraphQLException error)
        {
            refusal = Refusal(KindOf(error.Errors), error.Errors);
            return false;
        }
    }

    private CachedDocument Document(ReadOnlyMemory<byte> utf8)
    {
        if (_documents.TryFind(utf8.Span, out var cached))
        {
            return cached;
        }

        var copy = utf8.ToArray();
        var syntax = Parser.Parse(new SourceText(copy), _options.Parser);
        DocumentRules.Check(Schema, syntax, _options);
        cached = new CachedDocument(syntax);
        _documents.Add(copy, cached);
        return cached;
    }

    /// <summary>GetOperation() (specification 6.1).</summary>
    private static OperationDefinitionSyntax Select(DocumentSyntax document, string? name)
    {
        OperationDefinitionSyntax? found = null;
        foreach (var operation in document.Definitions.OfType<OperationDefinitionSyntax>())
        {
            if (name is null && found is not null)
            {
                throw new GraphQLException(RequestErrors.OperationNameMissing());
            }

            if (name is null || operation.Name == name)
            {
                found = operation;
            }
        }

        return found
            ?? throw new GraphQLException(name is null ? RequestErrors.NoOperation() : RequestErrors.UnknownOperation(name));
    }

    private static ResponseKind KindOf(ImmutableArray<GraphQLError> errors) => errors[0].Code switch
    {
        ErrorCodes.ParseFailed => ResponseKind.NotParsed,
        ErrorCodes.LimitExceeded => ResponseKind.Refused,
        _ => ResponseKind.NotValid,
    };

    private static GraphQLResponse Refusal(ResponseKind kind, IReadOnlyList<GraphQLError> errors)
    {
        var body = new ResponseBuffer();
        body.Append("{\"errors\":"u8);
        ErrorList.Write(body, errors);
        body.Append((byte)'}');
        return new GraphQLResponse(kind, body);
    }
}
