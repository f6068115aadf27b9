using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Tests.Language;

public sealed class BlockStringTests
{
    [Theory]
    [InlineData("short", "\"\"\"short\"\"\"")]
    [InlineData("", "\"\"\"\"\"\"")]
    [InlineData("ends with \"", "\"\"\"\nends with \"\n\"\"\"")]
    [InlineData("ends with \\", "\"\"\"\nends with \\\n\"\"\"")]
    [InlineData("  leading", "\"\"\"  leading\"\"\"")]
    [InlineData("two\nlines", "\"\"\"\ntwo\nlines\n\"\"\"")]
    [InlineData("has \"\"\" inside", "\"\"\"has \\\"\"\" inside\"\"\"")]
    [InlineData("ends with \"\"\"", "\"\"\"\nends with \\\"\"\"\n\"\"\"")]
    public void Printing_adds_line_breaks_only_where_needed(string value, string expected)
    {
        Assert.Equal(expected, BlockString.Print(value));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("text", true)]
    [InlineData("first\n  second", true)]
    [InlineData("  first\nsecond", true)]
    [InlineData("\nblank first line", false)]
    [InlineData("blank last line\n", false)]
    [InlineData("  all\n  indented", false)]
    [InlineData("carriage\rreturn", false)]
    [InlineData("bell \u0007", false)]
    public void What_cannot_be_said_in_a_block_string_is_known(string value, bool expected)
    {
        Assert.Equal(expected, BlockString.CanExpress(value));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("first\n  second\n\nthird")]
    [InlineData("  first\nsecond")]
    [InlineData("quotes \" and \"\"\" and \\")]
    [InlineData("中文\n🎈")]
    public void Printing_and_parsing_give_the_value_back(string value)
    {
        Assert.True(BlockString.CanExpress(value));

        Assert.Equal(value, ((StringValueSyntax)Parser.ParseValue(new SourceText(BlockString.Print(value)))).Value);
    }
}
