using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Json;
using KejiGraph.Graph.Stores;
using KejiGraph.Server.Commands.Progress;

namespace KejiGraph.Server.Import;

/// <summary>
/// Loads graph files into a store, batch by batch. A batch is all or nothing, so that an import that ends early can go on at a line.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="mode">What is expected of the things that are written.</param>
/// <param name="batchLines">The most lines of a batch.</param>
/// <param name="progress">Told of each file.</param>
internal sealed class GraphImport(IGraphStore store, WriteMode mode, int batchLines, IWorkProgress progress)
{
    /// <summary>Where an import would go on: the first line that no batch holds yet.</summary>
    public ImportPlace? Next { get; private set; }

    /// <summary>Loads the files.</summary>
    /// <param name="root">The path that they were found in; messages name them from there.</param>
    /// <param name="files">The files, in order.</param>
    /// <param name="from">Where to begin; null: at the first line.</param>
    /// <param name="cancellationToken">Ends the import after the batch at hand.</param>
    /// <returns>The number of lines.</returns>
    /// <exception cref="CommandException">A line or a batch is refused; what came before is in the store.</exception>
    public async Task<long> RunAsync(
        string root, IReadOnlyList<string> files, ImportPlace? from, CancellationToken cancellationToken)
    {
        long lines = 0;
        var names = files.Select(file => (Path: file, Name: NameOf(root, file))).ToList();
        var first = from is null ? 0 : names.FindIndex(file => file.Name == from.File);
        if (first < 0)
        {
            throw new CommandException($"There is no file \"{from!.File}\" to go on with; there are {string.Join(", ", names.Select(file => file.Name))}.");
        }

        foreach (var (path, name) in names.Skip(first))
        {
            lines += await LoadAsync(path, name, name == from?.File ? from.Line : 1, cancellationToken);
        }

        return lines;
    }

    /// <summary>The name of a file in messages, the same on every system.</summary>
    private static string NameOf(string root, string file) =>
        file == root ? Path.GetFileName(file) : Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/');

    private async Task<long> LoadAsync(string path, string name, long firstLine, CancellationToken cancellationToken)
    {
        progress.Begin(name, new FileInfo(path).Length);
        long number = 0;
        long bytes = 0;
        Next = new ImportPlace(name, firstLine);
        var changes = ImmutableArray.CreateBuilder<Change>(batchLines);
        await foreach (var line in File.ReadLinesAsync(path, cancellationToken))
        {
            number++;
            var utf8 = Encoding.UTF8.GetBytes(line);
            bytes += utf8.Length + 1;
            if (number < firstLine)
            {
                continue;
            }

            changes.Add(Read(name, number, utf8));
            if (changes.Count == batchLines)
            {
                await ApplyAsync(name, number, changes, cancellationToken);
                progress.Advance(bytes);
            }
        }

        await ApplyAsync(name, number, changes, cancellationToken);
        var loaded = Math.Max(0, number - firstLine + 1);
        progress.End($"{loaded} lines");
        return loaded;
    }

    private Change Read(string name, long number, byte[] line)
    {
        try
        {
            return GraphLineReader.Read(store.Model, mode, line);
        }
        catch (Exception cause) when (cause is GraphStoreException or JsonException)
        {
            throw new CommandException($"{name}:{number}: {cause.Message} {GoOn()}");
        }
    }

    private async Task ApplyAsync(
        string name, long last, ImmutableArray<Change>.Builder changes, CancellationToken cancellationToken)
    {
        if (changes.Count == 0)
        {
            return;
        }

        try
        {
            await store.ApplyAsync(new ChangeBatch(changes.ToImmutable()), cancellationToken);
        }
        catch (GraphStoreException cause)
        {
            throw new CommandException($"{Next} to line {last}: {cause.Message} {GoOn()}");
        }

        Next = new ImportPlace(name, last + 1);
        changes.Clear();
    }

    private string GoOn() => $"All lines before {Next} are loaded; mend the file and go on with --from {Next}.";
}
