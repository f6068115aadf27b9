using System.Diagnostics;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Cost;

/// <summary>What a filter or an order costs for one list, in thousandths of a unit. What the request leaves out costs nothing.</summary>
internal static class FilterCost
{
    /// <summary>The price of a filter. The depth of documents and variables is limited, so this may recurse.</summary>
    public static double Of(Predicate? filter, PlanArguments arguments)
    {
        switch (filter)
        {
            case null:
                return 0;
            case Predicate.And and:
                return Sum(and.Operands.AsSpan(), arguments);
            case Predicate.Or or:
                return Sum(or.Operands.AsSpan(), arguments);
            case Predicate.Not not:
                return Of(not.Operand, arguments);
            case Predicate.Comparison comparison:
                return Comparison(comparison, arguments);
            case Predicate.Related related:
                return CostWeights.RelatedPredicate + (CostWeights.RowsOfPredicate * Of(related.Row, arguments));
            case Predicate.HasRelated has:
                return IsAbsent(has.Operand, arguments) ? 0 : CostWeights.RelatedPredicate;
            case Predicate.Elements elements:
                return CostWeights.Comparison + (CostWeights.RecordsOfList * Of(elements.Element, arguments));
            case Predicate.HasElements has:
                return IsAbsent(has.Operand, arguments) ? 0 : CostWeights.Comparison;
            case Predicate.Referenced referenced:
                return CostWeights.Node + Of(referenced.Row, arguments);
            case Predicate.Parameter parameter:
                return Of(arguments[parameter.Operand] as Predicate, arguments);
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The price of an order.</summary>
    public static double Of(Ordering ordering)
    {
        var cost = 0.0;
        foreach (var key in ordering.Keys.AsSpan())
        {
            cost += CostWeights.SortKey + Of(key.Value);
        }

        return cost;
    }

    private static double Sum(ReadOnlySpan<Predicate> operands, PlanArguments arguments)
    {
        var cost = 0.0;
        foreach (var operand in operands)
        {
            cost += Of(operand, arguments);
        }

        return cost;
    }

    private static double Comparison(Predicate.Comparison comparison, PlanArguments arguments)
    {
        if (IsAbsent(comparison.Operand, arguments))
        {
            return 0;
        }

        var listed = arguments[comparison.Operand] is object?[] values ? values.Length : 0;
        return CostWeights.Comparison + Of(comparison.Value) + (CostWeights.ListedValue * listed);
    }

    private static double Of(ValueSource value) => value is ValueSource.RelatedCount ? CostWeights.RelatedCount : 0;

    private static bool IsAbsent(Operand operand, PlanArguments arguments) =>
        ReferenceEquals(arguments[operand], PlanArguments.Absent);
}
