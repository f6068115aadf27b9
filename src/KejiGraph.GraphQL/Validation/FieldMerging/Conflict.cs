using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>Two fields that cannot be merged, or two groups of their subfields.</summary>
/// <param name="ResponseName">What both would be called.</param>
/// <param name="Reason">The rest of the sentence "they conflict because".</param>
/// <param name="Fields">The first field, then its subfields that conflict.</param>
/// <param name="OtherFields">The second field, then its subfields that conflict.</param>
internal sealed record Conflict(
    string ResponseName, string Reason, List<FieldSyntax> Fields, List<FieldSyntax> OtherFields)
{
    private const int MaxDetailLength = 1000;
    private const int MaxFields = 20;

    public string Message =>
        $"Fields \"{Abbreviate(ResponseName)}\" conflict because {Reason}. Use different aliases on the fields to "
        + $"fetch "
        + "both if this was intentional.";

    /// <summary>Puts the conflicts of two fields' subfields into one; null if there are none.</summary>
    public static Conflict? OfSubfields(List<Conflict> conflicts, string responseName, FieldSyntax a, FieldSyntax b)
    {
        if (conflicts.Count == 0)
        {
            return null;
        }

        var reason = "";
        foreach (var conflict in conflicts)
        {
            reason += (reason.Length == 0 ? "" : " and ")
                + $"subfields \"{Abbreviate(conflict.ResponseName)}\" conflict because {conflict.Reason}";
            if (reason.Length > MaxDetailLength)
            {
                break;
            }
        }

        return new Conflict(
            responseName,
            Abbreviate(reason),
            Gather(a, conflicts, conflict => conflict.Fields),
            Gather(b, conflicts, conflict => conflict.OtherFields));
    }

    public static string Abbreviate(string text) =>
        text.Length > MaxDetailLength ? text[..MaxDetailLength] + "..." : text;

    private static List<FieldSyntax> Gather(
        FieldSyntax field, List<Conflict> conflicts, Func<Conflict, List<FieldSyntax>> sideOf)
    {
        var gathered = new List<FieldSyntax> { field };
        foreach (var conflict in conflicts)
        {
            gathered.AddRange(sideOf(conflict).TakeLast(MaxFields - gathered.Count));
            if (gathered.Count == MaxFields)
            {
                break;
            }
        }

        return gathered;
    }
}
