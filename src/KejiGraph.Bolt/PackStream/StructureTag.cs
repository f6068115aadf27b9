namespace KejiGraph.Bolt.PackStream;

/// <summary>The tags of the structures that are values, from "Structure Semantics" of the Bolt documents.</summary>
public static class StructureTag
{
    /// <summary><c>N</c>: id, labels, properties, and from Bolt 5.0 the element id.</summary>
    public const byte Node = 0x4E;

    /// <summary><c>R</c>: id, start id, end id, type, properties, and from Bolt 5.0 three element ids.</summary>
    public const byte Relationship = 0x52;

    /// <summary><c>r</c>, in paths: id, type, properties, and from Bolt 5.0 the element id.</summary>
    public const byte UnboundRelationship = 0x72;

    /// <summary><c>P</c>: nodes, unbound relationships, indices.</summary>
    public const byte Path = 0x50;

    /// <summary><c>D</c>: days since 1970-01-01.</summary>
    public const byte Date = 0x44;

    /// <summary><c>T</c>: nanoseconds since midnight there, offset in seconds.</summary>
    public const byte Time = 0x54;

    /// <summary><c>t</c>: nanoseconds since midnight.</summary>
    public const byte LocalTime = 0x74;

    /// <summary><c>I</c>, from Bolt 5.0: seconds since 1970 in UTC, nanoseconds, offset in seconds.</summary>
    public const byte DateTime = 0x49;

    /// <summary><c>i</c>, from Bolt 5.0: seconds since 1970 in UTC, nanoseconds, name of the zone.</summary>
    public const byte DateTimeZoneId = 0x69;

    /// <summary><c>F</c>, in Bolt 4.4 without the UTC patch: seconds since 1970 of the local clock, nanoseconds, offset in seconds.</summary>
    public const byte LegacyDateTime = 0x46;

    /// <summary><c>f</c>, in Bolt 4.4 without the UTC patch: seconds since 1970 of the local clock, nanoseconds, name of the zone.</summary>
    public const byte LegacyDateTimeZoneId = 0x66;

    /// <summary><c>d</c>: seconds since 1970, nanoseconds.</summary>
    public const byte LocalDateTime = 0x64;

    /// <summary><c>E</c>: months, days, seconds, nanoseconds.</summary>
    public const byte Duration = 0x45;

    /// <summary><c>X</c>: reference system, x, y.</summary>
    public const byte Point2D = 0x58;

    /// <summary><c>Y</c>: reference system, x, y, z.</summary>
    public const byte Point3D = 0x59;

    /// <summary><c>V</c>, from Bolt 6.0: the marker of the inner type, the numbers in big-endian order.</summary>
    public const byte Vector = 0x56;

    /// <summary><c>?</c>, from Bolt 6.0: a value that this version cannot carry: name, major, minor, extra.</summary>
    public const byte UnsupportedType = 0x3F;
}
