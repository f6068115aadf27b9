using System.Diagnostics;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// Renders an order of rows: what follows ORDER BY, and the condition that a row stands after or before a place. Cypher puts nulls
/// last going up and first going down, so that going down they get a key of their own.
/// </summary>
internal sealed class RowOrder
{
    private readonly Ordering _ordering;
    private readonly string?[] _aliases;
    private readonly Parameters _parameters;

    public RowOrder(Ordering ordering, Parameters parameters, Variables variables)
    {
        _ordering = ordering;
        _parameters = parameters;
        _aliases = [.. ordering.Keys.Select(key => IsComputed(key.Value) ? variables.Next('k') : null)];
    }

    /// <summary>By id alone.</summary>
    public bool IsById => _ordering.Keys.IsEmpty;

    /// <summary>What cursors say of a row: for each key its value in the type in which it is read.</summary>
    public IEnumerable<(string Text, ValueSource Value)> CursorValues(RowScope row) =>
        _ordering.Keys.Select((key, index) => (
            ValueRenderer.PropertyOf(key.Value) is null ? _aliases[index]! : Read(key.Value, row), key.Value));

    /// <summary>The values that are made once for each row before sorting, with their names: <c>, … AS k0</c>.</summary>
    public string Computed(RowScope row) => string.Concat(_ordering.Keys.Select((key, index) =>
        _aliases[index] is { } alias ? $", {ValueRenderer.Sortable(key.Value, row)} AS {alias}" : ""));

    /// <summary>The names of those values.</summary>
    public IEnumerable<string> Aliases => _aliases.OfType<string>();

    /// <summary>The names of those values: <c>, k0</c>.</summary>
    public string ComputedNames => string.Concat(Aliases.Select(alias => $", {alias}"));

    /// <summary>The only key, if it is a property of nodes that are kept in its order by an index.</summary>
    public string? IndexedKey(RowScope row) =>
        _ordering.Keys is [{ Value: ValueSource.NodeProperty { Property: var access } value }]
        && access.Definition.Kind != ValueKind.Enum
        && row.Set.Types.All(type => type.Properties[access.IndexIn(type.Index)] is { IsIndexed: true } or { IsUnique: true })
            ? ValueRenderer.Render(value, row)
            : null;

    /// <summary>Some row can have no value for the key.</summary>
    public bool IsNullable(int key, RowScope row) => _ordering.Keys[key].Value switch
    {
        ValueSource.NodeProperty node =>
            !row.Set.Types.All(type => type.Properties[node.Property.IndexIn(type.Index)].IsRequired),
        ValueSource.RelationshipProperty relationship => !relationship.Property.IsRequired,
        ValueSource.RelatedCount or ValueSource.TypeName => false,
        _ => throw new UnreachableException(),
    };

    /// <summary>What follows ORDER BY.</summary>
    /// <param name="row">The rows.</param>
    /// <param name="backward">The last row first.</param>
    /// <param name="nulls">Which rows there are.</param>
    public string OrderBy(RowScope row, bool backward, KeyNulls nulls)
    {
        var down = backward ? " DESC" : "";
        var texts = new List<string>();
        for (var index = 0; nulls != KeyNulls.Only && index < _ordering.Keys.Length; index++)
        {
            var key = _ordering.Keys[index];
            var value = _aliases[index] ?? ValueRenderer.Render(key.Value, row);
            if (key.Descending && nulls == KeyNulls.Mixed && IsNullable(index, row))
            {
                texts.Add($"{value} IS NULL{down}");
            }

            texts.Add(key.Descending != backward ? $"{value} DESC" : value);
        }

        texts.Add($"{row.Node}.{NodeMatch.Id(row.Set)}{down}");
        if (row.Relationship is not null)
        {
            texts.Add($"{row.Relationship}.{StoredNames.Quote("id")}{down}");
        }

        return string.Join(", ", texts);
    }

    /// <summary>The condition that a row stands after a place, or before it.</summary>
    /// <param name="place">The place.</param>
    /// <param name="after">After it; else before it.</param>
    /// <param name="orAt">A row that stands exactly there counts too.</param>
    /// <param name="row">The row.</param>
    /// <param name="nulls">Which rows there are.</param>
    public string Beyond(PageBound? place, bool after, bool orAt, RowScope row, KeyNulls nulls)
    {
        if (place is null)
        {
            return Condition.True;
        }

        var condition = ById(place, after, orAt, row);
        for (var index = _ordering.Keys.Length - 1; index >= 0; index--)
        {
            condition = ByKey(index, place, after, condition, row, nulls);
        }

        return condition;
    }

    private string ByKey(int index, PageBound place, bool after, string ties, RowScope row, KeyNulls nulls)
    {
        var key = _ordering.Keys[index];
        var at = place.Key.Values[index];
        var value = ValueRenderer.Sortable(key.Value, row);
        var canBeNull = nulls == KeyNulls.Mixed && IsNullable(index, row);
        if (nulls == KeyNulls.Only)
        {
            return at is null ? ties : after ? Condition.True : Condition.False;
        }

        if (at is null)
        {
            return (after, canBeNull) switch
            {
                (true, true) => Condition.And($"{value} IS NULL", ties),
                (true, false) => Condition.False,
                (false, true) => Condition.Or($"{value} IS NOT NULL", ties),
                (false, false) => Condition.True,
            };
        }

        var bound = _parameters.Add(given => ToSortable(key.Value, place.Of(given).Values[index]!));
        var sign = key.Descending == after ? "<" : ">";
        var strict = $"{value} {sign} {bound}";
        var beyond = Condition.Or(
            strict, after && canBeNull ? $"{value} IS NULL" : Condition.False, Condition.And($"{value} = {bound}", ties));

        // Says nothing new, but an index can be entered there.
        return canBeNull && after ? beyond : Condition.And($"{value} {sign}= {bound}", beyond);
    }

    private string ById(PageBound place, bool after, bool orAt, RowScope row)
    {
        var id = $"{row.Node}.{NodeMatch.Id(row.Set)}";
        var sign = after ? ">" : "<";
        var at = orAt ? "=" : "";
        var bound = _parameters.Add(given => place.Of(given).NodeId);
        if (row.Relationship is null || place.Key.RelationshipId is null)
        {
            return $"{id} {sign}{at} {bound}";
        }

        var relationship = $"{row.Relationship}.{StoredNames.Quote("id")}";
        return Condition.Or(
            $"{id} {sign} {bound}",
            Condition.And($"{id} = {bound}", $"{relationship} {sign}{at} {_parameters.Add(given => place.Of(given).RelationshipId)}"));
    }

    private static string Read(ValueSource value, RowScope row) => value switch
    {
        ValueSource.NodeProperty node => $"{row.Node}.{StoredNames.Quote(node.Property.Definition.Name)}",
        ValueSource.RelationshipProperty relationship => $"{row.Relationship}.{StoredNames.Quote(relationship.Property.Name)}",
        _ => throw new UnreachableException(),
    };

    private static object? ToSortable(ValueSource value, object at) =>
        ValueRenderer.PropertyOf(value) is { Kind: ValueKind.Enum, Enum: { } codes }
            ? (long)codes.OrdinalOf((string)at)
            : StoredValues.ToCompare(at);

    private static bool IsComputed(ValueSource value) => ValueRenderer.PropertyOf(value) is null or { Kind: ValueKind.Enum };
}
