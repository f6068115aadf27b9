using KejiGraph.Testing.Servers;

[assembly: AssemblyFixture(typeof(Neo4jServer))]
