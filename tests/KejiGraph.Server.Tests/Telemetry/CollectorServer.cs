using KejiGraph.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace KejiGraph.Server.Tests.Telemetry;

/// <summary>A collector for OTLP that writes what it is sent into files: traces… and metrics….</summary>
internal sealed class CollectorServer : IAsyncDisposable
{
    // A flag and the length stand before each message of gRPC.
    private const int GrpcPrefix = 5;

    private readonly TemporaryFolder _folder = new();
    private readonly WebApplication _app;
    private int _count;

    private CollectorServer(bool isGrpc)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(
            System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = isGrpc ? HttpProtocols.Http2 : HttpProtocols.Http1));
        _app = builder.Build();
        _app.Run(context => TakeAsync(context, isGrpc));
    }

    /// <summary>Where it listens.</summary>
    public string Url => _app.Urls.First();

    /// <summary>Where the files are.</summary>
    public string Folder => _folder.Path;

    public static async Task<CollectorServer> StartAsync(bool isGrpc)
    {
        var server = new CollectorServer(isGrpc);
        await server._app.StartAsync(TestContext.Current.CancellationToken);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    private async Task TakeAsync(HttpContext context, bool isGrpc)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var signal = context.Request.Path.Value switch
        {
            "/v1/traces" or "/opentelemetry.proto.collector.trace.v1.TraceService/Export" => "traces",
            "/v1/metrics" or "/opentelemetry.proto.collector.metrics.v1.MetricsService/Export" => "metrics",
            _ => "other",
        };
        await File.WriteAllBytesAsync(
            Path.Combine(Folder, $"{signal}-{Interlocked.Increment(ref _count)}"),
            body.ToArray()[(isGrpc ? GrpcPrefix : 0)..],
            context.RequestAborted);
        context.Response.ContentType = isGrpc ? "application/grpc" : "application/x-protobuf";
        if (isGrpc)
        {
            context.Response.AppendTrailer("grpc-status", "0");
            await context.Response.Body.WriteAsync(new byte[GrpcPrefix], context.RequestAborted);
        }
    }
}
