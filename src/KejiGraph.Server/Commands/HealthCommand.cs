using System.CommandLine;
using KejiGraph.Server.Settings;

namespace KejiGraph.Server.Commands;

/// <summary><c>health</c>: asks the server that the settings describe whether it is ready, for containers without a tool that could.</summary>
internal static class HealthCommand
{
    public const string Name = "health";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Makes the command.</summary>
    public static Command Create(string[] settings)
    {
        var command = new Command(Name, """
            Ask the server at Server:Urls whether it is ready.

            Prints its answer; the exit code is 0 when it is ready.
            """);
        command.SetAction((_, cancellationToken) => CommandLineProgram.GuardAsync(() => RunAsync(settings, cancellationToken)));
        return command;
    }

    private static async Task RunAsync(string[] args, CancellationToken cancellationToken)
    {
        var url = Reachable(ServerSettings.Read(args).Urls.Split(';')[0]);
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            using var response = await http.GetAsync(new Uri(url, "/health/ready"), cancellationToken);
            var answer = await response.Content.ReadAsStringAsync(cancellationToken);
            if (!response.IsSuccessStatusCode)
            {
                throw new CommandException(answer);
            }

            await Console.Out.WriteLineAsync(answer);
        }
        catch (HttpRequestException cause)
        {
            throw new CommandException($"No server answers at {url}: {cause.Message}");
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CommandException($"The server at {url} did not answer within {Patience.TotalSeconds} s.");
        }
    }

    /// <summary>A server that listens on every address is asked on this machine's own.</summary>
    private static Uri Reachable(string url) => new(url
        .Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//*", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal)
        .Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal));
}
