using System.Text;
using KejiGraph.Engine.Model;
using KejiGraph.Graph.Changes;
using KejiGraph.Graph.Json;
using KejiGraph.Graph.Model;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Testing.Library;

/// <summary>The graph of a small library: the model and the data beside this file.</summary>
public static class LibraryGraph
{
    /// <summary>The folder of operations with their expected plans and answers.</summary>
    public static string OperationsFolder => PathOf("operations");

    /// <summary>The folder of operations with <c>@defer</c> and <c>@stream</c>, and their expected payloads.</summary>
    public static string DeliveriesFolder => PathOf("deliveries");

    /// <summary>The model.</summary>
    public static DomainModel Model { get; } =
        ModelReader.Read(new SourceText(File.ReadAllBytes(PathOf("model.graphql")), "model.graphql"));

    /// <summary>The data as one batch.</summary>
    public static ChangeBatch Data(GraphModel model) => new(
    [
        .. File.ReadLines(PathOf("graph.jsonl"))
            .Select(line => GraphLineReader.Read(model, WriteMode.Create, Encoding.UTF8.GetBytes(line))),
    ]);

    private static string PathOf(string name) => Repository.PathOf("tests", "KejiGraph.Testing", "Library", name);
}
