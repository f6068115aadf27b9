using KejiGraph.Graph.Model;

namespace KejiGraph.Server.Generate;

/// <summary>The sentences with which a profile is refused; the place in the file is put before them.</summary>
internal static class ProfileErrors
{
    public static CommandException OpenBrace(string text) => new(
        $"the template \"{text}\" has a brace that is not closed.");

    public static CommandException WrongDigits(string place, int most) => new(
        $"\"{{{place}}}\" needs a number of digits from 1 to {most} after the colon.");

    public static CommandException NotDrawnBefore(string property) => new(
        $"\"{{.{property}}}\" names no text property that stands before this one.");

    public static CommandException UnknownList(string name, IEnumerable<WordList> lists) => new(
        $"there is no list \"{name}\"; the profile has {Names(lists.Select(list => list.Name))}.");

    public static CommandException UnknownForm(string place, WordList list) => new(
        list.Forms is [""]
            ? $"\"{{{place}}}\" asks for a form, but the list \"{list.Name}\" has plain texts."
            : $"\"{{{place}}}\" must name a form of the list \"{list.Name}\": {Names(list.Forms)}.");

    public static CommandException Missing(string member) => new($"the member \"{member}\" is missing.");

    public static CommandException UnknownMember(string member, IEnumerable<string> allowed) => new(
        $"the member \"{member}\" is unknown; here can stand {Names(allowed)}.");

    public static CommandException NotA(string what) => new($"{what} is expected.");

    public static CommandException UnknownNodeType(string name) => new($"the model has no node type \"{name}\".");

    public static CommandException UnknownRelationshipType(string name) => new($"the model has no relationship type \"{name}\".");

    public static CommandException NotGenerated(string name) => new($"the profile generates no nodes of type \"{name}\".");

    public static CommandException UnknownProperty(string owner, string name) => new($"{owner} has no property \"{name}\" in the model.");

    public static CommandException NoRule(PropertyDefinition property) => new($"the required property \"{property}\" has no rule.");

    public static CommandException RequiredByChance(PropertyDefinition property) => new(
        $"\"{property}\" is required and cannot be left to chance.");

    public static CommandException NotForKind(string rule, PropertyDefinition property) => new(
        $"{rule} cannot stand for \"{property}\", which holds {Kind(property)}.");

    public static CommandException WrongEnds(RelationshipType type, NodeType from, NodeType to) => new(
        $"{type} cannot join a node of type {from} to one of type {to}.");

    public static CommandException WrongReference(PropertyDefinition property, NodeType type) => new(
        $"\"{property}\" refers to {property.Target}, and {type} is none.");

    public static CommandException SharedPrefix(string prefix, NodeType other) => new(
        $"the ids of {other} begin with \"{prefix}\" too; ids are unique among all nodes.");

    private static string Kind(PropertyDefinition property) =>
        (property.IsList ? "a list of " : "") + (property.Enum?.Name ?? property.Record?.Name ?? property.Kind.ToString());

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"\"{name}\""));
}
