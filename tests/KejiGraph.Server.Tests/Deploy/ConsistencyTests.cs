using System.Globalization;
using System.Text.RegularExpressions;
using KejiGraph.Server.Tests.Settings;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Deploy;

/// <summary>What <c>deploy/</c> says of the server, held against the server.</summary>
public sealed partial class ConsistencyTests
{
    private const int LeastSecondsMore = 3;

    private static readonly string Folder = Repository.PathOf("deploy");

    private static readonly (string Name, string Text)[] Files =
    [
        .. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Order()
            .Select(path => (Path.GetRelativePath(Folder, path), File.ReadAllText(path))),
    ];

    [Fact]
    public void Each_setting_that_a_file_gives_is_one_that_the_server_reads()
    {
        var known = ReferenceTests.Known.Keys.Select(key => key.Replace(":", "__", StringComparison.Ordinal)).ToHashSet();
        var given = Files
            .SelectMany(file => SettingName().Matches(file.Text).Select(match => (file.Name, Key: match.Groups[1].Value)))
            .Where(setting => !setting.Key.StartsWith("Serilog__", StringComparison.Ordinal))
            .ToArray();

        Assert.NotEmpty(given);
        Assert.Equal([], given.Where(setting => !known.Contains(setting.Key)));
    }

    [Fact]
    public void Probes_ask_for_paths_that_the_server_has()
    {
        var paths = Files.SelectMany(file => ProbePath().Matches(file.Text)).Select(match => match.Groups[1].Value).Distinct().Order();

        Assert.Equal(["/health/live", "/health/ready"], paths);
    }

    [Theory]
    [InlineData("kubernetes/neo4j/deployment.yaml", @"containerPort: (\d+)")]
    [InlineData("kubernetes/neo4j/kustomization.yaml", @"KEJIGRAPH__Server__Urls=http://\+:(\d+)")]
    [InlineData("kubernetes/embedded/statefulset.yaml", @"containerPort: (\d+)")]
    [InlineData("kubernetes/embedded/kustomization.yaml", @"KEJIGRAPH__Server__Urls=http://\+:(\d+)")]
    [InlineData("Dockerfile", @"EXPOSE (\d+)")]
    [InlineData("Dockerfile", @"KEJIGRAPH__Server__Urls=http://\+:(\d+)")]
    [InlineData("compose.yaml", @"127\.0\.0\.1:\d+:(\d+)")]
    public void Everything_is_at_the_port_where_the_server_listens(string file, string pattern)
    {
        var port = new Uri(ReferenceTests.Known["Server:Urls"].Default!).Port;

        Assert.Equal(port, Number(file, pattern));
    }

    [Theory]
    [InlineData("kubernetes/neo4j/deployment.yaml", @"terminationGracePeriodSeconds: (\d+)", "kubernetes/neo4j/kustomization.yaml")]
    [InlineData("kubernetes/embedded/statefulset.yaml", @"terminationGracePeriodSeconds: (\d+)", "kubernetes/embedded/kustomization.yaml")]
    [InlineData("compose.yaml", @"(?s)\n  kejigraph:.*?stop_grace_period: (\d+)s", "compose.yaml")]
    [InlineData("systemd/kejigraph.service", @"TimeoutStopSec=(\d+)s", "systemd/kejigraph.service")]
    public void Whoever_stops_the_server_waits_until_it_has_drained_and_finished(string file, string pattern, string settings)
    {
        var drain = Seconds(settings, "Server:DrainSeconds");
        var finish = Seconds(settings, "Limits:TimeoutSeconds");

        Assert.InRange(Number(file, pattern), drain + finish + LeastSecondsMore, 300);
    }

    [Fact]
    public void Servers_drain_for_longer_than_it_takes_to_see_that_they_are_not_ready()
    {
        const string Deployment = "kubernetes/neo4j/deployment.yaml";
        var period = Number(Deployment, @"(?s)readinessProbe:.*?periodSeconds: (\d+)");
        var failures = Number(Deployment, @"(?s)readinessProbe:.*?failureThreshold: (\d+)");

        Assert.InRange(Seconds("kubernetes/neo4j/kustomization.yaml", "Server:DrainSeconds"), (period * failures) + LeastSecondsMore, 60);
    }

    [Fact]
    public void A_server_may_start_for_as_long_as_it_waits_for_Neo4j()
    {
        const string Deployment = "kubernetes/neo4j/deployment.yaml";
        var period = Number(Deployment, @"(?s)startupProbe:.*?periodSeconds: (\d+)");
        var failures = Number(Deployment, @"(?s)startupProbe:.*?failureThreshold: (\d+)");

        Assert.InRange(
            period * failures, Seconds("kubernetes/neo4j/kustomization.yaml", "Store:Neo4j:StartSeconds") + LeastSecondsMore, 600);
    }

    [Fact]
    public void Each_key_of_the_secret_that_a_manifest_takes_is_in_it()
    {
        var secret = TextOf("kubernetes/secret.yaml");
        var keys = Files.Where(file => file.Name.StartsWith("kubernetes", StringComparison.Ordinal))
            .SelectMany(file => SecretKey().Matches(file.Text)).Select(match => match.Groups[1].Value).Distinct().ToArray();

        Assert.Equal(["cursor-key", "neo4j-password", "redis-uri", "redis.conf"], keys.Order(StringComparer.Ordinal));
        Assert.All(keys, key => Assert.Contains($"\n  {key}: ", secret, StringComparison.Ordinal));
    }

    [Fact]
    public void The_image_runs_without_root_and_says_whether_it_is_healthy()
    {
        var lines = TextOf("Dockerfile").Split('\n');
        var final = lines[Array.FindLastIndex(lines, line => line.StartsWith("FROM", StringComparison.Ordinal))..];

        Assert.Contains("USER $APP_UID", final);
        Assert.Contains(final, line => line.StartsWith("HEALTHCHECK", StringComparison.Ordinal) && line.Contains("\"health\"", StringComparison.Ordinal));
    }

    /// <summary>What a file sets, or else the default.</summary>
    private static int Seconds(string file, string key)
    {
        var name = key.Replace(":", "__", StringComparison.Ordinal);
        var set = Regex.Match(TextOf(file), $@"KEJIGRAPH__{name}[=:] ?""?(\d+)");
        return int.Parse(set.Success ? set.Groups[1].Value : ReferenceTests.Known[key].Default!, CultureInfo.InvariantCulture);
    }

    private static int Number(string file, string pattern)
    {
        var match = Regex.Match(TextOf(file), pattern);
        Assert.True(match.Success, $"deploy/{file} has nothing like {pattern}.");
        return int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string TextOf(string file) => Files.Single(one => one.Name == file).Text;

    [GeneratedRegex(@"KEJIGRAPH__(\w+)")]
    private static partial Regex SettingName();

    [GeneratedRegex(@"path: (/health\S*)")]
    private static partial Regex ProbePath();

    [GeneratedRegex(@"(?m)^ +(?:- )?key: (\S+)")]
    private static partial Regex SecretKey();
}
