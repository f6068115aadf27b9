namespace KejiGraph.GraphQL.Values;

/// <summary>How the variables of a request are coerced.</summary>
public sealed record VariableOptions
{
    /// <summary>The defaults: depth 200, 5 errors, suggestions.</summary>
    public static VariableOptions Default { get; } = new();

    /// <summary>
    /// How deep lists and objects may nest in one variable. Default 200. Deeper is an error with the code
    /// <see cref="ErrorCodes.LimitExceeded"/>.
    /// </summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>
    /// How many errors are reported before coercion stops with a further one that says so. Default 5.
    /// </summary>
    public int MaxErrors { get; init; } = 5;

    /// <summary>
    /// Whether messages keep the schema's names to themselves. Default false: they may say "Did you mean …?".
    /// </summary>
    public bool HideSuggestions { get; init; }
}
