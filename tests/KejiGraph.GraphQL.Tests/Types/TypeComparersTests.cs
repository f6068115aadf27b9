using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Tests.Types;

public sealed class TypeComparersTests
{
    private static readonly Schema Schema = SchemaBuilder.Build("""
        interface Being { name: String }
        interface Pet implements Being { name: String }
        type Dog implements Pet & Being { name: String }
        type Cat implements Being { name: String }
        type Stone { name: String }
        union DogOrStone = Dog | Stone
        union CatOrStone = Cat | Stone
        type Query { a: DogOrStone b: CatOrStone }
        """);

    [Theory]
    [InlineData("Dog", "Dog", true)]
    [InlineData("Dog", "Being", true)]
    [InlineData("Pet", "Being", true)]
    [InlineData("Being", "Pet", false)]
    [InlineData("Dog!", "Dog", true)]
    [InlineData("Dog", "Dog!", false)]
    [InlineData("[Dog!]!", "[Being]", true)]
    [InlineData("[Dog]", "Dog", false)]
    [InlineData("Dog", "[Dog]", false)]
    [InlineData("Dog!", "[Dog]!", false)]
    [InlineData("Stone", "DogOrStone", true)]
    [InlineData("DogOrStone", "Stone", false)]
    [InlineData("Int", "String", false)]
    public void Subtypes_have_no_value_that_the_supertype_has_not(string subtype, string supertype, bool expected)
    {
        Assert.Equal(expected, Find(subtype).IsSubtypeOf(Find(supertype), Schema));
    }

    [Theory]
    [InlineData("Dog", "Dog", true)]
    [InlineData("Dog", "Cat", false)]
    [InlineData("Dog", "Pet", true)]
    [InlineData("Cat", "Pet", false)]
    [InlineData("Pet", "DogOrStone", true)]
    [InlineData("Pet", "CatOrStone", false)]
    [InlineData("DogOrStone", "CatOrStone", true)]
    public void Types_overlap_if_an_object_can_be_of_both(string type, string other, bool expected)
    {
        Assert.Equal(expected, ((CompositeType)Find(type)).Overlaps((CompositeType)Find(other), Schema));
        Assert.Equal(expected, ((CompositeType)Find(other)).Overlaps((CompositeType)Find(type), Schema));
    }

    private static GraphQLType Find(string text) =>
        Schema.FindType(Parser.ParseType(new SourceText(text))) ?? SpecifiedScalars.Int;
}
