using KejiGraph.Neo4j.Rendering;
using KejiGraph.Testing.Library;

namespace KejiGraph.Neo4j.Tests.Rendering;

public sealed class StatementTests
{
    public static TheoryData<Operation> Operations => [.. Operation.In(LibraryGraph.OperationsFolder)];

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Every_operation_has_its_statement(Operation operation)
    {
        await using var capture = await PlanCapture.OpenAsync();

        var rendered = await capture.RenderAsync(operation.Text, operation.Variables);

        var text = StatementText.Of(rendered);
        Assert.Equal(operation.ExpectedStatement(text), text);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public async Task All_roots_of_an_operation_are_values_of_one_statement(int roots)
    {
        await using var capture = await PlanCapture.OpenAsync();
        var fields = Enumerable.Range(0, roots).Select(root => $"r{root}: works(first: {root + 1}) {{ nodes {{ id }} }}");

        var rendered = await capture.RenderAsync($"{{ {string.Join(' ', fields)} }}");

        Assert.StartsWith("RETURN ", rendered.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(';', rendered.Text);
        Assert.Equal(
            Enumerable.Range(0, roots).Select(root => $"AS v{root}"),
            rendered.Text.Split('\n').Skip(1).Select(line => line.TrimEnd(',')[^$"AS v{roots - 1}".Length..].TrimStart()));
    }

    [Fact]
    public async Task What_several_node_types_share_is_rendered_once_however_deep_it_nests()
    {
        await using var capture = await PlanCapture.OpenAsync();
        var sizes = new List<int>();
        foreach (var depth in (int[])[2, 4, 6])
        {
            var nested = string.Concat(Enumerable.Repeat("cites(first: 1) { nodes { ... on Book { pages } ", depth));

            var rendered = await capture.RenderAsync($"{{ works(first: 1) {{ nodes {{ {nested} id {new string('}', 2 * depth)} }} }} }}");

            sizes.Add(rendered.Text.Length);
        }

        Assert.InRange(sizes[2] - sizes[1], 1, sizes[1] - sizes[0] + 50);
    }
}
