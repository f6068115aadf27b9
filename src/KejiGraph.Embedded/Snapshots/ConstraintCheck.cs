using KejiGraph.Embedded.Columns;
using KejiGraph.Graph;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Model;

namespace KejiGraph.Embedded.Snapshots;

/// <summary>Holds a batch as a whole against the constraints that only its end can tell: unique values and references.</summary>
internal static class ConstraintCheck
{
    /// <summary>Checks what a builder wrote.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="next">The version it makes; its adjacency may still be the old one.</param>
    /// <param name="findAdded">Finds a node that the batch added, by id.</param>
    /// <exception cref="Graph.Stores.GraphStoreException">A constraint is broken.</exception>
    public static void Run(SnapshotBuilder builder, Snapshot next, Func<string, NodeRef?> findAdded)
    {
        var references = new ReferenceCheck(next, findAdded);
        foreach (var editor in builder.Nodes)
        {
            var table = next.Nodes[editor.Old.Type.Index];
            Unique(table, editor.Touched);
            foreach (var row in editor.Touched)
            {
                references.Check(table.Ids, table.Columns, row, table.Type.Name);
                if (table.Ids.IsNull(row) && editor.Old.Ids.Read(row) is string deleted)
                {
                    references.CheckDeleted(table.Type, deleted);
                }
            }
        }

        foreach (var editor in builder.Relationships)
        {
            var table = next.Relationships[editor.Old.Type.Index];
            foreach (var row in editor.Touched)
            {
                references.Check(table.Ids, table.Columns, row, table.Type.Name);
            }
        }
    }

    private static void Unique(NodeTable table, IReadOnlyCollection<int> touched)
    {
        foreach (var property in table.Type.Properties.Where(property => property.IsUnique))
        {
            var column = table.Columns[property.Index];
            var values = table.Index(property)!.Values;
            foreach (var row in touched.Where(row => !column.IsNull(row)))
            {
                // Rows with the same value stand side by side; a second one is before or after the first.
                var first = values.Rank(other => column.Compare(other, row));
                if (first + 1 < values.Count && column.Compare(values[first], values[first + 1]) == 0)
                {
                    throw GraphErrors.NotUnique(
                        table.Type,
                        property,
                        PropertyText.Of(column.Read(row)),
                        (string)table.Ids.Read(values[first])!,
                        (string)table.Ids.Read(values[first + 1])!);
                }
            }
        }
    }

    private sealed class ReferenceCheck(Snapshot next, Func<string, NodeRef?> findAdded)
    {
        public void Check(TextColumn ids, Column[] columns, int row, string type)
        {
            foreach (var column in columns)
            {
                if (column.Property.Kind == ValueKind.Record && column.Read(row) is { } value)
                {
                    RecordReferences.Visit(value, (field, id) =>
                    {
                        if (!Exists(field, id))
                        {
                            throw GraphErrors.DanglingReference($"{type} \"{ids.Read(row)}\"", field, id);
                        }
                    });
                }
            }
        }

        /// <summary>Deleting what records refer to is rare, so it is paid by looking at all of them.</summary>
        public void CheckDeleted(NodeType type, string id)
        {
            var count = next.Nodes.Sum(table => Count(table.Columns, table.Rows, type, id))
                + next.Relationships.Sum(table => Count(table.Columns, table.Rows, type, id));
            if (count > 0)
            {
                throw GraphErrors.StillReferenced(id, count);
            }
        }

        private static long Count(Column[] columns, int rows, NodeType type, string id)
        {
            var count = 0L;
            foreach (var column in columns.Where(column => column.Property.Record is { } record && Names(record, type)))
            {
                for (var row = 0; row < rows; row++)
                {
                    var refers = false;
                    RecordReferences.Visit(column.Read(row), (_, other) => refers |= other == id);
                    count += refers ? 1 : 0;
                }
            }

            return count;
        }

        private static bool Names(RecordType record, NodeType type) => record.Fields.Any(
            field => field.Target?.Contains(type.Index) == true || (field.Record is { } nested && Names(nested, type)));

        private bool Exists(PropertyDefinition field, string id)
        {
            var node = findAdded(id) ?? (next.TryFind(EscapedText.Escape(id), out var found) ? found : null as NodeRef?);
            return node is { } target && field.Target!.Contains(target.Type) && !next.TableOf(target).Ids.IsNull(target.Row);
        }
    }
}
