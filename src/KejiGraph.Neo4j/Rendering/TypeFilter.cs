using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// A filter that names the types of its rows, for itself or together with other conditions, leaves a smaller set: those types alone need
/// to be found and read.
/// </summary>
internal static class TypeFilter
{
    /// <summary>The types of a set that a request names; all of it when the operand names all.</summary>
    public static NodeSet Named(NodeSet set, object? names)
    {
        var given = names as object?[] ?? [names];
        NodeType[] types = [.. set.Types.Where(type => given.Contains(type.Name))];
        return types.Length == set.Types.Length ? set : new NodeSet(set.Name, types);
    }

    /// <summary>The set that a filter leaves of another, which can be empty, and what else the filter asks.</summary>
    public static (NodeSet Set, Predicate? Filter) Split(NodeSet set, Predicate? filter, PlanArguments arguments)
    {
        switch (filter)
        {
            case Predicate.And and:
                List<Predicate> rest = [];
                foreach (var operand in and.Operands)
                {
                    (set, var left) = Split(set, operand, arguments);
                    if (left is not null)
                    {
                        rest.Add(left);
                    }
                }

                return (set, rest.Count == 0 ? null : new Predicate.And([.. rest]));
            case Predicate.Comparison { Value: ValueSource.TypeName } comparison:
                var names = arguments[comparison.Operand];
                return (ReferenceEquals(names, PlanArguments.Absent) ? set : Named(set, names), null);
            case Predicate.Parameter parameter:
                return Split(set, arguments[parameter.Operand] as Predicate, arguments);
            default:
                return (set, filter);
        }
    }
}
