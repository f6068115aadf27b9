using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Tests.Language;

public sealed class ParserTests
{
    [Theory]
    [InlineData("", "Unexpected <EOF>. (1:1)")]
    [InlineData("{", "Expected Name, found <EOF>. (1:2)")]
    [InlineData("{ ...MissingOn }\nfragment MissingOn Type", "Expected \"on\", found Name \"Type\". (2:20)")]
    [InlineData("{ field: {} }", "Expected Name, found \"{\". (1:10)")]
    [InlineData("notAnOperation Foo { field }", "Unexpected Name \"notAnOperation\". (1:1)")]
    [InlineData("...", "Unexpected \"...\". (1:1)")]
    [InlineData("{ \"\"", "Expected Name, found String \"\". (1:3)")]
    [InlineData("query Foo($x: Complex = { a: { b: [ $var ] } }) { field }", "Unexpected variable \"$var\" in "
        + "constant value. (1:37)")]
    [InlineData("query Foo($x: Int = $) { field }", "Unexpected \"$\". (1:21)")]
    [InlineData("fragment on on on { on }", "Unexpected Name \"on\". (1:10)")]
    [InlineData("{ ...on }", "Expected Name, found \"}\". (1:9)")]
    [InlineData("{ a() }", "Expected Name, found \")\". (1:5)")]
    [InlineData("query () { a }", "Expected \"$\", found \")\". (1:8)")]
    [InlineData("\"doc\" { a }", "Unexpected description, descriptions are not supported on shorthand queries. (1:1)")]
    [InlineData("\"doc\" extend type A @b", "Unexpected description, only GraphQL definitions support descriptions. "
        + "(1:1)")]
    [InlineData("extend type Hello", "Unexpected <EOF>. (1:18)")]
    [InlineData("extend query", "Unexpected Name \"query\". (1:8)")]
    [InlineData("type Hello { field() : Int }", "Expected Name, found \")\". (1:20)")]
    [InlineData("union Hello = | ", "Expected Name, found <EOF>. (1:17)")]
    [InlineData("enum E { true }", "Name \"true\" is reserved and cannot be used for an enum value. (1:10)")]
    [InlineData("directive @foo on FIELD | INCORRECT", "Unexpected Name \"INCORRECT\". (1:27)")]
    [InlineData("directive @foo on FRAGMENT_VARIABLE_DEFINITION", "Unexpected Name \"FRAGMENT_VARIABLE_DEFINITION\". "
        + "(1:19)")]
    [InlineData("schema { search: Q }", "Unexpected Name \"search\". (1:10)")]
    public void Broken_documents_are_explained(string text, string expected)
    {
        var isParsed = Parser.TryParse(new SourceText(text), ParserOptions.Trusted, out _, out var error);

        Assert.False(isParsed);
        Assert.Equal("Syntax Error: " + expected, error!.ToString());
        Assert.Equal(ErrorCodes.ParseFailed, error.Code);
    }

    [Fact]
    public void Every_production_of_an_executable_document_is_read()
    {
        const string Text = """"
            """What it is for"""
            query Q(
            "A variable"
            $a: [Int!]! = [1, -2] @onVariable
            $b: B
            ) @onQuery {
              alias: field(a: $a, b: { c: "s", d: ENUM, e: 1.5e3 }) @include(if: $b) {
                ...F @onSpread
                ... on T @onInline {
                  x
                }
                ... @skip(if: true) {
                  y
                }
                empty {}
              }
            }

            mutation {
              m
            }

            subscription S {
              s
            }

            "A fragment"
            fragment F on T @onFragment {
              z
            }
            """";

        var document = Parser.Parse(Text);

        Assert.Equal(Text, document.ToString());
    }

    [Fact]
    public void Every_production_of_a_type_system_document_is_read()
    {
        const string Text = """"
            "The schema"
            schema @a {
              query: Q
              mutation: M
            }

            "A scalar"
            scalar S @specifiedBy(url: "http://x")

            """An object"""
            type T implements A & B @a(x: 1) {
              "A field"
              f(
                "An argument"
                a: Int = 1 @a
                b: [S!]
              ): String! @deprecated
              g(a: Int): T
            }

            interface A implements B {
              f: Int
            }

            union U @a = T | V

            enum E {
              "A value"
              X @a
              Y
            }

            input I @oneOf {
              a: Int
              b: [I!]
            }

            directive @a(x: Int) @b repeatable on FIELD | DIRECTIVE_DEFINITION

            directive @b on DIRECTIVE_DEFINITION

            extend schema @a {
              subscription: N
            }

            extend scalar S @a

            extend type T implements C

            extend interface A @a

            extend union U = W

            extend enum E {
              Z
            }

            extend input I {
              c: Int
            }

            extend directive @a @b
            """";

        var document = Parser.Parse(Text);

        Assert.Equal(Text, document.ToString());
    }

    [Fact]
    public void Optional_leading_separators_are_read()
    {
        var document = Parser.Parse("type T implements & A & B union U = | A | B directive @d on | FIELD | QUERY");

        Assert.Equal(
            "type T implements A & B\n\nunion U = A | B\n\ndirective @d on FIELD | QUERY", document.ToString());
    }

    [Fact]
    public void Syntax_knows_its_bytes()
    {
        var document = Parser.Parse("{ 中: a } ".Replace("中", "b", StringComparison.Ordinal));

        var operation = (OperationDefinitionSyntax)document.Definitions[0];
        var field = operation.SelectionSet.Selections[0];
        Assert.Equal((0, 9), (document.Start, document.End));
        Assert.Equal((0, 8), (operation.Start, operation.End));
        Assert.Equal((2, 6), (field.Start, field.End));
    }

    [Fact]
    public void Keywords_are_names_where_names_stand()
    {
        var document = Parser.Parse("query on($on: on) { on: fragment(type: query) ...query } fragment query on on { "
            + "true null }");

        Assert.Equal(
            "query on($on: on) {\n  on: fragment(type: query)\n  ...query\n}\n\nfragment query on on {\n  true\n  "
            + "null\n}",
            document.ToString());
    }

    [Fact]
    public void Names_are_shared_between_documents()
    {
        var first = (OperationDefinitionSyntax)Parser.Parse("{ sharedBetweenDocuments }").Definitions[0];
        var second = (OperationDefinitionSyntax)Parser.Parse("{ sharedBetweenDocuments }").Definitions[0];

        var firstName = ((FieldSyntax)first.SelectionSet.Selections[0]).Name;
        var secondName = ((FieldSyntax)second.SelectionSet.Selections[0]).Name;

        Assert.Same(firstName, secondName);
    }

    [Fact]
    public void Long_names_are_read_whole()
    {
        var name = new string('n', 1000);

        var document = Parser.Parse($"{{ {name} }}");

        Assert.Equal($"{{\n  {name}\n}}", document.ToString());
    }
}
