using KejiGraph.Graph.Model;

namespace KejiGraph.Testing;

/// <summary>A model with one of everything: each kind of value, lists, records, references, constraints, an interface.</summary>
public sealed class SmallModel
{
    public SmallModel()
    {
        Note.Define(new PropertyList(
        [
            new() { Name = "text", Kind = ValueKind.String, IsRequired = true },
            new() { Name = "weight", Kind = ValueKind.Float },
            new() { Name = "paper", Kind = ValueKind.Reference, Target = new NodeSet("Paper", [Paper]) },
            new() { Name = "tags", Kind = ValueKind.String, IsList = true },
        ]));
        Person.Define(new PropertyList(
        [
            Id(),
            new() { Name = "name", Kind = ValueKind.String, IsRequired = true, IsIndexed = true },
            new() { Name = "age", Kind = ValueKind.Int, IsIndexed = true },
            new() { Name = "rank", Kind = ValueKind.Enum, Enum = Rank, IsIndexed = true },
            new() { Name = "mail", Kind = ValueKind.String, IsUnique = true },
            new() { Name = "height", Kind = ValueKind.Float },
            new() { Name = "wage", Kind = ValueKind.Decimal },
            new() { Name = "active", Kind = ValueKind.Boolean },
            new() { Name = "born", Kind = ValueKind.Date },
            new() { Name = "seen", Kind = ValueKind.DateTime },
            new() { Name = "steps", Kind = ValueKind.Long },
            new() { Name = "skills", Kind = ValueKind.String, IsList = true },
            new() { Name = "notes", Kind = ValueKind.Record, Record = Note, IsList = true },
        ]));
        Paper.Define(new PropertyList(
        [
            Id(),
            new() { Name = "name", Kind = ValueKind.String, IsRequired = true, IsIndexed = true },
            new() { Name = "year", Kind = ValueKind.Int, IsIndexed = true },
        ]));
        Wrote = Relationship(0, "WROTE", Person, Paper);
        Cites = Relationship(1, "CITES", Paper, Paper);
        Graph = new GraphModel(
            [Person, Paper],
            [Wrote, Cites],
            new FullTextIndex("names", new NodeSet("Any", [Person, Paper]), ["name", "notes.text"]));
    }

    public GraphModel Graph { get; }

    public EnumDefinition Rank { get; } = new("Rank", ["JUNIOR", "SENIOR", "CHIEF"]);

    public RecordType Note { get; } = new("Note");

    public NodeType Person { get; } = new(0, "Person", ["Person"]);

    public NodeType Paper { get; } = new(1, "Paper", ["Paper"]);

    public RelationshipType Wrote { get; }

    public RelationshipType Cites { get; }

    private static PropertyDefinition Id() => new() { Name = "id", Kind = ValueKind.Id, IsRequired = true, IsUnique = true };

    private static RelationshipType Relationship(int index, string name, NodeType from, NodeType to) => new(
        index,
        name,
        new NodeSet(from.Name, [from]),
        new NodeSet(to.Name, [to]),
        [(from.Index, to.Index)],
        new PropertyList([Id(), new() { Name = "order", Kind = ValueKind.Int }]));
}
