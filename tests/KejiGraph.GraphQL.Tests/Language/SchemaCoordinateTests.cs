using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Tests.Language;

public sealed class SchemaCoordinateTests
{
    [Theory]
    [InlineData("MyType", false, "MyType", null, null)]
    [InlineData("MyType.field", false, "MyType", "field", null)]
    [InlineData("MyType.field(arg:)", false, "MyType", "field", "arg")]
    [InlineData("@dir", true, "dir", null, null)]
    [InlineData("@dir(arg:)", true, "dir", null, "arg")]
    public void Each_form_is_read(string text, bool isDirective, string name, string? member, string? argument)
    {
        var coordinate = Parser.ParseSchemaCoordinate(new SourceText(text));

        Assert.Equal(
            (isDirective, name, member, argument),
            (coordinate.IsDirective, coordinate.Name, coordinate.MemberName, coordinate.ArgumentName));
        Assert.Equal(text, coordinate.ToString());
    }

    [Theory]
    [InlineData("MyType.field.deep", "Expected <EOF>, found \".\". (1:13)")]
    [InlineData("MyType.field(arg: value)", "Invalid character: \" \". (1:18)")]
    [InlineData("@dir.field", "Expected <EOF>, found \".\". (1:5)")]
    [InlineData(" MyType", "Invalid character: \" \". (1:1)")]
    [InlineData("", "Expected Name, found <EOF>. (1:1)")]
    [InlineData("MyType(arg:)", "Expected <EOF>, found \"(\". (1:7)")]
    public void Broken_coordinates_are_explained(string text, string expected)
    {
        var exception = Assert.Throws<GraphQLException>(() => Parser.ParseSchemaCoordinate(new SourceText(text)));

        Assert.Equal("Syntax Error: " + expected, exception.Errors[0].ToString());
    }
}
