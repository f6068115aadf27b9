namespace KejiGraph.Graph.Plans;

/// <summary>How many members of a list must satisfy a predicate.</summary>
public enum Quantifier
{
    /// <summary>At least one.</summary>
    Some,

    /// <summary>Not one.</summary>
    None,

    /// <summary>Every one; an empty list satisfies it.</summary>
    All,
}
