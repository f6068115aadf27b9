using System.Xml.Linq;
using KejiGraph.Testing;

namespace KejiGraph.Server.Tests.Architecture;

public sealed class ProjectReferenceTests
{
    /// <summary>What each project may use. A new arrow is a decision about the architecture, not a line in a project file.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["KejiGraph.GraphQL"] = [],
        ["KejiGraph.Graph"] = [],
        ["KejiGraph.Engine"] = ["KejiGraph.GraphQL", "KejiGraph.Graph"],
        ["KejiGraph.Analytics"] = ["KejiGraph.Graph"],
        ["KejiGraph.Embedded"] = ["KejiGraph.Graph"],
        ["KejiGraph.Bolt"] = [],
        ["KejiGraph.Neo4j"] = ["KejiGraph.Graph", "KejiGraph.Bolt"],
        ["KejiGraph.Redis"] = [],
        ["KejiGraph.Server"] =
        [
            "KejiGraph.GraphQL", "KejiGraph.Graph", "KejiGraph.Engine", "KejiGraph.Analytics", "KejiGraph.Embedded", "KejiGraph.Bolt",
            "KejiGraph.Neo4j", "KejiGraph.Redis",
        ],
    };

    [Fact]
    public void Every_project_uses_only_what_the_architecture_allows()
    {
        var forbidden = SourceProjects().SelectMany(project => References(project, "ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/')))
            .Where(reference => !Allowed[Name(project)].Contains(reference))
            .Select(reference => $"{Name(project)} → {reference}"));

        Assert.Empty(forbidden);
    }

    [Fact]
    public void Every_source_project_is_one_that_the_architecture_knows()
    {
        Assert.Empty(SourceProjects().Select(Name).Except(Allowed.Keys));
    }

    [Theory]
    [InlineData("KejiGraph.GraphQL")]
    [InlineData("KejiGraph.Graph")]
    [InlineData("KejiGraph.Engine")]
    [InlineData("KejiGraph.Bolt")]
    public void The_core_uses_no_package(string project)
    {
        Assert.Empty(References(Repository.PathOf("src", project, $"{project}.csproj"), "PackageReference"));
    }

    [Fact]
    public void No_source_file_names_a_type_of_the_domain()
    {
        string[] words = ["Enterprise", "University", "Talent", "Agreement"];
        var named = Directory.EnumerateFiles(Repository.PathOf("src"), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(path => File.ReadAllText(path) is var text && words.Any(word => text.Contains(word, StringComparison.Ordinal)));

        Assert.Empty(named);
    }

    [Fact]
    public void Every_project_stands_in_the_solution()
    {
        var solution = File.ReadAllText(Repository.PathOf("KejiGraph.sln"));

        Assert.All(
            Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories),
            project => Assert.Contains(Path.GetFileName(project), solution, StringComparison.Ordinal));
    }

    private static IEnumerable<string> SourceProjects() =>
        Directory.EnumerateFiles(Repository.PathOf("src"), "*.csproj", SearchOption.AllDirectories);

    private static string Name(string project) => Path.GetFileNameWithoutExtension(project);

    private static IEnumerable<string> References(string project, string element) =>
        XDocument.Load(project).Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
}
