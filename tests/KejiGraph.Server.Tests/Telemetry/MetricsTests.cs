namespace KejiGraph.Server.Tests.Telemetry;

public sealed class MetricsTests : IAsyncLifetime
{
    private readonly MeasuredServer _server = new();

    public ValueTask InitializeAsync() => _server.InitializeAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Counters_move_by_what_was_asked()
    {
        for (var request = 0; request < 4; request++)
        {
            await _server.PostAsync("""{"query":"query Kept { platforms { totalCount } }"}""");
        }

        await _server.PostAsync("""{"query":"{ talents { totalCount } }"}""");
        await _server.PostAsync("""{"query":"{ nothing }"}""");
        await _server.PostAsync("""{"query":"{ __typename }"}""");
        await _server.PostAsync("""{"query":"{ __typename }"}""");
        var series = await _server.ReadAsync(operations: 8);

        Assert.Equal(
            [
                "memory query ok 3",
                "miss query ok 2",
                "none query ok 2",
                "none unknown refused 1",
            ],
            series.Where(one => one.Name == "kejigraph_request_duration_seconds_count")
                .Select(one => $"{one.Labels["cache"]} {one.Labels["graphql_operation_type"]} {one.Labels["outcome"]} {one.Value}").Order());
        Assert.Equal(3, ValueOf(series, "kejigraph_cache_hits_total", ("level", "memory")));
        Assert.Equal(2, ValueOf(series, "kejigraph_cache_misses_total"));
        Assert.Equal(0, ValueOf(series, "kejigraph_cache_invalidations_total"));
        Assert.Equal(2, ValueOf(series, "kejigraph_cache_entries"));
        Assert.Equal(2, ValueOf(series, "kejigraph_store_duration_seconds_count", ("operation", "read"), ("outcome", "ok")));

        // The sample, as one batch.
        Assert.Equal(1, ValueOf(series, "kejigraph_store_duration_seconds_count", ("operation", "write"), ("outcome", "ok")));
        Assert.Equal(1, ValueOf(series, "kejigraph_plan_cache_hits_total"));
        Assert.Equal(4, ValueOf(series, "kejigraph_plan_cache_misses_total"));
        Assert.Equal(3, ValueOf(series, "kejigraph_plan_cache_entries"));
        Assert.Equal(0, ValueOf(series, "kejigraph_gate_rejections_total"));
        Assert.Equal(0, ValueOf(series, "kejigraph_redis_connected"));
    }

    [Fact]
    public async Task Labels_have_values_of_closed_sets_whatever_clients_send()
    {
        await _server.ReadAsync(operations: 0);
        for (var request = 0; request < 500; request++)
        {
            await _server.PostAsync($$"""{"query":"query Name{{request}} { platforms { totalCount } }","operationName":"Name{{request}}"}""");
            await _server.PostAsync($$"""{"query":"{ a{{request}}: __typename }","operationName":"x\",outcome=\"{{request}}\n\u4e2d"}""");
        }

        await _server.GetAsync("/graphql/persisted/unknown-4711?x=4711");
        await _server.GetAsync("/nowhere-4711");
        var series = await _server.ReadAsync(operations: 1_001);

        var values = series.Where(one => one.Name.StartsWith("kejigraph_", StringComparison.Ordinal))
            .SelectMany(one => one.Labels).Where(label => label.Key is not ("le" or "otel_scope_name"))
            .GroupBy(label => label.Key, label => label.Value)
            .ToDictionary(label => label.Key, label => label.ToHashSet());
        Assert.Equal(["cache", "graphql_operation_type", "level", "operation", "outcome", "state"], values.Keys.Order());
        Assert.Empty(values["cache"].Except(["memory", "redis", "shared", "stale", "miss", "none"]));
        Assert.Empty(values["graphql_operation_type"].Except(["query", "mutation", "subscription", "unknown"]));
        Assert.Empty(values["level"].Except(["memory", "redis", "shared", "stale"]));
        Assert.Empty(values["operation"].Except(["read", "write"]));
        Assert.Empty(values["outcome"].Except(["ok", "partial", "error", "refused", "cancelled"]));
        Assert.Empty(values["state"].Except(["used", "idle"]));
        Assert.DoesNotContain(series.SelectMany(one => one.Labels.Values), value => value.Contains("4711", StringComparison.Ordinal));
        Assert.Equal(500, ValueOf(series, "kejigraph_cache_misses_total"));
    }

    [Fact]
    public async Task The_dashboard_shows_what_there_is()
    {
        await _server.PostAsync("""{"query":"{ platforms { totalCount } }"}""");
        var there = (await _server.ReadAsync(operations: 1)).Select(one => one.Name).ToHashSet();

        var (code, output) = await TelemetryScript.RunAsync("dashboard.mjs", DashboardTests.File);

        Assert.Equal(0, code);
        Assert.Empty(output.TrimEnd().Split('\n').Except(there));
    }

    private static double ValueOf(IEnumerable<Series> series, string name, params (string Key, string Value)[] labels) =>
        Assert.Single(series, one => one.Name == name && labels.All(label => one.Labels.GetValueOrDefault(label.Key) == label.Value)).Value;
}
