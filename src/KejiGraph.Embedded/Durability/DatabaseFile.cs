using System.Globalization;
using KejiGraph.Embedded.Snapshots;
using KejiGraph.Graph.Stores;
using Microsoft.Data.Sqlite;

namespace KejiGraph.Embedded.Durability;

/// <summary>
/// The durable record: an SQLite file with one row for each node and relationship, its properties as JSON. One connection
/// reads it at the start, writes every commit and runs every checkpoint; no other process or connection touches the file,
/// and nothing is mapped into memory, so that the WAL-reset fault of SQLite before 3.51.3 cannot arise. Used by one thread
/// at a time.
/// </summary>
internal sealed class DatabaseFile : IDisposable
{
    private const int Format = 1;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly RecordWriter _writer;

    private DatabaseFile(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
        _writer = new RecordWriter(connection);
    }

    /// <summary>Opens a file, or creates it. The caller holds its lock.</summary>
    /// <exception cref="GraphStoreException">It cannot be opened, is damaged or has another format.</exception>
    public static DatabaseFile Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA mmap_size = 0;");
            Execute(connection, Schema);
            var format = Scalar(connection, "SELECT value FROM meta WHERE key = 'format'");
            if (format != Format.ToString(CultureInfo.InvariantCulture))
            {
                throw Errors.OtherFormat(path, format, Format);
            }

            return new DatabaseFile(path, connection);
        }
        catch (SqliteException cause)
        {
            connection.Dispose();
            throw cause.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB
                ? Errors.Damaged(path, Sentence(cause), cause)
                : Errors.CannotOpen(path, cause);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads the graph.</summary>
    /// <exception cref="GraphStoreException">The file is damaged or does not fit the model.</exception>
    public Snapshot Load(Snapshot empty)
    {
        try
        {
            var sequence = long.Parse(
                Scalar(_connection, "SELECT value FROM meta WHERE key = 'sequence'"), CultureInfo.InvariantCulture);
            return new RecordReader(_connection).Read(empty) with { Sequence = sequence };
        }
        catch (SqliteException cause)
        {
            throw Errors.Damaged(_path, Sentence(cause), cause);
        }
        catch (GraphStoreException cause)
        {
            throw Errors.OtherModel(_path, cause);
        }
        catch (Exception cause) when (cause is System.Text.Json.JsonException or FormatException)
        {
            throw Errors.Damaged(_path, Sentence(cause), cause);
        }
    }

    /// <summary>Writes some commits in one transaction: all of them are durable when it returns, or none was written.</summary>
    /// <exception cref="GraphStoreException">Nothing was written.</exception>
    public void Write(IEnumerable<(SnapshotBuilder Builder, Snapshot Next)> commits, long sequence)
    {
        try
        {
            Execute(_connection, "BEGIN IMMEDIATE");
            foreach (var (builder, next) in commits)
            {
                _writer.Write(builder, next);
            }

            _writer.WriteSequence(sequence);
            Execute(_connection, "COMMIT");
        }
        catch (SqliteException cause)
        {
            // A full disk can have ended the transaction already.
            if (SQLitePCL.raw.sqlite3_get_autocommit(_connection.Handle) == 0)
            {
                Execute(_connection, "ROLLBACK");
            }

            throw Errors.WriteFailed(_path, cause);
        }
    }

    /// <summary>Folds the write-ahead log into the file and closes it.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        Execute(_connection, "PRAGMA wal_checkpoint(TRUNCATE);");
        _connection.Dispose();
    }

    private const string Schema = """
        CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS node (id TEXT PRIMARY KEY, type TEXT NOT NULL, properties TEXT NOT NULL);
        CREATE TABLE IF NOT EXISTS relationship (
            type TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, target TEXT NOT NULL, properties TEXT NOT NULL,
            PRIMARY KEY (type, id));
        INSERT OR IGNORE INTO meta VALUES ('format', '1'), ('sequence', '0');
        """;

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string)command.ExecuteScalar()!;
    }

    private static string Sentence(Exception cause) => cause.Message.TrimEnd('.') + ".";
}
