using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Model;
using KejiGraph.Testing;

namespace KejiGraph.Embedded.Tests.Snapshots;

/// <summary>Everything a snapshot holds as sorted lines of text, read by every way it can be read.</summary>
internal static class SnapshotText
{
    public static IEnumerable<string> Of(Snapshot snapshot)
    {
        var lines = new List<string>();
        foreach (var table in snapshot.Nodes)
        {
            foreach (var row in Rows(table.Ids, table.Rows))
            {
                var id = (string)table.Ids.Read(row)!;
                lines.Add($"{table.Type} {id} {Values(table.Type.Properties, table.Columns, row)}");
                Assert.True(snapshot.TryFind(EscapedText.Escape(id), out var found));
                Assert.Equal(new NodeRef(table.Type.Index, row), found);
            }
        }

        foreach (var table in snapshot.Relationships)
        {
            lines.AddRange(Relationships(snapshot, table));
        }

        Assert.Equal(lines.Count, snapshot.NodeCount + snapshot.RelationshipCount);
        return lines.Order(StringComparer.Ordinal);
    }

    /// <summary>Every index holds every row once, in its order.</summary>
    public static void CheckIndexes(Snapshot snapshot)
    {
        foreach (var table in snapshot.Nodes)
        {
            foreach (var property in table.Type.Properties.Where(property => table.Index(property) is not null))
            {
                var column = table.Columns[property.Index];
                var (values, nulls) = table.Index(property)!;
                int[] expected = [.. Rows(table.Ids, table.Rows).Where(row => !column.IsNull(row))];
                Array.Sort(expected, PropertyIndex.Order(column, table.Ids));
                Assert.Equal(expected, values.ToArray());
                Assert.Equal(Rows(table.Ids, table.Rows).Where(column.IsNull).Order(), nulls.ToArray().Order());
            }
        }
    }

    private static IEnumerable<string> Relationships(Snapshot snapshot, RelationshipTable table)
    {
        var lines = new Dictionary<Direction, List<string>> { [Direction.Out] = [], [Direction.In] = [] };
        foreach (var (direction, found) in lines)
        {
            foreach (var nodes in snapshot.Nodes)
            {
                foreach (var row in Rows(nodes.Ids, nodes.Rows))
                {
                    found.AddRange(Lines(snapshot, table, nodes, row, direction));
                }
            }
        }

        Assert.Equal(lines[Direction.Out].Order(), lines[Direction.In].Order());
        return lines[Direction.Out];
    }

    private static List<string> Lines(
        Snapshot snapshot, RelationshipTable table, NodeTable nodes, int row, Direction direction)
    {
        var links = nodes.Adjacent(table.Type, direction)[row];
        var lines = new List<string>();
        var keys = new List<(string, string)>();
        for (var at = 0; at < links.Count; at++)
        {
            var relationship = links.Relationships[at];
            var here = (string)nodes.Ids.Read(row)!;
            var there = EscapedText.ToString(snapshot.IdOf(links.Nodes[at]));
            var id = (string)table.Ids.Read(relationship)!;
            var (from, to) = direction == Direction.Out ? (here, there) : (there, here);
            lines.Add($"{table.Type} {id} {from}->{to} {Values(table.Type.Properties, table.Columns, relationship)}");
            keys.Add((there, id));
            Assert.True(table.TryFind(EscapedText.Escape(id), out var found));
            Assert.Equal(relationship, found);
        }

        Assert.Equal(keys.OrderBy(key => key.Item1, StringComparer.Ordinal).ThenBy(key => key.Item2, StringComparer.Ordinal), keys);
        return lines;
    }

    private static string Values(PropertyList properties, Column[] columns, int row) =>
        ValuesText.Of(properties, property => columns[property.Index].Read(row));

    private static IEnumerable<int> Rows(TextColumn ids, int rows) =>
        Enumerable.Range(0, rows).Where(row => !ids.IsNull(row));
}
