using KejiGraph.Engine.Requests;
using KejiGraph.GraphQL;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Compile;

public sealed class PlanTests
{
    private static readonly GraphQLEngine Engine = new(LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph), new EngineOptions());

    public static TheoryData<Operation> Operations => [.. Operation.In(LibraryGraph.OperationsFolder)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Every_operation_has_its_plan(Operation operation)
    {
        var plan = Engine.Explain(operation.Utf8);

        Assert.Equal(operation.ExpectedPlan(plan), plan);
    }

    [Fact]
    public void What_several_node_types_share_is_compiled_once_however_deep_it_nests()
    {
        // Each level asks for more of books than of articles; compiled apart for each, 25 levels would be 2^25 plans.
        var nested = string.Concat(Enumerable.Repeat("cites { nodes { ... on Book { pages } ", 25));
        var document = $"{{ works {{ nodes {{ {nested} id {new string('}', 50)} }} }} }}";

        var compiled = Record.Exception(() => Engine.Prepare(System.Text.Encoding.UTF8.GetBytes(document)));

        Assert.Null(compiled);
    }

    [Fact]
    public void An_operation_that_is_not_in_the_document_is_an_error()
    {
        var error = Assert.Throws<GraphQLException>(() => Engine.Explain("query A { __typename } query B { __typename }"u8.ToArray()));
        Assert.Equal("Must provide operation name if query contains multiple operations.", error.Message);

        error = Assert.Throws<GraphQLException>(() => Engine.Explain("query A { __typename }"u8.ToArray(), "C"));
        Assert.Equal("Unknown operation named \"C\".", error.Message);
    }
}
