using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Tests.Execution;

/// <summary>
/// Collected fields as one request asks for them: those of which an occurrence is selected, in the order of the first
/// that is (specification 6.3.2).
/// </summary>
internal static class ResponseOrder
{
    public static IEnumerable<(CollectedField Field, List<FieldOccurrence> Selected)> Of(
        IEnumerable<CollectedField> fields, VariableValues? variables) => fields
            .Select(field => (
                Field: field,
                Selected: field.Occurrences.Where(occurrence => Holds(occurrence.Conditions, variables)).ToList()))
            .Where(entry => entry.Selected.Count > 0)
            .OrderBy(entry => entry.Selected[0].Ordinal);

    private static bool Holds(ConditionSet conditions, VariableValues? variables) =>
        conditions.Conditions.All(condition =>
        {
            object? value = null;
            Assert.True(variables?.TryGetValue(condition.Variable, out value));
            return value is true != condition.IsNegated;
        });
}
