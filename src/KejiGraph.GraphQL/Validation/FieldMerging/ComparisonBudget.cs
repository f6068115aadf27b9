namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>Counts comparisons of fields, over the proof and the search of one validation.</summary>
internal sealed class ComparisonBudget(int limit)
{
    /// <summary>How many comparisons were made.</summary>
    public long Spent { get; private set; }

    public void Spend(int comparisons)
    {
        Spent += comparisons;
        if (Spent > limit)
        {
            throw new ValidationAbortedException(ValidationErrors.TooManyComparisons(limit));
        }
    }
}
