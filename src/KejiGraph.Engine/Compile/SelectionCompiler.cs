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
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// Compiles what is selected from nodes and records. What is selected from an interface differs from node type to node type
/// only through fragments: types for which the same is selected are compiled once, together.
/// </summary>
internal sealed class SelectionCompiler
{
    private readonly PartCompiler _part;
    private readonly ConnectionCompiler _connections;

    // What several node types share is compiled once; otherwise each level of nesting could double the work.
    private readonly Dictionary<SelectionSignature, CompiledField> _related = [];
    private readonly Dictionary<SelectionSignature, CompiledFields> _records = [];

    /// <param name="part">The part of the response that is being compiled.</param>
    public SelectionCompiler(PartCompiler part)
    {
        _part = part;
        _connections = new ConnectionCompiler(part, this);
    }

    /// <summary>Compiles connections, whose nodes this compiles in turn.</summary>
    public ConnectionCompiler Connections => _connections;

    /// <summary>Compiles the selections of a field whose values are nodes of a set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="parent">The field.</param>
    /// <param name="isNonNull">Null cannot stand in place of a node.</param>
    /// <param name="scope">What is selected of them in this part.</param>
    public (NodeSelection Selection, ResponseShape.Node Shape) Nodes(
        NodeSet set, CollectedField parent, bool isNonNull, DeferScope scope)
    {
        var groups = new Dictionary<SelectionSignature, List<NodeType>>();
        foreach (var type in set.Types)
        {
            var signature = new SelectionSignature(_part.CollectSubfields(_part.TypeOf(type), parent));
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
            var own = Fields(signature.Fields, field => NodeField(field, groupSet), scope);
            var parts = own.Parts.InsertRange(0, _part.NodeParts(signature.Fields, set, parent, scope));
            var compiled = WithAnchor(own with { Parts = parts }, groupSet, parent);
            foreach (var type in group)
            {
                fields.Add(type, compiled.Projections);
                entries[type.Index] = [.. TypeNames(compiled.Entries, type.Name)];
            }
        }

        return (
            new NodeSelection(set, [.. set.Types.Select(type => fields[type])]),
            new ResponseShape.Node(isNonNull, entries));
    }

    /// <summary>Compiles some fields of one owner.</summary>
    /// <param name="fields">The fields.</param>
    /// <param name="compile">Compiles each of them but <c>__typename</c>.</param>
    /// <param name="scope">Which of them belong to this part; null when deferring them has no effect.</param>
    public CompiledFields Fields(
        ImmutableArray<CollectedField> fields, Func<CollectedField, CompiledField> compile, DeferScope? scope)
    {
        var projections = ImmutableArray.CreateBuilder<Projection>();
        var entries = ImmutableArray.CreateBuilder<ResponseEntry>();
        var parts = ImmutableArray.CreateBuilder<DeferredPart>();
        var compiledFields = new Dictionary<CollectedField, CompiledField>(ReferenceEqualityComparer.Instance);
        foreach (var place in PartCompiler.Places(fields, scope))
        {
            var (field, condition) = (place.Field, _part.NumberOf(place.Condition));
            if (field.Definition == MetaFields.TypeName)
            {
                entries.Add(new TypeNameEntry(field, condition));
                continue;
            }

            if (!compiledFields.TryGetValue(field, out var compiled))
            {
                compiled = compile(field);
                compiledFields.Add(field, compiled);
            }

            if (compiled.Write is { } write)
            {
                entries.Add(new ResponseEntry.Known(field, condition, write));
                continue;
            }

            projections.Add(compiled.Projection! with { Condition = condition });
            entries.Add(new ResponseEntry.Stored(field, condition, compiled.Shape!));
            parts.AddRange(compiled.Parts.Select(part => part.If(place.Condition)));
        }

        return new CompiledFields(projections.DrainToImmutable(), entries.DrainToImmutable(), parts.DrainToImmutable());
    }

    /// <summary>Compiles a field whose value is a property.</summary>
    public CompiledField Property(CollectedField field, PropertySource source)
    {
        var (name, type) = (field.ResponseName, field.Definition.Type);
        var property = source.Definition;
        switch (property.Kind)
        {
            case ValueKind.Record:
                var record = (ObjectType)type.Named;
                var fields = RecordFields(field, record, property.Record!);
                return CompiledField.Stored(
                    new Projection.Records(name, -1, source, fields.Projections),
                    Wrap(field, type, isNonNull => new ResponseShape.Object(isNonNull, TypeNames(fields.Entries, record.Name))));
            case ValueKind.Reference:
                var (selection, shape) = Nodes(property.Target!, field, type.IsNonNull, DeferScope.Whole);
                return CompiledField.Stored(new Projection.Reference(name, -1, property, selection), shape);
            default:
                return CompiledField.Stored(
                    new Projection.Property(name, -1, source),
                    Wrap(field, type, isNonNull => new ResponseShape.Leaf(isNonNull)));
        }
    }

    /// <summary>The shape of the list of a field, whose items can come later when it has <c>@stream</c>.</summary>
    public static ResponseShape.List List(CollectedField field, bool isNonNull, ResponseShape item)
    {
        var stream = field.Syntax.Directives.Find("stream");
        return new ResponseShape.List(isNonNull, item, stream is null ? null : new StreamUsage(stream));
    }

    /// <summary>The entries with the name of their type where it is asked for.</summary>
    public static ImmutableArray<ResponseEntry> TypeNames(ImmutableArray<ResponseEntry> entries, string type) =>
        [.. entries.Select(entry => (entry as TypeNameEntry)?.For(type) ?? entry)];

    private CompiledField NodeField(CollectedField field, NodeSet set)
    {
        switch ((FieldMeaning)field.Definition.Annotation!)
        {
            case FieldMeaning.Property property:
                return Property(field, new PropertySource.OfNode(set.FindProperty(property.Field.Name)!));
            case FieldMeaning.Related { Relationship: var relationship }:
                return Related(field, relationship, set);
            default:
                throw new UnreachableException();
        }
    }

    private CompiledField Related(CollectedField field, RelationshipField relationship, NodeSet owners)
    {
        var signature = new SelectionSignature([field]);
        if (!_related.TryGetValue(signature, out var compiled))
        {
            compiled = _connections.Compile(field, ConnectionSource.Of(relationship), owners, DeferScope.Whole);
            _related.Add(signature, compiled);
        }

        return compiled;
    }

    private CompiledFields RecordFields(CollectedField field, ObjectType type, RecordType record)
    {
        var signature = new SelectionSignature([field]);
        if (!_records.TryGetValue(signature, out var compiled))
        {
            compiled = Fields(
                _part.CollectSubfields(type, field), inner => RecordField(inner, record), scope: null);
            _records.Add(signature, compiled);
        }

        return compiled;
    }

    private CompiledField RecordField(CollectedField field, RecordType record) => Property(
        field,
        new PropertySource.OfRecord(record.Fields.Find(((FieldMeaning.Property)field.Definition.Annotation!).Field.Name)!));

    /// <summary>The fields of nodes and, where parts of them can come later, the id to read these parts with.</summary>
    /// <param name="fields">The fields, with the parts of the connections among them.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="parent">The field whose values they are.</param>
    public CompiledFields WithAnchor(CompiledFields fields, NodeSet nodes, CollectedField parent)
    {
        if (fields.Parts.IsEmpty)
        {
            return fields;
        }

        var condition = _part.NumberOf(EntryCondition.Or(fields.Parts.Select(part => part.Condition)));
        var id = new Projection.Property("(id)", condition, new PropertySource.OfNode(nodes.FindProperty("id")!));
        var anchor = new ResponseShape.Anchor(_part.Anchored(fields.Parts));
        return new CompiledFields(
            [id, .. fields.Projections], [new ResponseEntry.Hidden(parent, condition, anchor), .. fields.Entries], []);
    }

    /// <summary>The shape of a type: its named type inside its lists.</summary>
    private static ResponseShape Wrap(CollectedField field, GraphQLType type, Func<bool, ResponseShape> named)
    {
        if (type.Nullable is not ListType list)
        {
            return named(type.IsNonNull);
        }

        var item = Wrap(field, list.ItemType, named);
        return type == field.Definition.Type
            ? List(field, type.IsNonNull, item)
            : new ResponseShape.List(type.IsNonNull, item);
    }

    /// <summary>A <c>__typename</c> whose owner is not known yet.</summary>
    private sealed class TypeNameEntry(CollectedField field, int condition)
        : ResponseEntry(field, condition)
    {
        public Known For(string type)
        {
            var name = System.Text.Encoding.UTF8.GetBytes($"\"{type}\"");
            return new Known(Field, Condition, (output, _) => output.Append(name));
        }
    }
}
