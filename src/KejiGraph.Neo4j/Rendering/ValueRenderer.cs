using System.Diagnostics;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>Renders what a comparison or a sort reads of the row or element at hand.</summary>
internal static class ValueRenderer
{
    /// <summary>The value in the type in which it is compared; null where there is none.</summary>
    public static string Render(ValueSource value, RowScope row, RecordScope element = default) => value switch
    {
        ValueSource.NodeProperty node => $"{row.Node}.{StoredNames.Quote(StoredNames.OrderName(node.Property.Definition))}",
        ValueSource.RelationshipProperty one => $"{row.Relationship}.{StoredNames.Quote(StoredNames.OrderName(one.Property))}",
        ValueSource.RelatedCount count => $"COUNT {{ {Related(row.Node, "", count.Type, count.Direction, "", count.Target)} }}",
        ValueSource.TypeName => TypeName(row),
        ValueSource.Element => element.Variable,
        ValueSource.RecordField field => RecordFields.Value(field.Field, element),
        _ => throw new UnreachableException(),
    };

    /// <summary>What a value is, for operands, orders and cursors; null for a count or the name of a type.</summary>
    public static PropertyDefinition? PropertyOf(ValueSource value) => value switch
    {
        ValueSource.NodeProperty node => node.Property.Definition,
        ValueSource.RelationshipProperty relationship => relationship.Property,
        ValueSource.Element element => element.List,
        ValueSource.RecordField field => field.Field,
        ValueSource.RelatedCount or ValueSource.TypeName => null,
        _ => throw new UnreachableException(),
    };

    /// <summary>A value as a number that sorts as it does, where the value itself does not: members of an enumeration as declared.</summary>
    public static string Sortable(ValueSource value, RowScope row)
    {
        var rendered = Render(value, row);
        return PropertyOf(value) is { Kind: ValueKind.Enum, Enum: { } codes }
            ? $"CASE {rendered} {string.Join(' ', codes.Codes.Select((code, ordinal) => $"WHEN \"{code}\" THEN {ordinal}"))} END"
            : rendered;
    }

    /// <summary>The elements of a list property or of a property with one record; never null.</summary>
    public static string Elements(ValueSource list, RowScope row, RecordScope element)
    {
        if (list is ValueSource.RecordField field)
        {
            return RecordFields.Elements(field.Field, element);
        }

        var value = Render(list, row, element);
        return PropertyOf(list)!.IsList ? $"coalesce({value}, [])" : RecordFields.Single(value);
    }

    /// <summary>The pattern of a relationship from a variable to nodes of a set.</summary>
    public static string Related(
        string from, string relationship, RelationshipType type, Direction direction, string to, NodeSet target)
    {
        var ends = direction == Direction.Out ? type.Targets : type.Sources;
        var labels = target.ContainsAll(ends) ? "" : $":{StoredNames.Labels(target)}";
        var arrow = $"-[{relationship}:{StoredNames.Quote(type.Name)}]-";
        return direction == Direction.Out ? $"({from}){arrow}>({to}{labels})" : $"({from})<{arrow}({to}{labels})";
    }

    /// <summary>A choice by the type of a node.</summary>
    public static string ByType(RowScope row, Func<NodeType, int, string> choice) => row.Set.IsSingle
        ? choice(row.Set.Types[0], 0)
        : $"CASE {string.Join(' ', row.Set.Types.Select((type, place) => $"WHEN {row.Node}:{StoredNames.Label(type)} THEN {choice(type, place)}"))} END";

    private static string TypeName(RowScope row) => ByType(row, static (type, _) => $"\"{type.Name}\"");
}
