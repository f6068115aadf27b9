using System.Buffers;
using System.Text;
using KejiGraph.Engine.Requests;
using KejiGraph.Server.Http;
using KejiGraph.Server.Streams;
using KejiGraph.Server.WebSockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace KejiGraph.Server.Tests.Streams;

/// <summary>The transports in a server of this process, on a free port, with a script for an engine.</summary>
internal sealed class StreamHost : IAsyncDisposable
{
    public static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(12);

    private readonly WebApplication _app;
    private readonly Func<GraphQLRequest, CancellationToken, ValueTask<GraphQLResponse>> _execute;

    private StreamHost(
        SocketOptions options, TimeProvider time, Func<GraphQLRequest, CancellationToken, ValueTask<GraphQLResponse>>? execute)
    {
        _execute = execute ?? Script.ExecuteAsync;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        var stopping = _app.Lifetime.ApplicationStopping;
        Sockets = new SocketEndpoint(
            ExecuteAsync, new RequestBody(maxDepth: 200, maxBatch: 0), options, time, NullLogger<SocketEndpoint>.Instance, stopping);
        var streams = new ResponseStreams(KeepAlive, time, stopping);
        _app.UseWebSockets();
        _app.Run(context => context.WebSockets.IsWebSocketRequest ? Sockets.HandleAsync(context) : AnswerAsync(context, streams));
    }

    /// <summary>What executes.</summary>
    public Script Script { get; } = new();

    /// <summary>The WebSockets.</summary>
    public SocketEndpoint Sockets { get; }

    /// <summary>A client.</summary>
    public HttpClient Http { get; } = new();

    /// <summary>Host and port.</summary>
    public string Authority => new Uri(_app.Urls.Single()).Authority;

    /// <summary>Starts a server.</summary>
    /// <param name="options">What bounds WebSockets.</param>
    /// <param name="time">The clock.</param>
    /// <param name="execute">An engine in the place of the script.</param>
    public static async Task<StreamHost> StartAsync(
        SocketOptions? options = null,
        TimeProvider? time = null,
        Func<GraphQLRequest, CancellationToken, ValueTask<GraphQLResponse>>? execute = null)
    {
        var host = new StreamHost(options ?? new SocketOptions(), time ?? TimeProvider.System, execute);
        await host._app.StartAsync(TestContext.Current.CancellationToken);
        host.Http.BaseAddress = new Uri(host._app.Urls.Single());
        return host;
    }

    /// <summary>Sends a document; the headers of the response are there, its body may come later.</summary>
    public Task<HttpResponseMessage> AskAsync(string document, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(document) };
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    /// <summary>Stops the server as its operator does.</summary>
    public Task StopAsync() => _app.StopAsync(TestContext.Current.CancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private ValueTask<GraphQLResponse> ExecuteAsync(
        ParsedRequest request, Func<GraphQLRequest, GraphQLRequest> complete, CancellationToken cancellationToken) => _execute(
        complete(new GraphQLRequest(request.Document ?? throw HttpErrors.BodyWithoutDocument(), request.OperationName, request.Variables)),
        cancellationToken);

    private async Task AnswerAsync(HttpContext context, ResponseStreams streams)
    {
        var types = StreamTypes.Negotiate(context.Request);
        using var reader = new StreamReader(context.Request.Body);
        var document = Encoding.UTF8.GetBytes(await reader.ReadToEndAsync(context.RequestAborted));
        using var response = await _execute(
            types.Complete(new GraphQLRequest(document)),
            context.RequestAborted);
        if (!await streams.TryWriteAsync(context, response, types, MediaTypes.Negotiate(context.Request) is not null))
        {
            context.Response.StatusCode = 299;
            context.Response.BodyWriter.Write(response.Body.Written.Span);
        }
    }
}
