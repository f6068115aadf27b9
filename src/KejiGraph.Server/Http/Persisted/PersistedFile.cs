using System.Text;
using System.Text.Json;

namespace KejiGraph.Server.Http.Persisted;

/// <summary>One file of persisted documents.</summary>
internal static class PersistedFile
{
    /// <summary>The documents of a file, each with its id; none for a file that is of neither kind.</summary>
    /// <exception cref="StartException">The file is not what its name says.</exception>
    public static IEnumerable<(string Id, byte[] Text)> Read(string path) => Path.GetExtension(path) switch
    {
        ".graphql" => [(Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path))],
        ".json" => ReadMap(path),
        _ => [],
    };

    /// <summary>The form that relay-compiler writes: <c>{"id":"text"}</c>.</summary>
    private static IEnumerable<(string Id, byte[] Text)> ReadMap(string path)
    {
        Dictionary<string, string>? map;
        try
        {
            map = JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllBytes(path));
        }
        catch (JsonException)
        {
            map = null;
        }

        return map is not null && !map.ContainsValue(null!)
            ? map.Select(one => (one.Key, Encoding.UTF8.GetBytes(one.Value)))
            : throw new StartException(
                $"The persisted documents in \"{path}\" cannot be read: the file must be a JSON object whose names are ids and whose values are documents.");
    }
}
