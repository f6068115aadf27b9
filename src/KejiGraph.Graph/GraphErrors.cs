using KejiGraph.Graph.Model;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Graph;

/// <summary>The sentences with which changes are refused, the same in every store.</summary>
public static class GraphErrors
{
    /// <summary>A value is not of the kind that its property holds.</summary>
    public static GraphStoreException WrongKind(string owner, PropertyDefinition property, object value) => new(
        StoreFailure.InvalidChange,
        $"{owner}: property \"{property}\" holds {Expected(property)}, not a value of type {value.GetType().Name}.");

    /// <summary>A value is not one of the codes of an enumeration.</summary>
    public static GraphStoreException UnknownCode(string owner, PropertyDefinition property, string code) => new(
        StoreFailure.InvalidChange,
        $"{owner}: property \"{property}\" cannot be \"{code}\"; enumeration {property.Enum!.Name} has no such code.");

    /// <summary>A required property is missing or cleared.</summary>
    public static GraphStoreException MissingValue(string owner, PropertyDefinition property) => new(
        StoreFailure.InvalidChange, $"{owner}: property \"{property}\" is required and has no value.");

    /// <summary>A list has a null among its items.</summary>
    public static GraphStoreException NullItem(string owner, PropertyDefinition property) => new(
        StoreFailure.InvalidChange, $"{owner}: the list \"{property}\" must not hold null.");

    /// <summary>A text has half of a surrogate pair, which no UTF-8 can hold.</summary>
    public static GraphStoreException LoneSurrogate(string owner, PropertyDefinition property) => new(
        StoreFailure.InvalidChange, $"{owner}: property \"{property}\" holds a lone surrogate and is not Unicode text.");

    /// <summary>A change names an id that is empty or too long.</summary>
    public static GraphStoreException BadId(string id, int maxLength) => new(
        StoreFailure.InvalidChange,
        id.Length == 0 ? "An id must not be empty." : $"An id has {id.Length} characters; at most {maxLength} are allowed.");

    /// <summary>A node that must not exist does.</summary>
    public static GraphStoreException NodeExists(string id) => new(
        StoreFailure.Conflict, $"A node with id \"{id}\" exists already.");

    /// <summary>A node that must exist does not.</summary>
    public static GraphStoreException NodeNotFound(string id) => new(
        StoreFailure.NotFound, $"No node has the id \"{id}\".");

    /// <summary>A write names another type than the node has.</summary>
    public static GraphStoreException TypeChange(string id, NodeType has, NodeType asked) => new(
        StoreFailure.Conflict, $"Node \"{id}\" is of type {has} and cannot become one of type {asked}.");

    /// <summary>A relationship that must not exist does.</summary>
    public static GraphStoreException RelationshipExists(RelationshipType type, string id) => new(
        StoreFailure.Conflict, $"A relationship {type} with id \"{id}\" exists already.");

    /// <summary>A relationship that must exist does not.</summary>
    public static GraphStoreException RelationshipNotFound(RelationshipType type, string id) => new(
        StoreFailure.NotFound, $"No relationship {type} has the id \"{id}\".");

    /// <summary>A write names other ends than the relationship has.</summary>
    public static GraphStoreException EndChange(RelationshipType type, string id) => new(
        StoreFailure.Conflict, $"Relationship {type} \"{id}\" joins other nodes; delete it and create another one.");

    /// <summary>The model does not let this relationship join these nodes.</summary>
    public static GraphStoreException WrongEnds(RelationshipType type, string id, NodeType from, NodeType to) => new(
        StoreFailure.InvalidChange, $"Relationship {type} \"{id}\" cannot join a node of type {from} to one of type {to}.");

    /// <summary>Two nodes of a type would have the same value of a unique property.</summary>
    public static GraphStoreException NotUnique(NodeType type, PropertyDefinition property, string value, string first, string second) =>
        new(
            StoreFailure.Conflict,
            $"{type}: property \"{property}\" must be unique, but \"{first}\" and \"{second}\" both have \"{value}\".");

    /// <summary>A record names a node that does not exist or has a type that the field does not allow.</summary>
    public static GraphStoreException DanglingReference(string owner, PropertyDefinition field, string id) => new(
        StoreFailure.NotFound, $"{owner}: \"{field}\" refers to \"{id}\", and no {field.Target} has that id.");

    /// <summary>A node cannot be deleted because records refer to it.</summary>
    public static GraphStoreException StillReferenced(string id, long count) => new(
        StoreFailure.Conflict, $"Node \"{id}\" cannot be deleted: {count} nodes or relationships refer to it.");

    /// <summary>A stored or given thing has a type that the model does not have.</summary>
    public static GraphStoreException UnknownType(string what, string name) => new(
        StoreFailure.InvalidChange, $"The model has no {what} type \"{name}\".");

    /// <summary>A JSON value stands where an object is expected.</summary>
    public static GraphStoreException NotAnObject(string owner, string what) => new(
        StoreFailure.InvalidChange, $"{owner}: \"{what}\" must be a JSON object.");

    /// <summary>A line of a graph file lacks a member, or it is not text.</summary>
    public static GraphStoreException MissingMember(string name) => new(
        StoreFailure.InvalidChange, $"A line of a graph file needs \"{name}\" with a text.");

    /// <summary>A JSON object names a property that the model does not have.</summary>
    public static GraphStoreException UnknownProperty(string owner, string name) => new(
        StoreFailure.InvalidChange, $"{owner}: the model has no property \"{name}\" here.");

    /// <summary>A JSON object names a property twice.</summary>
    public static GraphStoreException PropertyTwice(string owner, PropertyDefinition property) => new(
        StoreFailure.InvalidChange, $"{owner}: property \"{property}\" is given twice.");

    /// <summary>A JSON value cannot be a value of its property.</summary>
    public static GraphStoreException WrongJson(string owner, PropertyDefinition property, string json) => new(
        StoreFailure.InvalidChange,
        $"{owner}: property \"{property}\" holds {Expected(property)}, not {(json.Length > 80 ? json[..80] + "…" : json)}.");

    private static string Expected(PropertyDefinition property)
    {
        var kind = property.Enum?.Name ?? property.Record?.Name ?? property.Kind.ToString();
        return property.IsList ? $"a list of {kind}" : kind;
    }
}
