using System.Collections.Immutable;
using System.Globalization;
using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Generate;

/// <summary>What a generated graph looks like: a profile file, checked against the model. Immutable.</summary>
/// <param name="Lists">The words of templates.</param>
/// <param name="Nodes">One rule for each node type that is generated, in the order of the file.</param>
/// <param name="Relationships">The rules of relationships, in the order of the file.</param>
internal sealed record GenerationProfile(
    ImmutableArray<WordList> Lists, ImmutableArray<NodeRule> Nodes, ImmutableArray<RelationshipRule> Relationships);

/// <summary>How the nodes of a type are made.</summary>
/// <param name="Ids">Their type and ids.</param>
/// <param name="Count">How many there are, unless the command says otherwise.</param>
/// <param name="Properties">How their properties are drawn, in this order.</param>
internal sealed record NodeRule(NodeIds Ids, long Count, ImmutableArray<PropertyRule> Properties)
{
    /// <summary>Their type.</summary>
    public NodeType Type => Ids.Type;
}

/// <summary>The ids of the nodes of a type, which follow from their numbers: so none needs to be kept to be referred to.</summary>
/// <param name="Type">The type.</param>
/// <param name="Prefix">What the ids begin with; the number follows.</param>
internal sealed record NodeIds(NodeType Type, string Prefix)
{
    /// <summary>The id of the node with a number, from 1.</summary>
    public string Of(long number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:D7}");
}

/// <summary>How relationships between the nodes of two types are made.</summary>
/// <param name="Type">The type.</param>
/// <param name="From">Where they start.</param>
/// <param name="To">Where they end.</param>
/// <param name="EachFrom">Each node of <paramref name="From"/> gets a few of them; else each node of <paramref name="To"/>.</param>
/// <param name="Chance">The share of those nodes that gets any, from 0 to 1.</param>
/// <param name="Most">The most that one of those nodes gets.</param>
/// <param name="CountSkew">How much small numbers are favoured; 0: all from 1 to the most alike.</param>
/// <param name="PartnerSkew">How unequally the nodes of the other end are chosen; 0: all alike.</param>
/// <param name="Properties">How their properties are drawn.</param>
internal sealed record RelationshipRule(
    RelationshipType Type,
    NodeIds From,
    NodeIds To,
    bool EachFrom,
    double Chance,
    int Most,
    double CountSkew,
    double PartnerSkew,
    ImmutableArray<PropertyRule> Properties)
{
    /// <summary>The end each node of which gets a few.</summary>
    public NodeIds Each => EachFrom ? From : To;

    /// <summary>The end whose nodes are chosen.</summary>
    public NodeIds Partner => EachFrom ? To : From;
}

/// <summary>How one property is drawn.</summary>
internal sealed record PropertyRule(PropertyDefinition Property, ValueRule Rule);
