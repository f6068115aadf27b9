namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>
/// Pairs that have been compared, and how: for fields that can meet on one object, or only for fields that cannot. The
/// former says more and makes the latter unnecessary.
/// </summary>
internal sealed class ComparedPairs<TFirst, TSecond>
    where TFirst : class
    where TSecond : class
{
    private readonly Dictionary<(TFirst, TSecond), bool> _areExclusive = [];

    public bool Contains(TFirst first, TSecond second, bool areExclusive) =>
        _areExclusive.TryGetValue((first, second), out var known) && (areExclusive || !known);

    public void Add(TFirst first, TSecond second, bool areExclusive) => _areExclusive[(first, second)] = areExclusive;
}
