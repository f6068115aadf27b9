using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// The values of a statement by name, in the order of their names. They are written one after the other and not looked up, so nothing is
/// hashed for a request; finding one costs O(n).
/// </summary>
/// <param name="names">The names, which all requests share.</param>
/// <param name="values">The values of this request.</param>
internal sealed class BoundParameters(string[] names, object?[] values) : IReadOnlyDictionary<string, object?>
{
    public int Count => names.Length;

    public IEnumerable<string> Keys => names;

    public IEnumerable<object?> Values => values;

    public object? this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException(key);

    public bool ContainsKey(string key) => Array.IndexOf(names, key) >= 0;

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out object? value)
    {
        var place = Array.IndexOf(names, key);
        value = place < 0 ? null : values[place];
        return place >= 0;
    }

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        for (var place = 0; place < names.Length; place++)
        {
            yield return new KeyValuePair<string, object?>(names[place], values[place]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
