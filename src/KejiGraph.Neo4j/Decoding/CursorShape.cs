using System.Collections.Immutable;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Decoding;

/// <summary>Reads the place of a row from its values.</summary>
/// <param name="values">For each sort key the place of its value and its property; null for a count or the name of a type.</param>
/// <param name="node">The place of the node's id.</param>
/// <param name="relationship">The place of the relationship's id; -1 in a list of nodes.</param>
internal sealed class CursorShape((int Place, PropertyDefinition? Property)[] values, int node, int relationship)
{
    /// <summary>The place of the row.</summary>
    public CursorKey Read(ref ListReader row)
    {
        var keys = ImmutableArray.CreateBuilder<object?>(values.Length);
        foreach (var (place, property) in values)
        {
            ref var reader = ref row.Take(place);
            keys.Add(property is not null
                ? Scalars.Read(ref reader, property.Kind)
                : reader.Kind == Bolt.PackStream.PackStreamKind.String ? reader.ReadString() : reader.ReadInteger());
        }

        var id = row.Take(node).ReadString();
        return new CursorKey(keys.DrainToImmutable(), id, relationship < 0 ? null : row.Take(relationship).ReadString());
    }
}
