namespace KejiGraph.Neo4j.Rendering;

/// <summary>Names the variables of a statement, each once, so that none hides another.</summary>
internal sealed class Variables
{
    private int _next;

    /// <summary>A variable for a node, a relationship, a value …, by a letter.</summary>
    public string Next(char letter) => $"{letter}{_next++}";
}
