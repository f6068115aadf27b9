using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Generate;

/// <summary>How many nodes of each type are generated.</summary>
internal sealed class NodeCounts
{
    private readonly Dictionary<NodeType, long> _counts;

    private NodeCounts(Dictionary<NodeType, long> counts)
    {
        _counts = counts;
    }

    /// <summary>The number of nodes of a type of the profile.</summary>
    public long this[NodeType type] => _counts[type];

    /// <summary>The number of all nodes.</summary>
    public long Total => _counts.Values.Sum();

    /// <summary>The counts of a profile, scaled and then set type by type.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="scale">About how many nodes in all; each type keeps its share, and at least one node. Null: as in the profile.</param>
    /// <param name="given">Counts for single types.</param>
    /// <exception cref="CommandException">A type is not in the profile.</exception>
    public static NodeCounts Of(GenerationProfile profile, long? scale, IEnumerable<KeyValuePair<string, long>> given)
    {
        var all = profile.Nodes.Sum(node => node.Count);
        var counts = profile.Nodes.ToDictionary(
            node => node.Type,
            node => scale is { } total ? Math.Max(1, (long)Math.Round((double)node.Count * total / all)) : node.Count);
        foreach (var (name, count) in given)
        {
            var node = profile.Nodes.FirstOrDefault(node => node.Type.Name == name)
                ?? throw new CommandException(
                    $"The profile generates no nodes of type \"{name}\"; it has {string.Join(", ", profile.Nodes.Select(one => one.Type.Name))}.");
            counts[node.Type] = count;
        }

        return new NodeCounts(counts);
    }
}
