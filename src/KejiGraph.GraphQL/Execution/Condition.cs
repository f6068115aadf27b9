namespace KejiGraph.GraphQL.Execution;

/// <summary>
/// What one <c>@skip</c> or <c>@include</c> asks of a variable: that it be true, or, if negated, false.
/// </summary>
public readonly record struct Condition(string Variable, bool IsNegated)
{
    /// <inheritdoc/>
    public override string ToString() => (IsNegated ? "!$" : "$") + Variable;
}
