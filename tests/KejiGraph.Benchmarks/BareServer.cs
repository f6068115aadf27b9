using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace KejiGraph.Benchmarks;

/// <summary>
/// The least that a server can do: Kestrel, one handler without routing, the same bytes for every request. <c>GET /allocated</c> says how
/// many bytes the process allocated.
/// </summary>
internal static class BareServer
{
    public static async Task<int> ServeAsync(string bodyPath, string port)
    {
        var body = await File.ReadAllBytesAsync(bodyPath);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        await using var app = builder.Build();
        app.Run(async context =>
        {
            if (context.Request.Path == "/allocated")
            {
                await context.Response.WriteAsync(GC.GetTotalAllocatedBytes().ToString(CultureInfo.InvariantCulture));
                return;
            }

            context.Response.ContentType = "application/graphql-response+json; charset=utf-8";
            context.Response.ContentLength = body.Length;
            await context.Response.BodyWriter.WriteAsync(body);
        });
        app.Urls.Add($"http://127.0.0.1:{port}");
        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Listening on {port}"));
        await app.RunAsync();
        return 0;
    }
}
