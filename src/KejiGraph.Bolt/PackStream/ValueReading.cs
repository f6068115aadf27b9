namespace KejiGraph.Bolt.PackStream;

/// <summary>Reads values as objects, where that is convenient and speed does not matter.</summary>
public static class ValueReading
{
    /// <summary>
    /// Reads one value: null, bool, long, double, string, byte[], a list, a dictionary, or a <see cref="BoltStructure"/>.
    /// </summary>
    public static object? ReadValue(this ref PackStreamReader reader) => Read(ref reader, 0);

    private static object? Read(ref PackStreamReader reader, int depth)
    {
        if (depth > PackStreamReader.MaxDepth)
        {
            throw Errors.ValueTooDeep();
        }

        switch (reader.Kind)
        {
            case PackStreamKind.Null:
                reader.ReadNull();
                return null;
            case PackStreamKind.Boolean:
                return reader.ReadBoolean();
            case PackStreamKind.Integer:
                return reader.ReadInteger();
            case PackStreamKind.Float:
                return reader.ReadFloat();
            case PackStreamKind.Bytes:
                return reader.ReadBytes().ToArray();
            case PackStreamKind.String:
                return reader.ReadString();
            case PackStreamKind.List:
                return Items(ref reader, reader.ReadListSize(), depth);
            case PackStreamKind.Dictionary:
                var size = reader.ReadMapSize();
                var map = new Dictionary<string, object?>();
                for (var pair = 0; pair < size; pair++)
                {
                    var key = reader.ReadString();
                    map[key] = Read(ref reader, depth + 1);
                }

                return map;
            default:
                reader.ReadStructure(out var tag, out var fields);
                return new BoltStructure(tag, Items(ref reader, fields, depth));
        }
    }

    private static List<object?> Items(ref PackStreamReader reader, int size, int depth)
    {
        var items = new List<object?>();
        for (var item = 0; item < size; item++)
        {
            items.Add(Read(ref reader, depth + 1));
        }

        return items;
    }
}
