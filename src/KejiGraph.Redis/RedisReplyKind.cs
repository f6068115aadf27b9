namespace KejiGraph.Redis;

/// <summary>The types of a reply, as the RESP documents name them. RESP2 has the first five; its null strings and arrays are <see cref="Null"/>.</summary>
public enum RedisReplyKind
{
    /// <summary>No value; also what <c>default</c> is.</summary>
    Null,

    /// <summary>Short text, such as OK.</summary>
    SimpleString,

    /// <summary>An error in one line.</summary>
    SimpleError,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>Bytes.</summary>
    BulkString,

    /// <summary>Replies in order.</summary>
    Array,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A floating-point number.</summary>
    Double,

    /// <summary>A whole number of any size, kept as its digits.</summary>
    BigNumber,

    /// <summary>An error of any length.</summary>
    BulkError,

    /// <summary>Text with a format of three letters, such as txt or mkd.</summary>
    VerbatimString,

    /// <summary>Keys and values: the items are key, value, key, value ….</summary>
    Map,

    /// <summary>Replies without an order.</summary>
    Set,

    /// <summary>Something that the server says unasked.</summary>
    Push,
}
