using System.Diagnostics;
using KejiGraph.Graph.Model;
using KejiGraph.Neo4j.Storage;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>Reads fields out of records in Cypher, as <see cref="RecordText"/> writes them.</summary>
internal static class RecordFields
{
    /// <summary>The value of a scalar field in the type in which it is compared, or null.</summary>
    public static string Value(PropertyDefinition field, RecordScope record) => Typed(field.Kind, Raw(field, record));

    /// <summary>The elements of a list field, or of a field with one record; never null.</summary>
    public static string Elements(PropertyDefinition field, RecordScope record)
    {
        var raw = Raw(field, record);
        return field.IsList
            ? $"coalesce(split({raw}, {Mark(RecordText.ItemMark, record)}\")[1..], [])"
            : Single(raw);
    }

    /// <summary>An element of a list of scalars inside of a record in the type in which it is compared.</summary>
    public static string Element(PropertyDefinition list, string variable) => Typed(list.Kind, variable);

    /// <summary>The elements of a property with one record; never null.</summary>
    public static string Single(string value) => $"CASE WHEN {value} IS NULL THEN [] ELSE [{value}] END";

    private static string Raw(PropertyDefinition field, RecordScope record)
    {
        var mark = Mark(RecordText.FieldMark, record);
        return $"split(split({record.Variable}, {mark}{field.Name}=\")[1], {mark}\")[0]";
    }

    /// <summary>A mark as the beginning of a text literal. Fields are GraphQL names, so the rest needs no escape either.</summary>
    private static string Mark(char mark, RecordScope record) => $"\"\\u{(int)mark:x4}{RecordText.Level(record.Level)}";

    private static string Typed(ValueKind kind, string raw) => kind switch
    {
        ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Reference => Unescaped(raw),
        ValueKind.Enum or ValueKind.Decimal => raw,
        ValueKind.Int or ValueKind.Long => $"toInteger({raw})",
        ValueKind.Float => $"toFloat({raw})",
        ValueKind.Boolean => $"toBoolean({raw})",
        ValueKind.Date => $"date({raw})",
        ValueKind.DateTime => $"datetime({raw})",
        _ => throw new UnreachableException(),
    };

    private static string Unescaped(string raw) =>
        $"replace(replace(replace({raw}, \"\\u001aF\", \"\\u001f\"), \"\\u001aE\", \"\\u001e\"), \"\\u001aA\", \"\\u001a\")";
}
