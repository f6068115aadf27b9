namespace KejiGraph.GraphQL.Validation;

/// <summary>
/// A rule of the chapter "Validation". The rule itself has no state; each validation begins it anew, and what it begins
/// listens to the kinds of syntax for which it implements <see cref="IEnter{T}"/> and <see cref="ILeave{T}"/>.
/// </summary>
public sealed class ValidationRule
{
    internal ValidationRule(string name, Func<ValidationContext, object> begin)
    {
        Name = name;
        Begin = begin;
    }

    /// <summary>The name by which graphql-js knows the rule, for example <c>FieldsOnCorrectTypeRule</c>.</summary>
    public string Name { get; }

    internal Func<ValidationContext, object> Begin { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
