using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Http;

/// <summary>One server with the sample graph for all tests of a class that only read.</summary>
public sealed class RunningServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kejigraph-");
    private ServerProcess? _process;

    /// <summary>A client of the server.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The process of the server.</summary>
    public ServerProcess Process => _process!;

    /// <summary>Where the server listens.</summary>
    public string Url => _process!.Url;

    public async ValueTask InitializeAsync()
    {
        _process = await ServerProcess.StartAsync(_folder.FullName);
        Http.BaseAddress = new Uri(_process.Url);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }
}
