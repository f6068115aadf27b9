using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace KejiGraph.GraphQL.Tests.Oracle;

/// <summary>graphql-js in a process of node, which answers questions line by line. See oracle.mjs.</summary>
internal sealed class OracleProcess : IDisposable
{
    private readonly Process _process;

    private OracleProcess(Process process)
    {
        _process = process;
    }

    /// <summary>
    /// Starts the oracle; where it cannot be started, the test is skipped, or fails where CI promised it.
    /// </summary>
    public static OracleProcess Start()
    {
        var folder = Repository.PathOf("tests", "KejiGraph.GraphQL.Tests", "Oracle");
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "graphql")))
        {
            Refuse($"npm package graphql is missing: run \"npm ci\" in \"{folder}\".");
        }

        var start = new ProcessStartInfo("node", ["oracle.mjs"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        try
        {
            return new OracleProcess(Process.Start(start)!);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Refuse("node is not on the path.");
            throw;
        }
    }

    /// <summary>Asks all questions, and gives the answers in the same order.</summary>
    public async Task<List<JsonObject>> AskAsync(IReadOnlyCollection<string> questions, CancellationToken cancellation)
    {
        var writing = WriteAsync(questions, cancellation);
        var answers = new List<JsonObject>(questions.Count);
        while (answers.Count < questions.Count)
        {
            var line = await _process.StandardOutput.ReadLineAsync(cancellation)
                ?? throw new InvalidOperationException($"The oracle ended after {answers.Count} answers.");
            answers.Add(JsonNode.Parse(line)!.AsObject());
        }

        await writing;
        return answers;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static void Refuse(string reason)
    {
        Assert.False(Repository.IsOnCi, reason);
        Assert.Skip(reason);
    }

    private async Task WriteAsync(IReadOnlyCollection<string> questions, CancellationToken cancellation)
    {
        foreach (var question in questions)
        {
            await _process.StandardInput.WriteLineAsync(question.AsMemory(), cancellation);
        }

        await _process.StandardInput.FlushAsync(cancellation);
    }
}
