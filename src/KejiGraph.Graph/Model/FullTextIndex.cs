using System.Collections.Immutable;

namespace KejiGraph.Graph.Model;

/// <summary>Text that is to be found by the words in it.</summary>
/// <param name="Name">Its name in the store.</param>
/// <param name="Nodes">The node types whose text it holds.</param>
/// <param name="Paths">Where the text stands: a property, or with dots a field in its records, such as <c>names.text</c>.</param>
public sealed record FullTextIndex(string Name, NodeSet Nodes, ImmutableArray<string> Paths);
