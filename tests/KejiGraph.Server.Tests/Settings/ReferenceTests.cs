using KejiGraph.Server.Settings;
using KejiGraph.Testing;
using Microsoft.Extensions.Configuration;

namespace KejiGraph.Server.Tests.Settings;

/// <summary><c>deploy/CONFIGURATION.md</c>, held against what the server reads.</summary>
public sealed class ReferenceTests
{
    private static readonly Row[] Rows = [.. File.ReadLines(Repository.PathOf("deploy", "CONFIGURATION.md")).Select(Row.Parse).OfType<Row>()];

    /// <summary>What the server reads, by key.</summary>
    internal static Dictionary<string, Setting> Known
    {
        get
        {
            var reader = new SettingsReader(new ConfigurationBuilder().Build());
            ServerSettings.Read(reader);
            return reader.Known.ToDictionary(setting => setting.Key);
        }
    }

    [Fact]
    public void Each_setting_stands_in_the_reference_with_its_default_and_what_is_allowed()
    {
        var missing = Known.Values.Where(setting => !Rows.Any(row => row.Tells(setting))).ToArray();

        Assert.True(missing.Length == 0, $"deploy/CONFIGURATION.md needs:\n{string.Join('\n', missing.Select(Row.For))}");
    }

    [Fact]
    public void The_reference_has_no_setting_that_the_server_does_not_read()
    {
        Assert.NotEmpty(Rows);
        Assert.Equal(Rows.Length, Rows.DistinctBy(row => row.Key).Count());
        Assert.Equal([], Rows.Select(row => row.Key).Except(Known.Keys));
    }

    [Fact]
    public void The_table_of_the_README_says_the_same_defaults()
    {
        var rows = File.ReadLines(Repository.PathOf("README.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells.Length == 5 && Known.ContainsKey(KeyOf(cells)))
            .ToArray();

        Assert.NotEmpty(rows);
        Assert.All(rows, cells => Assert.StartsWith(Row.DefaultOf(Known[KeyOf(cells)]), cells[2], StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The first key of a row of the README, which may have another one for a file.</summary>
    private static string KeyOf(string[] cells) => cells[1].Split('`') is ["", var key, ..] ? key : "";

    /// <summary>A row of the reference.</summary>
    private sealed record Row(string Key, string Environment, string Default, string Allowed, string Meaning)
    {
        /// <summary>The row of a line; null when it has none.</summary>
        public static Row? Parse(string line) =>
            line.Split('|', StringSplitOptions.TrimEntries) is ["", ['`', .., '`'] key, var environment, var otherwise, var allowed, var meaning, ""]
                ? new Row(key.Trim('`'), environment, otherwise, allowed, meaning)
                : null;

        /// <summary>The row that a setting needs; its meaning is for people to write.</summary>
        public static string For(Setting setting) =>
            $"| `{setting.Key}` | {EnvironmentOf(setting)} | {DefaultOf(setting)} | {setting.Allowed ?? "…"} | … |";

        public static string DefaultOf(Setting setting) => setting.Default is { } text ? $"`{text}`" : "none";

        public bool Tells(Setting setting) =>
            (Key, Environment, Default) == (setting.Key, EnvironmentOf(setting), DefaultOf(setting))
            && (setting.Allowed is null ? Allowed is not ("" or "…") : Allowed == setting.Allowed)
            && Meaning is not ("" or "…");

        private static string EnvironmentOf(Setting setting) => $"`KEJIGRAPH__{setting.Key.Replace(":", "__", StringComparison.Ordinal)}`";
    }
}
