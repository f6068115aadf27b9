using KejiGraph.Graph;
using System.Text.Json;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Json;
using KejiGraph.Graph.Model;
using Microsoft.Data.Sqlite;

namespace KejiGraph.Embedded.Durability;

/// <summary>Builds memory from the durable record. In steps, so that what a builder notes of a step is given back after it.</summary>
internal sealed class RecordReader(SqliteConnection connection)
{
    private const int StepRows = 1_000_000;

    /// <summary>Reads all nodes, then all relationships.</summary>
    public Snapshot Read(Snapshot empty)
    {
        var model = empty.Model;
        var nodes = Step(empty, "SELECT type, id, properties FROM node ORDER BY rowid", row =>
        {
            var type = model.FindNodeType(row.GetString(0))
                ?? throw GraphErrors.UnknownType("node", row.GetString(0));
            return new Change.WriteNode(WriteMode.Create, type, row.GetString(1), Properties(row, 2, type.Properties));
        });
        return Step(nodes, "SELECT type, id, source, target, properties FROM relationship ORDER BY rowid", row =>
        {
            var type = model.FindRelationshipType(row.GetString(0))
                ?? throw GraphErrors.UnknownType("relationship", row.GetString(0));
            return new Change.WriteRelationship(
                WriteMode.Create, type, row.GetString(1), row.GetString(2), row.GetString(3), Properties(row, 4, type.Properties));
        });
    }

    private Snapshot Step(Snapshot snapshot, string sql, Func<SqliteDataReader, Change> read)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var builder = new SnapshotBuilder(snapshot);
        for (var count = 1; row.Read(); count++)
        {
            builder.Apply(read(row));
            if (count % StepRows == 0)
            {
                snapshot = builder.SealTrusted();
                builder = new SnapshotBuilder(snapshot);
            }
        }

        return builder.SealTrusted();
    }

    private static PropertyValues Properties(SqliteDataReader row, int column, PropertyList properties)
    {
        using var json = JsonDocument.Parse(row.GetString(column));
        return PropertyJsonReader.Read($"{row.GetString(0)} \"{row.GetString(1)}\"", properties, json.RootElement);
    }
}
