using System.Diagnostics;
using KejiGraph.Engine.Api;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Binding;

/// <summary>Makes an ordering of a list of sort keys.</summary>
internal static class OrderCompiler
{
    /// <summary>The ordering; by id when no key is given.</summary>
    public static Ordering Compile(InputTree order, FilterScope scope) => order is InputTree.Items items
        ? new Ordering([.. items.All.OfType<InputTree.Fields>().Select(key => Key(key, scope))])
        : Ordering.ById;

    private static SortKey Key(InputTree.Fields key, FilterScope scope)
    {
        // Sort keys are oneOf types: there is exactly one field, and it is not null.
        var (definition, value) = key.Given[0];
        return (InputMeaning)definition.Annotation! switch
        {
            InputMeaning.Property property => new SortKey(scope.ValueOf(property.Field), IsDescending(value)),
            InputMeaning.RelatedCount { Relationship: var field } => new SortKey(
                new ValueSource.RelatedCount(field.Type, field.Direction, field.Target.Set), IsDescending(value)),
            InputMeaning.RowNode => Key((InputTree.Fields)value, new FilterScope.Nodes(((FilterScope.Rows)scope).Set)),
            InputMeaning.RowEdge => Key((InputTree.Fields)value, new FilterScope.Relationships(((FilterScope.Rows)scope).Type)),
            _ => throw new UnreachableException(),
        };
    }

    private static bool IsDescending(InputTree direction) => direction is InputTree.Constant { Value: "DESC" };
}
