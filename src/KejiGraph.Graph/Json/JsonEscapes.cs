using System.Buffers;
using System.Text;

namespace KejiGraph.Graph.Json;

/// <summary>
/// The escapes of JSON strings, each character in one form only, so that equal texts have equal bytes in every store and answer:
/// \" \\ \b \f \n \r \t, \u00xx for the other control characters, and nothing else.
/// </summary>
public static class JsonEscapes
{
    private static readonly byte[]?[] Forms = [.. Enumerable.Range(0, 256).Select(code => Form((char)code))];

    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 256).Where(code => Forms[code] is not null).Select(code => (byte)code)]);

    /// <summary>Where the first byte stands that needs an escape; -1 when none does.</summary>
    public static int Find(ReadOnlySpan<byte> utf8) => utf8.IndexOfAny(Escaped);

    /// <summary>The escape of a byte that needs one.</summary>
    public static ReadOnlySpan<byte> Of(byte value) => Forms[value];

    private static byte[]? Form(char character) => character switch
    {
        '"' => "\\\""u8.ToArray(),
        '\\' => "\\\\"u8.ToArray(),
        '\b' => "\\b"u8.ToArray(),
        '\f' => "\\f"u8.ToArray(),
        '\n' => "\\n"u8.ToArray(),
        '\r' => "\\r"u8.ToArray(),
        '\t' => "\\t"u8.ToArray(),
        < ' ' => Encoding.ASCII.GetBytes($"\\u{(int)character:x4}"),
        _ => null,
    };
}
