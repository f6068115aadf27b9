using System.Diagnostics;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Plans;

/// <summary>Prints predicates for <see cref="PlanPrinter"/>.</summary>
internal sealed class PredicatePrinter(Func<Operand, string> show)
{
    public string Print(Predicate predicate) => predicate switch
    {
        Predicate.And and => $"({string.Join(" and ", and.Operands.Select(Print))})",
        Predicate.Or or => $"({string.Join(" or ", or.Operands.Select(Print))})",
        Predicate.Not not => $"not {Print(not.Operand)}",
        Predicate.Comparison comparison =>
            $"{Value(comparison.Value)} {Sign(comparison.Operator)} {show(comparison.Operand)}",
        Predicate.Related related =>
            $"{Word(related.Quantifier)} {Arrow(related.Type, related.Direction)} {related.Target}{Inner(related.Row)}",
        Predicate.HasRelated has => $"any {Arrow(has.Type, has.Direction)} {has.Target} is {show(has.Operand)}",
        Predicate.Elements elements => $"{Word(elements.Quantifier)} {Value(elements.List)}{Inner(elements.Element)}",
        Predicate.HasElements has => $"any {Value(has.List)} is {show(has.Operand)}",
        Predicate.Referenced referenced => $"{Value(referenced.Field)}{Inner(referenced.Row)}",
        Predicate.Parameter parameter => show(parameter.Operand),
        _ => throw new UnreachableException(),
    };

    public static string Value(ValueSource value) => value switch
    {
        ValueSource.NodeProperty property => $".{property.Property}",
        ValueSource.RelationshipProperty property => $"-.{property.Property}",
        ValueSource.RelatedCount count => $"count {Arrow(count.Type, count.Direction)} {count.Target}",
        ValueSource.TypeName => "type",
        ValueSource.Element => "element",
        ValueSource.RecordField field => $"#.{field.Field}",
        _ => throw new UnreachableException(),
    };

    public static string Arrow(RelationshipType type, Direction direction) =>
        direction == Direction.Out ? $"-{type}->" : $"<-{type}-";

    private string Inner(Predicate? predicate) => predicate is null ? "" : $" [{Print(predicate)}]";

    private static string Word(Quantifier quantifier) => quantifier switch
    {
        Quantifier.Some => "some",
        Quantifier.None => "none",
        Quantifier.All => "all",
        _ => throw new UnreachableException(),
    };

    private static string Sign(ComparisonOperator comparison) => comparison switch
    {
        ComparisonOperator.Equal => "=",
        ComparisonOperator.In => "in",
        ComparisonOperator.GreaterThan => ">",
        ComparisonOperator.GreaterThanOrEqual => ">=",
        ComparisonOperator.LessThan => "<",
        ComparisonOperator.LessThanOrEqual => "<=",
        ComparisonOperator.Contains => "contains",
        ComparisonOperator.StartsWith => "starts with",
        ComparisonOperator.EndsWith => "ends with",
        _ => throw new UnreachableException(),
    };
}
