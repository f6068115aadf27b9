using System.Globalization;

namespace KejiGraph.Server.Import;

/// <summary>A line of a graph file, as <c>nodes/Person.jsonl:40001</c>: where an import goes on.</summary>
/// <param name="File">The file, as messages name it.</param>
/// <param name="Line">The line, from 1.</param>
internal sealed record ImportPlace(string File, long Line)
{
    /// <summary>Reads a place.</summary>
    /// <exception cref="CommandException">It is none.</exception>
    public static ImportPlace Parse(string text)
    {
        var colon = text.LastIndexOf(':');
        return colon > 0
            && long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var line) && line > 0
                ? new ImportPlace(text[..colon], line)
                : throw new CommandException($"--from is \"{text}\"; expected is a file and a line, as nodes/Person.jsonl:40001.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}");
}
