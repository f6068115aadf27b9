namespace KejiGraph.GraphQL.Validation;

/// <summary>
/// How much validation reports and how much work it does. Exceeding a limit is one error with the code
/// <see cref="ErrorCodes.LimitExceeded"/>, and nothing else is reported.
/// </summary>
public sealed record ValidationOptions
{
    /// <summary>For documents that a client sent.</summary>
    public static ValidationOptions Request { get; } = new();

    /// <summary>For documents that the operator wrote: every error, and no limit but the depth.</summary>
    public static ValidationOptions Trusted { get; } = new()
    {
        MaxErrors = int.MaxValue,
        MaxFields = int.MaxValue,
        MaxFragmentVisits = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxFieldMergeComparisons = int.MaxValue,
    };

    /// <summary>
    /// How many errors are reported; if there are more, one that says so follows and validation stops. Default 5.
    /// </summary>
    public int MaxErrors { get; init; } = 5;

    /// <summary>
    /// Whether messages keep the schema's names to themselves. Default false: they may say "Did you mean …?".
    /// </summary>
    public bool HideSuggestions { get; init; }

    /// <summary>
    /// The most fields that all operations of the document select, with fragments spread out: a fragment that is spread
    /// twice counts twice. Default 2,048.
    /// </summary>
    public int MaxFields { get; init; } = 2_048;

    /// <summary>
    /// The most fragment spreads that all operations of the document meet, with fragments spread out. Default 1,000.
    /// </summary>
    public int MaxFragmentVisits { get; init; } = 1_000;

    /// <summary>
    /// The most entries that one operation selects at its root, under different response names, with fragments spread out.
    /// Default 50.
    /// </summary>
    public int MaxRootFields { get; init; } = 50;

    /// <summary>
    /// The most aliases that the document gives to fields of one name, wherever it selects them. An alias that is used in
    /// several places counts once; a field without one does not count. Default 50.
    /// </summary>
    public int MaxAliases { get; init; } = 50;

    /// <summary>How deep selection sets may nest with fragments spread out. Default 200.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>
    /// The most comparisons of fields and of the values in their arguments, to find out whether all fields can be merged.
    /// A valid document needs about one for each field; many are needed only to word the errors of a document with
    /// conflicts. Default 100,000.
    /// </summary>
    public int MaxFieldMergeComparisons { get; init; } = 100_000;

    /// <summary>
    /// How many lists of introspection (<c>fields</c>, <c>interfaces</c>, <c>possibleTypes</c>, <c>inputFields</c>) may be
    /// nested in one another. Default 2, as graphql-js recommends; no tool asks for more.
    /// </summary>
    public int MaxIntrospectionDepth { get; init; } = 2;
}
