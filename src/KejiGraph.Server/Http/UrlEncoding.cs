using System.Text;

namespace KejiGraph.Server.Http;

/// <summary><c>application/x-www-form-urlencoded</c> as the WHATWG URL standard parses it, into bytes.</summary>
internal static class UrlEncoding
{
    /// <summary>Decodes a value.</summary>
    /// <param name="encoded">The value as it stands in the URL.</param>
    /// <param name="utf8">Room for three bytes a character.</param>
    /// <returns>How many bytes were written.</returns>
    public static int Decode(ReadOnlySpan<char> encoded, Span<byte> utf8)
    {
        var length = 0;
        while (!encoded.IsEmpty)
        {
            switch (encoded[0])
            {
                case '+':
                    utf8[length++] = (byte)' ';
                    encoded = encoded[1..];
                    break;
                case '%' when encoded.Length > 2 && char.IsAsciiHexDigit(encoded[1]) && char.IsAsciiHexDigit(encoded[2]):
                    Convert.FromHexString(encoded.Slice(1, 2), utf8[length..], out _, out _);
                    length++;
                    encoded = encoded[3..];
                    break;
                default:
                    var plain = encoded[1..].IndexOfAny('+', '%') is >= 0 and var at ? at + 1 : encoded.Length;
                    length += Encoding.UTF8.GetBytes(encoded[..plain], utf8[length..]);
                    encoded = encoded[plain..];
                    break;
            }
        }

        return length;
    }
}
