using System.Collections.Immutable;
using System.Text.Json;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Execution;

public sealed class FieldCollectorTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        directive @defer(if: Boolean! = true, label: String) on FRAGMENT_SPREAD | INLINE_FRAGMENT
        interface Pet { name: String }
        type Dog implements Pet { name: String barks: Boolean }
        type Cat implements Pet { name: String }
        union DogOrCat = Dog | Cat
        type Query { a: Int b: Int c: Int self: Query pet: Pet }
        """);

    [Fact]
    public void Fields_come_in_the_order_of_their_first_occurrence()
    {
        Assert.Equal(
            ["b: b", "a: a", "__typename: __typename", "other: a"],
            Collect("{ b a ...F other: a } fragment F on Query { a b __typename other: a }")
                .Select(field => $"{field.ResponseName}: {field.Definition.Name}"));
    }

    [Fact]
    public void All_occurrences_of_a_response_name_are_one_field()
    {
        var field = Assert.Single(Collect("{ self { a } ... { self { b } } ...F } fragment F on Query { self { c } }"));

        Assert.Equal(3, field.Occurrences.Length);
        Assert.Equal([0, 1, 2], field.Occurrences.Select(occurrence => occurrence.Ordinal));
        Assert.Equal(["a", "b", "c"], Subfields(field).Select(subfield => subfield.ResponseName));
    }

    [Theory]
    [InlineData("{ a }", "a: always")]
    [InlineData("{ a @include(if: $x) }", "a: $x")]
    [InlineData("{ a @skip(if: $x) }", "a: !$x")]
    [InlineData("{ a @skip(if: $x) @include(if: $y) }", "a: !$x and $y")]
    [InlineData("{ a @include(if: true) b @skip(if: false) }", "a: always; b: always")]
    [InlineData("{ a @include(if: false) b @skip(if: true) c }", "c: always")]
    [InlineData("{ a @skip(if: $x) @include(if: $x) c }", "c: always")]
    [InlineData("{ ... @include(if: $x) { a ... @include(if: $y) { b } } }", "a: $x; b: $x and $y")]
    [InlineData("{ ...F @include(if: $x) } fragment F on Query { a @skip(if: $y) }", "a: $x and !$y")]
    [InlineData("{ ... @include(if: $x) { a @include(if: $x) b @skip(if: $x) } }", "a: $x")]
    [InlineData("{ a @include(if: $x) a }", "a: $x or always")]
    public void Conditions_are_kept_with_the_occurrence(string text, string expected)
    {
        Assert.Equal(expected, Describe(Collect(text)));
    }

    [Theory]
    [InlineData("{ ...F ...F }", "a: always")]
    [InlineData("{ ...F ...F @include(if: $x) }", "a: always")]
    [InlineData("{ ...F @include(if: $x) ...F }", "a: $x or always")]
    [InlineData("{ ...F @include(if: $x) ...F @include(if: $y) }", "a: $x or $y")]
    [InlineData("{ ...F @include(if: $x) ...F @include(if: $x) @skip(if: $y) }", "a: $x")]
    public void A_fragment_is_looked_at_again_only_under_new_conditions(string operation, string expected)
    {
        Assert.Equal(expected, Describe(Collect(operation + " fragment F on Query { a }")));
    }

    [Fact]
    public void Circles_of_fragments_come_to_an_end()
    {
        Assert.Equal(
            "a: $x; b: $x and $y",
            Describe(Collect("{ ...F @include(if: $x) } fragment F on Query { a ...G @include(if: $y) } fragment G "
                + "on Query { b ...F }")));
    }

    [Fact]
    public void What_all_occurrences_of_a_field_ask_is_not_asked_again_below_it()
    {
        var single = Assert.Single(Collect("{ self @include(if: $x) { a @include(if: $y) } }"));
        var several = Assert.Single(Collect("{ ... @include(if: $x) { self @include(if: $y) { a } self @skip(if: $z) "
            + "{ b } } }"));

        Assert.Equal("a: $y", Describe(Subfields(single)));
        Assert.Equal("a: $y; b: !$z", Describe(Subfields(several)));
    }

    [Theory]
    [InlineData("Dog", "name, barks, all, union")]
    [InlineData("Cat", "name, all, union, cat")]
    public void Type_conditions_are_decided_for_the_concrete_type(string typeName, string expected)
    {
        const string Text = """
            { pet { name ... on Dog { barks } ... on Pet { all: name } ... on DogOrCat { union: __typename } ...C } }
            fragment C on Cat { cat: name }
            """;
        var document = Parser.Parse(Text);
        var collector = new FieldCollector(Schema, document);
        var pet = Assert.Single(collector.Collect(Schema.QueryType!, SelectionSetOf(document)));

        var subfields = collector.CollectSubfields((ObjectType)Schema.FindType(typeName)!, pet);

        Assert.Equal(expected, string.Join(", ", subfields.Select(field => field.ResponseName)));
    }

    [Fact]
    public void Deferred_occurrences_know_by_what()
    {
        var fields = Collect("""
            { a ... @defer(label: "outer") { a b ... @defer(label: "inner") { c } ... @defer(if: false) { d: c } } }
            """);

        var labels = fields.Select(field =>
            string.Join(" or ", field.Occurrences.Select(occurrence => Labels(occurrence.Defer))));
        Assert.Equal(["now or outer", "outer", "inner in outer", "outer"], labels);
    }

    [Fact]
    public void A_deferred_fragment_is_looked_at_again_when_it_is_not_deferred()
    {
        var late = Assert.Single(Collect("{ ...F @defer ...F } fragment F on Query { a }"));
        var early = Assert.Single(Collect("{ ...F ...F @defer } fragment F on Query { a }"));

        Assert.Equal([true, false], late.Occurrences.Select(occurrence => occurrence.Defer is not null));
        Assert.Equal([false], early.Occurrences.Select(occurrence => occurrence.Defer is not null));
    }

    [Theory]
    [InlineData(true, "outer", "inner in outer")]
    [InlineData(false, "now", "inner")]
    public void What_defers_a_field_defers_its_subfields_unless_only_their_own_is_asked_for(bool inherits, string a, string b)
    {
        const string Text = "{ ... @defer(label: \"outer\") { self { a ... @defer(label: \"inner\") { b } } } }";

        var subfields = new FieldCollector(Schema, Parser.Parse(Text))
            .CollectSubfields(Schema.QueryType!, Assert.Single(Collect(Text)), inherits);

        Assert.Equal([a, b], subfields.Select(subfield => Labels(subfield.Occurrences[0].Defer)));
    }

    [Theory]
    [InlineData("{ a @include(if: $x) b a }", true, "a, b")]
    [InlineData("{ a @include(if: $x) b a }", false, "b, a")]
    [InlineData("{ a @skip(if: $x) b a @include(if: $x) c }", true, "b, a, c")]
    [InlineData("{ ...F @include(if: $x) c b } fragment F on Query { b a }", true, "b, a, c")]
    [InlineData("{ ...F @include(if: $x) c b } fragment F on Query { b a }", false, "c, b")]
    [InlineData("{ a @include(if: $x) b @skip(if: $x) }", null, "b")]
    public void A_response_is_ordered_by_the_first_occurrence_that_is_selected(string text, bool? x, string expected)
    {
        var operation = (OperationDefinitionSyntax)Parser.Parse("query($x: Boolean = true) { a }").Definitions[0];
        var json = JsonElement.Parse($$"""{ "x": {{(x is { } value ? (value ? "true" : "false") : "null")}} }""");
        Assert.True(new OperationVariables(Schema, operation.VariableDefinitions)
            .TryCoerce(json, VariableOptions.Default, out var variables, out _));

        var names = ResponseOrder.Of(Collect(text), variables).Select(entry => entry.Field.ResponseName);

        Assert.Equal(expected, string.Join(", ", names));
    }

    private static string Labels(DeferUsage? defer) => defer switch
    {
        null => "now",
        { Parent: null } => Label(defer),
        _ => $"{Label(defer)} in {Labels(defer.Parent)}",
    };

    private static string Label(DeferUsage defer) =>
        ((StringValueSyntax)defer.Syntax.FindArgument("label")!.Value).Value;

    private static SelectionSetSyntax SelectionSetOf(DocumentSyntax document) =>
        document.Definitions.OfType<OperationDefinitionSyntax>().Single().SelectionSet;

    private static ImmutableArray<CollectedField> Collect(string text)
    {
        var document = Parser.Parse(text);
        return new FieldCollector(Schema, document).Collect(Schema.QueryType!, SelectionSetOf(document));
    }

    private static ImmutableArray<CollectedField> Subfields(CollectedField field) =>
        new FieldCollector(Schema, Parser.Parse("{ a }")).CollectSubfields(Schema.QueryType!, field);

    private static string Describe(ImmutableArray<CollectedField> fields) => string.Join("; ", fields.Select(field =>
        $"{field.ResponseName}: {string.Join(" or ", field.Occurrences.Select(occurrence => occurrence.Conditions))}"));
}
