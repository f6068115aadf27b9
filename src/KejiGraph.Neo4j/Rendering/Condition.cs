namespace KejiGraph.Neo4j.Rendering;

/// <summary>Conditions of Cypher as text. Those that are known to hold, or not to, vanish from what they are joined to.</summary>
internal static class Condition
{
    public const string True = "true";

    public const string False = "false";

    /// <summary>All hold.</summary>
    public static string And(params IEnumerable<string> conditions) => Join(conditions, " AND ", neutral: True, decisive: False);

    /// <summary>One holds.</summary>
    public static string Or(params IEnumerable<string> conditions) => Join(conditions, " OR ", neutral: False, decisive: True);

    /// <summary>It does not hold. Only for conditions that are never null.</summary>
    public static string Not(string condition) => condition switch
    {
        True => False,
        False => True,
        _ => $"NOT ({condition})",
    };

    private static string Join(IEnumerable<string> conditions, string sign, string neutral, string decisive)
    {
        string[] left = [.. conditions.Where(condition => condition != neutral)];
        return left switch
        {
            [] => neutral,
            _ when left.Contains(decisive) => decisive,
            [var one] => one,
            _ => $"({string.Join(sign, left)})",
        };
    }
}
