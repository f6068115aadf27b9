using System.CommandLine;
using KejiGraph.Graph.Stores;
using KejiGraph.Server.Settings;

namespace KejiGraph.Server.Commands;

/// <summary>The command line: commands, and settings as <c>--Section:Key=value</c>.</summary>
internal static class CommandLineProgram
{
    private const int Refused = 1;

    // What shells give a program that ends with Ctrl+C.
    private const int Stopped = 130;

    /// <summary>Runs a command and returns the exit code of the process.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var (words, settings) = Split(args);
        var root = new RootCommand("KejiGraph 科技图谱: a GraphQL API over a graph of innovation actors.");
        root.Subcommands.Add(ServeCommand.Create(settings));
        root.Subcommands.Add(MigrateCommand.Create(settings));
        root.Subcommands.Add(GenerateCommand.Create());
        root.Subcommands.Add(ImportCommand.Create(settings));
        root.Subcommands.Add(HealthCommand.Create(settings));
        var command = root.Parse(words.Length == 0 ? [ServeCommand.Name] : words);
        var invocation = new InvocationConfiguration();
        if (command.CommandResult.Command.Name == ServeCommand.Name)
        {
            // The server takes signals itself; here they would end it after two seconds, with requests under way.
            invocation.ProcessTerminationTimeout = null;
        }

        return await command.InvokeAsync(invocation);
    }

    /// <summary>Runs the work of a command; what its operator can mend is one sentence, without a stack.</summary>
    public static async Task<int> GuardAsync(Func<Task> work)
    {
        try
        {
            await work();
            return 0;
        }
        catch (Exception refusal) when (
            refusal is StartException or CommandException or SettingsException or GraphStoreException)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return Refused;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped before the end.");
            return Stopped;
        }
    }

    /// <summary>A setting has a colon in its name; everything else is for the command.</summary>
    private static (string[] Words, string[] Settings) Split(string[] args)
    {
        var byKind = args.ToLookup(
            arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains(':', StringComparison.Ordinal));
        return ([.. byKind[false]], [.. byKind[true]]);
    }
}
