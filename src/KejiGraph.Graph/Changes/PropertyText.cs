using System.Globalization;

namespace KejiGraph.Graph.Changes;

/// <summary>Values as text that is the same in every process: in dependencies, messages and files.</summary>
public static class PropertyText
{
    /// <summary>The text of a scalar value; null is the empty text.</summary>
    public static string Of(object? value) => value switch
    {
        null => "",
        string text => text,
        bool truth => truth ? "true" : "false",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTimeOffset instant => Of(instant),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A value of type {value.GetType().Name} is not a scalar.", nameof(value)),
    };

    private static string Of(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture) + "Z";
}
