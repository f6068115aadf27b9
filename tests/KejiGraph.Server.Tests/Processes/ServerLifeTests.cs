using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Processes;

public sealed class ServerLifeTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kejigraph-");
    private readonly HttpClient _http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Database => Path.Combine(_folder.FullName, "data", "kejigraph.db");

    public void Dispose()
    {
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task The_first_start_loads_the_sample_and_says_what_it_holds_and_what_to_try()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName);

        Assert.Contains("Holding 909 nodes and 1210 relationships", server.Output, StringComparison.Ordinal);
        Assert.Contains(server.Url + "/graphql", server.Output, StringComparison.Ordinal);
        Assert.Contains("curl ", server.Output, StringComparison.Ordinal);
        Assert.Equal((909, 1210), await CountAsync(server));
    }

    [Fact]
    public async Task Without_the_sample_the_store_is_empty()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName, "--Store:Sample=false");

        Assert.Equal((0, 0), await CountAsync(server));
    }

    [Fact]
    public async Task A_server_that_is_killed_at_any_moment_of_the_first_load_has_all_of_the_sample_or_nothing()
    {
        for (var attempt = 0; attempt < 6; attempt++)
        {
            var folder = _folder.CreateSubdirectory($"kill{attempt}").FullName;
            await using (var killed = ServerProcess.Launch(folder, ServerProcess.FreePort()))
            {
                await WaitForAsync(() => File.Exists(Path.Combine(folder, "data", "kejigraph.db-wal"))
                    || killed.Output.Contains("loading", StringComparison.Ordinal));
                await Task.Delay(TimeSpan.FromMilliseconds(attempt * 40), TimeProvider.System, Cancellation);
                await killed.KillAsync();
            }

            await using var server = await ServerProcess.StartAsync(folder, "--Store:Sample=false");
            Assert.Contains(await CountAsync(server), new[] { (0, 0), (909, 1210) });
        }
    }

    [Fact]
    public async Task After_a_kill_during_the_first_load_the_next_start_has_the_whole_sample()
    {
        await using (var killed = ServerProcess.Launch(_folder.FullName, ServerProcess.FreePort()))
        {
            await WaitForAsync(() => killed.Output.Contains("loading", StringComparison.Ordinal));
            await killed.KillAsync();
        }

        await using var server = await ServerProcess.StartAsync(_folder.FullName);

        Assert.Equal((909, 1210), await CountAsync(server));
    }

    [Fact]
    public async Task A_second_server_on_the_same_database_is_refused_with_the_number_of_the_first()
    {
        await using var first = await ServerProcess.StartAsync(_folder.FullName);
        await using var second = ServerProcess.Launch(_folder.FullName, ServerProcess.FreePort());

        Assert.Equal(1, await second.WaitForExitAsync(Cancellation));
        Assert.Equal(
            $"The database \"{Database}\" is in use by process {first.Id}; stop that process or choose another file.\n",
            second.Output);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_sentence()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        await using var server = ServerProcess.Launch(_folder.FullName, port, "--Store:Sample=false");

        Assert.Equal(1, await server.WaitForExitAsync(Cancellation));
        Assert.Equal(
            $"The address http://127.0.0.1:{port} is in use by another program; stop it, or choose another one with --Server:Urls=http://127.0.0.1:5181.\n",
            server.Output);
    }

    [Fact]
    public async Task A_place_that_cannot_be_written_is_one_sentence()
    {
        await using var server = ServerProcess.Launch(
            _folder.FullName, ServerProcess.FreePort(), "--Store:Embedded:Path=/proc/kejigraph/graph.db");

        Assert.Equal(1, await server.WaitForExitAsync(Cancellation));
        Assert.StartsWith(
            "The database \"/proc/kejigraph/graph.db\" cannot be opened for writing: ", server.Output, StringComparison.Ordinal);
        Assert.Single(server.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_damaged_database_is_one_sentence()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Database)!);
        await File.WriteAllBytesAsync(Database, new byte[4096].Select((_, index) => (byte)index).ToArray(), Cancellation);
        await using var server = ServerProcess.Launch(_folder.FullName, ServerProcess.FreePort());

        Assert.Equal(1, await server.WaitForExitAsync(Cancellation));
        Assert.StartsWith($"The database \"{Database}\" is damaged: ", server.Output, StringComparison.Ordinal);
        Assert.Single(server.Output.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_wrong_setting_is_one_sentence()
    {
        await using var server = ServerProcess.Launch(_folder.FullName, ServerProcess.FreePort(), "--Store:Kind=oracle");

        Assert.Equal(1, await server.WaitForExitAsync(Cancellation));
        Assert.Equal("The setting \"Store:Kind\" is \"oracle\"; allowed is \"Embedded\" or \"Neo4j\".\n", server.Output);
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_ends_in_order()
    {
        await using var server = await ServerProcess.StartAsync(_folder.FullName, "--Store:Sample=false");

        await server.SignalAsync("TERM");

        Assert.Equal(0, await server.WaitForExitAsync(Cancellation));
        Assert.Contains("Stopping", server.Output, StringComparison.Ordinal);
        Assert.Contains("Stopped", server.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Database + "-wal"));
        Assert.False(File.Exists(Database + ".holder"));
    }

    [Fact]
    public async Task Help_names_the_command_and_the_settings()
    {
        await using var server = ServerProcess.Launch(_folder.FullName, ServerProcess.FreePort(), "serve", "--help");

        Assert.Equal(0, await server.WaitForExitAsync(Cancellation));
        Assert.Contains("--Store:Embedded:Path", server.Output, StringComparison.Ordinal);
    }

    private async Task<(int Nodes, int Relationships)> CountAsync(ServerProcess server)
    {
        var ready = await _http.GetFromJsonAsync<JsonElement>(server.Url + "/health/ready", Cancellation);
        return (ready.GetProperty("nodes").GetInt32(), ready.GetProperty("relationships").GetInt32());
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Cancellation);
        }
    }
}
