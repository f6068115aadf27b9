using System.Text.Json;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Generate;

public sealed class GraphGeneratorTests(GeneratedGraph graph) : IClassFixture<GeneratedGraph>
{
    [Fact]
    public void The_same_seed_gives_the_same_bytes()
    {
        using var folder = new TemporaryFolder();

        GeneratedGraph.Write(graph.Model, seed: 1, folder.Path);

        Assert.Equal(Files(graph.Files), Files(folder.Path));
    }

    [Fact]
    public void Another_seed_gives_other_bytes_in_every_file()
    {
        using var folder = new TemporaryFolder();

        GeneratedGraph.Write(graph.Model, seed: 2, folder.Path);

        Assert.Equal(Files(graph.Files).Keys, Files(folder.Path).Keys);
        Assert.All(Files(folder.Path), file => Assert.NotEqual(Files(graph.Files)[file.Key], file.Value));
    }

    [Fact]
    public async Task A_store_takes_every_line()
    {
        var status = await graph.Store!.GetStatusAsync(TestContext.Current.CancellationToken);

        Assert.Equal(graph.Written, (status.Nodes, status.Relationships));
        Assert.Equal(graph.Written.Nodes + graph.Written.Relationships, Files(graph.Files).Values.Sum(text => text.Count(character => character == '\n')));
    }

    [Fact]
    public void Names_are_Chinese_and_English_forms_of_the_same_words()
    {
        var first = Lines("nodes/University").First().GetProperty("properties");

        Assert.Matches("^(枣庄|济南|青岛|淄博|烟台|潍坊|济宁|泰安|临沂|德州|滨州|菏泽|南京|苏州|杭州|合肥)(大学|理工大学|工业大学|农业大学|医科大学|学院)1$", first.GetProperty("name").GetString());
        Assert.Equal(first.GetProperty("name").GetString()![..2] switch
        {
            "枣庄" => "Zaozhuang",
            "济南" => "Jinan",
            "青岛" => "Qingdao",
            "淄博" => "Zibo",
            "烟台" => "Yantai",
            "潍坊" => "Weifang",
            "济宁" => "Jining",
            "泰安" => "Tai'an",
            "临沂" => "Linyi",
            "德州" => "Dezhou",
            "滨州" => "Binzhou",
            "菏泽" => "Heze",
            "南京" => "Nanjing",
            "苏州" => "Suzhou",
            "杭州" => "Hangzhou",
            _ => "Hefei",
        }, first.GetProperty("nameEn").GetString()!.Split(' ')[0]);
    }

    [Fact]
    public void A_few_nodes_have_many_relationships_and_most_have_few()
    {
        var degrees = Lines("relationships/PARTY_TO")
            .Select(line => line.GetProperty("from").GetString()!)
            .Where(id => id.StartsWith("guni-", StringComparison.Ordinal))
            .CountBy(id => id)
            .Select(count => count.Value)
            .OrderDescending()
            .ToList();

        // 60 universities, about 1,400 links, skew 0.8: by the law the first six have 47 % of them, the last thirty 21 %.
        Assert.InRange(degrees.Take(6).Sum() / (double)degrees.Sum(), 0.37, 0.57);
        Assert.InRange(degrees.Skip(30).Sum() / (double)degrees.Sum(), 0.11, 0.29);
    }

    [Fact]
    public void No_two_relationships_of_a_rule_join_the_same_nodes()
    {
        var ends = Lines("relationships/PARTY_TO").Select(line => (line.GetProperty("from").GetString(), line.GetProperty("to").GetString())).ToList();

        Assert.Equal(ends.Count, ends.Distinct().Count());
    }

    private static SortedDictionary<string, string> Files(string folder) => new(
        Directory.GetFiles(folder, "*.jsonl", SearchOption.AllDirectories)
            .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllText),
        StringComparer.Ordinal);

    private IEnumerable<JsonElement> Lines(string name) =>
        File.ReadLines(Path.Combine(graph.Files, name + ".jsonl")).Select(line => JsonDocument.Parse(line).RootElement);
}
