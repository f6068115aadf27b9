namespace KejiGraph.Neo4j.Schema;

/// <summary>One constraint or index.</summary>
/// <param name="Name">Its name in Neo4j.</param>
/// <param name="Text">The statement that creates it and changes nothing when it is there.</param>
internal sealed record SchemaStatement(string Name, string Text);
