using KejiGraph.GraphQL.Building;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Validation;

namespace KejiGraph.GraphQL.Tests.Validation;

public sealed class IntrospectionDepthTests
{
    private const string ThreeLists =
        "{ __schema { types { fields { type { interfaces { possibleTypes { name } } } } } } }";

    private static readonly Schema Schema = SchemaBuilder.Build("type Query { name: String }");

    [Fact]
    public void Lists_of_introspection_nested_deeper_than_the_limit_are_refused()
    {
        var error = Assert.Single(Validate(ThreeLists));

        Assert.Equal("Maximum introspection depth exceeded (1:3)", error.ToString());
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
    }

    [Fact]
    public void The_limit_can_be_set()
    {
        Assert.Empty(Validate(ThreeLists, new ValidationOptions { MaxIntrospectionDepth = 3 }));
        Assert.Single(Validate("{ __type(name: \"Query\") { fields { name } } }", new ValidationOptions { MaxIntrospectionDepth = 0 }));
    }

    [Fact]
    public void The_query_of_tools_is_within_the_limit()
    {
        Assert.Empty(Validate(IntrospectionQuery.Text));
    }

    private static IEnumerable<GraphQLError> Validate(string text, ValidationOptions? options = null) =>
        DocumentValidator.Validate(Schema, Parser.Parse(text), options);
}
