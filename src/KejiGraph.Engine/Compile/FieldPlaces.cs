using System.Collections.Immutable;
using KejiGraph.GraphQL.Execution;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// Where the fields of an object stand in a response. A response is ordered by the first occurrence of each field that is
/// selected (specification 6.3.2), and with <c>@skip</c> and <c>@include</c> the request decides which one that is. So a field
/// has a place for each occurrence that can be the first one, with the condition that it is.
/// </summary>
internal static class FieldPlaces
{
    /// <summary>The places in order. A field with the same conditions everywhere has one.</summary>
    public static ImmutableArray<FieldPlace> Of(ImmutableArray<CollectedField> fields)
    {
        var places = new List<(CollectedField Field, List<ConditionSet> Conditions)>();
        foreach (var (field, occurrence) in InOrder(fields))
        {
            if (places.Count > 0 && places[^1].Field == field)
            {
                places[^1].Conditions.Add(occurrence.Conditions);
            }
            else
            {
                places.Add((field, [occurrence.Conditions]));
            }
        }

        var earlier = new Dictionary<CollectedField, EntryCondition>(ReferenceEqualityComparer.Instance);
        var result = ImmutableArray.CreateBuilder<FieldPlace>(places.Count);
        foreach (var (field, conditions) in places)
        {
            var here = EntryCondition.Or(conditions.Select(EntryCondition.Of));
            var before = earlier.GetValueOrDefault(field, EntryCondition.Never);
            result.Add(new FieldPlace(field, EntryCondition.And(here, EntryCondition.Not(before))));
            earlier[field] = EntryCondition.Or(before, here);
        }

        return result.DrainToImmutable();
    }

    /// <summary>The occurrences that can be the first of their field, in the order of the document.</summary>
    private static IEnumerable<(CollectedField Field, FieldOccurrence Occurrence)> InOrder(ImmutableArray<CollectedField> fields) =>
        fields
            .SelectMany(field => field.Occurrences
                .Where((occurrence, index) =>
                    !field.Occurrences.Take(index).Any(one => one.Conditions.IsImpliedBy(occurrence.Conditions)))
                .Select(occurrence => (field, occurrence)))
            .OrderBy(place => place.occurrence.Ordinal);
}

/// <summary>A place of a field in a response.</summary>
/// <param name="Field">The field.</param>
/// <param name="Condition">When it stands there.</param>
internal readonly record struct FieldPlace(CollectedField Field, EntryCondition Condition);
