using System.CommandLine;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Stores;
using KejiGraph.Server.Commands.Progress;
using KejiGraph.Server.Hosting;
using KejiGraph.Server.Import;
using KejiGraph.Server.Settings;

namespace KejiGraph.Server.Commands;

/// <summary><c>import</c>: loads graph files into the store.</summary>
internal static class ImportCommand
{
    public const string Name = "import";

    private const int MostBatchLines = 1_000_000;

    /// <summary>Makes the command.</summary>
    public static Command Create(string[] settings)
    {
        var path = new Argument<string>("path")
        {
            Description = "A graph file (JSON Lines), or a folder with graph files at any depth.",
        };
        var mode = new Option<WriteMode>("--mode")
        {
            Description = "Create refuses what exists, Upsert writes it anew, Update refuses what does not exist.",
            DefaultValueFactory = _ => WriteMode.Create,
        };
        var batch = new Option<int>("--batch")
        {
            Description = "Lines of a batch, which is loaded whole or not at all.",
            DefaultValueFactory = _ => 20_000,
        };
        batch.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > MostBatchLines)
            {
                result.AddError($"--batch must be from 1 to {MostBatchLines}.");
            }
        });
        var from = new Option<string?>("--from")
        {
            Description = "Where to go on, as an import that ended early said: a file and a line, as nodes/Person.jsonl:40001.",
        };
        var command = new Command(Name, """
            Load graph files into the store that the settings name.

            Lines are held against the model. An import that ends early says where it can go on; with --mode Upsert the
            whole of it can also be done again. The embedded store must not be in use by a server; a database of Neo4j must be
            ready for the model (migrate).
            """)
        {
            path, mode, batch, from,
        };
        command.SetAction((parsed, cancellationToken) => CommandLineProgram.GuardAsync(() => RunAsync(
            settings,
            parsed.GetValue(path)!,
            parsed.GetValue(mode),
            parsed.GetValue(batch),
            parsed.GetValue(from) is { } place ? ImportPlace.Parse(place) : null,
            cancellationToken)));
        return command;
    }

    private static async Task RunAsync(
        string[] args, string path, WriteMode mode, int batchLines, ImportPlace? from, CancellationToken cancellationToken)
    {
        var settings = ServerSettings.Read(args).Store;
        var model = ModelFile.Read().Graph;
        var files = GraphFiles.Find(model, path);
        await using var store = await StoreOpening.OpenAsync(model, settings, cancellationToken);
        await RefuseHeldStoreAsync(store, settings, mode, from, cancellationToken);
        await BarProgress.RunAsync(async progress =>
        {
            var import = new GraphImport(store, mode, batchLines, progress);
            try
            {
                await import.RunAsync(path, files, from, cancellationToken);
            }
            catch (OperationCanceledException) when (import.Next is { } next)
            {
                throw new CommandException($"Stopped. All lines before {next} are loaded; go on with --from {next}.");
            }

            var status = await store.GetStatusAsync(CancellationToken.None);
            progress.Begin(settings.Place, 1);
            progress.End($"{status.Nodes} nodes and {status.Relationships} relationships");
        });
    }

    /// <summary>A graph that is mixed with another one by mistake cannot be taken apart again.</summary>
    private static async Task RefuseHeldStoreAsync(
        IGraphStore store, StoreSettings settings, WriteMode mode, ImportPlace? from, CancellationToken cancellationToken)
    {
        var status = await store.GetStatusAsync(cancellationToken);
        if (status.Nodes > 0 && mode == WriteMode.Create && from is null)
        {
            var other = settings.Kind == StoreKind.Neo4j ? "--Store:Neo4j:Database=other" : "--Store:Embedded:Path=other.db";
            throw new CommandException(
                $"The store \"{settings.Place}\" holds {status.Nodes} nodes already; choose an empty one with {other}, "
                + "write what exists anew with --mode Upsert, or go on with an import that ended early with --from.");
        }
    }
}
