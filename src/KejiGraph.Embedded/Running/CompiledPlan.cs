using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Embedded.Running.Predicates;
using KejiGraph.Embedded.Running.Rows;
using KejiGraph.Embedded.Running.Steps;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Embedded.Running;

/// <summary>A plan made ready to run: each projection is a step that knows its column, its test, its order. Immutable.</summary>
internal sealed class CompiledPlan
{
    private readonly Step<Row>[] _roots;
    private readonly int _slots;

    private CompiledPlan(Step<Row>[] roots, int slots)
    {
        _roots = roots;
        _slots = slots;
    }

    /// <summary>Makes a plan ready.</summary>
    public static CompiledPlan Compile(Plan plan)
    {
        var compiler = new Compiler();
        var roots = compiler.Rows(plan.Roots);
        return new CompiledPlan(roots, compiler.Predicates.Slots);
    }

    /// <summary>Pushes the values of the plan.</summary>
    public void Run(RunContext context)
    {
        context.Reserve(_slots);
        Step<Row>.PushAll(_roots, context, default);
        context.Complete();
    }

    private sealed class Compiler
    {
        // A projection or a list of them can stand in several places of a plan; each is made ready once.
        private readonly Dictionary<Projection, Step<Row>> _steps = new(ReferenceEqualityComparer.Instance);
        private readonly Dictionary<ImmutableArray<Projection>, Step<Row>[]> _rows = [];

        public PredicateCompiler Predicates { get; } = new(firstSlot: 0);

        public Step<Row>[] Rows(ImmutableArray<Projection> fields)
        {
            if (!_rows.TryGetValue(fields, out var steps))
            {
                steps = [.. fields.Select(RowStep)];
                _rows.Add(fields, steps);
            }

            return steps;
        }

        private Step<Row> RowStep(Projection field)
        {
            if (!_steps.TryGetValue(field, out var step))
            {
                step = MakeRowStep(field);
                _steps.Add(field, step);
            }

            return step;
        }

        private Step<Row> MakeRowStep(Projection field) => field switch
        {
            Projection.Node node => new NodeStep(node.Condition, node.Id, Node(node.Selection)),
            Projection.NodeList list => new NodeListStep(list.Condition, list.Ids, Node(list.Selection)),
            Projection.Connection connection =>
                new ConnectionStep(connection, [.. connection.Fields.Select(PageStep)], Predicates),
            Projection.Property { Source: PropertySource.OfNode node } => new NodePropertyStep(field.Condition, node.Access),
            Projection.Records { Source: PropertySource.OfNode node } records =>
                new NodeRecordsStep(field.Condition, node.Access, Records(node.Definition, records.Fields)),
            _ => throw Misplaced(field, "a node"),
        };

        private Step<PageRows> PageStep(Projection field) => field switch
        {
            Projection.TotalCount => new TotalCountStep(field.Condition),
            Projection.PageNodes nodes => new PageNodesStep(field.Condition, Node(nodes.Selection)),
            Projection.PageEdges edges => new PageEdgesStep(field.Condition, [.. edges.Fields.Select(EdgeStep)]),
            Projection.PageInfo info => new PageInfoStep(
                field.Condition,
                [.. info.Fields.Cast<Projection.PageFact>().Select(fact => new PageFactStep(fact.Condition, fact.Fact))]),
            _ => throw Misplaced(field, "a connection"),
        };

        private Step<Edge> EdgeStep(Projection field) => field switch
        {
            Projection.Cursor => new CursorStep(field.Condition),
            Projection.EdgeNode node => new EdgeNodeStep(field.Condition, Node(node.Selection)),
            Projection.Property { Source: PropertySource.OfRelationship source } =>
                new RelationshipPropertyStep(field.Condition, source.Type, source.Property),
            Projection.Records { Source: PropertySource.OfRelationship source } records => new RelationshipRecordsStep(
                field.Condition, source.Type, source.Property, Records(source.Property, records.Fields)),
            _ => throw Misplaced(field, "an edge"),
        };

        private RecordStep RecordStep(Projection field) => field switch
        {
            Projection.Property { Source: PropertySource.OfRecord source } =>
                new RecordFieldStep(field.Condition, source.Field),
            Projection.Records { Source: PropertySource.OfRecord source } records =>
                new NestedRecordsStep(field.Condition, source.Field, Records(source.Field, records.Fields)),
            Projection.Reference reference =>
                new ReferenceStep(field.Condition, reference.Field, Node(reference.Selection)),
            _ => throw Misplaced(field, "a record"),
        };

        private RecordPusher Records(PropertyDefinition property, ImmutableArray<Projection> fields) =>
            new(property, [.. fields.Select(RecordStep)]);

        private NodePusher Node(NodeSelection selection)
        {
            var types = selection.Set.Types;
            var byType = new Step<Row>[]?[types.IsEmpty ? 0 : types[^1].Index + 1];
            for (var place = 0; place < types.Length; place++)
            {
                byType[types[place].Index] = Rows(selection[place]);
            }

            return new NodePusher(byType);
        }

        private static UnreachableException Misplaced(Projection field, string where) =>
            new($"Projection \"{field.Name}\" ({field.GetType().Name}) cannot stand in {where}.");
    }
}
