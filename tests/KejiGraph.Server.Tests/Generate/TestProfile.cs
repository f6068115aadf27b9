using System.Text;
using KejiGraph.Graph.Model;
using KejiGraph.Server.Generate;
using KejiGraph.Testing;
using KejiGraph.Testing.Library;

namespace KejiGraph.Server.Tests.Generate;

/// <summary>Profiles that tests read.</summary>
internal static class TestProfile
{
    /// <summary>The profile of the project.</summary>
    public static GenerationProfile OfProject(GraphModel model) =>
        ProfileReader.Read(model, File.ReadAllBytes(Repository.PathOf("schema", "generate", "profile.json")), "profile.json");

    /// <summary>A profile over the model of the library.</summary>
    public static GenerationProfile OfLibrary(string json) =>
        ProfileReader.Read(LibraryGraph.Model.Graph, Encoding.UTF8.GetBytes(json), "p.json");
}
