using System.Net.Http.Headers;
using System.Text;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Http;

/// <summary>One server with the sample graph for all tests of a class that only read.</summary>
public class RunningServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("kejigraph-");
    private ServerProcess? _process;

    /// <summary>A client of the server.</summary>
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    /// <summary>The process of the server.</summary>
    public ServerProcess Process => _process!;

    /// <summary>Where the server listens.</summary>
    public string Url => _process!.Url;

    /// <summary>The number of its process.</summary>
    public int Id => _process!.Id;

    /// <summary>All that it printed so far.</summary>
    public string Output => _process!.Output;

    /// <summary>Its settings, beside those of every test.</summary>
    protected virtual string[] Settings => [];

    public async ValueTask InitializeAsync()
    {
        _process = await ServerProcess.StartAsync(_folder.FullName, Settings);
        Http.BaseAddress = new Uri(_process.Url);
    }

    /// <summary>Sends a body in JSON.</summary>
    public Task<Answer> PostAsync(string body, string accept = Answer.Modern, params (string Name, string Value)[] headers) =>
        PostAsync(Encoding.UTF8.GetBytes(body), accept, headers);

    /// <summary>Sends a body that is said to be JSON.</summary>
    public Task<Answer> PostAsync(
        byte[] body, string accept = Answer.Modern, (string Name, string Value)[]? headers = null, string path = "/graphql")
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = content }, accept, headers ?? []);
    }

    /// <summary>Asks by GET.</summary>
    public Task<Answer> GetAsync(string path, string accept = Answer.Modern, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), accept, headers);

    private async Task<Answer> SendAsync(HttpRequestMessage request, string accept, (string Name, string Value)[] headers)
    {
        if (accept.Length > 0)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        foreach (var (name, value) in headers)
        {
            if (!request.Headers.TryAddWithoutValidation(name, value))
            {
                (request.Content ??= new ByteArrayContent([])).Headers.TryAddWithoutValidation(name, value);
            }
        }

        using (request)
        {
            using var response = await Http.SendAsync(request, TestContext.Current.CancellationToken);
            return await Answer.OfAsync(response);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
