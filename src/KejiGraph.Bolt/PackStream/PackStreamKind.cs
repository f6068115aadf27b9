namespace KejiGraph.Bolt.PackStream;

/// <summary>The kinds of values in PackStream.</summary>
public enum PackStreamKind
{
    /// <summary>No value.</summary>
    Null,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A signed integer of 64 bits.</summary>
    Integer,

    /// <summary>An IEEE 754 double.</summary>
    Float,

    /// <summary>Bytes.</summary>
    Bytes,

    /// <summary>Text in UTF-8.</summary>
    String,

    /// <summary>A list of values.</summary>
    List,

    /// <summary>A map from texts to values.</summary>
    Dictionary,

    /// <summary>A tag with fields: a date, a node …</summary>
    Structure,
}
