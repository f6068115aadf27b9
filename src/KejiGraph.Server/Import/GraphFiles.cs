using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Import;

/// <summary>The graph files of a path, in an order in which each line refers only to what stands before it.</summary>
internal static class GraphFiles
{
    /// <summary>Finds them.</summary>
    /// <param name="model">The model; files are named after its types.</param>
    /// <param name="path">A graph file, or a folder with some, at any depth.</param>
    /// <exception cref="CommandException">There is nothing.</exception>
    public static IReadOnlyList<string> Find(GraphModel model, string path)
    {
        if (File.Exists(path))
        {
            return [path];
        }

        if (!Directory.Exists(path))
        {
            throw new CommandException($"There is no file and no folder \"{path}\".");
        }

        var places = Order(model).Select((type, place) => (type.Name, place)).ToDictionary(entry => entry.Name, entry => entry.place);
        var files = Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories)
            .OrderBy(file => model.FindRelationshipType(Path.GetFileNameWithoutExtension(file)) is not null)
            .ThenBy(file => places.GetValueOrDefault(Path.GetFileNameWithoutExtension(file), int.MaxValue))
            .ThenBy(file => file, StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw new CommandException($"The folder \"{path}\" holds no graph files (*.jsonl).");
    }

    /// <summary>
    /// Node types after those that their records can refer to. Where types refer to each other in a circle no order serves; a batch
    /// that is refused for it names the node that it misses.
    /// </summary>
    private static List<NodeType> Order(GraphModel model)
    {
        var ordered = new List<NodeType>();
        var seen = new HashSet<object>();
        foreach (var type in model.NodeTypes)
        {
            Visit(type);
        }

        return ordered;

        void Visit(NodeType type)
        {
            if (seen.Add(type))
            {
                Follow(type.Properties);
                ordered.Add(type);
            }
        }

        void Follow(PropertyList properties)
        {
            foreach (var property in properties)
            {
                if (property.Record is { } record && seen.Add((properties, record)))
                {
                    Follow(record.Fields);
                }

                foreach (var target in property.Target?.Types ?? [])
                {
                    Visit(target);
                }
            }
        }
    }
}
