using System.Text;
using System.Text.Json;

namespace KejiGraph.Testing.Library;

/// <summary>
/// An operation in a file <c>name.graphql</c>, with its variables in a comment <c># variables: {…}</c>, its plan in
/// <c>name.plan.txt</c>, its statement for Neo4j in <c>name.cypher</c> and its answer in <c>name.json</c>.
/// </summary>
public sealed class Operation
{
    private const string VariablesMark = "# variables: ";

    private Operation(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        Text = File.ReadAllText(path);
        var variables = Text.Split('\n').FirstOrDefault(line => line.StartsWith(VariablesMark, StringComparison.Ordinal));
        Variables = variables is null ? default : JsonDocument.Parse(variables[VariablesMark.Length..]).RootElement;
        _stem = path[..^".graphql".Length];
    }

    private readonly string _stem;

    /// <summary>The name of the file.</summary>
    public string Name { get; }

    /// <summary>The document.</summary>
    public string Text { get; }

    /// <summary>The document in UTF-8.</summary>
    public ReadOnlyMemory<byte> Utf8 => Encoding.UTF8.GetBytes(Text);

    /// <summary>The variables.</summary>
    public JsonElement Variables { get; }

    /// <summary>The operations of a folder, by name.</summary>
    public static IEnumerable<Operation> In(string folder) =>
        Directory.GetFiles(folder, "*.graphql").Order(StringComparer.Ordinal).Select(path => new Operation(path));

    /// <summary>The plan that the operation should have.</summary>
    public string ExpectedPlan(string actual) => Repository.Expected(_stem + ".plan.txt", actual);

    /// <summary>The statement that a store in Neo4j should send, with its parameters.</summary>
    public string ExpectedStatement(string actual) => Repository.Expected(_stem + ".cypher", actual);

    /// <summary>The answer that the operation should get, indented so that people can read and compare it.</summary>
    public string ExpectedAnswer(string actual) => Repository.Expected(_stem + ".json", actual);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
