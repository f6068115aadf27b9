using System.Globalization;
using System.Text.Json;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Values;

public sealed class ScalarCoercionTests
{
    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Int", "-2147483648", "-2147483648")]
    [InlineData("Int", "2147483648", "Int cannot represent non 32-bit signed integer value: 2147483648")]
    [InlineData("Int", "1.0", "Int cannot represent non-integer value: 1.0")]
    [InlineData("Int", "\"1\"", "Int cannot represent non-integer value: \"1\"")]
    [InlineData("Float", "1", "1")]
    [InlineData("Float", "1.5e3", "1500")]
    [InlineData("Float", "1e999", "Float cannot represent non numeric value: 1e999")]
    [InlineData("Float", "true", "Float cannot represent non numeric value: true")]
    [InlineData("String", "\"a\"", "a")]
    [InlineData("String", "a", "String cannot represent a non string value: a")]
    [InlineData("Boolean", "true", "True")]
    [InlineData("Boolean", "1", "Boolean cannot represent a non boolean value: 1")]
    [InlineData("ID", "\"a\"", "a")]
    [InlineData("ID", "123456789012345678901234567890", "123456789012345678901234567890")]
    [InlineData("ID", "1.5", "ID cannot represent a non-string and non-integer value: 1.5")]
    public void Literals(string type, string literal, string expected)
    {
        var result = Find(type).Coercion.FromLiteral(Parser.ParseValue(new SourceText(literal)));

        Assert.Equal(expected, result.Error ?? Convert.ToString(result.Value, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Int", "1", "1")]
    [InlineData("Int", "1.0", "1")]
    [InlineData("Int", "1e3", "1000")]
    [InlineData("Int", "1.5", "Int cannot represent non-integer value: 1.5")]
    [InlineData("Int", "1e400", "Int cannot represent non-integer value: Infinity")]
    [InlineData("Int", "9999999999", "Int cannot represent non 32-bit signed integer value: 9999999999")]
    [InlineData("Int", "{\"a\":[1,{\"b\":[]}]}", "Int cannot represent non-integer value: { a: [1, [Object]] }")]
    [InlineData("Float", "1e400", "Float cannot represent non numeric value: Infinity")]
    [InlineData("String", "1", "String cannot represent a non string value: 1")]
    [InlineData("Boolean", "\"true\"", "Boolean cannot represent a non boolean value: \"true\"")]
    [InlineData("ID", "12345678901234567890", "12345678901234567890")]
    [InlineData("ID", "1e3", "1000")]
    [InlineData("ID", "-0", "0")]
    [InlineData("ID", "1.5", "ID cannot represent value: 1.5")]
    public void Json(string type, string json, string expected)
    {
        var result = Find(type).Coercion.FromJson(JsonElement.Parse(json));

        Assert.Equal(expected, result.Error ?? Convert.ToString(result.Value, CultureInfo.InvariantCulture));
    }

    private static ScalarType Find(string name) => SpecifiedScalars.All.Single(scalar => scalar.Name == name);
}
