using System.Diagnostics;
using System.Text;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Testing.Contract;

/// <summary>
/// Answers filters and orders the plainest way there is: it looks at everything, with no index and nothing kept. What a store
/// answers is compared with it.
/// </summary>
public sealed class PlainSearch(RandomChanges graph, PlanArguments arguments)
{
    /// <summary>The rows of a source in order.</summary>
    public List<PlainRow> Rows(RowSource source, string? from, Predicate? filter, Ordering ordering)
    {
        var rows = source switch
        {
            RowSource.Scan scan => graph.Nodes
                .Where(node => scan.Set.Contains(node.Type.Index))
                .Select(node => new PlainRow(node.Type, node.Id, node.Values, null, null)),
            RowSource.Expand expand => Related(from!, expand.Type, expand.Direction, expand.Target),
            _ => throw new UnreachableException(),
        };
        var found = rows.Where(row => filter is null || Matches(filter, row, element: null)).ToList();
        found.Sort((left, right) => Compare(ordering, left, right));
        return found;
    }

    /// <summary>The place of a row.</summary>
    public CursorKey KeyOf(Ordering ordering, PlainRow row) =>
        new([.. ordering.Keys.Select(key => Value(key.Value, row, null))], row.Id, row.RelationshipId);

    private IEnumerable<PlainRow> Related(string id, RelationshipType type, Direction direction, NodeSet target) =>
        from one in graph.Relationships
        where one.Type == type && (direction == Direction.Out ? one.From : one.To) == id
        let other = graph.Nodes.Single(node => node.Id == (direction == Direction.Out ? one.To : one.From))
        where target.Contains(other.Type.Index)
        select new PlainRow(other.Type, other.Id, other.Values, one.Id, one.Values);

    private bool IsAbsent(Predicate predicate) => predicate switch
    {
        Predicate.And and => and.Operands.All(IsAbsent),
        Predicate.Or or => or.Operands.All(IsAbsent),
        Predicate.Not not => IsAbsent(not.Operand),
        Predicate.Comparison comparison => ReferenceEquals(arguments[comparison.Operand], PlanArguments.Absent),
        Predicate.HasRelated has => arguments[has.Operand] is not bool,
        Predicate.HasElements has => arguments[has.Operand] is not bool,
        _ => false,
    };

    private bool Matches(Predicate predicate, PlainRow row, object? element)
    {
        switch (predicate)
        {
            case Predicate.And and:
                return and.Operands.Where(one => !IsAbsent(one)).All(one => Matches(one, row, element));
            case Predicate.Or or:
                var given = or.Operands.Where(one => !IsAbsent(one)).ToArray();
                return given.Length == 0 || given.Any(one => Matches(one, row, element));
            case Predicate.Not not:
                return IsAbsent(not.Operand) || !Matches(not.Operand, row, element);
            case Predicate.Comparison comparison:
                return IsAbsent(comparison) || Compares(
                    Value(comparison.Value, row, element), comparison.Operator, arguments[comparison.Operand], comparison.Value);
            case Predicate.Related related:
                return Quantify(
                    related.Quantifier,
                    Related(row.Id, related.Type, related.Direction, related.Target)
                        .Select(one => related.Row is null || IsAbsent(related.Row) || Matches(related.Row, one, element: null)));
            case Predicate.HasRelated has:
                return IsAbsent(has)
                    || Related(row.Id, has.Type, has.Direction, has.Target).Any() == (bool)arguments[has.Operand]!;
            case Predicate.Elements elements:
                var list = Value(elements.List, row, element) as object?[] ?? [];
                return Quantify(
                    elements.Quantifier,
                    list.Select(one => elements.Element is null || IsAbsent(elements.Element) || Matches(elements.Element, row, one)));
            case Predicate.HasElements has:
                return IsAbsent(has)
                    || (Value(has.List, row, element) is object?[] { Length: > 0 }) == (bool)arguments[has.Operand]!;
            default:
                throw new UnreachableException();
        }
    }

    private static bool Quantify(Quantifier quantifier, IEnumerable<bool> matches) => quantifier switch
    {
        Quantifier.Some => matches.Any(match => match),
        Quantifier.None => !matches.Any(match => match),
        Quantifier.All => matches.All(match => match),
        _ => throw new UnreachableException(),
    };

    private object? Value(ValueSource source, PlainRow row, object? element) => source switch
    {
        ValueSource.NodeProperty { Property.Definition: { Name: "id" } } => row.Id,
        ValueSource.NodeProperty property => row.Values.GetValueOrDefault(property.Property.Definition.Name),
        ValueSource.RelationshipProperty { Property.Name: "id" } => row.RelationshipId,
        ValueSource.RelationshipProperty property => row.RelationshipValues!.GetValueOrDefault(property.Property.Name),
        ValueSource.RelatedCount count => (long)Related(row.Id, count.Type, count.Direction, count.Target).Count(),
        ValueSource.TypeName => row.Type.Name,
        ValueSource.Element => element,
        ValueSource.RecordField field => ((RecordValue)element!).Fields[field.Field.Index],
        _ => throw new UnreachableException(),
    };

    private static bool Compares(object? value, ComparisonOperator comparison, object? operand, ValueSource source)
    {
        switch (comparison)
        {
            case ComparisonOperator.Equal:
                return Same(value, operand);
            case ComparisonOperator.In:
                return ((object?[])operand!).Any(one => Same(value, one));
            case var _ when value is null || operand is null:
                return false;
            case ComparisonOperator.Contains:
                return ((string)value).Contains((string)operand, StringComparison.Ordinal);
            case ComparisonOperator.StartsWith:
                return ((string)value).StartsWith((string)operand, StringComparison.Ordinal);
            case ComparisonOperator.EndsWith:
                return ((string)value).EndsWith((string)operand, StringComparison.Ordinal);
            default:
                var order = Order(value, operand, source);
                return comparison switch
                {
                    ComparisonOperator.GreaterThan => order > 0,
                    ComparisonOperator.GreaterThanOrEqual => order >= 0,
                    ComparisonOperator.LessThan => order < 0,
                    ComparisonOperator.LessThanOrEqual => order <= 0,
                    _ => throw new UnreachableException(),
                };
        }
    }

    private static bool Same(object? left, object? right) => left is null ? right is null : left.Equals(right);

    private int Compare(Ordering ordering, PlainRow left, PlainRow right)
    {
        foreach (var key in ordering.Keys)
        {
            var (one, two) = (Value(key.Value, left, null), Value(key.Value, right, null));
            var order = one is null || two is null
                ? (one is null ? 1 : 0) - (two is null ? 1 : 0)
                : Order(one, two, key.Value) * (key.Descending ? -1 : 1);
            if (order != 0)
            {
                return order;
            }
        }

        var byId = Text(left.Id, right.Id);
        return byId != 0 ? byId : Text(left.RelationshipId ?? "", right.RelationshipId ?? "");
    }

    private static int Order(object left, object right, ValueSource source)
    {
        var definition = source switch
        {
            ValueSource.NodeProperty property => property.Property.Definition,
            ValueSource.RelationshipProperty property => property.Property,
            _ => null,
        };
        return definition?.Enum is { } codes
            ? codes.OrdinalOf((string)left) - codes.OrdinalOf((string)right)
            : left is string text ? Text(text, (string)right) : ((IComparable)left).CompareTo(right);
    }

    private static int Text(string left, string right) =>
        Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
}

/// <summary>A node and the relationship that led to it.</summary>
public sealed record PlainRow(
    NodeType Type,
    string Id,
    IReadOnlyDictionary<string, object?> Values,
    string? RelationshipId,
    IReadOnlyDictionary<string, object?>? RelationshipValues);
