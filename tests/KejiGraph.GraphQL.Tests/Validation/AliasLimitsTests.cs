using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.GraphQL.Tests.Validation;

public sealed class AliasLimitsTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("type Query { name: String names: [String] friend: Query }");

    [Theory]
    [InlineData("{ a: name b: name c: name }")]
    [InlineData("{ a: name friend { b: name friend { c: name } } }")]
    [InlineData("{ friend { a: name b: name } ...F } fragment F on Query { friend { ... { c: name } } }")]
    [InlineData("query A { a: name } query B { b: name } query C { c: name }")]
    public void More_aliases_of_fields_of_one_name_than_the_limit_are_refused(string text)
    {
        Assert.Empty(Validate(text, new ValidationOptions { MaxAliases = 3 }));

        var error = Assert.Single(Validate(text, new ValidationOptions { MaxAliases = 2 }));

        Assert.Equal("Document gives more than 2 aliases to fields named \"name\". Validation aborted.", error.Message);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
    }

    [Theory]
    [InlineData("{ name a: name friend { name a: name friend { a: name } } }")]
    [InlineData("{ name: name a: name names b: names }")]
    [InlineData("{ ...F friend { ...F } } fragment F on Query { a: name }")]
    public void An_alias_counts_once_for_each_field_name_and_a_plain_field_not_at_all(string text)
    {
        Assert.Empty(Validate(text, new ValidationOptions { MaxAliases = 1 }));
    }

    [Theory]
    [InlineData("{ name names friend { name } }")]
    [InlineData("{ a: name b: name c: name }")]
    [InlineData("{ name ... { names ...F } } fragment F on Query { name friend { name } ... @include(if: true) { names } }")]
    [InlineData("query A { name } query B { a: name b: name c: name c: name friend { name } friend { names } a: name }", 4)]
    public void More_fields_at_the_root_than_the_limit_are_refused(string text, int count = 3)
    {
        Assert.Empty(Validate(text, new ValidationOptions { MaxRootFields = count }, Lone));

        var error = Assert.Single(Validate(text, new ValidationOptions { MaxRootFields = count - 1 }, Lone));

        Assert.Equal($"Operation selects more than {count - 1} fields at its root. Validation aborted.", error.Message);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
    }

    [Fact]
    public void By_default_fifty_of_each_are_allowed()
    {
        Assert.Empty(Validate($"{{ {Names(50)} }}"));
        Assert.Equal(
            "Operation selects more than 50 fields at its root. Validation aborted.",
            Assert.Single(Validate($"{{ {Names(51)} }}")).Message);
        Assert.Empty(Validate($"{{ friend {{ {Names(50)} }} }}"));
        Assert.Equal(
            "Document gives more than 50 aliases to fields named \"name\". Validation aborted.",
            Assert.Single(Validate($"{{ friend {{ {Names(51)} }} }}")).Message);
    }

    [Fact]
    public void Trusted_documents_are_not_limited()
    {
        Assert.Empty(Validate($"{{ {Names(1000)} }}", ValidationOptions.Trusted));
    }

    private static ValidationRule Lone { get; } =
        ExecutableRules.Specified.Single(rule => rule.Name == "LoneAnonymousOperationRule");

    private static string Names(int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"n{i}: name"));

    private static IEnumerable<GraphQLError> Validate(
        string text, ValidationOptions? options = null, params ValidationRule[] rules) => DocumentValidator.Validate(
            Schema, Parser.Parse(text), options, rules is [] ? ExecutableRules.Specified : [.. rules]);
}
