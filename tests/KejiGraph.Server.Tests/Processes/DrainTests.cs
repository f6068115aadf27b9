using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using KejiGraph.Server.Tests.WebSockets;
using KejiGraph.Testing;
using KejiGraph.Testing.Servers;

namespace KejiGraph.Server.Tests.Processes;

/// <summary>The end of a server, as whoever runs it sees it.</summary>
public sealed class DrainTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _http = new() { Timeout = Patience };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_server_that_drains_is_not_ready_and_answers_until_the_second_signal()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, "--Server:DrainSeconds=3600", "--Store:Sample=false");
        using var socket = await SocketClient.OpenAsync(new Uri(server.Url).Authority);
        await socket.SayAsync("""{"type":"connection_init"}""");
        Assert.Equal("""{"type":"connection_ack"}""", await socket.HearAsync().WaitAsync(Patience, Cancellation));

        await server.SignalAsync("TERM");
        await WaitForAsync(() => server.Output.Contains("Draining for 3600 s", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.ServiceUnavailable, """{"status":"draining"}"""), await GetAsync(server.Url + "/health/ready"));
        Assert.Equal((HttpStatusCode.OK, """{"status":"live"}"""), await GetAsync(server.Url + "/health/live"));
        using var answer = await _http.PostAsJsonAsync(server.Url + "/graphql", new { query = "{ __typename }" }, Cancellation);
        Assert.Equal("""{"data":{"__typename":"Query"}}""", await answer.Content.ReadAsStringAsync(Cancellation));
        Assert.True(answer.Headers.ConnectionClose);
        await socket.SayAsync("""{"type":"subscribe","id":"1","payload":{"query":"{ __typename }"}}""");
        Assert.Equal("""{"id":"1","type":"next","payload":{"data":{"__typename":"Query"}}}""", await socket.HearAsync().WaitAsync(Patience, Cancellation));

        await server.SignalAsync("TERM");

        Assert.Equal(0, await server.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation));
    }

    [Fact]
    public async Task A_client_that_asks_only_servers_that_are_ready_loses_nothing()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, "--Server:DrainSeconds=2", "--Store:Sample=false");
        var answered = 0;
        var asking = Task.Run(
            async () =>
            {
                while ((await GetAsync(server.Url + "/health/ready")).Status == HttpStatusCode.OK)
                {
                    Assert.Equal(
                        (HttpStatusCode.OK, """{"data":{"__typename":"Query"}}"""),
                        await GetAsync(server.Url + "/graphql?query={__typename}"));
                    Interlocked.Increment(ref answered);
                }
            },
            Cancellation);
        await WaitForAsync(() => Volatile.Read(ref answered) > 10);

        await server.SignalAsync("TERM");

        await asking.WaitAsync(Patience, Cancellation);
        Assert.Equal(0, await server.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation));
    }

    [Fact]
    public async Task A_request_under_way_at_the_stop_is_finished_however_slow_its_client_is()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path, "--Store:Sample=false");
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, new Uri(server.Url).Port, Cancellation);
        var stream = client.GetStream();
        const string Body = """{"query":"{ __typename }"}""";
        const string UnderWay = "HTTP/1.1 100 Continue\r\n\r\n";
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
                + $"Content-Length: {Body.Length}\r\n\r\n"),
            Cancellation);
        await stream.ReadExactlyAsync(new byte[UnderWay.Length], Cancellation).AsTask().WaitAsync(Patience, Cancellation);
        await server.SignalAsync("TERM");
        await WaitForAsync(() => server.Output.Contains("Stopping", StringComparison.Ordinal));

        // Longer than command lines give a program that is told to end.
        await Task.Delay(TimeSpan.FromSeconds(3), TimeProvider.System, Cancellation);
        await stream.WriteAsync(Encoding.ASCII.GetBytes(Body), Cancellation);

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(Cancellation).WaitAsync(Patience, Cancellation);
        Assert.StartsWith("HTTP/1.1 200 OK\r\n", answer, StringComparison.Ordinal);
        Assert.Contains("""{"data":{"__typename":"Query"}}""", answer, StringComparison.Ordinal);
        Assert.Equal(0, await server.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation));
    }

    [Fact]
    public async Task A_server_that_is_told_to_stop_while_it_waits_for_its_store_ends_without_it()
    {
        await using var server = ServerProcess.Launch(
            _folder.Path,
            ServerProcess.FreePort(),
            "--Server:DrainSeconds=3600",
            "--Store:Kind=neo4j",
            $"--Store:Neo4j:Uri=bolt://127.0.0.1:{ServerProcess.FreePort()}",
            "--Store:Neo4j:StartSeconds=3600");
        await WaitForAsync(() => server.Output.Contains("Opening", StringComparison.Ordinal));

        await server.SignalAsync("TERM");

        Assert.Equal(130, await server.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation));
        Assert.EndsWith("Stopped before the end.\n", server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_service_manager_hears_that_the_server_is_ready_and_that_it_ends()
    {
        using var manager = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        var place = Path.Combine(_folder.Path, "notify");
        manager.Bind(new UnixDomainSocketEndPoint(place));
        await using var server = ServerProcess.Launch(
            _folder.Path, ServerProcess.FreePort(), new Dictionary<string, string> { ["NOTIFY_SOCKET"] = place }, "--Store:Sample=false");

        Assert.Equal("READY=1", await ReceiveAsync(manager));
        await server.SignalAsync("TERM");

        Assert.Equal("STOPPING=1", await ReceiveAsync(manager));
        Assert.Equal(0, await server.WaitForExitAsync(Cancellation).WaitAsync(Patience, Cancellation));
    }

    private static async Task<string> ReceiveAsync(Socket socket)
    {
        var buffer = new byte[100];
        var length = await socket.ReceiveAsync(buffer, Cancellation).AsTask().WaitAsync(Patience, Cancellation);
        return Encoding.ASCII.GetString(buffer, 0, length);
    }

    private async Task<(HttpStatusCode Status, string Body)> GetAsync(string url)
    {
        using var answer = await _http.GetAsync(new Uri(url), Cancellation);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Patience);
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, patience.Token);
        }
    }
}
