using System.Globalization;
using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing;

namespace KejiGraph.Embedded.Tests.Snapshots;

public sealed class SnapshotBuilderTests
{
    private readonly SmallModel _model = new();

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public void After_any_changes_a_snapshot_holds_what_a_plain_model_of_it_holds(int seed)
    {
        var random = new RandomChanges(_model, seed);
        var snapshot = Snapshot.Empty(_model.Graph);
        for (var batch = 0; batch < 150; batch++)
        {
            var builder = new SnapshotBuilder(snapshot);
            foreach (var change in random.NextBatch())
            {
                builder.Apply(change);
            }

            snapshot = builder.Seal();
            Assert.Equal(random.Expected(), SnapshotText.Of(snapshot));
            SnapshotText.CheckIndexes(snapshot);
        }
    }

    [Fact]
    public void An_old_snapshot_does_not_see_a_later_batch()
    {
        var before = Apply(Snapshot.Empty(_model.Graph), Person("p1", ("name", "Ann"), ("age", 30L)));
        var text = SnapshotText.Of(before);

        var after = Apply(
            before,
            Person("p1", WriteMode.Update, ("age", 31L)),
            Person("p2", ("name", "Bo")),
            new Change.DeleteNode("p1"));

        Assert.Equal(text, SnapshotText.Of(before));
        Assert.Equal(["Person p2 {name: Bo}"], SnapshotText.Of(after));
    }

    [Fact]
    public void Deleting_a_node_deletes_its_relationships()
    {
        var snapshot = Apply(
            Snapshot.Empty(_model.Graph),
            Person("p1", ("name", "Ann")),
            Paper("d1"),
            new Change.WriteRelationship(WriteMode.Create, _model.Wrote, "w1", "p1", "d1", PropertyValues.None));

        var after = Apply(snapshot, new Change.DeleteNode("d1"));

        Assert.Equal(["Person p1 {name: Ann}"], SnapshotText.Of(after));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_change_that_breaks_the_model_or_the_graph_is_refused(Refusal refusal)
    {
        var snapshot = Apply(
            Snapshot.Empty(_model.Graph),
            Person("p1", ("name", "Ann"), ("mail", "ann@example.org")),
            Paper("d1"),
            new Change.WriteRelationship(WriteMode.Create, _model.Wrote, "w1", "p1", "d1", PropertyValues.None));

        var error = Assert.Throws<GraphStoreException>(() => Apply(snapshot, refusal.Change(this)));

        Assert.Equal((refusal.Failure, refusal.Message), (error.Failure, error.Message));
    }

    public static TheoryData<Refusal> Refusals =>
    [
        new Refusal(StoreFailure.Conflict, "A node with id \"p1\" exists already.", test => test.Person("p1", ("name", "x"))),
        new Refusal(StoreFailure.NotFound, "No node has the id \"p9\".", test => test.Person("p9", WriteMode.Update)),
        new Refusal(StoreFailure.NotFound, "No node has the id \"p9\".", _ => new Change.DeleteNode("p9")),
        new Refusal(
            StoreFailure.Conflict,
            "Node \"p1\" is of type Person and cannot become one of type Paper.",
            test => new Change.WriteNode(WriteMode.Upsert, test._model.Paper, "p1", PropertyValues.None)),
        new Refusal(
            StoreFailure.InvalidChange,
            "Person \"p2\": property \"name\" is required and has no value.",
            test => test.Person("p2")),
        new Refusal(
            StoreFailure.InvalidChange,
            "Person \"p1\": property \"name\" is required and has no value.",
            test => test.Person("p1", WriteMode.Update, ("name", null))),
        new Refusal(
            StoreFailure.InvalidChange,
            "Person \"p1\": property \"age\" holds Int, not a value of type String.",
            test => test.Person("p1", WriteMode.Update, ("age", "thirty"))),
        new Refusal(
            StoreFailure.InvalidChange,
            "Person \"p1\": property \"age\" holds Int, not a value of type Int64.",
            test => test.Person("p1", WriteMode.Update, ("age", 3_000_000_000L))),
        new Refusal(
            StoreFailure.InvalidChange,
            "Person \"p1\": property \"rank\" cannot be \"BOSS\"; enumeration Rank has no such code.",
            test => test.Person("p1", WriteMode.Update, ("rank", "BOSS"))),
        new Refusal(
            StoreFailure.InvalidChange,
            "Person \"p1\": the list \"skills\" must not hold null.",
            test => test.Person("p1", WriteMode.Update, ("skills", new object?[] { null }))),
        new Refusal(
            StoreFailure.InvalidChange,
            "Person \"p1\": property \"name\" holds a lone surrogate and is not Unicode text.",
            test => test.Person("p1", WriteMode.Update, ("name", "a\ud800b"))),
        new Refusal(StoreFailure.InvalidChange, "An id must not be empty.", test => test.Person("", ("name", "x"))),
        new Refusal(
            StoreFailure.Conflict,
            "Person: property \"mail\" must be unique, but \"p1\" and \"p2\" both have \"ann@example.org\".",
            test => test.Person("p2", ("name", "x"), ("mail", "ann@example.org"))),
        new Refusal(
            StoreFailure.NotFound,
            "Person \"p1\": \"paper\" refers to \"d9\", and no Paper has that id.",
            test => test.Person("p1", WriteMode.Update, ("notes", test.Notes("d9")))),
        new Refusal(
            StoreFailure.InvalidChange,
            "Relationship CITES \"c1\" cannot join a node of type Person to one of type Paper.",
            test => new Change.WriteRelationship(WriteMode.Create, test._model.Cites, "c1", "p1", "d1", PropertyValues.None)),
        new Refusal(
            StoreFailure.Conflict,
            "A relationship WROTE with id \"w1\" exists already.",
            test => new Change.WriteRelationship(WriteMode.Create, test._model.Wrote, "w1", "p1", "d1", PropertyValues.None)),
        new Refusal(
            StoreFailure.NotFound,
            "No relationship WROTE has the id \"w9\".",
            test => new Change.DeleteRelationship(test._model.Wrote, "w9")),
        new Refusal(
            StoreFailure.NotFound,
            "No node has the id \"d9\".",
            test => new Change.WriteRelationship(WriteMode.Create, test._model.Wrote, "w2", "p1", "d9", PropertyValues.None)),
    ];

    [Fact]
    public void A_node_that_records_refer_to_cannot_be_deleted()
    {
        var snapshot = Apply(
            Snapshot.Empty(_model.Graph), Paper("d1"), Person("p1", ("name", "Ann"), ("notes", Notes("d1"))));

        var error = Assert.Throws<GraphStoreException>(() => Apply(snapshot, new Change.DeleteNode("d1")));

        Assert.Equal("Node \"d1\" cannot be deleted: 1 nodes or relationships refer to it.", error.Message);
    }

    [Fact]
    public void A_write_set_names_what_readers_may_have_read()
    {
        var builder = new SnapshotBuilder(Apply(Snapshot.Empty(_model.Graph), Person("p1", ("name", "Ann")), Paper("d1")));

        builder.Apply(Person("p1", WriteMode.Update, ("name", "Anna")));
        builder.Apply(new Change.WriteRelationship(WriteMode.Create, _model.Wrote, "w1", "p1", "d1", PropertyValues.None));

        Assert.Equal(
            ["A:d1:WROTE:<", "A:p1:WROTE:>", "L:Person", "N:p1", "R:WROTE", "V:Person:name=Ann", "V:Person:name=Anna"],
            builder.Writes.Dependencies.Select(dependency => dependency.ToString()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_very_large_write_set_is_the_whole_graph()
    {
        var builder = new SnapshotBuilder(Snapshot.Empty(_model.Graph));

        for (var number = 0; number < 5_000; number++)
        {
            builder.Apply(Person(number.ToString(CultureInfo.InvariantCulture), ("name", "x")));
        }

        Assert.Equal(["G"], builder.Writes.Dependencies.Select(dependency => dependency.ToString()));
    }

    private static Snapshot Apply(Snapshot snapshot, params Change[] changes)
    {
        var builder = new SnapshotBuilder(snapshot);
        foreach (var change in changes)
        {
            builder.Apply(change);
        }

        return builder.Seal();
    }

    private Change.WriteNode Person(string id, params (string Name, object? Value)[] values) =>
        Person(id, WriteMode.Create, values);

    private Change.WriteNode Person(string id, WriteMode mode, params (string Name, object? Value)[] values) => new(
        mode,
        _model.Person,
        id,
        new PropertyValues(values.Select(value => (_model.Person.Properties.Find(value.Name)!, value.Value))));

    private Change.WriteNode Paper(string id) => new(
        WriteMode.Create, _model.Paper, id, new PropertyValues([(_model.Paper.Properties.Find("name")!, "Paper")]));

    private object?[] Notes(string paper) => [new RecordValue(_model.Note, ["seen", null, paper, null])];

    public sealed record Refusal(StoreFailure Failure, string Message, Func<SnapshotBuilderTests, Change> Change)
    {
        public override string ToString() => Message;
    }
}
