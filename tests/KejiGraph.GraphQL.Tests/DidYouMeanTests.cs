namespace KejiGraph.GraphQL.Tests;

public sealed class DidYouMeanTests
{
    [Theory]
    [InlineData("", "a,b", " Did you mean \"a\" or \"b\"?")]
    [InlineData("abcdef", "uvwxyz", "")]
    [InlineData("verylongstring", "short", "")]
    [InlineData("inpt", "input", " Did you mean \"input\"?")]
    [InlineData("VERYlongSTRING", "verylongstring", " Did you mean \"verylongstring\"?")]
    [InlineData("agr", "arg", " Did you mean \"arg\"?")]
    [InlineData("abc", "a,ab,abc", " Did you mean \"abc\", \"ab\", or \"a\"?")]
    [InlineData("item", "item10,item2,item1", " Did you mean \"item1\", \"item2\", or \"item10\"?")]
    [InlineData("x", "a,b,c,d,e,f", " Did you mean \"a\", \"b\", \"c\", \"d\", or \"e\"?")]
    public void Near_names_are_suggested_nearest_first(string input, string options, string expected)
    {
        Assert.Equal(expected, DidYouMean.Suggest(input, options.Split(',')));
    }
}
