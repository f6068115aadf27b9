using System.Text;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Tests.Language;

public sealed class LexerTests
{
    [Theory]
    [InlineData("\u0007", "Unexpected character: U+0007. (1:1)")]
    [InlineData("中", "Unexpected character: U+4E2D. (1:1)")]
    [InlineData("🎈", "Unexpected character: U+1F388. (1:1)")]
    [InlineData("?", "Unexpected character: \"?\". (1:1)")]
    [InlineData("'a'", "Unexpected single quote character ('), did you mean to use a double quote (\")? (1:1)")]
    [InlineData("..", "Unexpected \"..\", did you mean \"...\"? (1:1)")]
    [InlineData(".123", "Invalid number, expected digit before \".\", did you mean \"0.123\"? (1:1)")]
    [InlineData(".", "Unexpected character: \".\". (1:1)")]
    [InlineData("00", "Invalid number, unexpected digit after 0: \"0\". (1:2)")]
    [InlineData("1.", "Invalid number, expected digit but got: <EOF>. (1:3)")]
    [InlineData("1.e1", "Invalid number, expected digit but got: \"e\". (1:3)")]
    [InlineData("-A", "Invalid number, expected digit but got: \"A\". (1:2)")]
    [InlineData("1.0e", "Invalid number, expected digit but got: <EOF>. (1:5)")]
    [InlineData("1.0e\"", "Invalid number, expected digit but got: '\"'. (1:5)")]
    [InlineData("0xF1", "Invalid number, expected digit but got: \"x\". (1:2)")]
    [InlineData("1.2.3", "Invalid number, expected digit but got: \".\". (1:4)")]
    [InlineData("1_000", "Invalid number, expected digit but got: \"_\". (1:2)")]
    [InlineData("\"", "Unterminated string. (1:2)")]
    [InlineData("\"a\nb\"", "Unterminated string. (1:3)")]
    [InlineData("\"\"\"a", "Unterminated string. (1:5)")]
    [InlineData("\"\\z\"", "Invalid character escape sequence: \"\\z\". (1:2)")]
    [InlineData("\"\\u00G1\"", "Invalid Unicode escape sequence: \"\\u00G1\". (1:2)")]
    [InlineData("\"\\uD800\"", "Invalid Unicode escape sequence: \"\\uD800\". (1:2)")]
    [InlineData("\"\\uD800\\uD800\"", "Invalid Unicode escape sequence: \"\\uD800\". (1:2)")]
    [InlineData("\"\\u{}\"", "Invalid Unicode escape sequence: \"\\u{}\". (1:2)")]
    [InlineData("\"\\u{110000}\"", "Invalid Unicode escape sequence: \"\\u{110000}\". (1:2)")]
    [InlineData("\"\\u{FFFFFFFFF}\"", "Invalid Unicode escape sequence: \"\\u{FFFFFFFF\". (1:2)")]
    [InlineData("\"\\u{é", "Invalid Unicode escape sequence: \"\\u{é\". (1:2)")]
    public void Broken_tokens_are_named_with_their_place(string text, string expected)
    {
        var exception = Assert.Throws<GraphQLException>(() => Parser.ParseValue(new SourceText(text)));

        var error = Assert.Single(exception.Errors);
        Assert.Equal("Syntax Error: " + expected, error.ToString());
        Assert.Equal(ErrorCodes.ParseFailed, error.Code);
    }

    [Fact]
    public void Lone_surrogates_are_refused_by_their_code_point()
    {
        (string Text, string Expected)[] cases =
        [
            ("\uD800", "Invalid character: U+D800. (1:1)"),
            ("\uDC00a", "Invalid character: U+DC00. (1:1)"),
            ("# \uD800", "Invalid character: U+D800. (1:3)"),
            ("\"\uDEAD\"", "Invalid character within String: U+DEAD. (1:2)"),
            ("\"\"\"\uDEAD\"\"\"", "Invalid character within String: U+DEAD. (1:4)"),
            ("\"\\\uDEAD\"", "Invalid character escape sequence: \"\\\uFFFD\". (1:2)"),
        ];

        foreach (var (text, expected) in cases)
        {
            var exception = Assert.Throws<GraphQLException>(() => Parser.ParseValue(new SourceText(text)));

            Assert.Equal("Syntax Error: " + expected, exception.Errors[0].ToString());
        }
    }

    [Theory]
    [InlineData("\"\"", "")]
    [InlineData("\"plain 中文\"", "plain 中文")]
    [InlineData("\"\\\" \\\\ \\/ \\b \\f \\n \\r \\t\"", "\" \\ / \b \f \n \r \t")]
    [InlineData("\"\\u4e2d\\u{6587}\"", "中文")]
    [InlineData("\"\\uD83C\\uDF88 \\u{1F388}\"", "🎈 🎈")]
    [InlineData("\"before \\n 中 after\"", "before \n 中 after")]
    [InlineData("\"\"\"\n    a\n      b\n\n    c\n  \"\"\"", "a\n  b\n\nc")]
    [InlineData("\"\"\"say \\\"\"\"quotes\\\"\"\" \"\"\"", "say \"\"\"quotes\"\"\" ")]
    [InlineData("\"\"\" one line \"\"\"", " one line ")]
    [InlineData("\"\"\"\r\n  a\r  b\r\n\"\"\"", "a\nb")]
    [InlineData("\"\"\"\"\"\"", "")]
    public void Strings_have_their_values(string text, string expected)
    {
        var value = Assert.IsType<StringValueSyntax>(Parser.ParseValue(new SourceText(text)));

        Assert.Equal(expected, value.Value);
    }

    [Fact]
    public void Ignored_tokens_stand_anywhere()
    {
        var document = Parser.Parse("\uFEFF#comment\n{,,,a # b\r\n\t,\uFEFF}");

        Assert.Equal("{\n  a\n}", document.ToString());
        Assert.Equal(3, document.TokenCount);
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_where_they_stand()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("{ a(b: \"中"), 0xFF, (byte)'"', (byte)')', (byte)'}'];

        var exception = Assert.Throws<GraphQLException>(() => Parser.Parse(new SourceText(bytes)));

        Assert.Equal(
            "Syntax Error: Invalid character within String: byte 0xFF, which is not UTF-8. (1:10)",
            exception.Errors[0].ToString());
    }
}
