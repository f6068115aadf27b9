using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;

namespace KejiGraph.Graph.Model;

/// <summary>The properties of one owner, in order and by name. Immutable.</summary>
public sealed class PropertyList : IReadOnlyList<PropertyDefinition>
{
    private readonly ImmutableArray<PropertyDefinition> _all;
    private readonly FrozenDictionary<string, PropertyDefinition> _byName;

    /// <summary>Takes the properties over and numbers them.</summary>
    /// <exception cref="ArgumentException">Two properties share a name, or one has an owner already.</exception>
    public PropertyList(IEnumerable<PropertyDefinition> properties)
    {
        _all = [.. properties];
        for (var index = 0; index < _all.Length; index++)
        {
            if (_all[index].Index >= 0)
            {
                throw new ArgumentException($"Property \"{_all[index].Name}\" has an owner already.", nameof(properties));
            }

            _all[index].Index = index;
        }

        _byName = _all.ToFrozenDictionary(property => property.Name);
    }

    /// <inheritdoc/>
    public int Count => _all.Length;

    /// <inheritdoc/>
    public PropertyDefinition this[int index] => _all[index];

    /// <summary>The property of that name, or null.</summary>
    public PropertyDefinition? Find(string name) => _byName.GetValueOrDefault(name);

    /// <inheritdoc/>
    public IEnumerator<PropertyDefinition> GetEnumerator() => ((IEnumerable<PropertyDefinition>)_all).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
