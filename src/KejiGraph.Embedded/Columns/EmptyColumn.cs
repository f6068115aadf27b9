using System.Diagnostics;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Columns;

/// <summary>Chooses the kind of column for a property.</summary>
internal static class EmptyColumn
{
    /// <summary>A column without values.</summary>
    public static Column For(PropertyDefinition property) => property switch
    {
        { IsList: true } or { Kind: ValueKind.Record } => new BlobColumn(property, []),
        { Kind: ValueKind.Id or ValueKind.String or ValueKind.Url or ValueKind.Reference } => new TextColumn(property, []),
        { Kind: ValueKind.Int or ValueKind.Long } => new FixedColumn<long>(property, new IntegerFormat(), []),
        { Kind: ValueKind.Float } => new FixedColumn<double>(property, new FloatFormat(), []),
        { Kind: ValueKind.Decimal } => new FixedColumn<decimal>(property, new DecimalFormat(), []),
        { Kind: ValueKind.Boolean } => new FixedColumn<bool>(property, new BooleanFormat(), []),
        { Kind: ValueKind.Date } => new FixedColumn<int>(property, new DateFormat(), []),
        { Kind: ValueKind.DateTime } => new FixedColumn<long>(property, new DateTimeFormat(), []),
        { Kind: ValueKind.Enum } => new FixedColumn<ushort>(property, new EnumFormat(property.Enum!), []),
        _ => throw new UnreachableException(),
    };
}
