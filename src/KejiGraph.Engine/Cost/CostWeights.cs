namespace KejiGraph.Engine.Cost;

/// <summary>
/// What reading costs, in thousandths of a unit. A unit is about twenty rows with a handful of values each, so that the default
/// limit of 1,000 units stands for 20,000 rows. Whole numbers: sums are exact in a <see cref="double"/>.
/// </summary>
internal static class CostWeights
{
    /// <summary>How many thousandths a unit has.</summary>
    public const double Unit = 1000;

    /// <summary>A node that is read: in a page, by its id, or because a record names it.</summary>
    public const double Node = 40;

    /// <summary>An edge of a page, besides its node.</summary>
    public const double Edge = 10;

    /// <summary>A single value: a property, a cursor, a fact of a page.</summary>
    public const double Value = 2;

    /// <summary>A record that is read.</summary>
    public const double Record = 10;

    /// <summary>How many records a list of records is taken to have: only the store knows.</summary>
    public const double RecordsOfList = 2;

    /// <summary>A list that is opened, also when its page is empty.</summary>
    public const double List = 50;

    /// <summary>A total count; with a filter, the price of the filter comes once more.</summary>
    public const double TotalCount = 50;

    /// <summary>A comparison in the filter of a relationship's list.</summary>
    public const double Comparison = 20;

    /// <summary>Each value of a list that a comparison looks in.</summary>
    public const double ListedValue = 2;

    /// <summary>A number of relationships that is compared or sorted by, besides the comparison or the sort.</summary>
    public const double RelatedCount = 50;

    /// <summary>A predicate about relationships, in the filter of a relationship's list.</summary>
    public const double RelatedPredicate = 200;

    /// <summary>How many rows a predicate about relationships is taken to look at, each with what the predicate asks of it.</summary>
    public const double RowsOfPredicate = 4;

    /// <summary>A sort key of a relationship's list.</summary>
    public const double SortKey = 50;

    /// <summary>How much more filters and orders cost in a list of all nodes of a type: they may run over all of them.</summary>
    public const double WholeType = 20;
}
