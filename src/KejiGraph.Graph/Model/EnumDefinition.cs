using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text;

namespace KejiGraph.Graph.Model;

/// <summary>A closed list of codes. Members sort in the order in which they are declared.</summary>
public sealed class EnumDefinition
{
    private readonly FrozenDictionary<string, int> _ordinals;
    private readonly byte[][] _utf8;

    /// <summary>Defines an enumeration.</summary>
    /// <param name="name">The name in the model.</param>
    /// <param name="codes">Its codes, each once, in their order.</param>
    public EnumDefinition(string name, ImmutableArray<string> codes)
    {
        Name = name;
        Codes = codes;
        _utf8 = [.. codes.Select(Encoding.UTF8.GetBytes)];
        _ordinals = codes.Select((code, ordinal) => KeyValuePair.Create(code, ordinal)).ToFrozenDictionary();
    }

    /// <summary>The name in the model.</summary>
    public string Name { get; }

    /// <summary>The codes, which are GraphQL names; a code's place is its ordinal.</summary>
    public ImmutableArray<string> Codes { get; }

    /// <summary>The ordinal of a code, or -1 when the enumeration has no such code.</summary>
    public int OrdinalOf(string code) => _ordinals.GetValueOrDefault(code, -1);

    /// <summary>The code with that ordinal in UTF-8. It needs no escape in JSON.</summary>
    public ReadOnlySpan<byte> Utf8(int ordinal) => _utf8[ordinal];
}
