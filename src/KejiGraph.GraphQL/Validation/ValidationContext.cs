using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation;

/// <summary>What the rules of one validation share. Used by one thread.</summary>
internal sealed class ValidationContext
{
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();
    private readonly Schema? _schema;
    private readonly TypeContext? _types;
    private VariableUsages? _variableUsages;

    public ValidationContext(
        Schema? schema,
        DocumentSyntax document,
        FragmentGraph fragments,
        TypeContext? types,
        ValidationOptions options)
    {
        _schema = schema;
        _types = types;
        Document = document;
        Fragments = fragments;
        Options = options;
    }

    public DocumentSyntax Document { get; }

    public ValidationOptions Options { get; }

    /// <summary>The schema of an executable document.</summary>
    public Schema Schema => _schema!;

    /// <summary>The schema that a type system document extends; null if it stands on its own.</summary>
    public Schema? ExistingSchema => _schema;

    /// <summary>Whether the document is one of definitions, to be made a schema or added to one.</summary>
    public bool IsTypeSystemDocument => _types is null;

    /// <summary>The types at the place where the walk is; of an executable document only.</summary>
    public TypeContext Types => _types!;

    /// <summary>The definition that the walk is in.</summary>
    public DefinitionSyntax? CurrentDefinition { get; set; }

    /// <summary>What the directives that the walk is at are applied to.</summary>
    public DirectiveLocation CurrentLocation { get; set; }

    /// <summary>Whether fragments spread themselves, so that they cannot be spread out.</summary>
    public bool HasFragmentCircle { get; init; }

    public FragmentGraph Fragments { get; }

    public VariableUsages VariableUsages => _variableUsages ??= new VariableUsages(this);

    /// <summary>How many more errors will be reported.</summary>
    public int RemainingErrors => Options.MaxErrors - _errors.Count;

    public ImmutableArray<GraphQLError> Errors => _errors.ToImmutable();

    /// <summary>
    /// For rules that follow spreads from fragment to fragment. The limit of depth keeps them shallow; but where
    /// fragments form circles, depth is not a number, and the stack itself is asked.
    /// </summary>
    public void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ValidationAbortedException(ValidationErrors.TooDeep(Options.MaxDepth));
        }
    }

    public void Report(string message, params ReadOnlySpan<SourcePosition> positions) =>
        Report(message, ErrorCodes.ValidationFailed, positions);

    /// <summary>Reports a limit that is exceeded at some places; unlike others, it does not end the validation.</summary>
    public void ReportLimit(string message, params ReadOnlySpan<SourcePosition> positions) =>
        Report(message, ErrorCodes.LimitExceeded, positions);

    private void Report(string message, string code, ReadOnlySpan<SourcePosition> positions)
    {
        if (_errors.Count >= Options.MaxErrors)
        {
            throw new ValidationAbortedException(ValidationErrors.TooManyErrors());
        }

        _errors.Add(new GraphQLError(message, code, positions));
    }
}
