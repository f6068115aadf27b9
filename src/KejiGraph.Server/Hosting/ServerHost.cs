using System.Net.Sockets;
using System.Text.Encodings.Web;
using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.Graph.Model;
using KejiGraph.Graph.Stores;
using KejiGraph.GraphQL.Building;
using KejiGraph.Server.Caching;
using KejiGraph.Server.Http;
using KejiGraph.Server.Http.Persisted;
using KejiGraph.Server.Pages;
using KejiGraph.Server.Sample;
using KejiGraph.Server.Settings;
using KejiGraph.Server.Streams;
using KejiGraph.Server.Telemetry;
using KejiGraph.Server.WebSockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting.Systemd;
using Serilog;
using Serilog.Extensions.Logging;

namespace KejiGraph.Server.Hosting;

/// <summary>Puts the parts together and serves until it is told to stop.</summary>
internal static class ServerHost
{
    private static readonly JsonSerializerOptions RequestFormat =
        new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Serves.</summary>
    /// <param name="args">Settings as <c>--Section:Key=value</c>.</param>
    /// <exception cref="StartException">The server cannot start, for a reason that its operator can mend.</exception>
    /// <exception cref="SettingsException">A setting is wrong.</exception>
    /// <exception cref="GraphStoreException">The store cannot be opened.</exception>
    public static async Task ServeAsync(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Clear();
        SettingsSources.Add(builder.Configuration, args);
        var settings = ServerSettings.Read(builder.Configuration);
        await using var logger = new LoggerConfiguration().ReadFrom.Configuration(builder.Configuration).CreateLogger();
        Configure(builder, settings, logger);
        var model = ModelFile.Read();
        var persisted = PersistedDocuments.Read(settings.Http.PersistedDocuments);
        await using var app = builder.Build();
        app.Services.GetRequiredService<Drain>().Listen();
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("KejiGraph.Server");
        Exporters.Use(app, settings.Telemetry);
        using var telemetry = new ServerTelemetry(settings.Telemetry, log, TimeProvider.System);
        var ledger = new CommitLedger(TimeProvider.System);
        await using var opened = await OpenAsync(model.Graph, settings.Store, log, app.Lifetime.ApplicationStopping);
        await using var redis = await OpenRedisAsync(settings, ledger, log, app.Lifetime.ApplicationStopping);
        telemetry.Meter.Watch(opened);
        telemetry.Meter.Watch(redis);
        var store = new ObservedStore(
            new MeteredStore(opened, telemetry.Store), ledger, redis?.Feed is { } feed ? feed.Tell : null);
        await LoadSampleAsync(store, settings, log, app.Lifetime.ApplicationStopping);
        await using var watch = new SequenceWatch(
            store, ledger, new TroubleLog(log.WatchFailed, TimeProvider.System), TimeProvider.System);
        if (settings.Cache is not null)
        {
            await watch.StartAsync(app.Lifetime.ApplicationStopping);
        }

        var engine = new GraphQLEngine(model, store, settings.Engine);
        using var gate = new ConcurrencyGate(
            settings.Http.MaxConcurrentRequests, settings.Http.MaxQueuedRequests, settings.Http.QueueTime, TimeProvider.System);
        var cache = settings.Cache is { } caching
            ? new ResponseCache(caching.Options, ledger, CacheScope.Of(engine.Schema, settings.Engine), telemetry.Cache, TimeProvider.System, redis?.Level)
            : null;
        Map(app, engine, store, settings, persisted, gate, cache, redis, telemetry);
        await StartAsync(app, settings);
        await GreetAsync(app, store, settings, log);
        app.Lifetime.ApplicationStopping.Register(() => log.Stopping());
        await app.WaitForShutdownAsync();
        log.Stopped();
    }

    private static void Configure(WebApplicationBuilder builder, ServerSettings settings, Serilog.ILogger logger)
    {
        builder.Logging.ClearProviders().AddSerilog(logger);

        // A start that fails is told to the operator in one sentence, below.
        builder.Logging.AddFilter<SerilogLoggerProvider>("Microsoft.Extensions.Hosting", LogLevel.None);

        // It would make an activity and a scope for each request, for the id that our lines have anyhow.
        builder.Logging.AddFilter<SerilogLoggerProvider>("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        builder.WebHost.UseUrls(settings.Urls.Split(';'));
        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = settings.Engine.Timeout);
        builder.Services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        builder.Services.AddSingleton(services => new Drain(
            settings.DrainTime,
            TimeProvider.System,
            services.GetRequiredService<IHostApplicationLifetime>(),
            services.GetRequiredService<ISystemdNotifier>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger("KejiGraph.Server")));
        builder.Services.AddSingleton<IHostLifetime>(services => services.GetRequiredService<Drain>());

        Cors.Add(builder.Services, settings.Http.CorsOrigins);
        Exporters.Add(builder, settings.Telemetry);
    }

    private static ValueTask<IGraphStore> OpenAsync(
        GraphModel model, StoreSettings settings, Microsoft.Extensions.Logging.ILogger log, CancellationToken cancellationToken)
    {
        if (settings.Kind == StoreKind.Neo4j)
        {
            // It may not answer yet, and then this takes a while.
            log.OpeningStore(settings.Place);
        }

        return StoreOpening.OpenAsync(model, settings, cancellationToken);
    }

    private static async Task LoadSampleAsync(
        IGraphStore store, ServerSettings settings, Microsoft.Extensions.Logging.ILogger log, CancellationToken cancellationToken)
    {
        var status = await store.GetStatusAsync(cancellationToken);
        if (settings.Store.Sample && status.Sequence == 0)
        {
            log.LoadingSample();
            await SampleLoader.LoadAsync(store, cancellationToken);
        }
    }

    private static void Map(
        WebApplication app,
        GraphQLEngine engine,
        ObservedStore store,
        ServerSettings settings,
        PersistedDocuments persisted,
        ConcurrencyGate gate,
        ResponseCache? cache,
        RedisParts? redis,
        ServerTelemetry telemetry)
    {
        telemetry.Meter.Watch(engine);
        telemetry.Meter.Watch(gate);
        telemetry.Meter.Watch(cache);
        var drain = app.Services.GetRequiredService<Drain>();
        app.Use(drain.PartAsync);
        app.UseMiddleware<RequestLog>(app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("KejiGraph.Server.Http"));
        Cors.Use(app, settings.Http.CorsOrigins);
        app.UseWebSockets();
        var documents = new DocumentLookup(
            persisted, new AutomaticDocuments(settings.Http.AutomaticDocumentBytes), settings.Http.OnlyPersisted);
        var execution = new RequestExecution(engine, documents, gate, telemetry.Requests, cache);
        var stopping = app.Lifetime.ApplicationStopping;
        var endpoint = new GraphQLEndpoint(
            execution,
            new ResponseStreams(settings.Streams.KeepAlive, TimeProvider.System, stopping),
            settings.Http,
            app.Services.GetRequiredService<ILogger<GraphQLEndpoint>>());
        var sockets = new SocketEndpoint(
            execution.ExecuteAsync,
            new RequestBody(settings.Http.MaxDepth, maxBatch: 0),
            settings.Streams,
            TimeProvider.System,
            app.Services.GetRequiredService<ILogger<SocketEndpoint>>(),
            stopping);
        telemetry.Meter.Watch(sockets);
        app.Map("/graphql", context =>
            context.WebSockets.IsWebSocketRequest ? sockets.HandleAsync(context) : endpoint.HandleAsync(context));
        app.Map(
            $"/graphql/persisted/{{{GraphQLEndpoint.DocumentIdRoute}}}/{{{GraphQLEndpoint.OperationNameRoute}?}}",
            endpoint.HandlePersistedAsync);
        app.MapGet("/", () => Results.Redirect("/graphql"));
        if (settings.Engine.AllowIntrospection)
        {
            var sdl = SchemaPrinter.Print(engine.Schema) + "\n";
            app.MapGet("/graphql/schema.graphql", () => Results.Text(sdl, "application/graphql; charset=utf-8"));
        }

        QueryPage.Map(app);
        if (settings.Cache?.InvalidateToken is { } token)
        {
            InvalidateEndpoint.Map(app, store, token);
        }

        app.MapHealth(store, redis, drain);
    }

    private static async Task<RedisParts?> OpenRedisAsync(
        ServerSettings settings, CommitLedger ledger, Microsoft.Extensions.Logging.ILogger log, CancellationToken cancellationToken)
    {
        if (settings.Cache?.Redis is not { } wanted)
        {
            return null;
        }

        // Numbers of commits do not tell a file from another one, or from an older copy, that was put in its place between two runs.
        var isShared = settings.Store.Kind == StoreKind.Neo4j;
        var graph = isShared ? settings.Store.Place : Guid.NewGuid().ToString();
        var redis = new RedisParts(wanted, wanted.Prefix ?? RedisParts.PrefixOf(graph), ledger, isShared, log);
        await redis.ConnectAsync(cancellationToken);
        return redis;
    }

    private static async Task StartAsync(WebApplication app, ServerSettings settings)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException cause) when (cause.InnerException is AddressInUseException)
        {
            throw new StartException(
                $"The address {settings.Urls} is in use by another program; stop it, or choose another one with --Server:Urls=http://127.0.0.1:5181.");
        }
        catch (Exception cause) when (cause is IOException or SocketException)
        {
            throw new StartException($"The server cannot listen on {settings.Urls}: {cause.Message}");
        }
    }

    private static async Task GreetAsync(
        WebApplication app, IGraphStore store, ServerSettings settings, Microsoft.Extensions.Logging.ILogger log)
    {
        var status = await store.GetStatusAsync(CancellationToken.None);
        log.StoreOpened(status.Nodes, status.Relationships, settings.Store.FullPlace, status.Sequence);
        if (settings.Store.Sample && SchemaFiles.Queries.FirstOrDefault() is { } query)
        {
            await Console.Out.WriteLineAsync($"""

                Open {app.Urls.First()}/graphql in a browser, or try:

                  curl {app.Urls.First()}/graphql -H 'Content-Type: application/json' -d '{RequestFor(query)}'

                """);
        }

        log.Listening(string.Join(", ", app.Urls.Select(url => url + "/graphql")));
    }

    /// <summary>The body of a request with a ready query, on one line.</summary>
    private static string RequestFor(string path)
    {
        var lines = File.ReadLines(path).Where(line => !line.TrimStart().StartsWith('#'));
        var words = lines.SelectMany(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return JsonSerializer.Serialize(new { query = string.Join(' ', words) }, RequestFormat);
    }
}
