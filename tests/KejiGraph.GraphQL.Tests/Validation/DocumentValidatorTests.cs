using System.Collections.Immutable;
using System.Text;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.GraphQL.Tests.Validation;

/// <summary>Validation as a whole; the single rules are covered by the conformance suite and the oracle.</summary>
public sealed class DocumentValidatorTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        type Query { name(first: Int): String names: [String] friend: Query friends: [Query] }
        """);

    [Fact]
    public void Errors_come_in_the_order_of_the_text_and_then_of_the_rules()
    {
        var errors = Validate("query($unused: Int) { nam name(firs: 1) { x } friend }");

        Assert.Equal(
            [
                "Variable \"$unused\" is never used. (1:7)",
                "Cannot query field \"nam\" on type \"Query\". Did you mean \"name\" or \"names\"? (1:23)",
                "Field \"name\" must not have a selection since type \"String\" has no subfields. (1:41)",
                "Unknown argument \"firs\" on field \"Query.name\". Did you mean \"first\"? (1:32)",
                "Field \"friend\" of type \"Query\" must have a selection of subfields. Did you mean \"friend { ... "
                + "}\"? (1:47)",
            ],
            errors.Select(error => error.ToString()));
        Assert.All(errors, error => Assert.Equal(ErrorCodes.ValidationFailed, error.Code));
    }

    [Fact]
    public void Suggestions_can_be_hidden()
    {
        var errors = Validate(
            "{ nam name(firs: 1) ... on Quer { names } }", new ValidationOptions { HideSuggestions = true });

        Assert.Equal(
            [
                "Cannot query field \"nam\" on type \"Query\".",
                "Unknown argument \"firs\" on field \"Query.name\".",
                "Unknown type \"Quer\".",
            ],
            errors.Select(error => error.Message));
    }

    [Fact]
    public void Errors_are_reported_up_to_the_limit()
    {
        var errors = Validate("{ a b c d e f }", new ValidationOptions { MaxErrors = 2 });

        Assert.Equal(
            [
                "Cannot query field \"a\" on type \"Query\".",
                "Cannot query field \"b\" on type \"Query\".",
                "Too many validation errors, error limit reached. Validation aborted.",
            ],
            errors.Select(error => error.Message));
    }

    [Fact]
    public void Exactly_as_many_errors_as_the_limit_are_reported_alone()
    {
        var errors = Validate("{ a b }", new ValidationOptions { MaxErrors = 2 });

        Assert.Equal(2, errors.Length);
    }

    [Fact]
    public void Introspection_can_be_refused()
    {
        var document = Parser.Parse("{ __schema { description } __typename }");

        var errors = DocumentValidator.Validate(
            Schema, document, rules: [.. ExecutableRules.Specified, ExecutableRules.NoSchemaIntrospection]);

        Assert.Equal(
            "GraphQL introspection has been disabled, but the requested query contained the field \"__schema\". (1:3)",
            Assert.Single(errors).ToString());
    }

    [Fact]
    public void An_invalid_schema_validates_nothing()
    {
        var schema = SchemaBuilder.Build("type Query");

        Assert.Throws<GraphQLException>(() => DocumentValidator.Validate(schema, Parser.Parse("{ a }")));
    }

    [Fact]
    public void Rules_stand_under_the_names_of_graphql_js()
    {
        Assert.All(ExecutableRules.Specified, rule => Assert.EndsWith("Rule", rule.Name, StringComparison.Ordinal));
        Assert.Equal(32, ExecutableRules.Specified.DistinctBy(rule => rule.Name).Count());
        Assert.Equal(16, TypeSystemRules.Specified.DistinctBy(rule => rule.Name).Count());
        Assert.Same(ExecutableRules.Specified[^1], ExecutableRules.MaxIntrospectionDepth);
    }

    [Fact]
    public void Ten_thousand_fields_are_refused_before_any_rule_looks_at_them()
    {
        var error = Refuse("{" + string.Concat(Enumerable.Repeat("name ", 10_000)) + "}");

        Assert.Equal(
            "Document selects more than 2048 fields with its fragments spread out. Validation aborted.", error.Message);
    }

    [Fact]
    public void Thirty_levels_of_fragments_that_spread_twice_are_refused()
    {
        var text = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < 30; i++)
        {
            text.Append($" fragment F{i} on Query {{ a: friend {{ ...F{i + 1} }} b: friend {{ ...F{i + 1} }} }}");
        }

        var error = Refuse(text.Append(" fragment F30 on Query { name }").ToString());

        Assert.Equal(
            "Document meets more than 1000 fragment spreads with its fragments spread out. Validation aborted.",
            error.Message);
    }

    [Fact]
    public void A_chain_of_a_thousand_fragments_is_refused()
    {
        var error = Refuse(Chain(1000, last: "name"));

        Assert.Equal(
            "Document is nested more than 200 levels deep with its fragments spread out. Validation aborted.",
            error.Message);
    }

    [Fact]
    public void A_circle_of_a_hundred_fragments_is_reported_and_does_no_harm()
    {
        var errors = Validate(Chain(100, last: "...F0"));

        var error = Assert.Single(errors);
        Assert.StartsWith(
            "Cannot spread fragment \"F0\" within itself via \"F1\", ", error.Message, StringComparison.Ordinal);
        Assert.Equal(100, error.Locations.Length);
    }

    [Theory]
    [InlineData("{ name } fragment F on Query { name ...G } fragment G on Query { names }", 1, 0, 2)]
    [InlineData("{ ...F ...F } fragment F on Query { name ...G } fragment G on Query { names }", 4, 4, 3)]
    [InlineData("{ a: friend { ...F } } query B { ...F } fragment F on Query { name friend { name } }", 7, 2, 4)]
    public void Sizes_count_fragments_as_often_as_they_are_spread(string text, int fields, int spreads, int depth)
    {
        AssertLimit(text, fields, limit => new ValidationOptions { MaxFields = limit });
        AssertLimit(text, spreads, limit => new ValidationOptions { MaxFragmentVisits = limit });
        AssertLimit(text, depth, limit => new ValidationOptions { MaxDepth = limit });
    }

    private static void AssertLimit(string text, int size, Func<int, ValidationOptions> optionsOf)
    {
        Assert.DoesNotContain(Validate(text, optionsOf(size)), error => error.Code == ErrorCodes.LimitExceeded);
        Assert.Equal(ErrorCodes.LimitExceeded, Assert.Single(Validate(text, optionsOf(size - 1))).Code);
    }

    private static string Chain(int length, string last)
    {
        var text = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < length; i++)
        {
            text.Append($" fragment F{i} on Query {{ {(i == length - 1 ? last : $"...F{i + 1}")} }}");
        }

        return text.ToString();
    }

    private static ImmutableArray<GraphQLError> Validate(string text, ValidationOptions? options = null) =>
        DocumentValidator.Validate(Schema, Parser.Parse(text), options);

    private static GraphQLError Refuse(string text)
    {
        var error = Assert.Single(Validate(text));
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        return error;
    }
}
