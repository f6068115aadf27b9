using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Tests.Oracle;

namespace KejiGraph.GraphQL.Tests.Language;

public sealed class PrinterTests
{
    [Fact]
    public void Arguments_that_do_not_fit_on_a_line_take_one_each()
    {
        var distances = string.Join(", ", Enumerable.Range(100, 30));

        var document = Parser.Parse($"{{ trip(wheelchair: false, arriveBy: false, distance: [{distances}]) }}");

        var numbers = string.Join("\n", Enumerable.Range(100, 30).Select(number => $"      {number}"));
        Assert.Equal(
            "{\n  trip(\n    wheelchair: false\n    arriveBy: false\n"
            + $"    distance: [\n{numbers}\n    ]\n  )\n}}",
            document.ToString());
    }

    [Theory]
    [InlineData("{}", "{  }")]
    [InlineData("{a:1,b:[]}", "{ a: 1, b: [] }")]
    [InlineData("\"tab\\t quote\\\" \\u0001 中 \\u{1F388} \\u007f\"", "\"tab\\t quote\\\" \\u0001 中 🎈 \\u007F\"")]
    [InlineData("[[$a], {b: null}]", "[[$a], { b: null }]")]
    [InlineData("\"\"\"\n  block\n    string\n\"\"\"", "\"\"\"\nblock\n  string\n\"\"\"")]
    public void Values_are_printed(string text, string expected)
    {
        Assert.Equal(expected, Parser.ParseValue(new SourceText(text)).ToString());
    }

    [Theory]
    [InlineData("[[Int!]!]!")]
    [InlineData("Type")]
    public void Types_are_printed(string text)
    {
        Assert.Equal(text, Parser.ParseType(new SourceText(text)).ToString());
    }

    [Fact]
    public void Quoting_a_deep_value_does_not_indent_without_end()
    {
        var open = string.Concat(Enumerable.Repeat("{ aLongNameOfAField: ", 150));
        var value = Parser.ParseValue(new SourceText($"{open}1{new string('}', 150)}"));

        var deepestIndent = Printer.PrintForError(value).Split('\n').Max(line => line.Length - line.TrimStart().Length);

        Assert.Equal(200, deepestIndent);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Printing_and_parsing_give_the_same_text_again(int seed)
    {
        var words = new Words(new Random(seed));
        var schemaText = new SchemaGenerator(words).Generate();
        var schema = SchemaBuilder.Build(Parser.Parse(schemaText), assumeValid: true);

        AssertRoundTrip(schemaText);
        for (var i = 0; i < 50; i++)
        {
            AssertRoundTrip(new DocumentGenerator(words, schema, errorRate: 0.02).Generate());
        }
    }

    private static void AssertRoundTrip(string text)
    {
        if (Parser.TryParse(new SourceText(text), ParserOptions.Trusted, out var document, out _))
        {
            var printed = document.ToString();
            Assert.Equal(printed, Parser.Parse(printed).ToString());
        }
    }
}
