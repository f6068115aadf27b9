using KejiGraph.Testing;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Commands;

public sealed class GenerateAndImportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_generated_can_be_imported_and_served()
    {
        var (generated, report) = await RunAsync("generate", "--scale", "400", "--seed", "5", "--output", "files");
        Assert.Equal(0, generated);
        Assert.Matches(@"nodes/Document\.jsonl: 4 lines\n(.*\n)+files: [0-9]+ nodes and [0-9]+ relationships, seed 5\n$", report);
        var counts = report.TrimEnd().Split('\n')[^1].Replace("files: ", "", StringComparison.Ordinal).Replace(", seed 5", "", StringComparison.Ordinal);

        var (imported, loaded) = await RunAsync("import", "files");
        Assert.Equal(0, imported);
        Assert.EndsWith($"{Path.Combine("data", "kejigraph.db")}: {counts}\n", loaded, StringComparison.Ordinal);

        var (again, refusal) = await RunAsync("import", "files");
        Assert.Equal(1, again);
        Assert.Equal(
            $"The store \"{Path.Combine("data", "kejigraph.db")}\" holds {counts.Split(' ')[0]} nodes already; choose an empty one with --Store:Embedded:Path=other.db, "
            + "write what exists anew with --mode Upsert, or go on with an import that ended early with --from.\n",
            refusal);

        var (anew, upserted) = await RunAsync("import", "files", "--mode", "Upsert");
        Assert.Equal(0, anew);
        Assert.EndsWith($": {counts}\n", upserted, StringComparison.Ordinal);

        await using var server = await ServerProcess.StartAsync(_folder.Path);
        Assert.Contains($"Holding {counts} in ", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_graph_files_is_not_written_into()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "generated", "nodes"));
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "generated", "nodes", "X.jsonl"), "", TestContext.Current.CancellationToken);

        Assert.Equal(
            (1, "The folder \"generated\" holds graph files already; delete them, or choose another one with --output.\n"),
            await RunAsync("generate"));
    }

    [Theory]
    [InlineData("--count", "Enterprise", "--count is \"Enterprise\"; expected is a type and a number from 1 to 100000000, as Type=10000.\n")]
    [InlineData("--count", "Poem=3", "The profile generates no nodes of type \"Poem\"; it has Document, Region, Industry, University, ResearchInstitute, Enterprise, Talent, Platform, Agreement.\n")]
    public async Task A_wrong_option_is_one_sentence(string option, string value, string message)
    {
        Assert.Equal((1, message), await RunAsync("generate", option, value));
    }

    [Fact]
    public async Task A_wrong_scale_is_refused_with_its_range()
    {
        var (code, output) = await RunAsync("generate", "--scale", "0");

        Assert.Equal(1, code);
        Assert.Contains("--scale must be from 1 to 100000000.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_profile_that_is_missing_is_one_sentence()
    {
        var (code, output) = await RunAsync("generate", "--profile", "none.json");

        Assert.Equal(1, code);
        Assert.Equal($"The profile cannot be read: Could not find file '{Path.Combine(_folder.Path, "none.json")}'.\n", output);
    }

    [Fact]
    public async Task A_path_without_graph_files_is_one_sentence()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "empty"));

        Assert.Equal((1, "There is no file and no folder \"none\".\n"), await RunAsync("import", "none"));
        Assert.Equal((1, "The folder \"empty\" holds no graph files (*.jsonl).\n"), await RunAsync("import", "empty"));
        Assert.Equal((1, "--from is \"line 3\"; expected is a file and a line, as nodes/Person.jsonl:40001.\n"), await RunAsync("import", "empty", "--from", "line 3"));
    }

    [Theory]
    [InlineData("generate", "--seed")]
    [InlineData("import", "--mode")]
    public async Task Help_names_the_options(string command, string option)
    {
        var (code, output) = await RunAsync(command, "--help");

        Assert.Equal(0, code);
        Assert.Contains(option, output, StringComparison.Ordinal);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] words)
    {
        await using var process = ServerProcess.Launch(_folder.Path, ServerProcess.FreePort(), words);
        var code = await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (code, process.Output);
    }
}
