using System.Diagnostics;
using KejiGraph.Embedded.Columns;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running.Values;

/// <summary>Chooses the reader of a value source.</summary>
internal static class Readers
{
    /// <summary>Calls back with a reader of the type in which the value is kept.</summary>
    public static TResult For<TResult>(ValueSource source, RecordType? record, IReaderUser<TResult> user) => source switch
    {
        ValueSource.TypeName => user.Use(new TextValueReader.OfTypeName()),
        ValueSource.RelatedCount count => user.Use(new CountReader(count.Type, count.Direction, count.Target)),
        _ => For(source, PropertyOf(source), record, user),
    };

    private static TResult For<TResult>(
        ValueSource source, PropertyDefinition property, RecordType? record, IReaderUser<TResult> user) => property.Kind switch
        {
            ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Reference => user.Use(Text(source, record)),
            ValueKind.Int or ValueKind.Long => user.Use(Value(source, record, new IntegerFormat())),
            ValueKind.Float => user.Use(Value(source, record, new FloatFormat())),
            ValueKind.Decimal => user.Use(Value(source, record, new DecimalFormat())),
            ValueKind.Boolean => user.Use(Value(source, record, new BooleanFormat())),
            ValueKind.Date => user.Use(Value(source, record, new DateFormat())),
            ValueKind.DateTime => user.Use(Value(source, record, new DateTimeFormat())),
            ValueKind.Enum => user.Use(Value(source, record, new EnumFormat(property.Enum!))),
            _ => throw new UnreachableException(),
        };

    private static TextValueReader Text(ValueSource source, RecordType? record) => source switch
    {
        ValueSource.NodeProperty node => new TextValueReader.OfNode(node.Property),
        ValueSource.RelationshipProperty relationship =>
            new TextValueReader.OfRelationship(relationship.Type, relationship.Property),
        ValueSource.Element element => new TextValueReader.OfElement(new ElementField(null, element.List)),
        ValueSource.RecordField field => new TextValueReader.OfElement(new ElementField(record, field.Field)),
        _ => throw new UnreachableException(),
    };

    private static FixedValueReader<T> Value<T>(ValueSource source, RecordType? record, IFixedFormat<T> format)
        where T : unmanaged, IComparable<T> => source switch
        {
            ValueSource.NodeProperty node => new FixedValueReader<T>.OfNode(format, node.Property),
            ValueSource.RelationshipProperty relationship =>
                new FixedValueReader<T>.OfRelationship(format, relationship.Type, relationship.Property),
            ValueSource.Element element => new FixedValueReader<T>.OfElement(format, new ElementField(null, element.List)),
            ValueSource.RecordField field => new FixedValueReader<T>.OfElement(format, new ElementField(record, field.Field)),
            _ => throw new UnreachableException(),
        };

    private static PropertyDefinition PropertyOf(ValueSource source) => source switch
    {
        ValueSource.NodeProperty node => node.Property.Definition,
        ValueSource.RelationshipProperty relationship => relationship.Property,
        ValueSource.Element element => element.List,
        ValueSource.RecordField field => field.Field,
        _ => throw new UnreachableException(),
    };
}

/// <summary>Makes something of a reader, whatever the type of its values.</summary>
internal interface IReaderUser<out TResult>
{
    TResult Use(TextValueReader reader);

    TResult Use<T>(FixedValueReader<T> reader)
        where T : unmanaged, IComparable<T>;
}
