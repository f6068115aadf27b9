using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Neo4j;

/// <summary>The tests that share the one database of the server of this run; they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class RealNeo4j : ICollectionFixture<Neo4jServer>
{
    public const string Name = "Neo4j";
}
