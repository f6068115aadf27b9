using System.Diagnostics;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// Renders predicates as conditions of Cypher. Comparisons of a plan are true or false, those of Cypher can be null. Where
/// a condition only selects, null does no harm, and the bare comparison can use an index; beneath a negation or a quantifier
/// each comparison is made exact.
/// </summary>
internal sealed class PredicateRenderer(PlanArguments arguments, Parameters parameters, Variables variables)
{
    /// <summary>The condition that a row satisfies a predicate; true when the predicate is absent.</summary>
    public string Render(Predicate? predicate, RowScope row) => Render(predicate, row, default, exact: false);

    private string Render(Predicate? predicate, RowScope row, RecordScope element, bool exact) =>
        predicate is null ? Condition.True : Present(predicate, row, element, exact) ?? Condition.True;

    /// <summary>The condition, or null when the request gives the predicate nothing to compare with.</summary>
    private string? Present(Predicate predicate, RowScope row, RecordScope element, bool exact)
    {
        switch (predicate)
        {
            case Predicate.And and:
                string[] all = [.. and.Operands.Select(one => Present(one, row, element, exact)).OfType<string>()];
                return all.Length == 0 ? null : Condition.And(all);
            case Predicate.Or or:
                string[] any = [.. or.Operands.Select(one => Present(one, row, element, exact)).OfType<string>()];
                return any.Length == 0 ? null : Condition.Or(any);
            case Predicate.Not not:
                return Present(not.Operand, row, element, exact: true) is { } negated ? Condition.Not(negated) : null;
            case Predicate.Comparison comparison:
                return Comparison(comparison, row, element, exact);
            case Predicate.Related related:
                return Related(related, row);
            case Predicate.HasRelated has:
                return arguments[has.Operand] is bool wanted ? HasRelated(has, row, wanted) : null;
            case Predicate.Elements elements:
                return Elements(elements, row, element);
            case Predicate.HasElements has:
                return arguments[has.Operand] is bool some
                    ? $"size({ValueRenderer.Elements(has.List, row, element)}) {(some ? ">" : "=")} 0"
                    : null;
            case Predicate.Referenced referenced:
                return Referenced(referenced, row, element);
            case Predicate.Parameter parameter:
                return arguments[parameter.Operand] is Predicate given ? Present(given, row, element, exact) : null;
            default:
                throw new UnreachableException();
        }
    }

    private string? Comparison(Predicate.Comparison comparison, RowScope row, RecordScope element, bool exact)
    {
        var operand = arguments[comparison.Operand];
        if (ReferenceEquals(operand, PlanArguments.Absent))
        {
            return null;
        }

        if (comparison.Value is ValueSource.TypeName)
        {
            return TypeCondition.IsNamed(row, operand, parameters, variables);
        }

        var value = ValueRenderer.Render(comparison.Value, row, element);
        var property = ValueRenderer.PropertyOf(comparison.Value);
        var condition = ComparisonRenderer.Render(comparison, value, property, operand, parameters);
        return exact && condition is not (Condition.True or Condition.False) ? $"coalesce({condition}, false)" : condition;
    }

    private string Related(Predicate.Related related, RowScope row)
    {
        var (target, asked) = related.Quantifier == Quantifier.All
            ? (related.Target, related.Row)
            : TypeFilter.Split(related.Target, related.Row, arguments);
        var to = new RowScope(variables.Next('n'), target, variables.Next('r'));
        var inner = target.Types.IsEmpty
            ? Condition.False
            : Render(asked, to, default, exact: related.Quantifier == Quantifier.All);
        var pattern = ValueRenderer.Related(row.Node, to.Relationship!, related.Type, related.Direction, to.Node, target);
        return related.Quantifier switch
        {
            Quantifier.Some => Exists(pattern, inner),
            Quantifier.None => Condition.Not(Exists(pattern, inner)),
            Quantifier.All => Condition.Not(Exists(pattern, Condition.Not(inner))),
            _ => throw new UnreachableException(),
        };
    }

    private static string HasRelated(Predicate.HasRelated has, RowScope row, bool wanted)
    {
        var exists = Exists(ValueRenderer.Related(row.Node, "", has.Type, has.Direction, "", has.Target), Condition.True);
        return wanted ? exists : Condition.Not(exists);
    }

    private static string Exists(string pattern, string condition) => condition switch
    {
        Condition.False => Condition.False,
        Condition.True => $"EXISTS {{ {pattern} }}",
        _ => $"EXISTS {{ MATCH {pattern} WHERE {condition} }}",
    };

    private string Elements(Predicate.Elements elements, RowScope row, RecordScope outer)
    {
        var list = ValueRenderer.Elements(elements.List, row, outer);
        var property = ValueRenderer.PropertyOf(elements.List)!;
        var variable = variables.Next('x');

        // The elements of a list of scalars inside of a record are texts; outside they have their own type.
        var each = elements.List is ValueSource.RecordField && property.Kind != ValueKind.Record
            ? $"[{variable} IN {list} | {RecordFields.Element(property, variable)}]"
            : list;
        var inner = Render(elements.Element, row, RecordScope.Of(property, variable, outer.Variable is null ? -1 : outer.Level), exact: true);
        return elements.Quantifier switch
        {
            Quantifier.Some => $"any({variable} IN {each} WHERE {inner})",
            Quantifier.None => $"none({variable} IN {each} WHERE {inner})",
            Quantifier.All => $"all({variable} IN {each} WHERE {inner})",
            _ => throw new UnreachableException(),
        };
    }

    private string? Referenced(Predicate.Referenced referenced, RowScope row, RecordScope element)
    {
        var target = referenced.Field.Field.Target!;
        var to = new RowScope(variables.Next('n'), target);
        var id = ValueRenderer.Render(referenced.Field, row, element);
        if (ById(referenced, id) is { } same)
        {
            return same;
        }

        return Present(referenced.Row, to, default, exact: false) is { } inner
            ? Exists(NodeMatch.Pattern(to), Condition.And(NodeMatch.HasId(to, id, parameters, variables), inner))
            : null;
    }

    /// <summary>
    /// A condition on the id of a node that is referred to, which is there: nobody needs to look for it. Null for other conditions.
    /// </summary>
    private string? ById(Predicate.Referenced referenced, string id)
    {
        if (referenced.Row is not Predicate.Comparison { Value: ValueSource.NodeProperty { Property: var property } } comparison
            || property.Definition != referenced.Field.Field.Target!.Types[0].Id)
        {
            return null;
        }

        var operand = arguments[comparison.Operand];
        return ReferenceEquals(operand, PlanArguments.Absent) || operand is null || operand is object?[] items && items.Contains(null)
            ? null
            : $"coalesce({ComparisonRenderer.Render(comparison, id, null, operand, parameters)}, false)";
    }
}
