using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Tests.Language;

/// <summary>Hostile texts. That the parser stopped early is seen from the place of the error.</summary>
public sealed class ParserLimitsTests
{
    [Fact]
    public void A_hundred_thousand_nested_selection_sets_are_refused_at_the_limit()
    {
        var error = Refuse(string.Concat(Enumerable.Repeat("{a", 100_000)));

        Assert.Equal("Syntax Error: Document is nested more than 200 levels deep. Parsing aborted. (1:402)",
            error.ToString());
    }

    [Fact]
    public void A_hundred_thousand_braces_are_refused_at_the_second()
    {
        var error = Parse(new string('{', 100_000));

        Assert.Equal("Syntax Error: Expected Name, found \"{\". (1:2)", error.ToString());
        Assert.Equal(ErrorCodes.ParseFailed, error.Code);
    }

    [Theory]
    [InlineData("{a(b:", "1:206")]
    [InlineData("query($a:", "1:211")]
    [InlineData("query($a:Int=", "1:215")]
    public void Sixty_four_kilobytes_of_brackets_are_refused_at_the_limit(string start, string expectedPlace)
    {
        var error = Refuse(start + new string('[', 64 * 1024));

        Assert.Equal(
            $"Syntax Error: Document is nested more than 200 levels deep. Parsing aborted. ({expectedPlace})",
            error.ToString());
    }

    [Fact]
    public void Nested_object_values_are_refused_at_the_limit()
    {
        var error = Refuse("{a(b:" + string.Concat(Enumerable.Repeat("{a:", 100_000)));

        Assert.Equal("Syntax Error: Document is nested more than 200 levels deep. Parsing aborted. (1:604)",
            error.ToString());
    }

    [Fact]
    public void A_million_tokens_are_refused_after_twenty_thousand()
    {
        var error = Refuse("{" + string.Concat(Enumerable.Repeat("a ", 1_000_000)) + "}");

        Assert.Equal(
            "Syntax Error: Document contains more than 20000 tokens. Parsing aborted. (1:40000)", error.ToString());
    }

    [Fact]
    public void Exactly_the_permitted_number_of_tokens_is_read()
    {
        var options = ParserOptions.Request with { MaxTokens = 5 };

        Assert.True(Parser.TryParse(new SourceText("{ a b c } # no token"), options, out var document, out _));
        Assert.Equal(5, document.TokenCount);
        Assert.False(Parser.TryParse(new SourceText("{ a b c d }"), options, out _, out _));
    }

    [Theory]
    [InlineData("{ a @a @b @c @d @e }", "1:17")]
    [InlineData("query @a @b @c @d @e { a }", "1:19")]
    [InlineData("{ ...F @a @b @c @d @e }", "1:20")]
    public void A_fifth_directive_at_one_place_is_refused(string text, string expectedPlace)
    {
        var error = Refuse(text);

        Assert.Equal(
            $"Syntax Error: Document applies more than 4 directives at one place. Parsing aborted. ({expectedPlace})",
            error.ToString());
    }

    [Fact]
    public void Trusted_documents_are_limited_only_in_depth()
    {
        var text = "{" + string.Concat(Enumerable.Repeat("a @a @b @c @d @e ", 10_000)) + "}";

        Assert.True(Parser.TryParse(new SourceText(text), ParserOptions.Trusted, out _, out _));
        Assert.False(Parser.TryParse(
            new SourceText(string.Concat(Enumerable.Repeat("{a", 1_000))), ParserOptions.Trusted, out _, out _));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public void A_depth_that_could_overflow_the_stack_cannot_be_configured(int maxDepth)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => ParserOptions.Request with { MaxDepth = maxDepth });
    }

    [Fact]
    public void The_greatest_depth_is_safe_on_a_small_stack()
    {
        const int Depth = ParserOptions.GreatestDepth;
        var text = string.Concat(Enumerable.Repeat("{a", Depth)) + new string('}', Depth);
        var options = ParserOptions.Trusted with { MaxDepth = Depth };
        string? printed = null;

        var thread = new Thread(() => printed = Parser.Parse(new SourceText(text), options).ToString(), 1024 * 1024);
        thread.Start();
        thread.Join();

        Assert.Equal(Depth, printed!.Count(c => c == '{'));
    }

    private static GraphQLError Refuse(string text)
    {
        var error = Parse(text);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        return error;
    }

    private static GraphQLError Parse(string text)
    {
        Assert.False(Parser.TryParse(new SourceText(text), ParserOptions.Request, out _, out var error));
        return error;
    }
}
