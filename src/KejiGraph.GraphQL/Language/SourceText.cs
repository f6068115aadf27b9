using System.Text;
using System.Text.Unicode;

namespace KejiGraph.GraphQL.Language;

/// <summary>
/// GraphQL text as UTF-8 bytes, with the name that error messages give it. Lines and columns are computed only when an
/// error asks for them. Safe to share between threads; the bytes must not change while any syntax made from them lives,
/// so text from a pooled buffer has to be copied before it is parsed and kept.
/// </summary>
public sealed class SourceText
{
    /// <summary>The name of a text that was given none.</summary>
    public const string DefaultName = "GraphQL request";

    private const int BlockBytes = 256;

    // Offsets at which lines begin, and how many UTF-16 code units stand before each block of bytes. Written by whichever
    // thread first needs a location; every writer computes the same.
    private int[]? _lineStarts;
    private int[]? _unitsBefore;

    /// <summary>Wraps UTF-8 bytes without copying them.</summary>
    public SourceText(ReadOnlyMemory<byte> utf8, string name = DefaultName)
    {
        Utf8 = utf8;
        Name = name;
        ValidLength = System.Text.Unicode.Utf8.IsValid(utf8.Span) ? utf8.Length : FirstInvalid(utf8.Span);
    }

    /// <summary>
    /// Encodes a string. A lone surrogate is kept as its three-byte form, which is not valid UTF-8: the lexer then
    /// refuses it by its code point, as it would in UTF-16.
    /// </summary>
    public SourceText(string text, string name = DefaultName)
        : this(Encode(text), name)
    {
    }

    /// <summary>The text.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; }

    /// <summary>What error messages call the text, for example a file name.</summary>
    public string Name { get; }

    /// <summary>
    /// The number of bytes before the first that is not valid UTF-8; the length of the text if all are.
    /// </summary>
    internal int ValidLength { get; }

    /// <summary>
    /// The line and column of a byte offset, both from 1; columns count UTF-16 code units, as graphql-js counts them.
    /// O(length of the text) the first time, then O(log lines), also in a text that is one long line.
    /// </summary>
    public SourceLocation GetLocation(int offset)
    {
        var starts = _lineStarts ??= FindLineStarts(Utf8.Span);
        var line = Array.BinarySearch(starts, offset);
        if (line < 0)
        {
            line = ~line - 1;
        }

        return new SourceLocation(line + 1, UnitsBefore(offset) - UnitsBefore(starts[line]) + 1);
    }

    /// <summary>The text as a string.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);

    private int UnitsBefore(int offset)
    {
        var blocks = _unitsBefore ??= CountUnits(Utf8.Span);
        var block = offset / BlockBytes;
        return blocks[block] + Utf16Length(Utf8.Span[(block * BlockBytes)..offset]);
    }

    private static int[] CountUnits(ReadOnlySpan<byte> utf8)
    {
        var before = new int[(utf8.Length / BlockBytes) + 1];
        for (var block = 1; block < before.Length; block++)
        {
            before[block] = before[block - 1] + Utf16Length(utf8.Slice((block - 1) * BlockBytes, BlockBytes));
        }

        return before;
    }

    private static int Utf16Length(ReadOnlySpan<byte> utf8)
    {
        if (Ascii.IsValid(utf8))
        {
            return utf8.Length;
        }

        var length = 0;
        foreach (var b in utf8)
        {
            // Continuation bytes count nothing; a four-byte sequence is a surrogate pair.
            length += b >= 0xF0 ? 2 : (b & 0xC0) == 0x80 ? 0 : 1;
        }

        return length;
    }

    private static int[] FindLineStarts(ReadOnlySpan<byte> utf8)
    {
        var starts = new List<int> { 0 };
        var position = 0;
        while (utf8[position..].IndexOfAny((byte)'\n', (byte)'\r') is >= 0 and var next)
        {
            position += next;
            var isPair = utf8[position] == '\r' && position + 1 < utf8.Length && utf8[position + 1] == '\n';
            position += isPair ? 2 : 1;
            starts.Add(position);
        }

        return [.. starts];
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        var position = 0;
        while (Rune.DecodeFromUtf8(utf8[position..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            position += consumed;
        }

        return position;
    }

    private static byte[] Encode(string text)
    {
        var utf8 = new byte[Encoding.UTF8.GetMaxByteCount(text.Length)];
        var written = 0;
        var rest = text.AsSpan();
        while (true)
        {
            var status = System.Text.Unicode.Utf8.FromUtf16(
                rest, utf8.AsSpan(written), out var read, out var count, replaceInvalidSequences: false);
            written += count;
            if (status == System.Buffers.OperationStatus.Done)
            {
                return utf8[..written];
            }

            var surrogate = rest[read];
            utf8[written++] = (byte)(0xE0 | (surrogate >> 12));
            utf8[written++] = (byte)(0x80 | ((surrogate >> 6) & 0x3F));
            utf8[written++] = (byte)(0x80 | (surrogate & 0x3F));
            rest = rest[(read + 1)..];
        }
    }
}
