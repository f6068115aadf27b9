namespace KejiGraph.GraphQL.Values;

/// <summary>Boxes that are made once: booleans and the small integers that page sizes and limits are.</summary>
internal static class Boxed
{
    public static readonly object True = true;
    public static readonly object False = false;

    private const int Lowest = -1;
    private static readonly object[] Integers = [.. Enumerable.Range(Lowest, 258).Select(n => (object)n)];

    public static object Of(bool value) => value ? True : False;

    public static object Of(int value) =>
        (uint)(value - Lowest) < (uint)Integers.Length ? Integers[value - Lowest] : value;
}
