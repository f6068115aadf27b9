using System.CommandLine;
using KejiGraph.Server.Commands.Progress;
using KejiGraph.Server.Hosting;
using KejiGraph.Server.Settings;

namespace KejiGraph.Server.Commands;

/// <summary><c>migrate</c>: makes a database of Neo4j ready for the model.</summary>
internal static class MigrateCommand
{
    public const string Name = "migrate";

    /// <summary>Makes the command.</summary>
    public static Command Create(string[] settings)
    {
        var command = new Command(Name, """
            Create the constraints and indexes of the model that the database of Neo4j lacks.

            Nothing is taken away, and a second run changes nothing. The embedded store has no need of it.
            """);
        command.SetAction((_, cancellationToken) => CommandLineProgram.GuardAsync(() => RunAsync(settings, cancellationToken)));
        return command;
    }

    private static async Task RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var settings = ServerSettings.Read(args).Store;
        if (settings.Kind != StoreKind.Neo4j)
        {
            throw new CommandException(
                "The embedded store is always ready for the model; choose a database of Neo4j with --Store:Kind=neo4j.");
        }

        var model = ModelFile.Read().Graph;
        await BarProgress.RunAsync(async progress =>
        {
            progress.Begin(settings.Place, 1000);
            var created = await StoreOpening.MigrateAsync(
                model, settings.Neo4j, (done, all) => progress.Advance(done * 1000L / all), cancellationToken);
            progress.End($"{created} constraints and indexes created");
        });
    }
}
