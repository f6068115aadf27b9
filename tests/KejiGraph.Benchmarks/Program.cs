using KejiGraph.Benchmarks;

return args switch
{
    ["engine", var model, var store, var query, .. var rest] => await EngineRun.RunAsync(model, store, query, rest),
    ["recording", var model, var store, var query, .. var rest] => await RecordingRun.RunAsync(model, store, query, rest),
    ["bare", var body, var port] => await BareServer.ServeAsync(body, port),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        engine MODEL STORE QUERY [REQUESTS]      bytes allocated, and time before the store, in it and after it
        recording MODEL STORE QUERY [REQUESTS]   what it takes to record what an answer depends on
        bare BODY PORT                           serves the bytes of a file at any path, with Kestrel and nothing else
        """);
    return 1;
}
