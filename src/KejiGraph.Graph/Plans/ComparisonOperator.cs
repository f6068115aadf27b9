namespace KejiGraph.Graph.Plans;

/// <summary>
/// How a value is compared with an operand. Every comparison is true or false, never unknown: a null value equals null
/// only, is in a list that holds null, and is neither less nor greater than anything and contains nothing.
/// </summary>
public enum ComparisonOperator
{
    /// <summary>The same value.</summary>
    Equal,

    /// <summary>One of the values of a list.</summary>
    In,

    /// <summary>Sorts after the operand.</summary>
    GreaterThan,

    /// <summary>Sorts after the operand or equals it.</summary>
    GreaterThanOrEqual,

    /// <summary>Sorts before the operand.</summary>
    LessThan,

    /// <summary>Sorts before the operand or equals it.</summary>
    LessThanOrEqual,

    /// <summary>Text that holds the operand, code point by code point.</summary>
    Contains,

    /// <summary>Text that begins with the operand.</summary>
    StartsWith,

    /// <summary>Text that ends with the operand.</summary>
    EndsWith,
}
