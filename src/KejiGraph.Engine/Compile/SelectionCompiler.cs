using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.Engine.Api;
using KejiGraph.Engine.Binding;
using KejiGraph.Engine.Model;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Plans;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// Compiles what is selected from nodes and records. What is selected from an interface differs from node type to node type
/// only through fragments: types for which the same is selected are compiled once, together.
/// </summary>
internal sealed class SelectionCompiler(Schema schema, FieldCollector collector, ConditionTable conditions)
{
    // What several node types share is compiled once; otherwise each level of nesting could double the work.
    private readonly Dictionary<SelectionSignature, (Projection, ResponseShape)> _related = [];
    private readonly Dictionary<SelectionSignature, (ImmutableArray<Projection>, ImmutableArray<ResponseEntry>)> _records = [];

    /// <summary>Compiles connections, whose nodes this compiles in turn. Set once, before the first use.</summary>
    public ConnectionCompiler? Connections { get; set; }

    /// <summary>Compiles the selections of a field whose values are nodes of a set.</summary>
    public (NodeSelection Selection, ResponseShape.Node Shape) Nodes(NodeSet set, CollectedField parent, bool isNonNull)
    {
        var groups = new Dictionary<SelectionSignature, List<NodeType>>();
        foreach (var type in set.Types)
        {
            var signature = new SelectionSignature(collector.CollectSubfields((ObjectType)schema.FindType(type.Name)!, parent));
            if (!groups.TryGetValue(signature, out var group))
            {
                groups.Add(signature, group = []);
            }

            group.Add(type);
        }

        var fields = new Dictionary<NodeType, ImmutableArray<Projection>>();
        var entries = new ResponseEntry[set.Types.IsEmpty ? 0 : set.Types[^1].Index + 1][];
        Array.Fill(entries, []);
        foreach (var (signature, group) in groups)
        {
            var groupSet = group.Count == set.Types.Length ? set : new NodeSet(string.Join(" | ", group), group);
            var (projections, groupEntries) = Fields(signature.Fields, field => NodeField(field, groupSet));
            foreach (var type in group)
            {
                fields.Add(type, projections);
                entries[type.Index] = TypeNames(groupEntries, type);
            }
        }

        return (
            new NodeSelection(set, [.. set.Types.Select(type => fields[type])]),
            new ResponseShape.Node(isNonNull, entries));
    }

    /// <summary>Compiles some fields of one owner, skipping those that the store does not answer.</summary>
    public (ImmutableArray<Projection> Projections, ImmutableArray<ResponseEntry> Entries) Fields(
        ImmutableArray<CollectedField> fields, Func<CollectedField, (Projection, ResponseShape)> compile)
    {
        var projections = ImmutableArray.CreateBuilder<Projection>();
        var entries = ImmutableArray.CreateBuilder<ResponseEntry>();
        foreach (var field in fields)
        {
            var condition = conditions.NumberOf(field.Occurrences);
            if (field.Definition.Annotation is IntrospectionResolver)
            {
                entries.Add(new TypeNameEntry(field, condition));
                continue;
            }

            var (projection, shape) = compile(field);
            projections.Add(projection with { Condition = condition });
            entries.Add(new ResponseEntry.Stored(field.ResponseName, condition, field.Definition, shape));
        }

        return (projections.DrainToImmutable(), entries.DrainToImmutable());
    }

    /// <summary>Compiles a field whose value is a property.</summary>
    public (Projection, ResponseShape) Property(CollectedField field, PropertySource source)
    {
        var (name, type) = (field.ResponseName, field.Definition.Type);
        var property = source.Definition;
        switch (property.Kind)
        {
            case ValueKind.Record:
                var record = (ObjectType)type.Named;
                var (fields, entries) = RecordFields(field, record, property.Record!);
                return (
                    new Projection.Records(name, -1, source, fields),
                    Wrap(type, isNonNull => new ResponseShape.Object(isNonNull, TypeNames(entries, record.Name))));
            case ValueKind.Reference:
                var (selection, shape) = Nodes(property.Target!, field, type.IsNonNull);
                return (new Projection.Reference(name, -1, property, selection), shape);
            default:
                return (
                    new Projection.Property(name, -1, source),
                    Wrap(type, isNonNull => new ResponseShape.Leaf(isNonNull)));
        }
    }

    /// <summary>The entries with the name of their type where it is asked for.</summary>
    public static ImmutableArray<ResponseEntry> TypeNames(ImmutableArray<ResponseEntry> entries, string type) =>
        [.. entries.Select(entry => (entry as TypeNameEntry)?.For(type) ?? entry)];

    private static ResponseEntry[] TypeNames(ImmutableArray<ResponseEntry> entries, NodeType type) =>
        [.. TypeNames(entries, type.Name)];

    private (Projection, ResponseShape) NodeField(CollectedField field, NodeSet set)
    {
        switch ((FieldMeaning)field.Definition.Annotation!)
        {
            case FieldMeaning.Property property:
                return Property(field, new PropertySource.OfNode(set.FindProperty(property.Field.Name)!));
            case FieldMeaning.Related { Relationship: var relationship }:
                return Related(field, relationship);
            default:
                throw new UnreachableException();
        }
    }

    private (Projection, ResponseShape) Related(CollectedField field, RelationshipField relationship)
    {
        var signature = new SelectionSignature([field]);
        if (!_related.TryGetValue(signature, out var compiled))
        {
            compiled = Connections!.Compile(
                field,
                -1,
                new RowSource.Expand(relationship.Type, relationship.Direction, relationship.Target.Set),
                relationship.Target.Set,
                new FilterScope.Rows(relationship.Type, relationship.Target.Set),
                relationship.Type);
            _related.Add(signature, compiled);
        }

        return compiled;
    }

    private (ImmutableArray<Projection> Fields, ImmutableArray<ResponseEntry> Entries) RecordFields(
        CollectedField field, ObjectType type, RecordType record)
    {
        var signature = new SelectionSignature([field]);
        if (!_records.TryGetValue(signature, out var compiled))
        {
            compiled = Fields(collector.CollectSubfields(type, field), inner => RecordField(inner, record));
            _records.Add(signature, compiled);
        }

        return compiled;
    }

    private (Projection, ResponseShape) RecordField(CollectedField field, RecordType record) => Property(
        field,
        new PropertySource.OfRecord(record.Fields.Find(((FieldMeaning.Property)field.Definition.Annotation!).Field.Name)!));

    /// <summary>The shape of a type: its named type inside its lists.</summary>
    private static ResponseShape Wrap(GraphQLType type, Func<bool, ResponseShape> named) => type.Nullable is ListType list
        ? new ResponseShape.List(type.IsNonNull, Wrap(list.ItemType, named))
        : named(type.IsNonNull);

    /// <summary>A <c>__typename</c> whose owner is not known yet.</summary>
    private sealed class TypeNameEntry(CollectedField field, int condition)
        : ResponseEntry(field.ResponseName, condition, field.Definition)
    {
        public Known For(string type)
        {
            var name = System.Text.Encoding.UTF8.GetBytes($"\"{type}\"");
            return new Known(Name, Condition, Definition, (output, _) => output.Append(name));
        }
    }
}
