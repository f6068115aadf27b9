using System.Text;
using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Tests.Oracle;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;
using KejiGraph.GraphQL.Validation.FieldMerging;

namespace KejiGraph.GraphQL.Tests.Validation.FieldMerging;

public sealed class FieldMergingTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        interface Pet { name(x: Int): String friend: Pet }
        type Dog implements Pet { name(x: Int): String friend: Pet volume: Int barks: Boolean }
        type Cat implements Pet { name(x: Int): String friend: Pet volume: String lives: Int }
        type Query { pet: Pet dog: Dog a: Query b: Query name(x: Int): String }
        """);

    private static readonly ValidationRule Rule =
        ExecutableRules.Specified.Single(rule => rule.Name == "OverlappingFieldsCanBeMergedRule");

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(100_000)]
    public void Equal_fields_are_proven_mergeable_with_one_comparison_each(int count)
    {
        var (isProven, spent) = Prove("{" + string.Concat(Enumerable.Repeat("name(x: 1) ", count)) + "}");

        Assert.True(isProven);
        Assert.Equal(count, spent);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(100)]
    public void Fragments_that_spread_twice_are_proven_mergeable_in_linear_time(int levels)
    {
        var text = new StringBuilder("{ ...F0 }");
        for (var i = 0; i < levels; i++)
        {
            text.Append($" fragment F{i} on Query {{ a {{ ...F{i + 1} }} b {{ ...F{i + 1} }} a {{ ...F{i + 1} }} }}");
        }

        var (isProven, spent) = Prove(text.Append($" fragment F{levels} on Query {{ name }}").ToString());

        Assert.True(isProven);
        Assert.True(spent < levels * 20, $"{spent} comparisons for {levels} levels");
    }

    [Theory]
    [InlineData(100)]
    [InlineData(1_000)]
    public void Selections_on_many_levels_are_proven_mergeable_in_linear_time(int count)
    {
        var parts = string.Concat(Enumerable.Repeat("a { b { a { name b { name } } } } ", count));

        var (isProven, spent) = Prove($"{{ {parts} }}");

        Assert.True(isProven);
        Assert.Equal(6 * count, spent);
    }

    [Theory]
    [InlineData(50)]
    [InlineData(500)]
    public void Fields_on_several_object_types_are_proven_mergeable_in_linear_time(int count)
    {
        var parts = string.Concat(Enumerable.Repeat(
            "friend { name } ... on Dog { friend { name } } ... on Cat { friend { name } } ", count));

        var (isProven, spent) = Prove($"{{ pet {{ {parts} }} }}");

        Assert.True(isProven);
        Assert.True(spent <= 20 * count, $"{spent} comparisons for {count} parts");
    }

    [Fact]
    public void A_set_of_many_arguments_is_the_same_in_any_order()
    {
        var arguments = Enumerable.Range(0, 20).Select(i => $"x{i}: {i}").ToList();
        string Field(IEnumerable<string> given) => $"name({string.Join(' ', given)})";

        Assert.True(Prove($"{{ {Field(arguments)} {Field(arguments.AsEnumerable().Reverse())} }}").IsProven);
        Assert.False(Prove($"{{ {Field(arguments)} {Field([.. arguments.Skip(1), "x0: 1"])} }}").IsProven);
        Assert.False(Prove($"{{ {Field(arguments)} {Field([.. arguments.Skip(1), "y: 0"])} }}").IsProven);
    }

    [Fact]
    public void Many_conflicts_are_reported_without_comparing_all_pairs()
    {
        var text = "{" + string.Concat(Enumerable.Range(0, 2_000).Select(i => $"x: name(x: {i}) ")) + "}";

        var errors = DocumentValidator.Validate(Schema, Parser.Parse(text), ValidationOptions.Request, [Rule]);

        Assert.Equal(6, errors.Length);
        Assert.Equal(
            "Fields \"x\" conflict because they have differing arguments. Use different aliases on the fields to fetch "
            + "both if this was intentional. (1:2, 1:16)",
            errors[0].ToString());
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", errors[5].Message);
    }

    [Fact]
    public void A_search_that_costs_more_than_the_limit_is_given_up()
    {
        var fields = string.Concat(Enumerable.Range(0, 500).Select(i => $"x{i}: name "));
        var text = $"{{ a {{ {fields} }} a {{ {fields} x0: a {{ name }} }} }}";

        var options = ValidationOptions.Request with { MaxFieldMergeComparisons = 2_000, MaxAliases = 500 };

        var errors = DocumentValidator.Validate(Schema, Parser.Parse(text), options, [Rule]);

        var error = Assert.Single(errors);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Equal(
            "Document needs more than 2000 comparisons of fields to find out whether they can be merged. Validation "
            + "aborted.",
            error.Message);
    }

    [Fact]
    public void Large_arguments_count_as_much_as_comparing_them_costs()
    {
        var list = string.Join(",", Enumerable.Repeat(1, 100));
        var text = $"{{ x: name x: names {string.Concat(Enumerable.Repeat($"name(x: [{list}]) ", 60))} }}";

        var errors = DocumentValidator.Validate(Schema, Parser.Parse(text), ValidationOptions.Request, [Rule]);

        Assert.Equal(ErrorCodes.LimitExceeded, Assert.Single(errors).Code);
    }

    [Theory]
    [InlineData("{ pet { ... on Dog { v: volume } ... on Cat { v: lives } } }", true)]
    [InlineData("{ pet { ... on Dog { v: volume } ... on Cat { v: volume } } }", false)]
    [InlineData("{ pet { ... on Dog { n: name(x: 1) } ... on Cat { n: name(x: 2) } } }", true)]
    [InlineData("{ pet { ... on Dog { n: name(x: 1) } ... on Cat { n: name(x: 2) } n: name } }", false)]
    [InlineData("{ pet { ... on Dog { f: friend { n: name(x: 1) } } ... on Cat { f: friend { n: name(x: 2) } } } }",
        true)]
    [InlineData("{ pet { ... on Dog { f: friend { ... on Dog { n: volume } } } ... on Cat { f: friend { ... on Cat { "
        + "n: volume } } } } }", false)]
    [InlineData("{ pet { ... on Dog { v: __typename } ... on Cat { v: lives } } }", false)]
    [InlineData("{ pet { ... on Dog { f: friend { n: name @stream } } ... on Cat { f: friend { v: name } } } }", true)]
    [InlineData("{ pet { ... on Dog { f: friend { n: name @stream } } ... on Cat { f: friend { n: name } } } }", false)]
    [InlineData("{ name(x: 1) name(x: 1) }", true)]
    [InlineData("{ name(x: 1) name(x: 1, x: 1) }", false)]
    [InlineData("{ a { name } a { name: name(x: 1) } }", false)]
    [InlineData("{ unknown unknown { x } unknown { x } }", true)]
    [InlineData("{ a { name } } fragment Unreached on Query { name name(x: 1) }", false)]
    public void The_proof_succeeds_exactly_if_the_search_finds_nothing(string text, bool isFree)
    {
        var (isProven, _) = Prove(text);

        var errors = DocumentValidator.Validate(Schema, Parser.Parse(text), ValidationOptions.Trusted, [Rule]);

        Assert.Equal(isFree, isProven);
        Assert.Equal(isFree, errors.IsEmpty);
    }

    [Theory]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(23)]
    public void The_proof_succeeds_exactly_for_generated_documents_without_a_conflict(int seed)
    {
        var words = new Words(new Random(seed));
        Schema schema;
        do
        {
            schema = SchemaBuilder.Build(Parser.Parse(new SchemaGenerator(words).Generate()), assumeValid: true);
        }
        while (!schema.Validate().IsEmpty);

        for (var i = 0; i < 500; i++)
        {
            var document = Parser.Parse(new DocumentGenerator(words, schema, errorRate: 0).Generate());
            Assert.True(Prove(schema, document).IsProven != Search(schema, document), $"seed {seed}: {document}");
        }
    }

    private static (bool IsProven, long Spent) Prove(string text) => Prove(Schema, Parser.Parse(text));

    private static (bool IsProven, long Spent) Prove(Schema schema, DocumentSyntax document)
    {
        var budget = new ComparisonBudget(int.MaxValue);
        var isProven = new ConflictFreedom(Context(schema, document), budget).IsProven();
        return (isProven, budget.Spent);
    }

    // Every selection set with the types that the walk of validation would give it, without trying the proof first.
    private static bool Search(Schema schema, DocumentSyntax document)
    {
        var context = Context(schema, document);
        var search = new AlwaysSearch(context);
        new DocumentWalker([search], context.Types, context).Walk(document);
        return search.HasConflict;
    }

    private static ValidationContext Context(Schema schema, DocumentSyntax document) =>
        new(schema, document, new FragmentGraph(document), new TypeContext(schema), ValidationOptions.Trusted);

    private sealed class AlwaysSearch(ValidationContext context) : IEnter<SelectionSetSyntax>
    {
        private readonly ConflictSearch _search = new(context, new ComparisonBudget(int.MaxValue));

        public bool HasConflict { get; private set; }

        public bool Enter(SelectionSetSyntax node)
        {
            HasConflict |= _search.Within(context.Types.ParentType, node, int.MaxValue).Count > 0;
            return true;
        }
    }
}
