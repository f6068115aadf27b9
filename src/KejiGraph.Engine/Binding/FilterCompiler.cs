using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Engine.Api;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Binding;

/// <summary>
/// Makes a predicate of a filter. What a filter leaves out or gives as null asks for nothing: an empty object, an empty list, a
/// null in the place of an object. Only a comparison with null is a question of its own.
/// </summary>
/// <param name="allocate">Gives a value of the filter a parameter.</param>
internal sealed class FilterCompiler(Func<InputTree, Operand> allocate)
{
    /// <summary>The predicate; null when the filter asks for nothing.</summary>
    public Predicate? Compile(InputTree filter, FilterScope scope) => filter is InputTree.Fields fields
        ? All(fields.Given.Select(field => Compile((InputMeaning)field.Definition.Annotation!, field.Value, scope)))
        : null;

    private Predicate? Compile(InputMeaning meaning, InputTree value, FilterScope scope)
    {
        switch (meaning)
        {
            case InputMeaning.And:
                return All(Each(value, scope));
            case InputMeaning.Or:
                return Any(Each(value, scope));
            case InputMeaning.Not:
                return Compile(value, scope) is { } inner ? new Predicate.Not(inner) : null;
            case InputMeaning.Property property:
                return Property(property.Field, value, scope);
            case InputMeaning.TypeName:
                return Comparisons(value, new ValueSource.TypeName());
            case InputMeaning.Related { Relationship: var field }:
                return Quantified(
                    value,
                    row => Compile(row, new FilterScope.Rows(field.Type, field.Target.Set)),
                    (quantifier, row) =>
                        new Predicate.Related(field.Type, field.Direction, field.Target.Set, quantifier, row),
                    operand => new Predicate.HasRelated(field.Type, field.Direction, field.Target.Set, operand));
            case InputMeaning.RelatedCount { Relationship: var field }:
                return Comparisons(value, new ValueSource.RelatedCount(field.Type, field.Direction, field.Target.Set));
            case InputMeaning.RowNode:
                return Compile(value, new FilterScope.Nodes(((FilterScope.Rows)scope).Set));
            case InputMeaning.RowEdge:
                return Compile(value, new FilterScope.Relationships(((FilterScope.Rows)scope).Type));
            default:
                throw new UnreachableException();
        }
    }

    private Predicate? Property(PropertyField field, InputTree value, FilterScope scope)
    {
        var source = scope.ValueOf(field);
        var property = field.Property;
        if (property.IsList)
        {
            return Quantified(
                value,
                element => Element(property, element),
                (quantifier, element) => new Predicate.Elements(source, quantifier, element),
                operand => new Predicate.HasElements(source, operand));
        }

        return property.Kind switch
        {
            ValueKind.Record => Compile(value, new FilterScope.Records(property.Record!)) is { } fields
                ? new Predicate.Elements(source, Quantifier.Some, fields)
                : null,
            ValueKind.Reference => Compile(value, new FilterScope.Nodes(field.Target!.Set)) is { } target
                ? new Predicate.Referenced((ValueSource.RecordField)source, target)
                : null,
            _ => Comparisons(value, source),
        };
    }

    private Predicate? Element(PropertyDefinition list, InputTree value) => list.Kind == ValueKind.Record
        ? Compile(value, new FilterScope.Records(list.Record!))
        : Comparisons(value, new ValueSource.Element(list));

    /// <summary>What is asked of a list: some, none, all, any.</summary>
    private Predicate? Quantified(
        InputTree value,
        Func<InputTree, Predicate?> compileElement,
        Func<Quantifier, Predicate?, Predicate> quantify,
        Func<Operand, Predicate> has) => value is not InputTree.Fields fields
        ? null
        : All(fields.Given.Select(field => (field.Definition.Annotation, field.Value) switch
        {
            (_, InputTree.Constant { Value: null }) => null,
            (InputMeaning.Quantify quantifier, _) => quantify(quantifier.Quantifier, compileElement(field.Value)),
            (InputMeaning.HasAny, _) => has(allocate(field.Value)),
            _ => throw new UnreachableException(),
        }));

    /// <summary>What is asked of a single value.</summary>
    private Predicate? Comparisons(InputTree value, ValueSource source) => value is not InputTree.Fields fields
        ? null
        : All(fields.Given.Select(field => field.Definition.Annotation switch
        {
            InputMeaning.And => All(Each(field.Value, operations => Comparisons(operations, source))),
            InputMeaning.Or => Any(Each(field.Value, operations => Comparisons(operations, source))),
            InputMeaning.Compare compare => Comparison(compare, field.Value, source),
            _ => throw new UnreachableException(),
        }));

    private Predicate? Comparison(InputMeaning.Compare compare, InputTree value, ValueSource source)
    {
        if (compare.Operator == ComparisonOperator.In && value is InputTree.Constant { Value: null })
        {
            return null;
        }

        var comparison = new Predicate.Comparison(source, compare.Operator, allocate(value));
        return compare.IsNegated ? new Predicate.Not(comparison) : comparison;
    }

    private IEnumerable<Predicate?> Each(InputTree value, FilterScope scope) => Each(value, one => Compile(one, scope));

    private static IEnumerable<Predicate?> Each(InputTree value, Func<InputTree, Predicate?> compile) =>
        value is InputTree.Items items ? items.All.Select(compile) : [];

    private static Predicate? All(IEnumerable<Predicate?> predicates) =>
        Joined(predicates, all => new Predicate.And(all));

    private static Predicate? Any(IEnumerable<Predicate?> predicates) =>
        Joined(predicates, all => new Predicate.Or(all));

    private static Predicate? Joined(
        IEnumerable<Predicate?> predicates, Func<ImmutableArray<Predicate>, Predicate> join)
    {
        ImmutableArray<Predicate> given = [.. predicates.OfType<Predicate>()];
        return given.Length switch
        {
            0 => null,
            1 => given[0],
            _ => join(given),
        };
    }
}
