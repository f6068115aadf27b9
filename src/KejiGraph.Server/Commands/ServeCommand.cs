using System.CommandLine;
using KejiGraph.Server.Hosting;

namespace KejiGraph.Server.Commands;

/// <summary><c>serve</c>, the default: serves the API.</summary>
internal static class ServeCommand
{
    public const string Name = "serve";

    /// <summary>Makes the command.</summary>
    public static Command Create(string[] settings)
    {
        var command = new Command(Name, """
            Serve the API (the default).

            Settings come from appsettings.json, then the environment (KEJIGRAPH__Store__Kind), then the command line
            (--Store:Kind=embedded). The ones most often needed:

              --Server:Urls=http://127.0.0.1:5180        where it listens
              --Store:Embedded:Path=data/kejigraph.db    the durable file
              --Store:Kind=neo4j                         keep the graph in Neo4j, once "migrate" made it ready
              --Store:Neo4j:Uri=bolt://127.0.0.1:7687    where Neo4j is; also :User, :PasswordFile, :Database
              --Store:Sample=true                        load the sample graph into an empty store

            All of them are in deploy/CONFIGURATION.md.
            """);
        command.SetAction(_ => CommandLineProgram.GuardAsync(() => ServerHost.ServeAsync(settings)));
        return command;
    }
}
