namespace KejiGraph.Graph.Model;

/// <summary>
/// What one value of a property is. The .NET type in parentheses is the one that changes carry and cursors hold.
/// </summary>
public enum ValueKind
{
    /// <summary>An identifier: text that is compared for equality and ordered by code point (<see cref="string"/>).</summary>
    Id,

    /// <summary>Text, ordered by code point (<see cref="string"/>).</summary>
    String,

    /// <summary>An absolute URL, kept as printed (<see cref="string"/>).</summary>
    Url,

    /// <summary>A 32-bit integer (<see cref="long"/>).</summary>
    Int,

    /// <summary>A 64-bit integer (<see cref="long"/>).</summary>
    Long,

    /// <summary>A finite IEEE 754 double (<see cref="double"/>).</summary>
    Float,

    /// <summary>A decimal number of up to 28 digits without trailing zeros (<see cref="decimal"/>).</summary>
    Decimal,

    /// <summary>True or false; false sorts first (<see cref="bool"/>).</summary>
    Boolean,

    /// <summary>A calendar day (<see cref="DateOnly"/>).</summary>
    Date,

    /// <summary>An instant in UTC with a resolution of one microsecond (<see cref="DateTimeOffset"/>).</summary>
    DateTime,

    /// <summary>A member of an <see cref="EnumDefinition"/>, ordered as declared (<see cref="string"/>, the member's code).</summary>
    Enum,

    /// <summary>An embedded <see cref="RecordType"/> (<see cref="RecordValue"/>).</summary>
    Record,

    /// <summary>A node, held by its id inside a record (<see cref="string"/>).</summary>
    Reference,
}
