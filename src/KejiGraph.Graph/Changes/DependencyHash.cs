using System.Buffers.Binary;
using System.Text;
using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Changes;

/// <summary>
/// A <see cref="Dependency"/> as 64 bits, the same in every process. Answers depend on hundreds of parts, and to note and compare them
/// must cost next to nothing. Two parts that fall together make a cache forget too much, never too little.
/// </summary>
public static class DependencyHash
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    /// <summary>The whole graph.</summary>
    public const ulong Graph = 1;

    /// <summary>A text in UTF-8, such as an id, to be given to the others.</summary>
    public static ulong Text(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length * Prime;
        for (; utf8.Length >= 8; utf8 = utf8[8..])
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8));
        }

        var tail = 0UL;
        foreach (var value in utf8)
        {
            tail = tail << 8 | value;
        }

        return Mix(hash ^ tail);
    }

    /// <summary>A text, such as an id, to be given to the others.</summary>
    public static ulong Text(string text) => Text(Encoding.UTF8.GetBytes(text));

    /// <summary>The properties of the node with an id.</summary>
    public static ulong Node(ulong id) => Mix(id ^ 'N');

    /// <summary>The relationships of a node.</summary>
    public static ulong Adjacency(ulong id, RelationshipType type, Direction direction) =>
        Mix(id ^ type.NameHash ^ (direction == Direction.Out ? '>' : '<'));

    /// <summary>All relationships of a type.</summary>
    public static ulong Relationships(RelationshipType type) => Mix(type.NameHash ^ 'R');

    /// <summary>A scan, count or sort of the nodes of a type.</summary>
    public static ulong Label(NodeType type) => Mix(type.NameHash ^ 'L');

    /// <summary>The nodes of a type that hold a value.</summary>
    public static ulong Value(NodeType type, PropertyDefinition property, object? value) =>
        Mix(Mix(type.NameHash ^ Text(property.Name)) ^ Text(PropertyText.Of(value)) ^ 'V');

    private static ulong Mix(ulong value)
    {
        var high = Math.BigMul(value ^ Prime, Prime, out var low);
        return high ^ low;
    }
}
