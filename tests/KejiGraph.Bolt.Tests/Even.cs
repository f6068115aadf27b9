namespace KejiGraph.Bolt.Tests;

/// <summary>Half of what the jitter can be: the waits between tries are then exactly 1, 2, 4 … seconds.</summary>
internal sealed class Even : Random
{
    public override double NextDouble() => 0.5;
}
