namespace KejiGraph.Graph.Plans;

/// <summary>
/// A value that a plan needs when it runs: the parameter with that number, never the value itself, so that a plan
/// holds for every request with the same document.
/// </summary>
/// <param name="Parameter">The number of the parameter in <see cref="PlanArguments"/>.</param>
public readonly record struct Operand(int Parameter)
{
    /// <inheritdoc/>
    public override string ToString() => $"${Parameter}";
}
