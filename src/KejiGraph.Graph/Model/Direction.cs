namespace KejiGraph.Graph.Model;

/// <summary>The way in which a relationship is followed.</summary>
public enum Direction
{
    /// <summary>From its start to its end.</summary>
    Out = 0,

    /// <summary>From its end to its start.</summary>
    In = 1,
}
