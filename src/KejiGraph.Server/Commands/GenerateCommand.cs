using System.CommandLine;
using System.Globalization;
using KejiGraph.Server.Commands.Progress;
using KejiGraph.Server.Generate;
using KejiGraph.Server.Hosting;
using KejiGraph.Server.Sample;

namespace KejiGraph.Server.Commands;

/// <summary><c>generate</c>: writes a random graph as graph files.</summary>
internal static class GenerateCommand
{
    public const string Name = "generate";

    private const long MostNodes = 100_000_000;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var output = new Option<string>("--output", "-o")
        {
            Description = "The folder for the files; it must not hold graph files yet.",
            DefaultValueFactory = _ => "generated",
        };
        var seed = new Option<ulong>("--seed")
        {
            Description = "The same seed gives the same bytes.",
            DefaultValueFactory = _ => 1,
        };
        var scale = new Option<long?>("--scale")
        {
            Description = "About how many nodes in all; each type keeps its share. Without it, the counts of the profile.",
        };
        scale.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<long?>() is < 1 or > MostNodes)
            {
                result.AddError($"--scale must be from 1 to {MostNodes}.");
            }
        });
        var count = new Option<string[]>("--count")
        {
            Description = "The number of nodes of one type, as Type=10000; can be given several times.",
        };
        var profile = new Option<string>("--profile")
        {
            Description = "The file that says what the graph looks like.",
            DefaultValueFactory = _ => SchemaFiles.Profile,
        };
        var command = new Command(Name, """
            Write a random graph as graph files (JSON Lines), with the numbers of relationships that real networks have.

            The same profile, counts and seed give the same bytes. "import" loads the files into a store.
            """)
        {
            output, seed, scale, count, profile,
        };
        command.SetAction((parsed, cancellationToken) => CommandLineProgram.GuardAsync(() => RunAsync(
            parsed.GetValue(output)!,
            parsed.GetValue(seed),
            parsed.GetValue(scale),
            [.. (parsed.GetValue(count) ?? []).Select(Count)],
            parsed.GetValue(profile)!,
            cancellationToken)));
        return command;
    }

    private static async Task RunAsync(
        string folder,
        ulong seed,
        long? scale,
        KeyValuePair<string, long>[] given,
        string profilePath,
        CancellationToken cancellationToken)
    {
        var model = ModelFile.Read().Graph;
        var profile = ProfileReader.Read(model, ReadFile(profilePath), profilePath);
        var counts = NodeCounts.Of(profile, scale, given);
        if (Directory.Exists(folder) && Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Any())
        {
            throw new CommandException($"The folder \"{folder}\" holds graph files already; delete them, or choose another one with --output.");
        }

        await BarProgress.RunAsync(async progress =>
        {
            // On another thread, so that the bars move.
            var (nodes, relationships) = await Task.Run(
                () => new GraphGenerator(profile, counts, seed, folder, progress).Write(cancellationToken), cancellationToken);
            progress.Begin(folder, 1);
            progress.End($"{nodes} nodes and {relationships} relationships, seed {seed}");
        });
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"The profile cannot be read: {cause.Message}");
        }
    }

    private static KeyValuePair<string, long> Count(string text)
    {
        var parts = text.Split('=');
        return parts.Length == 2
            && long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= MostNodes
                ? KeyValuePair.Create(parts[0], count)
                : throw new CommandException($"--count is \"{text}\"; expected is a type and a number from 1 to {MostNodes}, as Type=10000.");
    }
}
