using System.Globalization;
using System.Text;

namespace KejiGraph.Redis;

/// <summary>A reply, or a part of one. The bytes belong to it alone. Reading it as what it is not throws <see cref="RedisUsageException"/>.</summary>
public readonly struct RedisReply
{
    /// <summary>The bytes of a verbatim string begin with its format, three letters and a colon.</summary>
    private const int VerbatimPrefix = 4;

    /// <summary>byte[], RedisReply[] or null, by the kind.</summary>
    private readonly object? _value;

    /// <summary>The integer, the bits of the double, or 0 and 1.</summary>
    private readonly long _number;

    private RedisReply(RedisReplyKind kind, object? value, long number = 0)
    {
        Kind = kind;
        _value = value;
        _number = number;
    }

    /// <summary>The type.</summary>
    public RedisReplyKind Kind { get; }

    /// <summary>Whether there is no value.</summary>
    public bool IsNull => Kind == RedisReplyKind.Null;

    /// <summary>Whether it is an error. A whole reply never is, for calls throw it; a part of one can be.</summary>
    public bool IsError => Kind is RedisReplyKind.SimpleError or RedisReplyKind.BulkError;

    /// <summary>The parts of an array, set, push or map (key, value, key, value …), in the order of the server.</summary>
    public ReadOnlySpan<RedisReply> Items => _value as RedisReply[] ?? throw Errors.WrongKind("a list", this);

    /// <summary>The format of a verbatim string, such as <c>txt</c>.</summary>
    public string Format => Kind == RedisReplyKind.VerbatimString
        ? Encoding.ASCII.GetString((byte[])_value!, 0, VerbatimPrefix - 1)
        : throw Errors.WrongKind("a verbatim string", this);

    internal static RedisReply Null => default;

    internal static RedisReply OfBytes(RedisReplyKind kind, byte[] bytes) => new(kind, bytes);

    internal static RedisReply OfItems(RedisReplyKind kind, RedisReply[] items) => new(kind, items);

    internal static RedisReply OfInteger(long value) => new(RedisReplyKind.Integer, null, value);

    internal static RedisReply OfBoolean(bool value) => new(RedisReplyKind.Boolean, null, value ? 1 : 0);

    internal static RedisReply OfDouble(double value) => new(RedisReplyKind.Double, null, BitConverter.DoubleToInt64Bits(value));

    /// <summary>The integer, or a string that is one.</summary>
    public long AsInteger() => Kind switch
    {
        RedisReplyKind.Integer => _number,
        RedisReplyKind.SimpleString or RedisReplyKind.BulkString when long.TryParse(
            (byte[])_value!, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) => value,
        _ => throw Errors.WrongKind("an integer", this),
    };

    /// <summary>The double, an integer, or a string that is one of them, as RESP2 has it.</summary>
    public double AsDouble() => Kind switch
    {
        RedisReplyKind.Double => BitConverter.Int64BitsToDouble(_number),
        RedisReplyKind.Integer => _number,
        RedisReplyKind.SimpleString or RedisReplyKind.BulkString when Protocol.RespNumbers.TryDouble((byte[])_value!, out var value) => value,
        _ => throw Errors.WrongKind("a double", this),
    };

    /// <summary>The boolean, or an integer 0 or 1, as RESP2 has it.</summary>
    public bool AsBoolean() => Kind is RedisReplyKind.Boolean or RedisReplyKind.Integer && _number is 0 or 1
        ? _number == 1
        : throw Errors.WrongKind("a boolean", this);

    /// <summary>The bytes of a string, error or big number; of a verbatim string without its format.</summary>
    public ReadOnlyMemory<byte> AsBytes() => _value is byte[] bytes
        ? bytes.AsMemory(Kind == RedisReplyKind.VerbatimString ? VerbatimPrefix : 0)
        : throw Errors.WrongKind("a string", this);

    /// <summary>The bytes as UTF-8 text.</summary>
    public string AsText() => Encoding.UTF8.GetString(AsBytes().Span);

    /// <summary>What it is, for people: the kind, and the value if it is short.</summary>
    public override string ToString() => Kind switch
    {
        RedisReplyKind.Null => "Null",
        RedisReplyKind.Integer => string.Create(CultureInfo.InvariantCulture, $"Integer {_number}"),
        RedisReplyKind.Boolean => _number == 1 ? "Boolean true" : "Boolean false",
        RedisReplyKind.Double => string.Create(CultureInfo.InvariantCulture, $"Double {AsDouble()}"),
        _ when _value is RedisReply[] items => string.Create(CultureInfo.InvariantCulture, $"{Kind} of {items.Length}"),
        _ when AsBytes().Length > 64 => string.Create(CultureInfo.InvariantCulture, $"{Kind} of {AsBytes().Length} bytes"),
        _ => $"{Kind} \"{AsText()}\"",
    };

    /// <summary>The bytes without a copy, for callers who are given an array.</summary>
    internal byte[] AsArray() => Kind == RedisReplyKind.VerbatimString ? AsBytes().ToArray() : _value as byte[] ?? throw Errors.WrongKind("a string", this);

    /// <summary>Whether it is a string of these bytes.</summary>
    internal bool Is(ReadOnlySpan<byte> text) => _value is byte[] bytes && text.SequenceEqual(bytes);
}
