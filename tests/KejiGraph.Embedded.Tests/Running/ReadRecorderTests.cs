using System.Globalization;
using KejiGraph.Embedded.Running;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Stores;
using KejiGraph.Testing;

namespace KejiGraph.Embedded.Tests.Running;

public sealed class ReadRecorderTests
{
    private readonly SmallModel _model = new();
    private readonly ReadSet _reads = new();

    [Fact]
    public void Up_to_a_number_nodes_are_noted_one_by_one_and_beyond_it_their_type_is()
    {
        Record(recorder => Nodes(recorder, ReadRecorder.MostSingle));
        Assert.Equal(ReadRecorder.MostSingle, _reads.Hashes.Length);
        Assert.Contains(DependencyHash.Node(DependencyHash.Text("0")), _reads.Hashes.ToArray());

        Record(recorder => Nodes(recorder, ReadRecorder.MostSingle + 1));
        Assert.Equal([DependencyHash.Label(_model.Person)], _reads.Hashes);
    }

    [Fact]
    public void Up_to_a_number_lists_of_relationships_are_noted_one_by_one_and_beyond_it_their_type_is()
    {
        Record(recorder => Lists(recorder, ReadRecorder.MostSingle));
        Assert.Equal(ReadRecorder.MostSingle, _reads.Hashes.Length);

        // The one after those that the type stands for is noted under it, too.
        Record(recorder => Lists(recorder, ReadRecorder.MostSingle + 1));
        Assert.Equal([DependencyHash.Relationships(_model.Wrote)], _reads.Hashes);
    }

    [Fact]
    public void Up_to_a_number_values_can_be_noted_one_by_one()
    {
        Record(recorder =>
        {
            Assert.True(recorder.TryReserveValues(ReadRecorder.MostSingle - 1));
            Assert.False(recorder.TryReserveValues(2));
            Assert.True(recorder.TryReserveValues(1));
            Assert.False(recorder.TryReserveValues(long.MaxValue));
        });
    }

    private void Record(Action<ReadRecorder> read)
    {
        _reads.Clear();
        using var recorder = new ReadRecorder(People(), _reads);
        read(recorder);
        recorder.Complete();
    }

    private void Nodes(ReadRecorder recorder, int count)
    {
        for (var row = 0; row < count; row++)
        {
            recorder.Node(new NodeRef(_model.Person.Index, row));
        }
    }

    private void Lists(ReadRecorder recorder, int count)
    {
        for (var row = 0; row < count; row++)
        {
            recorder.Adjacency(new NodeRef(_model.Person.Index, row), _model.Wrote, Direction.Out);
        }
    }

    private Snapshot People()
    {
        var builder = new SnapshotBuilder(Snapshot.Empty(_model.Graph));
        var name = _model.Person.Properties.Find("name")!;
        for (var number = 0; number <= ReadRecorder.MostSingle; number++)
        {
            builder.Apply(new Change.WriteNode(
                WriteMode.Create, _model.Person, number.ToString(CultureInfo.InvariantCulture), new PropertyValues([(name, "x")])));
        }

        return builder.Seal();
    }
}
