using KejiGraph.Graph.Model;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>What stands for the element at hand of a list of values or records in a statement.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Level">How deep the record stands in others, from 0; -1 for an element that is a scalar.</param>
internal readonly record struct RecordScope(string Variable, int Level)
{
    /// <summary>The scope of a property's elements.</summary>
    public static RecordScope Of(PropertyDefinition list, string variable, int outerLevel) =>
        new(variable, list.Kind == ValueKind.Record ? outerLevel + 1 : -1);
}
