using System.Text;

namespace KejiGraph.Graph.Model;

/// <summary>A type of node: its label, its properties.</summary>
public sealed class NodeType
{
    private readonly byte[] _utf8Name;

    /// <summary>Defines a node type.</summary>
    /// <param name="index">Place among the node types of the model, from 0.</param>
    /// <param name="name">The name in the model and in the API.</param>
    /// <param name="labels">The labels in a property graph; the first one is the node type's own.</param>
    /// <param name="properties">The properties; exactly one is of kind <see cref="ValueKind.Id"/> and named <c>id</c>.</param>
    public NodeType(int index, string name, IReadOnlyList<string> labels, PropertyList properties)
    {
        Index = index;
        Name = name;
        _utf8Name = Encoding.UTF8.GetBytes(name);
        Labels = labels;
        Properties = properties;
        Id = properties.Find("id") ?? throw new ArgumentException($"Node type \"{name}\" has no property \"id\".", nameof(properties));
    }

    /// <summary>Place among the node types of the model, from 0.</summary>
    public int Index { get; }

    /// <summary>The name in the model and in the API.</summary>
    public string Name { get; }

    /// <summary>The name in UTF-8. It is a GraphQL name and needs no escape in JSON.</summary>
    public ReadOnlySpan<byte> Utf8Name => _utf8Name;

    /// <summary>The labels in a property graph; the first one is the node type's own.</summary>
    public IReadOnlyList<string> Labels { get; }

    /// <summary>The properties, in the order of the model.</summary>
    public PropertyList Properties { get; }

    /// <summary>The property that identifies a node.</summary>
    public PropertyDefinition Id { get; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
