using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Types;

public sealed class SchemaTests
{
    private static readonly Schema Animals = SchemaBuilder.Build("""
        interface Being { name: String }
        interface Pet implements Being { name: String }
        type Dog implements Pet & Being { name: String }
        type Cat implements Pet & Being { name: String }
        type Stone { weight: Int }
        union DogOrStone = Dog | Stone
        type Query { being: Being any: DogOrStone }
        """);

    [Fact]
    public void Types_refer_to_each_other_in_circles()
    {
        ObjectType? enterprise = null;
        var talent = new ObjectType("Talent", () => [new FieldDefinition("employer", enterprise!.NonNull)]);
        enterprise = new ObjectType("Enterprise", () => [new FieldDefinition("talents", talent.NonNull.ListOf)]);
        var query = new ObjectType("Query", () => [new FieldDefinition("enterprise", enterprise)]);

        var schema = new Schema(new SchemaParts { Query = query });

        Assert.Empty(schema.Validate());
        Assert.Same(talent, enterprise.FindField("talents")!.Type.Named);
        Assert.Same(enterprise, talent.FindField("employer")!.Type.Named);
        Assert.Equal("[Talent!]", enterprise.FindField("talents")!.Type.ToString());
    }

    [Fact]
    public void Annotations_lead_back_to_the_meaning_of_a_definition()
    {
        var meaning = new object();
        var query = new ObjectType("Query", () =>
        [
            new FieldDefinition("a", SpecifiedScalars.Int)
            {
                Annotation = meaning,
                Arguments = [new InputValueDefinition("x", SpecifiedScalars.Int) { Annotation = meaning }],
            },
        ])
        {
            Annotation = meaning,
        };

        var schema = new Schema(new SchemaParts { Query = query, Annotation = meaning });

        var field = schema.FindField(schema.QueryType!, "a")!;
        Assert.Same(meaning, schema.Annotation);
        Assert.Same(meaning, schema.QueryType!.Annotation);
        Assert.Same(meaning, field.Annotation);
        Assert.Same(meaning, field.FindArgument("x")!.Annotation);
    }

    [Fact]
    public void Types_are_listed_as_they_are_found()
    {
        var names = Animals.Types.Select(type => type.Name).TakeWhile(name => name != "__Schema");

        Assert.Equal(
            ["Being", "String", "Pet", "Dog", "Cat", "Stone", "Int", "DogOrStone", "Query", "Boolean"], names);
    }

    [Fact]
    public void Abstract_types_know_their_possible_types()
    {
        Assert.Equal(["Dog", "Cat"], Possible("Being"));
        Assert.Equal(["Dog", "Cat"], Possible("Pet"));
        Assert.Equal(["Dog", "Stone"], Possible("DogOrStone"));
        Assert.Equal(["Dog"], Possible("Dog"));
        Assert.Equal(["Pet"], Animals.ImplementingInterfaces(Find<InterfaceType>("Being")).Select(type => type.Name));
    }

    [Theory]
    [InlineData("Being", "Dog", true)]
    [InlineData("Being", "Pet", true)]
    [InlineData("Pet", "Being", false)]
    [InlineData("DogOrStone", "Stone", true)]
    [InlineData("DogOrStone", "Cat", false)]
    public void Subtypes_are_members_and_implementations(string abstractType, string type, bool expected)
    {
        Assert.Equal(expected, Animals.IsSubtype(Find<CompositeType>(abstractType), Animals.FindType(type)!));
    }

    [Fact]
    public void Meta_fields_are_found_where_they_are_allowed()
    {
        var query = Animals.QueryType!;
        var union = Find<CompositeType>("DogOrStone");

        Assert.Same(MetaFields.TypeName, Animals.FindField(union, "__typename"));
        Assert.Same(MetaFields.Schema, Animals.FindField(query, "__schema"));
        Assert.Same(MetaFields.Type, Animals.FindField(query, "__type"));
        Assert.Null(Animals.FindField(union, "__schema"));
        Assert.Null(Animals.FindField(union, "name"));
    }

    [Theory]
    [InlineData("[Dog!]!", "[Dog!]!")]
    [InlineData("Dog", "Dog")]
    [InlineData("[[Unknown]]", null)]
    public void Syntax_is_resolved_to_types(string text, string? expected)
    {
        Assert.Equal(expected, Animals.FindType(Parser.ParseType(new SourceText(text)))?.ToString());
    }

    [Fact]
    public void There_is_one_object_for_each_wrapping_of_a_type()
    {
        var dog = Animals.FindType("Dog")!;

        Assert.Same(dog.NonNull.ListOf.NonNull, dog.NonNull.ListOf.NonNull);
        Assert.Same(dog.NonNull, dog.NonNull.NonNull);
        Assert.Same(dog, dog.NonNull.Nullable);
        Assert.NotSame(dog.ListOf, dog.NonNull.ListOf);
    }

    [Fact]
    public void Two_types_of_one_name_are_refused()
    {
        var parts = new SchemaParts
        {
            Query = new ObjectType("Query", () => [new FieldDefinition("a", new ScalarType("Date"))]),
            Types = [new ScalarType("Date")],
        };

        var exception = Assert.Throws<GraphQLException>(() => new Schema(parts));

        Assert.Equal(
            "Schema must contain uniquely named types but contains multiple types named \"Date\".", exception.Message);
    }

    [Fact]
    public void A_definition_belongs_to_one_owner()
    {
        var argument = new InputValueDefinition("first", SpecifiedScalars.Int);
        _ = new FieldDefinition("a", SpecifiedScalars.Int) { Arguments = [argument] };

        var exception = Assert.Throws<InvalidOperationException>(
            () => new FieldDefinition("b", SpecifiedScalars.Int) { Arguments = [argument] });

        Assert.Equal(
            "\"<meta>.a(first:)\" cannot also belong to \"<meta>.b\"; make one definition for each.",
            exception.Message);
    }

    [Theory]
    [InlineData("", "Expected name to be a non-empty string. (Parameter 'name')")]
    [InlineData("0a", "Names must start with [_a-zA-Z] but \"0a\" does not. (Parameter 'name')")]
    [InlineData("a-b", "Names must only contain [_a-zA-Z0-9] but \"a-b\" does not. (Parameter 'name')")]
    public void Names_follow_the_grammar(string name, string expected)
    {
        var exception = Assert.Throws<ArgumentException>(() => new ScalarType(name));

        Assert.Equal(expected, exception.Message);
    }

    private static T Find<T>(string name)
        where T : NamedType => (T)Animals.FindType(name)!;

    private static IEnumerable<string> Possible(string name) =>
        Animals.PossibleTypes(Find<CompositeType>(name)).Select(type => type.Name);
}
