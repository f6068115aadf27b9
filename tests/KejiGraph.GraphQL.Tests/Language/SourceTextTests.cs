using System.Text;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Tests.Language;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("abc", 0, "1:1")]
    [InlineData("abc", 3, "1:4")]
    [InlineData("a\nb", 2, "2:1")]
    [InlineData("a\rb", 2, "2:1")]
    [InlineData("a\r\nb", 3, "2:1")]
    [InlineData("a\n\r\n\nb", 5, "4:1")]
    [InlineData("\n\n\n", 3, "4:1")]
    public void Every_line_terminator_of_GraphQL_starts_a_line(string text, int offset, string expected)
    {
        var source = new SourceText(text);

        Assert.Equal(expected, source.GetLocation(offset).ToString());
    }

    [Theory]
    [InlineData("é", "1:2")]
    [InlineData("中文", "1:3")]
    [InlineData("🎈", "1:3")]
    [InlineData("a🎈中", "1:5")]
    public void Columns_count_UTF16_units(string text, string expectedEnd)
    {
        var source = new SourceText(text);

        Assert.Equal(expectedEnd, source.GetLocation(source.Utf8.Length).ToString());
    }

    [Fact]
    public void Columns_of_a_long_line_are_counted_from_its_start()
    {
        var line = string.Concat(Enumerable.Repeat("a中🎈é", 500));
        var source = new SourceText("first\n" + line);
        var (offset, column) = (6, 1);

        foreach (var rune in line.EnumerateRunes())
        {
            Assert.Equal($"2:{column}", source.GetLocation(offset).ToString());
            offset += rune.Utf8SequenceLength;
            column += rune.Utf16SequenceLength;
        }

        Assert.Equal($"2:{column}", source.GetLocation(offset).ToString());
    }

    [Fact]
    public void Unicode_line_separators_are_ordinary_characters()
    {
        var source = new SourceText("a\u2028b");

        Assert.Equal("1:4", source.GetLocation(source.Utf8.Length).ToString());
    }

    [Fact]
    public void Bytes_are_not_copied()
    {
        var bytes = Encoding.UTF8.GetBytes("{ a }");

        var source = new SourceText(bytes, "file.graphql");

        Assert.True(source.Utf8.Span.Overlaps(bytes));
        Assert.Equal("file.graphql", source.Name);
    }
}
