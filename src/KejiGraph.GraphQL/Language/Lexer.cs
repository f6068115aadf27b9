using System.Text;

namespace KejiGraph.GraphQL.Language;

/// <summary>
/// Reads tokens from UTF-8, one at a time and without allocating: a token is a kind and two offsets, and its text
/// becomes a string only when the parser asks. Copying the struct is how the parser looks ahead. One part of the struct
/// for strings, one for the rest.
/// </summary>
internal ref partial struct Lexer
{
    private readonly SourceText _source;
    private readonly ReadOnlySpan<byte> _text;

    // The value of a string token with escapes; other string tokens are decoded from the text.
    private string? _unescaped;

    public Lexer(SourceText source)
    {
        _source = source;
        _text = source.Utf8.Span[..source.ValidLength];
    }

    /// <summary>The current token's kind.</summary>
    public TokenKind Kind { get; private set; }

    /// <summary>The current token's first byte.</summary>
    public int Start { get; private set; }

    /// <summary>The byte after the current token.</summary>
    public int End { get; private set; }

    /// <summary>The byte after the token before the current one.</summary>
    public int LastEnd { get; private set; }

    /// <summary>The bytes of the current token.</summary>
    public readonly ReadOnlySpan<byte> Text => _text[Start..End];

    /// <summary>Whether the current token is this keyword.</summary>
    public readonly bool IsKeyword(ReadOnlySpan<byte> keyword) =>
        Kind == TokenKind.Name && Text.SequenceEqual(keyword);

    /// <summary>The current name, as a string that is mostly shared.</summary>
    public readonly string NameText() => NameCache.Get(Text);

    /// <summary>The current number as written.</summary>
    public readonly string NumberText() => Encoding.ASCII.GetString(Text);

    /// <summary>The value of the current string or block string.</summary>
    public readonly string StringText() => Kind == TokenKind.BlockString
        ? BlockString.Parse(Encoding.UTF8.GetString(_text[(Start + 3)..(End - 3)]))
        : _unescaped ?? Encoding.UTF8.GetString(_text[(Start + 1)..(End - 1)]);

    /// <summary>What messages call the current token, for example <c>Name "foo"</c>.</summary>
    public readonly string Describe() => Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float => $"{Kind.Describe()} \"{NumberText()}\"",
        TokenKind.String or TokenKind.BlockString => $"{Kind.Describe()} \"{StringText()}\"",
        _ => Kind.Describe(),
    };

    /// <summary>A place in the text, for errors.</summary>
    public readonly SourcePosition At(int offset) => new(_source, offset);

    /// <summary>Reads the next token of a document.</summary>
    public void Advance()
    {
        LastEnd = End;
        var position = End;
        while ((uint)position < (uint)_text.Length)
        {
            var code = _text[position];
            switch (code)
            {
                case (byte)' ' or (byte)'\n' or (byte)',' or (byte)'\t' or (byte)'\r':
                    position++;
                    continue;
                case 0xEF when ByteAt(position + 1) == 0xBB && ByteAt(position + 2) == 0xBF:
                    position += 3;
                    continue;
                case (byte)'#':
                    var comment = _text[position..].IndexOfAny((byte)'\n', (byte)'\r');
                    position = comment < 0 ? _text.Length : position + comment;
                    continue;
                case (byte)'"':
                    if (ByteAt(position + 1) == '"' && ByteAt(position + 2) == '"')
                    {
                        ScanBlockString(position);
                    }
                    else
                    {
                        ScanString(position);
                    }

                    return;
                case (byte)'.':
                    ScanDots(position);
                    return;
                case (byte)'-':
                    ScanNumber(position);
                    return;
                default:
                    ScanOther(position, code);
                    return;
            }
        }

        if (_text.Length < _source.Utf8.Length)
        {
            throw SyntaxErrors.InvalidCharacter(At(position), CharacterAt(position));
        }

        SetToken(TokenKind.EndOfFile, position, position);
    }

    /// <summary>Reads the next token of a schema coordinate, in which nothing is ignored.</summary>
    public void AdvanceCoordinate()
    {
        LastEnd = End;
        var position = End;
        var kind = ByteAt(position) switch
        {
            '.' => TokenKind.Dot,
            '(' => TokenKind.ParenLeft,
            ')' => TokenKind.ParenRight,
            ':' => TokenKind.Colon,
            '@' => TokenKind.At,
            var code when IsNameStart(code) => TokenKind.Name,
            -1 when _text.Length == _source.Utf8.Length => TokenKind.EndOfFile,
            _ => throw SyntaxErrors.InvalidCharacter(At(position), CharacterAt(position)),
        };
        if (kind == TokenKind.Name)
        {
            ScanName(position);
            return;
        }

        SetToken(kind, position, kind == TokenKind.EndOfFile ? position : position + 1);
    }

    private static bool IsDigit(int code) => (uint)(code - '0') <= 9;

    private static bool IsNameStart(int code) => (uint)((code | 0x20) - 'a') <= 25 || code == '_';

    private readonly int ByteAt(int position) => (uint)position < (uint)_text.Length ? _text[position] : -1;

    private void SetToken(TokenKind kind, int start, int end)
    {
        Kind = kind;
        Start = start;
        End = end;
    }

    private void ScanOther(int position, byte code)
    {
        if (IsNameStart(code))
        {
            ScanName(position);
            return;
        }

        if (IsDigit(code))
        {
            ScanNumber(position);
            return;
        }

        var kind = code switch
        {
            (byte)'{' => TokenKind.BraceLeft,
            (byte)'}' => TokenKind.BraceRight,
            (byte)'(' => TokenKind.ParenLeft,
            (byte)')' => TokenKind.ParenRight,
            (byte)':' => TokenKind.Colon,
            (byte)'$' => TokenKind.Dollar,
            (byte)'!' => TokenKind.Bang,
            (byte)'@' => TokenKind.At,
            (byte)'[' => TokenKind.BracketLeft,
            (byte)']' => TokenKind.BracketRight,
            (byte)'=' => TokenKind.EqualsSign,
            (byte)'|' => TokenKind.Pipe,
            (byte)'&' => TokenKind.Ampersand,
            (byte)'\'' => throw SyntaxErrors.SingleQuote(At(position)),
            _ => throw SyntaxErrors.UnexpectedCharacter(At(position), CharacterAt(position)),
        };
        SetToken(kind, position, position + 1);
    }

    // Name :: NameStart NameContinue*
    private void ScanName(int start)
    {
        var text = _text;
        var position = start + 1;
        while ((uint)position < (uint)text.Length)
        {
            var code = text[position];
            if (!IsNameStart(code) && !IsDigit(code))
            {
                break;
            }

            position++;
        }

        SetToken(TokenKind.Name, start, position);
    }

    private void ScanDots(int position)
    {
        var next = ByteAt(position + 1);
        if (next == '.')
        {
            if (ByteAt(position + 2) != '.')
            {
                throw SyntaxErrors.TwoDots(At(position));
            }

            SetToken(TokenKind.Spread, position, position + 3);
            return;
        }

        if (IsDigit(next))
        {
            var end = ScanDigits(position + 1);
            throw SyntaxErrors.NoDigitBeforePoint(At(position), Encoding.ASCII.GetString(_text[(position + 1)..end]));
        }

        throw SyntaxErrors.UnexpectedCharacter(At(position), CharacterAt(position));
    }

    // IntValue :: IntegerPart; FloatValue :: IntegerPart FractionalPart? ExponentPart?
    private void ScanNumber(int start)
    {
        var kind = TokenKind.Int;
        var position = start;
        if (_text[position] == '-')
        {
            position++;
        }

        if (ByteAt(position) == '0')
        {
            position++;
            if (IsDigit(ByteAt(position)))
            {
                throw SyntaxErrors.DigitAfterZero(At(position), CharacterAt(position));
            }
        }
        else
        {
            position = ScanDigits(position);
        }

        if (ByteAt(position) == '.')
        {
            kind = TokenKind.Float;
            position = ScanDigits(position + 1);
        }

        if (ByteAt(position) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            position++;
            position = ScanDigits(ByteAt(position) is '+' or '-' ? position + 1 : position);
        }

        var next = ByteAt(position);
        if (next == '.' || IsNameStart(next))
        {
            throw SyntaxErrors.NoDigit(At(position), CharacterAt(position));
        }

        SetToken(kind, start, position);
    }

    private readonly int ScanDigits(int position)
    {
        if (!IsDigit(ByteAt(position)))
        {
            throw SyntaxErrors.NoDigit(At(position), CharacterAt(position));
        }

        do
        {
            position++;
        }
        while (IsDigit(ByteAt(position)));
        return position;
    }

    private readonly string CharacterAt(int position)
    {
        if (position < _text.Length)
        {
            Rune.DecodeFromUtf8(_text[position..], out var rune, out _);
            return rune.Value switch
            {
                '"' => "'\"'",
                >= 0x20 and <= 0x7E => $"\"{rune}\"",
                var code => $"U+{code:X4}",
            };
        }

        var rest = _source.Utf8.Span[position..];
        if (rest.IsEmpty)
        {
            return TokenKind.EndOfFile.Describe();
        }

        return SurrogateAt(rest) is { } surrogate ? $"U+{surrogate:X4}" : $"byte 0x{rest[0]:X2}, which is not UTF-8";
    }
}
