using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using KejiGraph.Engine.Api;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Compile;
using KejiGraph.Engine.Cost;
using KejiGraph.Engine.Cursors;
using KejiGraph.Engine.Delivery;
using KejiGraph.Engine.Model;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Stores;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Requests;

/// <summary>
/// Answers GraphQL requests over a store: document → operation → plan → one trip to the store → bytes. Safe to share.
/// </summary>
public sealed class GraphQLEngine
{
    private readonly CursorCodec _cursors;
    private readonly DocumentSource _documents;
    private readonly OperationRunner _runner;
    private readonly VariableOptions _variableOptions;
    private readonly CostLimit _cost;
    private readonly CachePolicies _cachePolicies;

    /// <summary>Derives the API of a model.</summary>
    /// <exception cref="GraphQLException">A type of the model has the name of a derived one.</exception>
    public GraphQLEngine(DomainModel model, IGraphStore store, EngineOptions options)
    {
        Schema = ApiSchema.Derive(model, options.Events);
        _cursors = new CursorCodec(options.CursorKey);
        _documents = new DocumentSource(Schema, options);
        _runner = new OperationRunner(store, new BindingSettings(options.Pages, _cursors), options.Timeout);
        _cost = new CostLimit(options.MaxCost);
        _cachePolicies = new CachePolicies(model);
        _variableOptions = new VariableOptions
        {
            MaxDepth = options.Parser.MaxDepth,
            MaxErrors = options.Validation.MaxErrors,
            HideSuggestions = !options.AllowIntrospection,
        };
    }

    /// <summary>The schema of the API.</summary>
    public Schema Schema { get; }

    /// <summary>How many documents are kept with their plans.</summary>
    public int KeptDocuments => _documents.Count;

    /// <summary>Answers a request. What is wrong with it, or with the store, is in the response.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled: nobody waits for the response.</exception>
    public ValueTask<GraphQLResponse> ExecuteAsync(GraphQLRequest request, CancellationToken cancellationToken) =>
        TryPrepare(request, out var prepared, out var refusal)
            ? ExecuteAsync(prepared, cancellationToken)
            : ValueTask.FromResult(refusal);

    /// <summary>Runs a prepared request. What is wrong with it, or with the store, is in the response.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled: nobody waits for the response.</exception>
    public async ValueTask<GraphQLResponse> ExecuteAsync(PreparedRequest prepared, CancellationToken cancellationToken)
    {
        var response = await RespondAsync(prepared, cancellationToken).ConfigureAwait(false);
        response.Work = prepared.Work;
        return response;
    }

    /// <summary>Whether a document is kept with its plans, so that preparing a request with it takes but a moment.</summary>
    public bool IsKept(ReadOnlySpan<byte> document) => _documents.IsKept(document);

    /// <summary>Finds the operation of a request, in a document that is read if it is not kept, and coerces the variables.</summary>
    /// <param name="request">The request.</param>
    /// <param name="prepared">What can be run.</param>
    /// <param name="refusal">The response when something is wrong with it.</param>
    public bool TryPrepare(
        GraphQLRequest request,
        [NotNullWhen(true)] out PreparedRequest? prepared,
        [NotNullWhen(false)] out GraphQLResponse? refusal)
    {
        (prepared, refusal) = (null, null);
        var work = new OperationWork();
        try
        {
            var operation = _documents.Find(request.Document, request.OperationName, request.Allowed, work);
            if (operation.Context.Variables.TryCoerce(request.Variables, _variableOptions, out var variables, out var errors))
            {
                prepared = new PreparedRequest(request, operation, variables, work);
                return true;
            }

            refusal = Refusal(KindOf(errors), errors, new ResponseBuffer());
        }
        catch (GraphQLException error)
        {
            refusal = Refusal(KindOf(error.Errors), error.Errors, new ResponseBuffer());
        }
        catch (OperationNotAllowedException refused)
        {
            refusal = Refusal(ResponseKind.NotAllowed, [refused.Error], new ResponseBuffer());
        }

        refusal.Work = work;
        return false;
    }

    /// <summary>The plan of an operation as text.</summary>
    /// <exception cref="GraphQLException">The document is not valid, or has no such operation.</exception>
    public string Explain(ReadOnlyMemory<byte> document, string? operationName = null) =>
        Prepare(document, operationName).Plan.ToString();

    /// <summary>An operation, ready to run.</summary>
    /// <exception cref="GraphQLException">The document is not valid, or has no such operation.</exception>
    internal CompiledOperation Prepare(ReadOnlyMemory<byte> document, string? operationName = null) => _documents.Find(
        document, operationName, OperationKinds.Query | OperationKinds.Mutation | OperationKinds.Subscription, new OperationWork());

    private async ValueTask<GraphQLResponse> RespondAsync(PreparedRequest prepared, CancellationToken cancellationToken)
    {
        var (request, operation, work) = (prepared.Request, prepared.Operation, prepared.Work);
        var context = new ResponseContext(prepared.Variables, _cursors, request.OnError);
        var body = new ResponseBuffer(operation.ExpectedBytes);
        try
        {
            return operation.Events is null
                ? await AnswerAsync(operation, context, request, body, work, cancellationToken).ConfigureAwait(false)
                : Follow(operation, context, request, body, work, cancellationToken);
        }
        catch (GraphStoreException failure)
        {
            return Refusal(ResponseKind.Failed, [StoreErrors.Of(failure)], body);
        }
        catch (GraphQLException error)
        {
            return Refusal(KindOf(error.Errors), error.Errors, body);
        }
        catch
        {
            body.Dispose();
            throw;
        }
    }

    private async ValueTask<GraphQLResponse> AnswerAsync(
        CompiledOperation operation,
        ResponseContext context,
        GraphQLRequest request,
        ResponseBuffer body,
        OperationWork work,
        CancellationToken cancellationToken)
    {
        // Parts that come later cost what they would cost at once.
        var isIncremental = request.Incremental != IncrementalForm.None;
        var whole = _runner.Bind(operation, context, isIncremental: false);
        if (_cost.Answer(request, operation.Plan, whole, work) is { } answer)
        {
            body.Dispose();
            return answer;
        }

        var arguments = isIncremental ? _runner.Bind(operation, context, isIncremental) : whole;
        var later = isIncremental ? new LaterPlaces() : null;
        var (kind, sequence) =
            await WriteAsync(operation, context, arguments, later, request.Reads, body, work, cancellationToken).ConfigureAwait(false);
        IAsyncEnumerable<ResponseBuffer>? payloads = null;
        if (later is { Count: > 0 })
        {
            var delivery = new IncrementalDelivery(
                _runner, context, request.Incremental == IncrementalForm.Pending ? new PendingForm() : new PathsForm());
            delivery.Begin(body, later.All);
            payloads = delivery.PayloadsAsync(cancellationToken);
        }

        _cost.Report(body, request, operation.Plan, whole);
        body.Append((byte)'}');
        operation.ExpectedBytes = body.Length;
        return kind == ResponseKind.Data && payloads is null && operation.IsQueryOfStore && !request.ReportCost
            ? new GraphQLResponse(kind, body) { Sequence = sequence, CachePolicy = operation.CachePolicyBy(_cachePolicies) }
            : new GraphQLResponse(kind, body, payloads);
    }

    /// <summary>Writes a response but for its last brace.</summary>
    private async ValueTask<(ResponseKind Kind, long Sequence)> WriteAsync(
        CompiledOperation operation,
        ResponseContext context,
        PlanArguments arguments,
        LaterPlaces? later,
        ReadSet? reads,
        ResponseBuffer body,
        OperationWork? work,
        CancellationToken cancellationToken)
    {
        body.Append("{\"data\":"u8);
        var shaper = new ResponseShaper(body, arguments, context, later);
        var sequence = await _runner.RunAsync(operation, arguments, shaper, reads, work, cancellationToken).ConfigureAwait(false);
        if (later is not null && !shaper.IsNull)
        {
            shaper.PutOff(operation.Parts);
        }

        if (shaper.Errors.Count == 0)
        {
            return (ResponseKind.Data, sequence);
        }

        body.Append(",\"errors\":"u8);
        ErrorList.Write(body, shaper.Errors);
        return (ResponseKind.DataWithErrors, sequence);
    }

    /// <summary>CreateSourceEventStream() and MapSourceToResponseEvent() (specification 6.2.3).</summary>
    private GraphQLResponse Follow(
        CompiledOperation operation,
        ResponseContext context,
        GraphQLRequest request,
        ResponseBuffer body,
        OperationWork work,
        CancellationToken cancellationToken)
    {
        var field = operation.Events!;
        if (!ArgumentCoercion.TryCoerce(field.Definition, field.Syntax, context.Variables, out var arguments, out var error))
        {
            throw new GraphQLException(error);
        }

        // Each event costs the same; so what is too dear, or has an argument that cannot be used, is refused before the first.
        if (_cost.Answer(request, operation.Plan, _runner.Bind(operation, context, isIncremental: false), work) is { } answer)
        {
            body.Dispose();
            return answer;
        }

        var source = ((FieldMeaning.Events)field.Definition.Annotation!).Source;
        return new GraphQLResponse(
            ResponseKind.Events,
            body,
            ResponsesAsync(operation, context, source.Subscribe(arguments, cancellationToken), cancellationToken));
    }

    private async IAsyncEnumerable<ResponseBuffer> ResponsesAsync(
        CompiledOperation operation,
        ResponseContext context,
        IAsyncEnumerable<object> events,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var body = new ResponseBuffer();
        await foreach (var one in events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            body.Truncate(0);
            var ofEvent = context with { Event = one };
            try
            {
                var arguments = _runner.Bind(operation, ofEvent, isIncremental: false);
                await WriteAsync(operation, ofEvent, arguments, later: null, reads: null, body, work: null, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (GraphStoreException failure)
            {
                WriteRefusal(body, [StoreErrors.Of(failure)]);
            }
            catch (GraphQLException error)
            {
                WriteRefusal(body, error.Errors);
            }

            body.Append((byte)'}');
            yield return body;
        }
    }

    private static ResponseKind KindOf(ImmutableArray<GraphQLError> errors) => errors[0].Code switch
    {
        ErrorCodes.ParseFailed => ResponseKind.NotParsed,
        ErrorCodes.LimitExceeded => ResponseKind.Refused,
        _ => ResponseKind.NotValid,
    };

    private static GraphQLResponse Refusal(ResponseKind kind, IReadOnlyList<GraphQLError> errors, ResponseBuffer body)
    {
        WriteRefusal(body, errors);
        body.Append((byte)'}');
        return new GraphQLResponse(kind, body);
    }

    /// <summary>Writes a response without data, but for its last brace.</summary>
    private static void WriteRefusal(ResponseBuffer body, IReadOnlyList<GraphQLError> errors)
    {
        body.Truncate(0);
        body.Append("{\"errors\":"u8);
        ErrorList.Write(body, errors);
    }
}
