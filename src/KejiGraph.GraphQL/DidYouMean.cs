namespace KejiGraph.GraphQL;

/// <summary>
/// Suggestions for misspelled names: those within a Damerau-Levenshtein distance of 40 % of the length plus one,
/// nearest first. Linear in the number of options, and bounded by the square of the option's length for each.
/// </summary>
internal static class DidYouMean
{
    private const int MaxSuggestions = 5;

    /// <summary><c> Did you mean "a", "b", or "c"?</c>, or nothing if no option is near.</summary>
    public static string Suggest(string input, IEnumerable<string> options, string? subject = null) =>
        Suggest(Nearest(input, options), subject);

    /// <summary>The same for names that have been chosen already.</summary>
    public static string Suggest(IReadOnlyList<string> suggestions, string? subject = null)
    {
        if (suggestions.Count == 0)
        {
            return "";
        }

        var quoted = suggestions.Take(MaxSuggestions).Select(name => $"\"{name}\"");
        return $" Did you mean {(subject is null ? "" : subject + " ")}{OrList([.. quoted])}?";
    }

    /// <summary>The options that are near the input, nearest first, ties in natural order.</summary>
    public static List<string> Nearest(string input, IEnumerable<string> options)
    {
        var distance = new LexicalDistance(input);
        var threshold = (int)(input.Length * 0.4) + 1;
        var near = new List<(string Option, int Distance)>();
        foreach (var option in options.Distinct())
        {
            if (distance.Measure(option, threshold) is { } measured)
            {
                near.Add((option, measured));
            }
        }

        near.Sort((a, b) => a.Distance != b.Distance
            ? a.Distance.CompareTo(b.Distance)
            : NaturalOrder.Compare(a.Option, b.Option));
        return near.ConvertAll(candidate => candidate.Option);
    }

    private static string OrList(string[] items) => items switch
    {
        [var only] => only,
        [var first, var second] => $"{first} or {second}",
        [.. var rest, var last] => $"{string.Join(", ", rest)}, or {last}",
        _ => "",
    };
}
