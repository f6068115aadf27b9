using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Engine.Api;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// Compiles one part of the response of an operation: the first one, or one that a <c>@defer</c> puts off. Each part has a plan of
/// its own, with its own parameters and conditions.
/// </summary>
internal sealed class PartCompiler
{
    private readonly OperationContext _operation;

    // Of the object that the part belongs to; what is nested in its fields is delivered with them.
    private readonly DeferScope _scope;
    private readonly ConditionTable _conditions = new();
    private readonly SelectionCompiler _selections;

    /// <param name="operation">The operation.</param>
    /// <param name="defer">The <c>@defer</c> whose part this is; null for the first part.</param>
    public PartCompiler(OperationContext operation, DeferUsage? defer)
    {
        _operation = operation;
        _scope = new DeferScope(defer);
        _selections = new SelectionCompiler(this);
    }

    /// <summary>The parameters of the part.</summary>
    public ParameterTable Parameters { get; } = new();

    /// <summary>The object type of a node type.</summary>
    public ObjectType TypeOf(NodeType type) => (ObjectType)_operation.Schema.FindType(type.Name)!;

    /// <summary>The fields of an object, which is delivered with the field whose value it is.</summary>
    public ImmutableArray<CollectedField> CollectSubfields(ObjectType type, CollectedField parent) =>
        _operation.Collector.CollectSubfields(type, parent, inheritsDefer: false);

    /// <summary>The places that fields of an object have in this part.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="scope">Which of them belong to this part; null when deferring them has no effect.</param>
    public static IEnumerable<FieldPlace> Places(ImmutableArray<CollectedField> fields, DeferScope? scope) => FieldPlaces.Of(fields)
        .Select(place => scope is null
            ? place
            : place with { Condition = EntryCondition.And(place.Condition, scope.ConditionOf(place.Field)) })
        .Where(place => place.Condition != EntryCondition.Never);

    /// <summary>The number of a condition in the part; -1 for one that always holds.</summary>
    public int NumberOf(EntryCondition condition) => _conditions.NumberOf(condition);

    /// <summary>Parts with the numbers of their conditions.</summary>
    public ImmutableArray<AnchoredPart> Anchored(IEnumerable<DeferredPart> parts) =>
        [.. parts.Select(part => new AnchoredPart(part, NumberOf(part.Condition)))];

    /// <summary>Compiles what is selected from the root.</summary>
    public CompiledOperation Root()
    {
        var fields = _operation.Collector.Collect(_operation.RootType, _operation.Syntax.SelectionSet);
        var compiled = _selections.Fields(fields, RootField, _scope);
        var own = _scope.Later(fields).Select(later => Part(
            later, entry: null, isOfNodes: false, () => new PartCompiler(_operation, later.Usage).Root()));
        return Operation(compiled with
        {
            Entries = SelectionCompiler.TypeNames(compiled.Entries, _operation.RootType.Name),
            Parts = [.. own, .. compiled.Parts],
        });
    }

    /// <summary>Compiles the one field of a subscription.</summary>
    public CompiledOperation Event()
    {
        var field = _operation.Collector.Collect(_operation.RootType, _operation.Syntax.SelectionSet).Single();
        return Operation(new EventCompiler(this, _selections).Compile(field), field);
    }

    /// <summary>The parts of nodes that come later.</summary>
    /// <param name="fields">What is selected from the nodes.</param>
    /// <param name="set">The nodes.</param>
    /// <param name="parent">The field whose values they are.</param>
    /// <param name="scope">What of them belongs to this part.</param>
    public IEnumerable<DeferredPart> NodeParts(
        ImmutableArray<CollectedField> fields, NodeSet set, CollectedField parent, DeferScope scope) =>
        scope.Later(fields).Select(later => Part(
            later, entry: null, isOfNodes: true, () => new PartCompiler(_operation, later.Usage).Nodes(set, parent)));

    /// <summary>The parts of connections that come later.</summary>
    /// <param name="fields">What is selected from the connections.</param>
    /// <param name="field">The field whose values they are.</param>
    /// <param name="source">Where their rows come from.</param>
    /// <param name="owners">The nodes whose field it is; null for a field of the root.</param>
    /// <param name="scope">What of them belongs to this part.</param>
    public ImmutableArray<DeferredPart> ConnectionParts(
        ImmutableArray<CollectedField> fields, CollectedField field, ConnectionSource source, NodeSet? owners, DeferScope scope) =>
    [
        .. scope.Later(fields).Select(later => Part(
            later,
            field.ResponseName,
            isOfNodes: owners is not null,
            () => new PartCompiler(_operation, later.Usage).Connection(field, source, owners))),
    ];

    private CompiledOperation Nodes(NodeSet set, CollectedField parent)
    {
        var (selection, shape) = _selections.Nodes(set, parent, isNonNull: false, _scope);
        return OfNodes(set, selection, shape, parent);
    }

    private CompiledOperation Connection(CollectedField field, ConnectionSource source, NodeSet? owners)
    {
        var compiled = _selections.Connections.Compile(field, source, owners, _scope);
        var fields = new CompiledFields(
            [compiled.Projection!], [new ResponseEntry.Stored(field, -1, compiled.Shape!)], compiled.Parts);
        if (owners is null)
        {
            return Operation(fields);
        }

        fields = _selections.WithAnchor(fields, owners, field);
        var entries = new ResponseEntry[owners.Types[^1].Index + 1][];
        Array.Fill(entries, [.. fields.Entries]);
        return OfNodes(
            owners,
            new NodeSelection(owners, fields.Projections),
            new ResponseShape.Node(isNonNull: false, entries),
            field);
    }

    /// <summary>An operation that reads the same of several nodes, whose ids it is given.</summary>
    private CompiledOperation OfNodes(NodeSet set, NodeSelection selection, ResponseShape.Node shape, CollectedField parent)
    {
        var ids = Parameters.Add(new ParameterBinding.NodeIds(), "ids");
        return Operation(new CompiledFields(
            [new Projection.NodeList("parts", -1, set, ids, selection)],
            [new ResponseEntry.Hidden(parent, -1, new ResponseShape.PartList(shape))],
            []));
    }

    private CompiledField RootField(CollectedField field)
    {
        switch (field.Definition.Annotation)
        {
            case IntrospectionResolver:
                return CompiledField.Known(new IntrospectionAnswer(_operation, field).Write);
            case FieldMeaning.NodeById byId:
                var (node, shape) = _selections.Nodes(byId.Set, field, isNonNull: field.Definition.Type.IsNonNull, DeferScope.Whole);
                return CompiledField.Stored(
                    new Projection.Node(field.ResponseName, -1, byId.Set, Argument(field, "id"), node), shape);
            case FieldMeaning.NodesById byIds:
                var (item, itemShape) = _selections.Nodes(byIds.Set, field, isNonNull: false, DeferScope.Whole);
                return CompiledField.Stored(
                    new Projection.NodeList(field.ResponseName, -1, byIds.Set, Argument(field, "ids"), item),
                    SelectionCompiler.List(field, isNonNull: true, itemShape));
            case FieldMeaning.AllNodes { Entity: var entity }:
                return _selections.Connections.Compile(field, ConnectionSource.Of(entity), owners: null, DeferScope.Whole);
            default:
                throw new UnreachableException();
        }
    }

    private Operand Argument(CollectedField field, string name)
    {
        var text = ArgumentLiteral.Find(field.Syntax, name)?.ToString() ?? name;
        return Parameters.Add(new ParameterBinding.Argument(field.Definition, field.Syntax, name), text);
    }

    private static DeferredPart Part(
        (DeferUsage Usage, EntryCondition Condition) later, string? entry, bool isOfNodes, Func<CompiledOperation> compile) =>
        new(later.Usage.Syntax, later.Condition, entry, isOfNodes, new Lazy<CompiledOperation>(compile));

    private CompiledOperation Operation(CompiledFields fields, CollectedField? events = null)
    {
        var parts = Anchored(fields.Parts);
        return new CompiledOperation(
            new Plan(fields.Projections, Parameters.Texts, _conditions.Texts),
            new ResponseShape.Object(isNonNull: false, fields.Entries),
            parts,
            _operation,
            _conditions,
            Parameters.Bindings)
        {
            Events = events,
        };
    }
}
