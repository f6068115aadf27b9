using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Types;

/// <summary>
/// Definitions in order, found by name. As in graphql-js's maps, a second definition of a name takes the place of the
/// first; the rules for schemas then have something to say about it.
/// </summary>
internal sealed class DefinitionMap<T>
    where T : class
{
    private readonly Dictionary<string, T> _byName;

    public DefinitionMap(ImmutableArray<T> items, Func<T, string> nameOf)
    {
        _byName = new Dictionary<string, T>(items.Length, StringComparer.Ordinal);
        var hasDuplicates = false;
        foreach (var item in items)
        {
            hasDuplicates |= !_byName.TryAdd(nameOf(item), item);
        }

        Items = hasDuplicates ? KeepLast(items, nameOf) : items;
    }

    public ImmutableArray<T> Items { get; }

    public T? Find(string name) => _byName.GetValueOrDefault(name);

    private ImmutableArray<T> KeepLast(ImmutableArray<T> items, Func<T, string> nameOf)
    {
        var order = items.Select(nameOf).Distinct().ToList();
        foreach (var item in items)
        {
            _byName[nameOf(item)] = item;
        }

        return [.. order.Select(name => _byName[name])];
    }
}
