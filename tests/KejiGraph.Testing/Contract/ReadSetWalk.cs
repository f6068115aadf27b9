using System.Collections.Immutable;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.Graph.Stores;

namespace KejiGraph.Testing.Contract;

/// <summary>
/// Keeps random answers with what the store says they depend on, commits random changes one by one, and after each asks again: an
/// answer whose parts a commit did not write must be the same.
/// </summary>
public sealed class ReadSetWalk(IGraphStore store, SmallModel model, int seed, int answers)
{
    // One in so many answers gives way to another one at each step.
    private const int Renewal = 8;

    private readonly RandomChanges _changes = new(model, seed);
    private readonly Random _random = new(seed);
    private readonly List<Answer> _answers = [];

    /// <summary>How often an answer was asked for again.</summary>
    public int Steps { get; private set; }

    /// <summary>How often a commit wrote what an answer depends on.</summary>
    public int Touched { get; private set; }

    /// <summary>How often the answer was another one then: the rest was forgotten for nothing.</summary>
    public int Changed { get; private set; }

    /// <summary>Goes so many steps, or throws at the first answer that changed unnoticed.</summary>
    public async Task RunAsync(int steps, CancellationToken cancellationToken)
    {
        await store.ApplyAsync(
            new ChangeBatch([.. Enumerable.Range(0, 20).SelectMany(_ => _changes.NextBatch())]), cancellationToken);
        var connections = new RandomConnections(model, _changes, seed);
        while (Steps < steps)
        {
            foreach (var change in _changes.NextBatch().ToArray())
            {
                while (_answers.Count < answers)
                {
                    var (plan, arguments, _) = connections.Next();
                    _answers.Add(await DeepenAsync(plan, arguments, cancellationToken));
                }

                var commit = await store.ApplyAsync(new ChangeBatch([change]), cancellationToken);
                await CompareAsync(change, commit, cancellationToken);
            }
        }
    }

    private async Task CompareAsync(Change change, CommitResult commit, CancellationToken cancellationToken)
    {
        HashSet<ulong> writes = [.. commit.Writes.Dependencies.Select(one => one.Hash)];
        for (var index = _answers.Count - 1; index >= 0; index--)
        {
            Steps++;
            var before = _answers[index];
            var now = await AskAsync(before.Plan, before.Arguments, cancellationToken);
            if (before.Reads.Overlaps(writes))
            {
                Touched++;
                Changed += now.Text == before.Text ? 0 : 1;
            }
            else
            {
                Assert.True(
                    now.Text == before.Text,
                    $"seed {seed}\n{change}\nwrote {string.Join(' ', commit.Writes.Dependencies)}\n{before.Plan}\nbefore {before.Text}\nnow    {now.Text}");
            }

            if (_random.Next(Renewal) == 0)
            {
                _answers.RemoveAt(index);
            }
            else
            {
                _answers[index] = now;
            }
        }
    }

    private async Task<Answer> AskAsync(Plan plan, PlanArguments arguments, CancellationToken cancellationToken)
    {
        var sink = new TextSink();
        var reads = new ReadSet();
        await store.RunAsync(plan, arguments, sink, reads, TimeSpan.FromMinutes(1), cancellationToken);
        return new Answer(plan, arguments, sink.Text, [.. reads.Hashes]);
    }

    /// <summary>Asks the same plan, but also for what nodes say, what lies beneath them, and what the records in them name.</summary>
    private Task<Answer> DeepenAsync(Plan plan, PlanArguments arguments, CancellationToken cancellationToken)
    {
        var window = new Operand(arguments.Count);
        object?[] values = [.. Enumerable.Range(0, arguments.Count).Select(index => arguments[new Operand(index)]), new PageWindow(3)];
        return AskAsync(
            new Plan([.. plan.Roots.Select(root => Deepen(root, window))], [], []), new PlanArguments(values, null), cancellationToken);
    }

    private Projection Deepen(Projection field, Operand window) => field switch
    {
        Projection.Node node => node with
        {
            Selection = new NodeSelection(
                node.Selection.Set,
                [
                    .. node.Selection.Set.Types.Select(
                        (_, place) => node.Selection[place].Select(one => Deepen(one, window)).ToImmutableArray()),
                ]),
        },
        Projection.Connection connection =>
            connection with { Fields = [.. connection.Fields.Select(one => Deepen(one, window))] },
        Projection.PageNodes nodes => nodes with
        {
            Selection = new NodeSelection(
                nodes.Selection.Set, [.. nodes.Selection.Set.Types.Select(type => More(type, window))]),
        },
        _ => field,
    };

    private ImmutableArray<Projection> More(NodeType type, Operand window)
    {
        ImmutableArray<Projection> own = [Property(type, "id"), Property(type, "name")];
        return type == model.Person
            ? [.. own, Property(type, "skills"), Notes(), Related(model.Wrote, Direction.Out, model.Paper, window)]
            :
            [
                .. own,
                Related(model.Cites, Direction.In, model.Paper, window),
                Related(model.Wrote, Direction.In, model.Person, window),
            ];
    }

    private Projection.Records Notes() => new(
        "notes",
        -1,
        new PropertySource.OfNode(Set(model.Person).FindProperty("notes")!),
        [
            new Projection.Reference(
                "paper", -1, model.Note.Fields.First(field => field.Name == "paper"), new NodeSelection(Set(model.Paper), [Property(model.Paper, "name")])),
        ]);

    private static Projection.Connection Related(
        RelationshipType type, Direction direction, NodeType target, Operand window) => new(
        $"{type}{direction}",
        -1,
        new RowSource.Expand(type, direction, Set(target)),
        Filter: null,
        new Ordering([new SortKey(new ValueSource.NodeProperty(Set(target).FindProperty("name")!), Descending: false)]),
        OrderingParameter: null,
        window,
        [
            new Projection.TotalCount("total", -1),
            new Projection.PageEdges(
                "edges",
                -1,
                [
                    new Projection.Property("order", -1, new PropertySource.OfRelationship(type, type.Properties.Find("order")!)),
                    new Projection.EdgeNode("node", -1, new NodeSelection(Set(target), [Property(target, "name")])),
                ]),
        ]);

    private static Projection.Property Property(NodeType type, string name) =>
        new(name, -1, new PropertySource.OfNode(Set(type).FindProperty(name)!));

    private static NodeSet Set(NodeType type) => new(type.Name, [type]);

    private sealed record Answer(Plan Plan, PlanArguments Arguments, string Text, HashSet<ulong> Reads);
}
