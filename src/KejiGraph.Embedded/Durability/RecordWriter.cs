using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using KejiGraph.Embedded.Columns;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Json;
using KejiGraph.Graph.Model;
using Microsoft.Data.Sqlite;

namespace KejiGraph.Embedded.Durability;

/// <summary>Writes what a builder touched as rows of the durable record, with prepared statements.</summary>
internal sealed class RecordWriter(SqliteConnection connection) : IDisposable
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SqliteCommand _putNode = Prepare(
        connection,
        "INSERT INTO node VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET properties = excluded.properties",
        3);

    private readonly SqliteCommand _deleteNode = Prepare(connection, "DELETE FROM node WHERE id = $1", 1);

    private readonly SqliteCommand _putRelationship = Prepare(
        connection,
        "INSERT INTO relationship VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO UPDATE SET properties = excluded.properties",
        5);

    private readonly SqliteCommand _deleteRelationship = Prepare(
        connection, "DELETE FROM relationship WHERE type = $1 AND id = $2", 2);

    private readonly SqliteCommand _putSequence = Prepare(
        connection, "UPDATE meta SET value = $1 WHERE key = 'sequence'", 1);

    private readonly ArrayBufferWriter<byte> _json = new();

    /// <summary>Writes the rows that differ between two versions. Deletions come first: an id can come again.</summary>
    public void Write(SnapshotBuilder builder, Snapshot next)
    {
        foreach (var editor in builder.Relationships)
        {
            Delete(_deleteRelationship, editor.Old.Ids, next.Relationships[editor.Old.Type.Index].Ids, editor.Touched, editor.Old.Type.Name);
        }

        foreach (var editor in builder.Nodes)
        {
            Delete(_deleteNode, editor.Old.Ids, next.Nodes[editor.Old.Type.Index].Ids, editor.Touched);
        }

        foreach (var editor in builder.Nodes)
        {
            var table = next.Nodes[editor.Old.Type.Index];
            foreach (var row in editor.Touched)
            {
                if (table.Ids.Read(row) is string id)
                {
                    Run(_putNode, id, table.Type.Name, Properties(table.Type.Properties, table.Columns, row));
                }
            }
        }

        foreach (var editor in builder.Relationships)
        {
            var table = next.Relationships[editor.Old.Type.Index];
            foreach (var row in editor.Touched)
            {
                if (table.Ids.Read(row) is string id)
                {
                    var from = EscapedText.ToString(next.IdOf(table.From[row]));
                    var to = EscapedText.ToString(next.IdOf(table.To[row]));
                    Run(_putRelationship, table.Type.Name, id, from, to, Properties(table.Type.Properties, table.Columns, row));
                }
            }
        }
    }

    /// <summary>Writes the number of the last commit.</summary>
    public void WriteSequence(long sequence) => Run(_putSequence, sequence.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public void Dispose()
    {
        _putNode.Dispose();
        _deleteNode.Dispose();
        _putRelationship.Dispose();
        _deleteRelationship.Dispose();
        _putSequence.Dispose();
    }

    private static void Delete(
        SqliteCommand command, TextColumn oldIds, TextColumn newIds, IEnumerable<int> touched, params string[] key)
    {
        foreach (var row in touched)
        {
            if (newIds.IsNull(row) && oldIds.Read(row) is string id)
            {
                Run(command, [.. key, id]);
            }
        }
    }

    private string Properties(PropertyList properties, Column[] columns, int row)
    {
        _json.ResetWrittenCount();
        using var json = new Utf8JsonWriter(_json, Readable);
        PropertyJsonWriter.Write(json, properties, property => columns[property.Index].Read(row));
        json.Flush();
        return Encoding.UTF8.GetString(_json.WrittenSpan);
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, int parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
        {
            command.Parameters.Add(new SqliteParameter($"${number}", SqliteType.Text));
        }

        return command;
    }

    private static void Run(SqliteCommand command, params ReadOnlySpan<string> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            command.Parameters[index].Value = values[index];
        }

        command.ExecuteNonQuery();
    }
}
