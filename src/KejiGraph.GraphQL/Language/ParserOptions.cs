namespace KejiGraph.GraphQL.Language;

/// <summary>
/// How much text the parser accepts. Exceeding a limit is an error with the code <see
/// cref="ErrorCodes.LimitExceeded"/>.
/// </summary>
public sealed record ParserOptions
{
    /// <summary>
    /// The largest <see cref="MaxDepth"/>: what every walk over the syntax can recurse into on any thread.
    /// </summary>
    public const int GreatestDepth = 500;

    private readonly int _maxDepth = 200;

    /// <summary>For text that the operator wrote: a schema, a stored document. Only the depth is limited.</summary>
    public static ParserOptions Trusted { get; } = new();

    /// <summary>For text that a client sent: 20,000 tokens, depth 200, 4 directives at one place.</summary>
    public static ParserOptions Request { get; } = new() { MaxTokens = 20_000, MaxDirectives = 4 };

    /// <summary>The most tokens of a document. Default: no limit.</summary>
    public int MaxTokens { get; init; } = int.MaxValue;

    /// <summary>
    /// How deep selection sets, list and object values and list types may nest, counted together. Default 200,
    /// from 1 to 500.
    /// </summary>
    public int MaxDepth
    {
        get => _maxDepth;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, GreatestDepth);
            _maxDepth = value;
        }
    }

    /// <summary>The most directives at one place. Default: no limit.</summary>
    public int MaxDirectives { get; init; } = int.MaxValue;
}
