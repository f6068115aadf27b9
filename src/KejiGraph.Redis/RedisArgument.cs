namespace KejiGraph.Redis;

/// <summary>One word of a command: text (sent as UTF-8), bytes (not copied until sent, so leave them alone until then), or a whole number.</summary>
public readonly struct RedisArgument
{
    private RedisArgument(string? text, ReadOnlyMemory<byte> bytes, long number, bool isNumber)
    {
        Text = text;
        Bytes = bytes;
        Number = number;
        IsNumber = isNumber;
    }

    internal string? Text { get; }

    internal ReadOnlyMemory<byte> Bytes { get; }

    internal long Number { get; }

    internal bool IsNumber { get; }

    /// <summary>Text.</summary>
    public static implicit operator RedisArgument(string text) => Of(text);

    /// <summary>Bytes.</summary>
    public static implicit operator RedisArgument(byte[] bytes) => Of(bytes);

    /// <summary>Bytes.</summary>
    public static implicit operator RedisArgument(ReadOnlyMemory<byte> bytes) => Of(bytes);

    /// <summary>A whole number.</summary>
    public static implicit operator RedisArgument(long number) => Of(number);

    /// <summary>Text.</summary>
    public static RedisArgument Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text, default, 0, isNumber: false);
    }

    /// <summary>Bytes.</summary>
    public static RedisArgument Of(ReadOnlyMemory<byte> bytes) => new(null, bytes, 0, isNumber: false);

    /// <summary>A whole number, sent in decimal digits.</summary>
    public static RedisArgument Of(long number) => new(null, default, number, isNumber: true);

    /// <summary>The word for people; bytes only by their number.</summary>
    public override string ToString() => IsNumber ? $"{Number}" : Text ?? $"{Bytes.Length} bytes";
}
