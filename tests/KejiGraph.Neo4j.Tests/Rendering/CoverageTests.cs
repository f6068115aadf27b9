using System.Collections;
using System.Reflection;
using KejiGraph.Graph.Plans;
using KejiGraph.Neo4j.Rendering;
using KejiGraph.Testing.Library;

namespace KejiGraph.Neo4j.Tests.Rendering;

/// <summary>A member of a family of plans that nobody renders would be found by the first request that needs it; so it is found here.</summary>
public sealed class CoverageTests
{
    [Theory]
    [InlineData(typeof(Projection))]
    [InlineData(typeof(Predicate))]
    [InlineData(typeof(ValueSource))]
    [InlineData(typeof(RowSource))]
    [InlineData(typeof(PropertySource))]
    public async Task Every_member_of_a_family_is_rendered_for_some_operation(Type family)
    {
        var rendered = await RenderedAsync();

        Assert.Equal(
            family.GetNestedTypes().Where(member => member.IsSubclassOf(family)).Select(member => member.Name).Order(),
            rendered.Select(part => part.GetType()).Where(type => type.IsSubclassOf(family)).Select(type => type.Name).Distinct().Order());
    }

    [Theory]
    [InlineData(typeof(Quantifier))]
    [InlineData(typeof(ComparisonOperator))]
    [InlineData(typeof(PageFactKind))]
    public async Task Every_value_of_an_enumeration_is_rendered_for_some_operation(Type enumeration)
    {
        var rendered = await RenderedAsync();

        Assert.Equal(
            Enum.GetValues(enumeration).Cast<object>(), rendered.Where(part => part.GetType() == enumeration).Distinct().Order());
    }

    /// <summary>Every part of the plans and filters that were rendered without an error.</summary>
    private static async Task<HashSet<object>> RenderedAsync()
    {
        await using var capture = await PlanCapture.OpenAsync();
        var parts = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var found = new HashSet<object>();
        foreach (var operation in Operation.In(LibraryGraph.OperationsFolder))
        {
            var (plan, arguments) = await capture.RunAsync(operation.Text, operation.Variables);
            PlanRenderer.Render(plan, arguments).Bind(arguments);
            Visit(plan, parts, found);
            for (var parameter = 0; parameter < plan.Parameters.Length; parameter++)
            {
                Visit(arguments[new Operand(parameter)], parts, found);
            }
        }

        return found;
    }

    private static void Visit(object? part, HashSet<object> seen, HashSet<object> found)
    {
        switch (part)
        {
            case null or string:
                break;
            case Enum:
                found.Add(part);
                break;
            case IEnumerable items:
                foreach (var item in items)
                {
                    Visit(item, seen, found);
                }

                break;
            case NodeSelection selection:
                for (var place = 0; place < selection.Set.Types.Length; place++)
                {
                    Visit(selection[place], seen, found);
                }

                break;
            case var _ when part.GetType().Namespace == typeof(Plan).Namespace && seen.Add(part):
                if (part is Projection or Predicate or ValueSource or RowSource or PropertySource)
                {
                    found.Add(part);
                }

                foreach (var property in part.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
                {
                    Visit(property.GetValue(part), seen, found);
                }

                break;
            default:
                break;
        }
    }
}
