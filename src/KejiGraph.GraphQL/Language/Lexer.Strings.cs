using System.Buffers;
using System.Text;

namespace KejiGraph.GraphQL.Language;

/// <summary>Strings and their escapes.</summary>
internal ref partial struct Lexer
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    private static int HexDigit(int code) => code switch
    {
        >= '0' and <= '9' => code - '0',
        >= 'A' and <= 'F' => code - 'A' + 10,
        >= 'a' and <= 'f' => code - 'a' + 10,
        _ => -1,
    };

    private static bool IsScalarValue(int code) => code is >= 0 and <= 0xD7FF or >= 0xE000 and <= 0x10FFFF;

    // StringValue :: " StringCharacter* "
    private void ScanString(int start)
    {
        var position = start + 1;
        var chunk = position;
        StringBuilder? unescaped = null;
        while (true)
        {
            var stop = _text[position..].IndexOfAny(StringStops);
            if (stop < 0)
            {
                throw UnterminatedAt(_text.Length);
            }

            position += stop;
            switch (_text[position])
            {
                case (byte)'"':
                    _unescaped = unescaped?.Append(Encoding.UTF8.GetString(_text[chunk..position])).ToString();
                    SetToken(TokenKind.String, start, position + 1);
                    return;
                case (byte)'\\':
                    unescaped ??= new StringBuilder();
                    unescaped.Append(Encoding.UTF8.GetString(_text[chunk..position]));
                    position = chunk = ReadEscape(position, unescaped);
                    break;
                default:
                    throw UnterminatedAt(position);
            }
        }
    }

    // BlockString :: """ BlockStringCharacter* """
    private void ScanBlockString(int start)
    {
        var position = start + 3;
        while (true)
        {
            var stop = _text[position..].IndexOfAny((byte)'"', (byte)'\\');
            if (stop < 0)
            {
                throw UnterminatedAt(_text.Length);
            }

            position += stop;
            var rest = _text[position..];
            if (rest.StartsWith("\"\"\""u8))
            {
                SetToken(TokenKind.BlockString, start, position + 3);
                return;
            }

            position += rest.StartsWith("\\\"\"\""u8) ? 4 : 1;
        }
    }

    private readonly GraphQLException UnterminatedAt(int position) =>
        position == _text.Length && position < _source.Utf8.Length
            ? SyntaxErrors.InvalidCharacterInString(At(position), CharacterAt(position))
            : SyntaxErrors.UnterminatedString(At(position));

    private readonly int ReadEscape(int position, StringBuilder value)
    {
        var code = ByteAt(position + 1);
        if (code == 'u')
        {
            return ByteAt(position + 2) == '{'
                ? ReadBracedUnicode(position, value)
                : ReadFixedUnicode(position, value);
        }

        value.Append(code switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw SyntaxErrors.InvalidEscape(At(position), Utf16Slice(position, 2)),
        });
        return position + 2;
    }

    // EscapedUnicode :: { HexDigit+ }
    private readonly int ReadBracedUnicode(int position, StringBuilder value)
    {
        var point = 0;
        var size = 3;
        while (size < 12)
        {
            var code = ByteAt(position + size++);
            if (code == '}')
            {
                if (size < 5 || !IsScalarValue(point))
                {
                    break;
                }

                value.Append(char.ConvertFromUtf32(point));
                return position + size;
            }

            point = (point << 4) | HexDigit(code);
            if (point < 0)
            {
                break;
            }
        }

        throw SyntaxErrors.InvalidUnicodeEscape(At(position), Utf16Slice(position, size));
    }

    // EscapedUnicode :: HexDigit HexDigit HexDigit HexDigit, a surrogate only as half of a pair
    private readonly int ReadFixedUnicode(int position, StringBuilder value)
    {
        var code = ReadHexCode(position + 2);
        if (IsScalarValue(code))
        {
            value.Append((char)code);
            return position + 6;
        }

        if (code is >= 0xD800 and <= 0xDBFF && ByteAt(position + 6) == '\\' && ByteAt(position + 7) == 'u')
        {
            var trailing = ReadHexCode(position + 8);
            if (trailing is >= 0xDC00 and <= 0xDFFF)
            {
                value.Append((char)code).Append((char)trailing);
                return position + 12;
            }
        }

        throw SyntaxErrors.InvalidUnicodeEscape(At(position), Utf16Slice(position, 6));
    }

    // Negative when one of the four is not a hexadecimal digit.
    private readonly int ReadHexCode(int position) =>
        (HexDigit(ByteAt(position)) << 12)
        | (HexDigit(ByteAt(position + 1)) << 8)
        | (HexDigit(ByteAt(position + 2)) << 4)
        | HexDigit(ByteAt(position + 3));

    // As many UTF-16 units as graphql-js would quote; a surrogate without its other half becomes U+FFFD.
    private readonly string Utf16Slice(int position, int units)
    {
        var slice = new StringBuilder(units);
        var rest = _source.Utf8.Span[position..];
        while (slice.Length < units && !rest.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(rest, out var rune, out var consumed) != OperationStatus.Done)
            {
                consumed = SurrogateAt(rest) is null ? consumed : 3;
            }

            slice.Append(slice.Length + rune.Utf16SequenceLength > units ? "\uFFFD" : rune.ToString());
            rest = rest[consumed..];
        }

        return slice.ToString();
    }

    // The three-byte form of a surrogate, which is not UTF-8.
    private static int? SurrogateAt(ReadOnlySpan<byte> bytes) =>
        bytes is [0xED, >= 0xA0 and var second, >= 0x80 and var third, ..]
            ? 0xD000 | ((second & 0x3F) << 6) | (third & 0x3F)
            : null;
}
