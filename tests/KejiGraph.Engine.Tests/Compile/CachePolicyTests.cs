using System.Text;
using KejiGraph.Engine.Compile;
using KejiGraph.Engine.Requests;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Engine.Tests.Compile;

/// <summary>In the library's model, libraries have a hint of 60 seconds, articles of 20 and 30 seconds stale; books and authors none.</summary>
public sealed class CachePolicyTests
{
    private static readonly CachePolicies Policies = new(LibraryGraph.Model);

    [Theory]
    [InlineData("{ libraries { totalCount } }", 60, 0)]
    [InlineData("{ article(id: \"r-one\") { name } }", 20, 30)]
    [InlineData("{ articles { nodes { name } } libraries { edges { node { name } } } }", 20, 0)]
    [InlineData("{ articles { nodes { name authors { totalCount } } } }", 0, 0)]
    [InlineData("{ articles { edges { node { cites { nodes { name } } } } } }", 0, 0)]
    [InlineData("{ libraries { nodes { remarks { source { name } } } } }", 0, 0)]
    [InlineData("{ libraries { nodes { remarks { text } } } }", 60, 0)]
    [InlineData("{ libraries(where: { name: { startsWith: \"City\" } }, order: [{ name: ASC }]) { totalCount } }", 60, 0)]
    [InlineData("{ libraries(where: { or: [{ not: { collection: { some: { node: { year: { gt: 1 } } } } } }] }) { totalCount } }", 0, 0)]
    [InlineData("{ libraries(where: { collection: { any: true } }) { totalCount } }", 0, 0)]
    [InlineData("{ libraries(where: { collectionCount: { gt: 1 } }) { totalCount } }", 0, 0)]
    [InlineData("{ libraries(order: [{ collectionCount: DESC }]) { totalCount } }", 0, 0)]
    [InlineData("query ($w: LibraryFilterInput) { libraries(where: $w) { totalCount } }", 0, 0)]
    [InlineData("query ($o: [LibrarySortInput!]) { libraries(order: $o) { totalCount } }", 0, 0)]
    [InlineData("{ books { totalCount } libraries { totalCount } }", 0, 0)]
    [InlineData("{ works { totalCount } }", 0, 0)]
    [InlineData("{ node(id: \"r-one\") { ... on Article { name } } }", 0, 0)]
    [InlineData("{ nodes(ids: [\"r-one\"]) { ... on Article { name } } }", 0, 0)]
    [InlineData("{ __typename }", 0, 0)]
    public void A_response_may_be_used_again_for_as_long_as_all_types_in_it_allow(string document, int maxAge, int stale)
    {
        var operation = new GraphQLEngine(LibraryGraph.Model, new NoStore(LibraryGraph.Model.Graph), new EngineOptions()).Prepare(Encoding.UTF8.GetBytes(document));

        Assert.Equal(
            new CachePolicy(TimeSpan.FromSeconds(maxAge), TimeSpan.FromSeconds(stale)), operation.CachePolicyBy(Policies));
    }
}
