using KejiGraph.Graph.Model;

namespace KejiGraph.Graph.Changes;

/// <summary>One change of the graph. A closed family.</summary>
public abstract record Change
{
    private Change()
    {
    }

    /// <summary>Writes a node.</summary>
    /// <param name="Mode">Whether it may, must or must not exist.</param>
    /// <param name="Type">Its type; a node never changes its type.</param>
    /// <param name="Id">Its id, unique among all nodes.</param>
    /// <param name="Properties">The properties to set; those that are not named stay as they are.</param>
    public sealed record WriteNode(WriteMode Mode, NodeType Type, string Id, PropertyValues Properties) : Change;

    /// <summary>Deletes a node and all its relationships.</summary>
    public sealed record DeleteNode(string Id) : Change;

    /// <summary>Writes a relationship.</summary>
    /// <param name="Mode">Whether it may, must or must not exist.</param>
    /// <param name="Type">Its type.</param>
    /// <param name="Id">Its id, unique among the relationships of its type.</param>
    /// <param name="From">The id of the node it starts from; a relationship never changes its ends.</param>
    /// <param name="To">The id of the node it ends at.</param>
    /// <param name="Properties">The properties to set; those that are not named stay as they are.</param>
    public sealed record WriteRelationship(
        WriteMode Mode, RelationshipType Type, string Id, string From, string To, PropertyValues Properties) : Change;

    /// <summary>Deletes a relationship.</summary>
    public sealed record DeleteRelationship(RelationshipType Type, string Id) : Change;
}
