using KejiGraph.Graph.Changes;

namespace KejiGraph.Graph.Tests.Changes;

public sealed class PropertyTextTests
{
    public static TheoryData<object?, string> Values => new()
    {
        { null, "" },
        { "枣庄", "枣庄" },
        { true, "true" },
        { -5L, "-5" },
        { 0.1, "0.1" },
        { 1.50m, "1.50" },
        { new DateOnly(2024, 2, 29), "2024-02-29" },
        { new DateTimeOffset(2024, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)), "2024-01-01T00:00:00Z" },
        { new DateTimeOffset(2024, 1, 1, 0, 0, 0, 250, TimeSpan.Zero), "2024-01-01T00:00:00.25Z" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_has_one_text_in_every_culture(object? value, string text)
    {
        Assert.Equal(text, PropertyText.Of(value));
    }
}
