using System.Text.Json;

namespace KejiGraph.Server.Generate;

/// <summary>A file of JSON Lines that is being written.</summary>
internal sealed class LineFile : IDisposable
{
    private const int BufferBytes = 1 << 16;

    private readonly FileStream _file;

    public LineFile(string path, JsonWriterOptions format)
    {
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, BufferBytes);
        Json = new Utf8JsonWriter(_file, format);
    }

    /// <summary>Takes one line.</summary>
    public Utf8JsonWriter Json { get; }

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        Json.Flush();
        Json.Reset();
        _file.WriteByte((byte)'\n');
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Json.Dispose();
        _file.Dispose();
    }
}
